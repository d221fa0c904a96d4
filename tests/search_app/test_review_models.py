"""What the quality and ontology pages show, worked out from a few values by hand."""

from graph.model import Evidence
from graph.review_model import DoubtfulName, Figure, IndicatorUse, Issue, OpenIndicatorUse, SumCheck
from ontology.concepts import load_concepts
from ontology.schema import load_schema
from search_app.ontology_model import class_graph, class_tree, indicator_rows, properties
from search_app.quality_model import counted, remarks, remarks_csv, totals

PLACE = Evidence("s", "共80件，其中甲30件、乙45件。", 5, 20, "d1", "某报告", None, "80件")
PARTS = (Figure("p", "甲", 30.0, "件", "eq", "30件"), Figure("q", "乙", 45.0, "件", "eq", "45件"))
WHOLE = Figure("w", "案件", 80.0, "件", "eq", "80件")


def test_every_kind_of_doubt_is_one_remark_with_its_place() -> None:
    found = remarks(
        [Issue("i1", "redaction", "原文以“(略)”遮蔽", 30, 33, "d1"), Issue("i2", "duplicateTitle", "", 0, 4, "d2")],
        [OpenIndicatorUse("o1", "新指标", "d1", 2, 50)],
        [DoubtfulName("n1", "开鲁县司法局", "县司法局", "inferred", "d1", 60, 64)],
        [SumCheck("k1", "inconsistent", 5.0, WHOLE, PARTS, PLACE), SumCheck("k2", "consistent", 0.0, WHOLE, (), PLACE)],
        lang="zh",
    )
    assert [(one.kind, one.start, one.end) for one in found] == [
        ("damage", 30, 33),
        ("open", 50, 51),
        ("doubts", 60, 64),
        ("sums", 5, 20),
        ("dropped", 0, 4),
    ]
    assert found[2].note == "推断 → 开鲁县司法局"
    assert found[3].what == "80 件 ≠ 30 件 + 45 件"
    assert totals(found) == {"damage": 1, "dropped": 1, "open": 1, "doubts": 1, "sums": 1}
    assert counted(found)["d2"] == {"dropped": 1}
    assert (
        remarks_csv(found, {"d1": "某报告"}, "zh")
        .decode("utf-8-sig")
        .splitlines()[1]
        .startswith("文本残缺,某报告,30,33,")
    )


def test_a_class_counts_with_those_below_it() -> None:
    (tree,) = (one for one in class_tree(load_schema(), {"GovernmentBody": 2, "Organization": 3}) if one.count)
    assert (tree.spec.name, tree.count) == ("Resource", 5)
    (organizations,) = (one for one in tree.below if one.count)
    assert (organizations.spec.name, organizations.count) == ("Organization", 5)
    assert "GovernmentBody" in {one.spec.name for one in organizations.below}


def test_the_class_graph_draws_what_the_schema_allows() -> None:
    picture = class_graph(load_schema(), "上位类", "zh")
    drawn = {(edge.source, edge.type, edge.target) for edge in picture.edges}
    assert ("Document", "ISSUED_BY", "Organization") in drawn
    assert ("GovernmentBody", "上位类", "Organization") in drawn
    ends = {end for edge in picture.edges for end in (edge.source, edge.target)}
    assert ends <= {node.id for node in picture.nodes}


def test_terms_are_found_by_either_language_and_by_definition() -> None:
    assert [one.name for one in properties(load_schema(), "valueText")] == ["valueText"]
    uses = [IndicatorUse("recon-accepted", "行政复议受理数", True, 9, 5)]
    rows = indicator_rows(load_concepts(), uses, words="复议", lang="zh")
    assert (rows[0].key, rows[0].figures, rows[0].documents) == ("recon-accepted", 9, 5)
    assert indicator_rows(load_concepts(), (), words="没有这个指标", lang="zh") == ()

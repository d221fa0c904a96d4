"""What every engine must answer about the sample report: 26 nodes, read off its Turtle by hand."""

from collections.abc import Callable

import pytest

from graph.model import Subgraph
from graph.reading import (
    counts,
    document_by_source,
    document_sources,
    document_view,
    documents,
    entities,
    find_document,
    neighbours,
    node,
    node_detail,
    observations,
    overview,
    paths,
    picture,
    relation_counts,
    whole_map,
)
from graph.reading.mapping import shares
from graph.store import GraphStore
from graph.writing import replace_document
from ontology.errors import UnknownTerm
from ontology.validation import ValidatedFacts

BASE = "https://fazhi.example.org/"
DOCUMENT = BASE + "id/doc/fzbg-150523-2023"
COUNTY, CITY, REGION = (f"{BASE}id/area/{code}" for code in ("150523", "150500", "150000"))
GOVERNMENT = BASE + "id/org/150523/af79a1ccac13"
DEPARTMENT = BASE + "id/org/150523/14ae9738aa03"
HONOR = BASE + "id/honor/8e254d3ff388"
OUTLINE = BASE + "id/doc/c-7b7f658c215e"
TITLE = "开鲁县人民政府2023年度法治政府建设情况报告"
SHA256 = "3f264e6b623adea21f3420c94abee52ce5fbd679deb23a9a78c840bb44b2f446"


@pytest.fixture
def report(store: GraphStore, sample: ValidatedFacts) -> GraphStore:
    """Return the graph with the sample report in it."""
    replace_document(store, sample)
    return store


def joined(picture: Subgraph) -> set[tuple[str, str, str]]:
    return {(edge.source, edge.type, edge.target) for edge in picture.edges}


def test_a_document_is_listed_with_what_it_brought(report: GraphStore) -> None:
    (found,) = documents(report)
    assert (found.id, found.title, found.genre, found.issuer) == (DOCUMENT, TITLE, "lawReport", "开鲁县人民政府")
    assert (found.area, found.area_code, found.year) == ("开鲁县", "150523", 2023)
    assert (found.characters, found.sentences, found.observations, found.issues) == (146, 3, 3, 1)
    assert (found.source, found.sha256) == ("开鲁县2023.txt", SHA256)


def test_a_document_is_found_by_its_file(report: GraphStore) -> None:
    assert document_by_source(report, SHA256) == DOCUMENT
    assert document_by_source(report, "0" * 64) is None
    (source,) = document_sources(report)
    assert (source.document, source.sha256, source.run) == (DOCUMENT, SHA256, BASE + "id/run/0.1.0")


@pytest.mark.parametrize("words", [DOCUMENT, "fzbg-150523-2023", TITLE, "开鲁县"])
def test_a_document_is_found_by_iri_or_title(report: GraphStore, words: str) -> None:
    assert find_document(report, words) == DOCUMENT


@pytest.mark.parametrize("words", ["", "龙华区", "法治政府建设实施纲要（2021－2025年）", "' OR true //"])
def test_what_names_no_document_in_hand_finds_none(report: GraphStore, words: str) -> None:
    assert find_document(report, words) is None


def test_a_part_that_two_titles_have_names_neither(
    report: GraphStore, renamed: Callable[[str], ValidatedFacts]
) -> None:
    replace_document(report, renamed("fzbg-150523-2022"))
    assert find_document(report, "开鲁县") is None
    assert find_document(report, "fzbg-150523-2022") == BASE + "id/doc/fzbg-150523-2022"


def test_counts_are_by_most_specific_class(report: GraphStore) -> None:
    assert counts(report) == {
        "Action": 1,
        "AdministrativeArea": 3,
        "AnnualReport": 1,
        "Citation": 1,
        "ConsistencyCheck": 1,
        "ExtractionRun": 1,
        "GovernmentBody": 3,
        "GovernmentDepartment": 1,
        "Honor": 1,
        "HonorClaim": 1,
        "Mention": 2,
        "Observation": 3,
        "Passage": 2,
        "PolicyDocument": 2,
        "QualityIssue": 1,
        "Section": 2,
        "Sentence": 3,
        "SourceFile": 1,
        "TopicAssignment": 1,
    }


def test_an_empty_graph_has_counted_nothing(store: GraphStore) -> None:
    assert (counts(store), documents(store), overview(store)) == ({}, (), Subgraph((), ()))


def test_names_are_found_exact_first_then_shortest(report: GraphStore) -> None:
    found = [entity.name for entity in entities(report, "开鲁县")]
    assert found == ["开鲁县", "开鲁县司法局", "开鲁县人民政府", TITLE]
    assert [entity.id for entity in entities(report, " 开鲁县 ", types=["AdministrativeArea"])] == [COUNTY]
    assert len(entities(report, "开鲁县", limit=2)) == 2
    assert {e.type for e in entities(report, "人民政府", types=["Organization"])} == {"GovernmentBody"}


@pytest.mark.parametrize("words", ["", "  ", "'", "证照( a/b [c]", "\\", "没有这个名字"])
def test_names_that_nothing_has_find_nothing(report: GraphStore, words: str) -> None:
    assert entities(report, words) == ()


def test_an_unknown_class_is_refused_by_name(report: GraphStore) -> None:
    with pytest.raises(UnknownTerm, match="Organisation"):
        entities(report, "开鲁县", types=["Organisation"])


def test_a_node_shows_its_most_specific_class(report: GraphStore) -> None:
    found = node(report, GOVERNMENT)
    assert found is not None
    assert (found.type, found.name) == ("GovernmentBody", "开鲁县人民政府")
    assert found.properties == {"adminLevel": "county", "name": "开鲁县人民政府"}
    whole = node(report, DOCUMENT)
    assert whole is not None
    assert "fullText" not in whole.properties


def test_an_unknown_iri_is_nothing(report: GraphStore) -> None:
    assert node(report, "urn:unknown") is None
    assert node_detail(report, "urn:unknown") is None
    assert document_view(report, "urn:unknown") is None
    assert document_view(report, OUTLINE) is None, "a cited document is not in hand"
    assert neighbours(report, "urn:unknown") == Subgraph((), ())
    assert paths(report, "urn:unknown", COUNTY) == Subgraph((), ())


def test_details_count_relationships_and_quote_sentences(report: GraphStore) -> None:
    found = node_detail(report, DEPARTMENT)
    assert found is not None
    assert found.relation_counts == {"ACTOR": 1, "MENTIONS": 1, "SUBORDINATE_TO": 1}
    (evidence,) = found.evidence
    assert (evidence.text, evidence.surface) == ("县司法局与(略)签订协作协议。", "县司法局")
    assert (evidence.start, evidence.end, evidence.section) == (130, 145, "二、加强党的领导")
    assert (evidence.document, evidence.document_title) == (DOCUMENT, TITLE)


@pytest.mark.parametrize(
    ("iri", "surface"),
    [
        (BASE + "indicator/norm-cleanup", "80件"),
        (DOCUMENT + "/o/90", "34件"),
        (OUTLINE, "《法治政府建设实施纲要（2021－2025年）》"),
        (HONOR, "全区法治政府建设示范地区"),
    ],
)
def test_every_kind_of_entity_has_its_evidence(report: GraphStore, iri: str, surface: str) -> None:
    found = node_detail(report, iri)
    assert found is not None
    assert surface in {evidence.surface for evidence in found.evidence}


def test_neighbours_take_turns_by_kind_and_say_how_many_are_left(report: GraphStore) -> None:
    everything = neighbours(report, DOCUMENT, limit=100)
    assert len(everything.nodes) == 20  # the report, 4 it names, its stub, its file, 6 findings, 7 parts
    assert everything.more == {}
    few = neighbours(report, DOCUMENT, limit=5)
    assert few.more == {DOCUMENT: 14}
    assert {edge.type for edge in few.edges} == {"ABOUT_AREA", "CITED_AS", "CITES", "CLAIMS_HONOR", "ISSUED_BY"}


@pytest.mark.parametrize("limit", range(1, 20))
def test_fewer_neighbours_are_the_first_of_more(report: GraphStore, limit: int) -> None:
    everything = neighbours(report, DOCUMENT, limit=100)
    few = neighbours(report, DOCUMENT, limit=limit)
    assert (
        few.edges == everything.edges[:limit]
    )  # so the parts of the document, which come last, are in none of the first


def test_relationships_are_counted_in_both_directions(report: GraphStore) -> None:
    alone = BASE + "id/area/000000"
    found = relation_counts(report, [COUNTY, CITY, alone])
    assert found == {node: len(neighbours(report, node, limit=100).edges) for node in (COUNTY, CITY)}


def test_neighbours_can_be_narrowed(report: GraphStore) -> None:
    bodies = neighbours(report, COUNTY, types=["Organization"])
    assert joined(bodies) == {(GOVERNMENT, "GOVERNS", COUNTY)}
    within = neighbours(report, CITY, relations=["WITHIN_AREA"])
    assert joined(within) == {(COUNTY, "WITHIN_AREA", CITY), (CITY, "WITHIN_AREA", REGION)}


def test_a_citation_keeps_its_words_and_evidence(report: GraphStore) -> None:
    (edge,) = neighbours(report, DOCUMENT, relations=["CITES"]).edges
    assert (edge.id, edge.properties["citationRole"]) == (DOCUMENT + "/cite/39", "based_on")
    assert edge.evidence == DOCUMENT + "/c/37-94"


def test_the_shortest_way_comes_first(report: GraphStore) -> None:
    direct = paths(report, HONOR, COUNTY, limit=1)
    assert [found.id for found in direct.nodes] == [HONOR, DOCUMENT, COUNTY]
    assert joined(direct) == {(DOCUMENT, "CLAIMS_HONOR", HONOR), (DOCUMENT, "ABOUT_AREA", COUNTY)}
    assert len(paths(report, HONOR, COUNTY, limit=3).nodes) > 3
    assert paths(report, HONOR, COUNTY, longest=1) == Subgraph((), ())


def test_a_way_to_itself_is_the_node_alone(report: GraphStore) -> None:
    assert [found.id for found in paths(report, COUNTY, COUNTY, limit=1).nodes] == [COUNTY]


def test_a_picture_is_what_is_left_of_what_was_asked_for(report: GraphStore) -> None:
    stays, goes = f"{COUNTY} WITHIN_AREA {CITY}", f"{COUNTY} WITHIN_AREA {REGION}"
    found = picture(report, [CITY, BASE + "id/area/000000", COUNTY], [goes, stays])
    assert [node.id for node in found.nodes] == [CITY, COUNTY]
    assert [edge.id for edge in found.edges] == [stays]
    assert picture(report, [CITY, COUNTY], []).edges == ()


def test_the_map_has_every_class_and_what_joins_its_nodes(report: GraphStore) -> None:
    drawn = whole_map(report)
    assert len({node.id for node in drawn.nodes}) == len(drawn.nodes) == sum(drawn.totals.values())
    by_name = {node.name: node for node in drawn.nodes}
    assert (by_name["开鲁县"].id, by_name["开鲁县"].type) == (COUNTY, "AdministrativeArea")
    assert by_name["开鲁县"].relations == len(neighbours(report, COUNTY, limit=100).edges)
    assert "Sentence" in drawn.left_out
    assert not drawn.left_out.keys() & drawn.totals.keys()
    pairs = {frozenset((drawn.nodes[a].id, drawn.nodes[b].id)) for a, b in drawn.edges}
    assert {frozenset((GOVERNMENT, COUNTY)), frozenset((COUNTY, CITY)), frozenset((DOCUMENT, COUNTY))} <= pairs


def test_a_small_map_keeps_the_best_connected_of_each_class(report: GraphStore) -> None:
    drawn = whole_map(report, limit=9)
    assert len(drawn.nodes) == 9
    for name, total in drawn.totals.items():
        kept = [node.relations for node in drawn.nodes if node.type == name]
        every = [node.relations for node in whole_map(report).nodes if node.type == name]
        assert len(every) == total
        assert kept == sorted(every, reverse=True)[: len(kept)]


@pytest.mark.parametrize(
    ("room", "expected"),
    [
        (100, {"a": 1, "b": 4, "c": 30}),  # everybody gets all
        (15, {"a": 1, "b": 4, "c": 10}),  # equal shares are 5: a and b leave theirs over
        (6, {"a": 1, "b": 2, "c": 3}),
        (0, {"a": 0, "b": 0, "c": 0}),
    ],
)
def test_small_wants_are_met_and_large_ones_share(room: int, expected: dict[str, int]) -> None:
    assert shares({"a": 1, "c": 30, "b": 4}, room) == expected


def test_the_overview_joins_documents_with_what_they_share(report: GraphStore) -> None:
    seen = overview(report, limit=4)
    assert seen.nodes[0].id == DOCUMENT
    assert len(seen.nodes) == 4
    shown = {found.id for found in seen.nodes}
    assert all({edge.source, edge.target} <= shown for edge in seen.edges)
    assert (GOVERNMENT, "GOVERNS", COUNTY) in joined(overview(report))


def test_a_document_is_shown_as_it_was_read(report: GraphStore) -> None:
    view = document_view(report, DOCUMENT)
    assert view is not None
    assert len(view.text) == 146
    assert [(s.numbering, s.title) for s in view.sections] == [
        ("一、", "健全依法行政制度体系"),
        ("二、", "加强党的领导"),
    ]
    assert [view.text[s.start : s.end] for s in view.sentences][1:] == [
        "2023年，开鲁县获评“全区法治政府建设示范地区”。",
        "县司法局与(略)签订协作协议。",
    ]
    quoted = {(note.type, view.text[note.start : note.end]) for note in view.annotations}
    assert ("Observation", "80件") in quoted
    assert ("GovernmentDepartment", "县司法局") in quoted
    assert ("Citation", "《法治政府建设实施纲要（2021－2025年）》") in quoted
    assert ("HonorClaim", "全区法治政府建设示范地区") in quoted
    assert ("QualityIssue", "(略)") in quoted
    assert view.dropped == ()


def test_figures_come_with_period_area_and_sentence(report: GraphStore) -> None:
    rows = observations(report)
    assert [(row.indicator, row.value, row.unit) for row in rows] == [
        ("norm-cleanup", 80.0, "件"),
        ("norm-cleanup-kept", 46.0, "件"),
        ("norm-cleanup-repealed", 34.0, "件"),
    ]
    first = rows[0]
    assert (first.indicator_name, first.comparator, first.kind, first.modality) == (
        "规范性文件清理数",
        "eq",
        "count",
        "fact",
    )
    assert (first.period_start, first.period_end, first.year) == ("2023-01-01", "2023-12-31", 2023)
    assert (first.area, first.area_code) == ("开鲁县", "150523")
    assert first.evidence.text.startswith("根据《法治政府建设实施纲要")


def test_figures_can_be_narrowed_and_an_area_stands_for_all_inside_it(report: GraphStore) -> None:
    assert len(observations(report, areas=["150000"])) == 3
    assert observations(report, areas=["440000"]) == ()
    assert len(observations(report, indicators=["norm-cleanup"])) == 1
    assert observations(report, years=[2022]) == ()
    assert len(observations(report, documents=[DOCUMENT], years=[2022, 2023])) == 3

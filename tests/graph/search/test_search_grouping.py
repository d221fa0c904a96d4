import numpy as np

from graph.model import Node
from graph.search.entities import entity_index, likeness, nearness
from graph.search.grouping import groups


def test_the_same_report_of_another_year_joins_its_first() -> None:
    year = "{}年，全县共受理行政复议案件{}件，审结{}件，行政机关负责人出庭应诉率达到{}%，法治政府建设成效明显。"
    other = "全县共有人民调解委员会332个，调解员1462人，调处矛盾纠纷3287件。"
    texts = [year.format(2023, 42, 38, 100), other, year.format(2022, 31, 30, "98.5"), "（一）加强领导", other[:12]]
    assert groups(texts) == [[0, 2], [1], [3], [4]]


def test_texts_without_any_term_join_only_their_equals() -> None:
    assert groups(["……", "……", "——"]) == [[0, 1], [2]]
    assert groups([]) == []


NODES = (
    Node("o/1", "GovernmentDepartment", "开鲁县司法局"),
    Node("o/2", "GovernmentDepartment", "深圳市龙华区司法局"),
    Node("i/1", "OpenIndicator", "司法所数"),
)
SURFACES = {"o/1": {"县司法局": 2, "": 1}, "o/2": {"区司法局": 5}}


def test_entities_are_found_by_name_and_alias() -> None:
    index = entity_index(NODES, SURFACES)
    best = index.search("开鲁县司法局")[0]
    assert (best.node.id, best.how, best.score) == ("o/1", "name", 1.0)
    by_alias = index.search("县司法局")[0]
    assert (by_alias.node.id, by_alias.how, by_alias.matched, by_alias.mentions) == ("o/1", "alias", "县司法局", 3)
    asked = index.search("开鲁县司法局2023年做了什么")[0]
    assert asked.node.id == "o/1"
    assert asked.score == 0.8  # 0.7 + 0.25 * 6 characters of 15
    assert index.search("司法局", types=frozenset({"OpenIndicator"})) == ()
    assert index.search("天气预报") == ()
    assert len(index.search("司法局", limit=1)) == 1


def test_a_name_far_above_the_others_is_found_by_meaning() -> None:
    index = entity_index(NODES, SURFACES)
    hit = index.search("legal offices", near=np.array([0.1, 0.2, 5.0], np.float32))[0]
    assert (hit.node.id, hit.how, hit.score) == ("i/1", "meaning", 0.5)


def test_likeness_runs_from_nothing_to_the_same() -> None:
    assert likeness("司法局", "司法局") == 1.0
    assert likeness("县", "开鲁县司法局") < 0.35
    assert likeness("行政复议案件数", "行政复议") == 0.6 + 0.3 * 4 / 7
    assert likeness("信访", "环保") == 0.0


def test_nearness_counts_in_standard_deviations() -> None:
    names = np.eye(40, dtype=np.float32)
    far = nearness(names, names[7])
    assert int(far.argmax()) == 7
    assert far[7] > 6
    assert abs(float(far.mean())) < 1e-5


def test_names_without_a_vector_are_near_nothing_and_change_nothing() -> None:
    names = np.eye(40, dtype=np.float32)
    whole = nearness(names[:39], names[7])
    names[39] = 0
    far = nearness(names, names[7], without=[39])
    assert far[39] == 0
    assert np.allclose(far[:39], whole, atol=1e-5)
    assert not nearness(np.zeros((2, 40), np.float32), names[7], without=[0, 1]).any()

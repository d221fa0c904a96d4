"""The working set of the explore page: replaying gestures, undoing them, hiding, filtering."""

from __future__ import annotations

from collections.abc import Mapping

from graph.model import Edge, Node, Subgraph
from search_app import graph_state
from search_app.graph_state import (
    Readers,
    Step,
    View,
    connected,
    degrees,
    read_view,
    replay,
    undrawn,
    visible,
    write_view,
)

NODES = {
    name: Node(name, "Document" if name.startswith("d") else "Organization", name)
    for name in ("d1", "d2", "o1", "o2", "o3")
}
EDGES = {
    "d1-o1": Edge("d1-o1", "d1", "o1", "ISSUED_BY"),
    "d1-o2": Edge("d1-o2", "d1", "o2", "MENTIONS"),
    "d2-o2": Edge("d2-o2", "d2", "o2", "ISSUED_BY"),
    "o2-o3": Edge("o2-o3", "o2", "o3", "SUBORDINATE_TO"),
}


def part(*edges: str, more: Mapping[str, int] | None = None) -> Subgraph:
    ends = dict.fromkeys(end for name in edges for end in (EDGES[name].source, EDGES[name].target))
    return Subgraph(tuple(NODES[end] for end in ends), tuple(EDGES[name] for name in edges), more or {})


class Asked:
    """Answers from the four edges above and remembers the limits it was asked with."""

    def __init__(self) -> None:
        self.limits: list[int] = []

    def neighbours(self, node: str, relation: str | None, limit: int) -> Subgraph:
        self.limits.append(limit)
        return part(*(n for n, e in EDGES.items() if node in {e.source, e.target} and relation in {None, e.type}))

    def paths(self, a: str, b: str) -> Subgraph:
        return part("d1-o2", "d2-o2") if {a, b} == {"d1", "d2"} else Subgraph((NODES[a], NODES[b]), ())

    def readers(self) -> Readers:
        return Readers(self.neighbours, self.paths, NODES.get)


def ids(graph: Subgraph) -> list[str]:
    return [node.id for node in graph.nodes]


def replayed(*steps: Step) -> graph_state.Scene:
    return replay(part("d1-o1"), View("s", steps), Asked().readers())


def test_expanding_adds_neighbours_after_what_was_there() -> None:
    assert ids(replayed(Step("expand", "d1")).graph) == ["d1", "o1", "o2"]


def test_expanding_one_relation_leaves_the_others_out() -> None:
    scene = replay(part("d2-o2"), View("s", (Step("expand", "o2", relation="SUBORDINATE_TO"),)), Asked().readers())
    assert ids(scene.graph) == ["d2", "o2", "o3"]
    assert [edge.id for edge in scene.graph.edges] == ["d2-o2", "o2-o3"]


def test_dropping_the_last_step_undoes_it() -> None:
    steps = (Step("expand", "d1"), Step("expand", "o2"))
    assert ids(replayed(*steps).graph) == ["d1", "o1", "o2", "d2", "o3"]
    assert replayed(*steps[:-1]) == replayed(Step("expand", "d1"))


def test_expanding_asks_for_more_than_is_drawn() -> None:
    asked = Asked()
    replay(
        part("d1-o1"), View("s", (Step("expand", "d1"), Step("expand", "o2"), Step("expand", "d1"))), asked.readers()
    )
    assert asked.limits == [1 + 30, 1 + 30, 2 + 30]  # d1 has one relation drawn, o2 one, then d1 two


def test_a_path_is_drawn_and_marked() -> None:
    scene = replayed(Step("path", "d1", "d2"))
    assert ids(scene.graph) == ["d1", "o1", "o2", "d2"]
    assert scene.trail == {"d1-o2", "d2-o2"}


def test_a_path_that_does_not_exist_is_said() -> None:
    scene = replayed(Step("path", "o1", "o3"))
    assert scene.no_path == (("o1", "o3"),)
    assert ids(scene.graph) == ["d1", "o1"]


def test_an_added_node_stands_alone_and_an_unknown_one_changes_nothing() -> None:
    assert ids(replayed(Step("add", "o3"), Step("add", "gone")).graph) == ["d1", "o1", "o3"]


def test_the_newest_answer_says_how_many_neighbours_are_left() -> None:
    scene = replay(
        part("d1-o1", more={"d1": 7, "o1": 2}), View("s", (Step("expand", "d1"),)), _more({"d1": 4}).readers()
    )
    assert scene.graph.more == {"d1": 4, "o1": 2}


def _more(counts: Mapping[str, int]) -> Asked:
    class Counted(Asked):
        def neighbours(self, node: str, relation: str | None, limit: int) -> Subgraph:
            found = super().neighbours(node, relation, limit)
            return Subgraph(found.nodes, found.edges, counts)

    return Counted()


def test_a_full_scene_counts_what_it_leaves_out() -> None:
    crowd = tuple(Node(f"n{number}", "Sentence", "") for number in range(graph_state.MOST_NODES + 5))
    far = Edge("far", "d1", crowd[-1].id, "MENTIONS")
    scene = replay(
        part("d1-o1"),
        View("s", (Step("path", "d1", "d2"),)),
        Readers(Asked().neighbours, lambda _a, _b: Subgraph(crowd, (far,)), NODES.get),
    )
    assert len(scene.graph.nodes) == graph_state.MOST_NODES
    assert scene.left_out == 7  # 405 newcomers, 398 places beside d1 and o1
    assert far not in scene.graph.edges


def test_hidden_nodes_and_switched_off_kinds_are_not_drawn() -> None:
    whole = part("d1-o1", "d1-o2", "d2-o2", "o2-o3", more={"o1": 1, "o3": 1})
    assert ids(visible(whole, View("s", hidden=("o3",)))) == ["d1", "o1", "o2", "d2"]
    assert ids(visible(whole, View("s", types=("Organization",)))) == ["d1", "d2"]
    without = visible(whole, View("s", hidden=("o1",), relations=("MENTIONS",)))
    assert [edge.id for edge in without.edges] == ["d2-o2", "o2-o3"]
    assert without.more == {"o3": 1}


def test_degrees_count_what_is_drawn() -> None:
    assert degrees(part("d1-o1", "d1-o2", "d2-o2")) == {"d1": 2, "o1": 1, "o2": 2, "d2": 1}


def test_the_other_end_is_found_from_both_sides() -> None:
    assert [(edge.id, node.id) for edge, node in connected(part("d1-o2", "d2-o2"), "o2")] == [
        ("d1-o2", "d1"),
        ("d2-o2", "d2"),
    ]


def test_a_view_survives_writing_and_reading() -> None:
    steps = (Step("expand", "a", relation="CITES"), Step("path", "a", "b"), Step("add", "c"), Step("expand", "a"))
    view = View("s", steps, ("h",), ("p",), ("Section",), ("MENTIONS",))
    assert read_view(write_view(view), "s") == view


def test_a_view_of_another_session_is_not_replayed() -> None:
    assert read_view(write_view(View("old", (Step("expand", "a"),))), "new") == View("new")


def test_nonsense_from_the_browser_is_left_out() -> None:
    raw = {
        "session": "s",
        "steps": [None, 7, {"kind": "drop", "id": "x"}, {"kind": "path", "a": "a"}, {"kind": "add", "id": 3}],
        "hidden": "abc",
        "pinned": [1, "p"],
    }
    assert read_view(raw, "s") == View("s", pinned=("p",))


def test_more_counts_the_relationships_that_are_not_drawn() -> None:
    counted = undrawn(part("d1-o1", "d1-o2"), {"d1": 40, "o2": 3, "o1": 1})
    assert counted.more == {"d1": 38, "o2": 2}

"""Neighbours read ahead: the best connected first, once a process, and not of a graph that has changed."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from graph.model import Edge, Node, Subgraph
from search_app import reading_ahead
from search_app.graph_state import STEP


@dataclass
class Reads:
    """What the pages read, remembered instead of asked of an engine; the graph changes after ``calm`` reads."""

    calm: int = 10
    asked: list[tuple[str, int]] = field(default_factory=list)

    def present_version(self) -> int:
        return 7 if len(self.asked) < self.calm else 8

    def readers(self, at: int) -> "Reads":
        assert at == 7
        return self

    def neighbours(self, iri: str, relation: str | None, limit: int) -> Subgraph:
        assert relation is None
        self.asked.append((iri, limit))
        return Subgraph((), ())


def node(name: str) -> Node:
    return Node(name, "Organization", name)


def edge(source: str, target: str) -> Edge:
    return Edge(f"{source}-{target}", source, target, "PART_OF")


WAY_IN = Subgraph((node("a"), node("b"), node("c")), (edge("a", "b"), edge("b", "c")))


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Iterator[Reads]:
    told = Reads()
    monkeypatch.setattr(reading_ahead, "reads", told)
    monkeypatch.setattr(reading_ahead, "PATIENCE", 0.0)
    reading_ahead._first.clear()
    yield told
    reading_ahead._first.clear()


def finished() -> None:
    for thread in reading_ahead.threading.enumerate():
        if thread.name == "reading ahead":
            thread.join(5)


def test_the_best_connected_come_first_and_only_once(reads: Reads) -> None:
    reading_ahead.read_ahead(WAY_IN, 7)
    reading_ahead.read_ahead(WAY_IN, 7)
    finished()
    assert reads.asked == [("b", 2 + STEP), ("a", 1 + STEP), ("c", 1 + STEP)]


def test_nothing_more_is_read_of_a_graph_that_has_changed(reads: Reads) -> None:
    reads.calm = 1
    reading_ahead.read_ahead(WAY_IN, 7)
    finished()
    assert reads.asked == [("b", 2 + STEP)]


def test_an_empty_graph_does_not_use_up_the_one_reading(reads: Reads) -> None:
    reading_ahead.read_ahead(Subgraph((), ()), 7)
    reading_ahead.read_ahead(WAY_IN, 7)
    finished()
    assert len(reads.asked) == 3

"""The graph of one document's facts answers every question as any graph of rdflib does."""

from itertools import product

import pytest
from rdflib import Graph, Literal, Namespace
from rdflib.compare import isomorphic
from rdflib.term import Node

from ontology.fact_graph import FactGraph

EX = Namespace("https://example.org/")
TRIPLES = (
    (EX.a, EX.knows, EX.b),
    (EX.a, EX.knows, EX.c),
    (EX.a, EX.name, Literal("甲")),
    (EX.b, EX.knows, EX.a),
    (EX.b, EX.name, Literal("甲")),
)
TERMS: tuple[Node | None, ...] = (None, EX.a, EX.b, EX.knows, EX.name, Literal("甲"), EX.nobody)


def filled(graph: Graph) -> Graph:
    for triple in (*TRIPLES, TRIPLES[0]):  # one of them twice
        graph.add(triple)
    return graph


@pytest.mark.parametrize("pattern", list(product(TERMS, repeat=3)), ids=str)
def test_every_pattern_finds_what_another_store_finds(pattern: tuple[Node | None, Node | None, Node | None]) -> None:
    ours, theirs = filled(FactGraph()), filled(Graph())
    assert sorted(ours.triples(pattern)) == sorted(theirs.triples(pattern))
    assert (pattern in ours) == (pattern in theirs)


def test_size_and_end_to_end() -> None:
    graph = filled(FactGraph())
    assert len(graph) == len(TRIPLES)
    assert set(graph) == set(TRIPLES)
    assert isomorphic(graph, filled(Graph()))
    assert len(Graph().parse(data=graph.serialize(format="turtle"), format="turtle")) == len(TRIPLES)


def test_questions_follow_additions_and_removals() -> None:
    graph = filled(FactGraph())
    assert list(graph.subjects(EX.name, Literal("甲"))) == [EX.a, EX.b]
    graph.remove((EX.a, None, None))
    assert list(graph.subjects(EX.name, Literal("甲"))) == [EX.b]
    graph.add((EX.c, EX.name, Literal("甲")))
    assert list(graph.subjects(EX.name, Literal("甲"))) == [EX.b, EX.c]
    assert len(graph) == 3
    graph.remove((None, None, None))
    assert len(graph) == 0
    assert list(graph) == []

"""N-Triples that are too many for memory come sorted all the same."""

import pytest
from rdflib import Literal, URIRef

import graph.triples
from graph.triples import line_of, sorted_lines

NAME = URIRef("urn:name")


@pytest.mark.parametrize("in_memory", [1, 2, 3, 7, 100])
def test_lines_are_sorted_and_each_comes_once(monkeypatch: pytest.MonkeyPatch, in_memory: int) -> None:
    monkeypatch.setattr(graph.triples, "LINES_IN_MEMORY", in_memory)
    triples = [(URIRef(f"urn:{name}"), NAME, Literal("x")) for name in "cabbacd"]
    assert b"".join(sorted_lines(triples)) == b"".join(f'<urn:{name}> <urn:name> "x" .\n'.encode() for name in "abcd")


def test_a_line_stays_one_line_whatever_the_text_holds() -> None:
    line = line_of((URIRef("urn:a"), NAME, Literal('一\n"二"\\\t三')))
    assert line.decode() == '<urn:a> <urn:name> "一\\n\\"二\\"\\\\\\t三" .\n'

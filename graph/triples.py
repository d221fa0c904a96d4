"""N-Triples: one line a statement, sorted on disk, so that any number of statements needs little memory."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice

import pyoxigraph
from rdflib import Literal
from rdflib.term import Node

from graph.projection import Triple

LINES_IN_MEMORY = 200_000


def line_of(triple: Triple) -> bytes:
    """Return a statement in canonical N-Triples, with its line end."""
    subject, predicate, value = triple
    return f"<{subject}> <{predicate}> {term(value)} .\n".encode()


def term(value: Node) -> str:
    """Return an object in canonical N-Triples."""
    return str(to_oxigraph(value))


def to_oxigraph(value: Node) -> pyoxigraph.NamedNode | pyoxigraph.Literal:
    """Return an IRI or literal as Oxigraph's."""
    if not isinstance(value, Literal):
        return pyoxigraph.NamedNode(str(value))
    if value.language:
        return pyoxigraph.Literal(str(value), language=value.language)
    if value.datatype is None:
        return pyoxigraph.Literal(str(value))
    return pyoxigraph.Literal(str(value), datatype=pyoxigraph.NamedNode(str(value.datatype)))


def sorted_lines(triples: Iterable[Triple]) -> Iterator[bytes]:
    """Yield the statements as lines in byte order, each once."""
    lines = (line_of(triple) for triple in triples)
    with ExitStack() as files:
        runs: list[Iterator[bytes]] = []
        while run := sorted(set(islice(lines, LINES_IN_MEMORY))):
            if len(run) < LINES_IN_MEMORY and not runs:
                yield from run
                return
            file = files.enter_context(tempfile.TemporaryFile())
            file.writelines(run)
            file.seek(0)
            runs.append(iter(file))
        previous = b""
        for line in heapq.merge(*runs):
            if line != previous:
                yield line
            previous = line

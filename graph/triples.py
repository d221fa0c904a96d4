"""N-Triples: one line a statement, sorted on disk, so that any number of statements needs little memory."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice

from graph.projection import Triple
from graph.terms import to_oxigraph

LINES_IN_MEMORY = 200_000


def line_of(triple: Triple) -> bytes:
    """Return a statement in canonical N-Triples, with its line end."""
    subject, predicate, value = triple
    return f"<{subject}> <{predicate}> {to_oxigraph(value)} .\n".encode()


def sorted_lines(triples: Iterable[Triple]) -> Iterator[bytes]:
    """Yield the statements as lines in byte order, each once."""
    lines = (line_of(triple) for triple in triples)
    with ExitStack() as files:
        runs: list[Iterator[bytes]] = []
        while taken := list(islice(lines, LINES_IN_MEMORY)):
            run = sorted(set(taken))
            if len(taken) < LINES_IN_MEMORY and not runs:
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

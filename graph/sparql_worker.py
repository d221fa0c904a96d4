"""One SPARQL query over a view on disk, in a process of its own: one that takes too long, or too much, can be ended.

``python sparql_worker.py VIEW ROWS`` reads ``{"query": …, "prefixes": {…}}`` on standard input and writes JSON lines:
first ``{"form": …, "columns": […]}``, then one list of terms per row, then ``{"more": …}``; or ``{"error": …}``.
A term is ``null`` or ``[kind, value, language, datatype]``.  Nothing of this program is imported, so it starts quickly.
"""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

import pyoxigraph

MEMORY = 4 * 1024**3  # bytes of address space; a query that sorts more than fits ends here, not the machine

Term: TypeAlias = "pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple | None"


def answer(store: pyoxigraph.Store, query: str, *, prefixes: dict[str, str], rows: int) -> Iterator[Any]:
    """Yield the lines of the answer as JSON values."""
    found = store.query(query, prefixes=prefixes)
    if isinstance(found, pyoxigraph.QueryBoolean):
        yield {"form": "ask", "columns": ["ask"]}
        yield [["literal", "true" if found else "false", None, "http://www.w3.org/2001/XMLSchema#boolean"]]
        yield {"more": False}
        return
    results: Iterator[Sequence[Term]]
    if isinstance(found, pyoxigraph.QueryTriples):
        yield {"form": "graph", "columns": ["subject", "predicate", "object"]}
        results = ((triple.subject, triple.predicate, triple.object) for triple in found)
    else:
        yield {"form": "select", "columns": [variable.value for variable in found.variables]}
        results = (tuple(solution) for solution in found)
    for row in itertools.islice(results, rows):
        yield [term(value) for value in row]
    yield {"more": next(results, None) is not None}


def term(value: Term) -> list[str | None] | None:
    """Return one term as JSON."""
    match value:
        case None:
            return None
        case pyoxigraph.NamedNode():
            return ["iri", value.value, None, None]
        case pyoxigraph.BlankNode():
            return ["blank", value.value, None, None]
        case pyoxigraph.Literal():
            return ["literal", value.value, value.language, value.datatype.value]
    return ["literal", str(value), None, None]  # a quoted triple, which no fact is


def limit_memory() -> None:
    """Let the process have so much and no more, where the system can do that."""
    try:
        import resource  # noqa: PLC0415 - Unix only
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def main() -> None:
    """Answer the one query on standard input."""
    limit_memory()
    asked = json.load(sys.stdin)
    try:
        store = pyoxigraph.Store.read_only(sys.argv[1])
        for line in answer(store, asked["query"], prefixes=asked["prefixes"], rows=int(sys.argv[2])):
            sys.stdout.write(json.dumps(line) + "\n")
    except (SyntaxError, ValueError, OSError) as error:
        sys.stdout.write(json.dumps({"error": type(error).__name__, "message": str(error)}) + "\n")


if __name__ == "__main__":
    main()

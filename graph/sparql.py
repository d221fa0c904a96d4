"""SPARQL over a view that is derived from the graph, and made anew when the graph has changed.

The view holds the facts of all documents and the ontology with its concepts.  It lies on disk, so that it costs no
memory and serves every process of the data folder; the graph stays the only truth.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph import sparql_worker
from graph.errors import QueryError, QueryTimeoutError
from graph.sparql_view import current_view
from graph.store import GraphStore
from ontology.vocabulary import PREFIXES

ROW_LIMIT = 1000
TIME_LIMIT = 10.0  # seconds

# What may hide a keyword in a query: IRIs, strings and comments are passed over, and so are names after ? $ and a
# colon, and escaped characters of names.  What is left holds "service" only where the keyword stands.
_PASSED_OVER = re.compile(
    r"""
    <[^<>"{}|^`\\\x00-\x20]*> | \"{3}(?:\\.|[^\\])*?\"{3} | '{3}(?:\\.|[^\\])*?'{3}
    | "(?:\\.|[^"\\\n\r])*" | '(?:\\.|[^'\\\n\r])*' | \#[^\n\r]* | [?$:]\w* | \\.
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Term:
    """One RDF term; ``kind`` is ``iri``, ``literal`` or ``blank``."""

    kind: str
    value: str
    language: str | None = None
    datatype: str | None = None  # IRI, of literals


@dataclass(frozen=True, slots=True)
class SparqlAnswer:
    """A table of terms; ``None`` where a variable is unbound.

    ``form`` is ``select``; ``graph`` (CONSTRUCT and DESCRIBE, one row a triple); or ``ask`` (one boolean literal).
    """

    form: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    more: bool  # the row limit left some out
    milliseconds: float  # without the making of the view


def ask_sparql(
    store: GraphStore, query: str, *, folder: Path, row_limit: int = ROW_LIMIT, time_limit: float = TIME_LIMIT
) -> SparqlAnswer:
    """Answer one SPARQL 1.1 query: SELECT, ASK, CONSTRUCT or DESCRIBE; the prefixes of the ontology are known.

    Args:
        store: the graph
        query: the query
        folder: where the view is kept, of the data folder's own
        row_limit: at most this many rows
        time_limit: seconds after which the query is ended; making the view first, after a change, is not counted

    Returns:
        The answer of the graph as it was at the call.

    Raises:
        QueryError: the query is wrong, is none (an update), or asks another server.
        QueryTimeoutError: it ran longer than ``time_limit``.
        GraphUnreachableError: the engine is gone and did not come back.
    """
    _refuse_federation(query)
    view = current_view(store, folder)
    began = time.perf_counter()
    try:
        lines = _run(view, query, row_limit=row_limit, time_limit=time_limit)
    except QueryError:
        if view.is_dir():
            raise
        view = current_view(store, folder)  # another process replaced it meanwhile
        lines = _run(view, query, row_limit=row_limit, time_limit=time_limit)
    milliseconds = (time.perf_counter() - began) * 1000
    head, *rows, tail = lines
    return SparqlAnswer(
        form=head["form"],
        columns=tuple(head["columns"]),
        rows=tuple(tuple(None if cell is None else Term(*cell) for cell in row) for row in rows),
        more=tail["more"],
        milliseconds=milliseconds,
    )


def _refuse_federation(query: str) -> None:
    """Refuse SERVICE, by which a query would call any address from this machine.

    Raises:
        QueryError: the keyword stands in the query.
    """
    if "service" in _PASSED_OVER.sub(" ", query).lower():
        raise QueryError("SPARQL 查询不能用 SERVICE 访问其他服务器；请只查询本图谱")


def _run(view: Path, query: str, *, row_limit: int, time_limit: float) -> Sequence[Any]:
    """Return the worker's lines.

    Raises:
        QueryError: the query is wrong, or took more memory than it may.
        QueryTimeoutError: it took longer than it may.
    """
    command = [sys.executable, "-I", sparql_worker.__file__, str(view), str(row_limit)]
    asked = json.dumps({"query": query, "prefixes": {name: str(iri) for name, iri in PREFIXES.items()}})
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter, our own file
            command, input=asked.encode(), capture_output=True, check=False, timeout=time_limit
        )
    except subprocess.TimeoutExpired as error:
        raise QueryTimeoutError(f"SPARQL 查询超过了 {time_limit:g} 秒，已被终止；请缩小范围或放宽上限") from error
    if done.returncode:
        last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise QueryError(f"SPARQL 查询没有完成（{last or '内存超过上限'}）；请缩小范围")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    if "error" in lines[-1]:
        raise QueryError(f"SPARQL 查询有误：{lines[-1]['message']}")
    return lines

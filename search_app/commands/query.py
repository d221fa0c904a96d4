"""``fazhi cypher`` and ``fazhi sparql``."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from rich.table import Table
from rich.text import Text

from graph.console import ask_cypher
from graph.settings import GraphSettings
from graph.sparql import SparqlAnswer, ask_sparql
from search_app.answers import Answer, answer_csv, answer_json, cell_text, triple_lines
from search_app.commands.graph_access import connect
from search_app.console import Console
from search_app.errors import BadRequest, NotFound
from search_app.tables import show


@dataclass(frozen=True, slots=True)
class Asked:
    """One query as typed, and how its answer is wanted."""

    query: str | None  # "-" means standard input
    file: Path | None
    rows: int
    seconds: float
    as_json: bool
    as_csv: bool


def run_cypher(console: Console, asked: Asked) -> None:
    """Answer a Cypher query and print the answer."""
    text = query_text(console, asked)
    with connect() as store:
        _print(console, ask_cypher(store, text, row_limit=asked.rows, time_limit=asked.seconds), asked)


def run_sparql(console: Console, asked: Asked) -> None:
    """Answer a SPARQL query and print the answer."""
    text = query_text(console, asked)
    folder = GraphSettings.from_environment().views
    with connect() as store:
        answer = ask_sparql(store, text, folder=folder, row_limit=asked.rows, time_limit=asked.seconds)
    _print(console, answer, asked)


def query_text(console: Console, asked: Asked) -> str:
    """Return the query: the argument, the file's content, or what comes on standard input.

    Raises:
        BadRequest: there is none, or there are two.
        NotFound: no such file.
    """
    piped = asked.query == "-" or (asked.query is None and asked.file is None and not sys.stdin.isatty())
    if asked.file is not None and asked.query is None:
        if not asked.file.is_file():
            raise NotFound(console.text("cli.no_file", path=asked.file))
        found = asked.file.read_text("utf-8-sig")
    else:
        found = sys.stdin.read() if piped else asked.query or ""
    if not found.strip() or (asked.file is not None and asked.query is not None):
        raise BadRequest(console.text("cli.no_query"))
    return found


def _print(console: Console, answer: Answer, asked: Asked) -> None:
    if asked.as_json:
        console.json(answer_json(answer))
    elif asked.as_csv:
        sys.stdout.buffer.write(answer_csv(answer))
        sys.stdout.flush()
    elif isinstance(answer, SparqlAnswer) and answer.form == "graph":
        for line in triple_lines(answer):
            console.line(line)
    else:
        show(_table(answer))
    if answer.more:
        console.note("cli.more_rows", rows=len(answer.rows))


def _table(answer: Answer) -> Table:
    table = Table(show_edge=False, pad_edge=False, header_style="bold")
    for name in answer.columns:
        table.add_column(Text(name), overflow="fold")
    for row in answer.rows:
        table.add_row(*(Text(cell_text(cell)) for cell in row))
    return table

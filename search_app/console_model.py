"""Answers of both query languages as one kind of table, and the page's state in its address."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.console import CypherAnswer
from graph.model import Edge, Node, Subgraph
from graph.sparql import SparqlAnswer, Term
from ontology.identifiers import BASE
from ontology.vocabulary import PREFIXES
from search_app.hits_csv import plain

LANGUAGES = ("cypher", "sparql")
FORMS = ("table", "graph", "chart")
ROW_LIMITS = (100, 1000, 5000)
TIME_LIMITS = (2, 10, 30)  # seconds
NO_PICTURE = Subgraph((), ())
LONGEST_QUERY = 6000  # characters that an address may carry


@dataclass(frozen=True, slots=True)
class ConsoleState:
    """What is asked, in which language, and how it is shown."""

    language: str = "cypher"
    query: str = ""
    form: str = "table"


def to_url(state: ConsoleState) -> dict[str, str | list[str]]:
    """Return the URL parameters of a state; a query too long for an address is left out."""
    parameters: dict[str, str | list[str]] = {
        "language": "" if state.language == "cypher" else state.language,
        "query": state.query if len(state.query) <= LONGEST_QUERY else "",
        "form": "" if state.form == "table" else state.form,
    }
    return {name: value for name, value in parameters.items() if value}


def from_url(parameters: Mapping[str, Sequence[str]]) -> ConsoleState:
    """Read a state from URL parameters; what cannot be understood is passed over."""

    def first(name: str) -> str:
        return next(iter(parameters.get(name, ())), "")

    return ConsoleState(
        language=first("language") if first("language") in LANGUAGES else "cypher",
        query=first("query"),
        form=first("form") if first("form") in FORMS else "table",
    )


@dataclass(frozen=True, slots=True)
class Value:
    """One cell: its text, the node it is when it is one, and its number when it is one."""

    text: str
    iri: str | None = None
    number: float | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """A table; ``links`` are the relations between nodes that the answer states (source, type, target)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    more: bool
    milliseconds: float
    picture: Subgraph = NO_PICTURE
    links: tuple[tuple[str, str, str], ...] = ()

    def iris(self) -> tuple[str, ...]:
        """Return every node named in the table, in reading order."""
        return tuple(dict.fromkeys(value.iri for row in self.rows for value in row if value.iri))

    def words(self) -> tuple[int, ...]:
        """Return the columns to name bars by: texts first, then nodes, then all others."""
        numeric = self.numeric()
        named = [column for column in range(len(self.columns)) if column not in numeric]
        return tuple(sorted(named, key=lambda column: any(row[column].iri for row in self.rows))) or numeric

    def numeric(self) -> tuple[int, ...]:
        """Return the columns that hold numbers and nothing else."""
        return tuple(
            column
            for column in range(len(self.columns))
            if any(row[column].number is not None for row in self.rows)
            and all(row[column].number is not None or not row[column].text for row in self.rows)
        )


def of_cypher(answer: CypherAnswer) -> Result:
    """Return a Cypher answer as a table."""
    rows = tuple(tuple(_cypher_value(cell) for cell in row) for row in answer.rows)
    return Result(answer.columns, rows, answer.more, answer.milliseconds, answer.picture)


def _cypher_value(cell: object) -> Value:
    match cell:
        case Node():
            return Value(cell.name or cell.id, iri=cell.id)
        case int() | float() if not isinstance(cell, bool):
            return Value(f"{cell:.12g}" if isinstance(cell, float) else str(cell), number=float(cell))
    return Value(_text(cell))


def _text(cell: object) -> str:
    match cell:
        case None:
            return ""
        case Edge():
            return f"[{cell.type}]"
        case bool():
            return str(cell).lower()
        case tuple() | list():
            return "，".join(_cypher_value(item).text for item in cell)
        case Mapping():
            return "，".join(f"{key}: {_cypher_value(item).text}" for key, item in cell.items())
    return str(cell)


def of_sparql(answer: SparqlAnswer) -> Result:
    """Return a SPARQL answer as a table; triples also as relations."""
    rows = tuple(tuple(_term_value(cell) for cell in row) for row in answer.rows)
    links = [
        (row[0].iri, row[1].text.rpartition(":")[2], row[2].iri)
        for row in rows
        if answer.form == "graph" and row[0].iri and row[2].iri
    ]
    return Result(answer.columns, rows, answer.more, answer.milliseconds, links=tuple(links))


def _term_value(term: Term | None) -> Value:
    if term is None:
        return Value("")
    if term.kind == "iri":
        return Value(compact(term.value), iri=term.value)
    try:
        number = float(term.value) if _is_numeric(term) else None
    except ValueError:
        number = None
    return Value(term.value, number=number)


def _is_numeric(term: Term) -> bool:
    kinds = ("integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger", "gYear")
    return bool(term.datatype) and str(term.datatype).rpartition("#")[2] in kinds


def compact(iri: str) -> str:
    """Return an IRI with the ontology's prefix where one fits, else its end."""
    for prefix, namespace in PREFIXES.items():
        base = str(namespace)
        if iri.startswith(base) and len(iri) > len(base) and "/" not in iri[len(base) :]:
            return f"{prefix}:{iri[len(base) :]}"
    return iri.removeprefix(f"{BASE}id/")


def result_csv(result: Result) -> bytes:
    """Return UTF-8 with a byte order mark; nodes by their IRI, which joins with every other export."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(result.columns)
    writer.writerows([plain(value.iri or value.text) for value in row] for row in result.rows)
    return out.getvalue().encode("utf-8-sig")

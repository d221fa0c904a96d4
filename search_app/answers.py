"""The answers of both query languages as words, JSON and CSV; for the command line and the console page alike."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from graph.console import CypherAnswer
from graph.model import Edge, Node
from graph.sparql import SparqlAnswer, Term
from ontology.vocabulary import PREFIXES

Answer = CypherAnswer | SparqlAnswer

_NOT_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_LANGUAGE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


def cell_text(cell: object) -> str:  # noqa: PLR0911 - one a kind of cell
    """Return a cell as one line for a person; nothing for an unbound or missing value."""
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case Term(kind="iri"):
            return short_iri(cell.value)
        case Term():
            return cell.value
        case Node():
            return f"({cell.type} {cell.name})"
        case Edge():
            return f"[{cell.type}]"
        case tuple() | list():
            return "[" + ", ".join(cell_text(item) for item in cell) + "]"
        case Mapping():
            return "{" + ", ".join(f"{name}: {cell_text(item)}" for name, item in cell.items()) + "}"
    return str(cell)


def short_iri(iri: str) -> str:
    """Return an IRI with a known prefix where it stays one plain name, else whole."""
    for prefix, namespace in PREFIXES.items():
        local = iri.removeprefix(str(namespace))
        if local != iri and local.replace("-", "").replace("_", "").isalnum():
            return f"{prefix}:{local}"
    return iri


def answer_json(answer: Answer) -> dict[str, Any]:
    """Return an answer for programs; of SELECT and ASK in the W3C's SPARQL 1.1 Query Results JSON Format."""
    if isinstance(answer, CypherAnswer) or answer.form == "graph":
        rows = [[_json_cell(cell) for cell in row] for row in answer.rows]
        return {"columns": list(answer.columns), "rows": rows, "more": answer.more}
    if answer.form == "ask":
        return {"head": {}, "boolean": truth(answer)}
    bindings = [
        {name: _binding(term) for name, term in zip(answer.columns, row, strict=True) if term is not None}
        for row in answer.rows
    ]
    return {"head": {"vars": list(answer.columns)}, "results": {"bindings": bindings}, "more": answer.more}


def answer_csv(answer: Answer) -> bytes:
    """Return UTF-8 with a byte order mark, which spreadsheets need in order to read Chinese; IRIs are whole."""
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(answer.columns)
    for row in answer.rows:
        table.writerow([_csv_cell(cell) for cell in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def triple_lines(answer: SparqlAnswer) -> list[str]:
    """Return the triples of CONSTRUCT or DESCRIBE in N-Triples."""
    return [" ".join(_ntriples(term) for term in row if term) + " ." for row in answer.rows]


def truth(answer: SparqlAnswer) -> bool:
    """Return what ASK found."""
    (cell,) = answer.rows[0]
    return cell is not None and cell.value == "true"


def _json_cell(cell: object) -> Any:  # noqa: ANN401, PLR0911 - a JSON value, one return a kind
    match cell:
        case Term():
            return _binding(cell)
        case Node():
            return {"id": cell.id, "type": cell.type, "name": cell.name, "properties": _json_cell(cell.properties)}
        case Edge():
            ends = {"id": cell.id, "source": cell.source, "type": cell.type, "target": cell.target}
            return ends | {"properties": _json_cell(cell.properties)}
        case tuple() | list():
            return [_json_cell(item) for item in cell]
        case Mapping():
            return {str(name): _json_cell(item) for name, item in cell.items()}
        case date():  # and datetime
            return cell.isoformat()
    return cell


def _binding(term: Term) -> dict[str, str]:
    kinds = {"iri": "uri", "blank": "bnode"}
    found = {"type": kinds.get(term.kind, "literal"), "value": term.value}
    if term.language:
        return found | {"xml:lang": term.language}
    return found if term.datatype in (None, _STRING, _LANGUAGE) else found | {"datatype": str(term.datatype)}


def _csv_cell(cell: object) -> object:
    """Return a number as a number, and no text that a spreadsheet would run as a formula."""
    if isinstance(cell, int | float):
        return cell
    text = cell.value if isinstance(cell, Term) else cell.id if isinstance(cell, Node) else cell_text(cell)
    is_number = isinstance(cell, Term) and cell.kind == "literal" and cell.datatype not in (None, _STRING, _LANGUAGE)
    return f"'{text}" if text.startswith(_NOT_A_FORMULA) and not is_number else text


def _ntriples(term: Term) -> str:
    match term.kind:
        case "iri":
            return f"<{term.value}>"
        case "blank":
            return f"_:{term.value}"
    quoted = json.dumps(term.value, ensure_ascii=False)
    if term.language:
        return f"{quoted}@{term.language}"
    return quoted if term.datatype in (None, _STRING) else f"{quoted}^^<{term.datatype}>"

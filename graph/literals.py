"""RDF literals as values a property graph can hold, and back without losing a character.

Numbers and dates are stored as numbers and dates, so that queries can compare them.  Where the stored value alone would
not give the same term back (80.00 as a decimal, a language tag, a datatype that the ontology does not foresee), the
term's N-Triples form stands beside it under the same name with ``_exact``; no name of the ontology has an underscore.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from rdflib import XSD, Literal, URIRef

from graph.terms import from_ntriples, to_oxigraph

EXACT = "_exact"
LARGEST_INTEGER = 2**63 - 1  # of Bolt

Scalar = str | int | float | bool | date | datetime


def store_literals(name: str, literals: Sequence[Literal], datatype: str | None) -> dict[str, Any]:
    """Return the properties that hold ``literals`` under ``name``; several become a list in a fixed order."""
    ordered = sorted(literals, key=Literal.n3) if len(literals) > 1 else literals
    values = [to_value(literal, datatype) for literal in ordered]
    if len(ordered) == 1:
        if _stands_for(values[0], ordered[0], datatype):
            return {name: values[0]}
        return {name: values[0], name + EXACT: str(to_oxigraph(ordered[0]))}
    if len({type(value) for value in values}) > 1:
        values = [str(literal) for literal in ordered]  # an engine's lists have one type
    return {name: values, name + EXACT: [str(to_oxigraph(literal)) for literal in ordered]}


def restore_literals(name: str, properties: Mapping[str, Any], datatype: str | None) -> Iterator[Literal]:
    """Yield the literals that :func:`store_literals` put under ``name``."""
    exact = properties.get(name + EXACT)
    if exact is None:
        yield to_literal(properties[name], datatype)
        return
    for text in [exact] if isinstance(exact, str) else exact:
        yield from_ntriples(text)


def to_value(literal: Literal, datatype: str | None) -> Scalar:
    """Return what the graph stores for a literal of a property whose range is ``datatype`` (an XSD local name)."""
    value = literal.toPython()
    match datatype:
        case "integer" if type(value) is int and abs(value) <= LARGEST_INTEGER:
            return value
        case "decimal" | "float" | "double" if isinstance(value, Decimal | int | float):
            return float(value)
        case "boolean" if isinstance(value, bool):
            return value
        case "dateTime" if isinstance(value, datetime) and value.tzinfo is not None:
            return value
        case "date" if isinstance(value, date) and not isinstance(value, datetime):
            return value
    return str(literal)


def to_literal(value: Scalar, datatype: str | None) -> Literal:
    """Return the literal that a stored value stands for."""
    if datatype is None or datatype == "string":
        return Literal(value)
    return Literal(_lexical(value), datatype=_datatype(datatype), normalize=False)


def _stands_for(value: Scalar, literal: Literal, datatype: str | None) -> bool:
    """Tell whether :func:`to_literal` makes ``literal`` of ``value``, without making it."""
    if literal.language:
        return False
    if datatype is None or datatype == "string":
        return literal.datatype is None
    return literal.datatype == _datatype(datatype) and _lexical(value) == str(literal)


@functools.cache
def _datatype(name: str) -> URIRef:
    return XSD[name]


def _lexical(value: Scalar) -> str:
    """Return the shortest lexical form: no exponent, no trailing zeros."""
    match value:
        case bool():
            return "true" if value else "false"
        case float():
            text = format(Decimal(repr(value)), "f")
            return text.rstrip("0").rstrip(".") if "." in text else text
        case date():  # and datetime
            return value.isoformat()
    return str(value)

"""RDF literals as values a property graph can hold, and back without losing a character.

Numbers and dates are stored as numbers and dates, so that queries can compare them.  Where the stored value alone would
not give the same term back (80.00 as a decimal, a language tag, a datatype that the ontology does not foresee), the
term's N-Triples form stands beside it under the same name with ``_exact``; no name of the ontology has an underscore.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from rdflib import XSD, Literal, URIRef
from rdflib.util import from_n3

from graph.errors import ProjectionError

EXACT = "_exact"
LARGEST_INTEGER = 2**63 - 1  # of Bolt

Scalar = str | int | float | bool | date | datetime


def store_literals(name: str, literals: Iterable[Literal], datatype: str | None) -> dict[str, Any]:
    """Return the properties that hold ``literals`` under ``name``; several become a list in a fixed order."""
    ordered = sorted(literals, key=Literal.n3)
    values = [to_value(literal, datatype) for literal in ordered]
    found: dict[str, Any] = {name: values[0] if len(values) == 1 else values}
    if len(values) > 1 and len({type(value) for value in values}) > 1:
        found[name] = [str(literal) for literal in ordered]  # an engine's lists have one type
    if len(values) > 1 or to_literal(values[0], datatype) != ordered[0]:
        exact = [literal.n3() for literal in ordered]
        found[name + EXACT] = exact[0] if len(exact) == 1 else exact
    return found


def restore_literals(name: str, properties: Mapping[str, Any], datatype: str | None) -> Iterator[Literal]:
    """Yield the literals that :func:`store_literals` put under ``name``."""
    exact = properties.get(name + EXACT)
    if exact is None:
        yield to_literal(properties[name], datatype)
        return
    for text in [exact] if isinstance(exact, str) else exact:
        literal = from_n3(text)
        if not isinstance(literal, Literal):
            raise ProjectionError(f"属性 {name}{EXACT} 的内容不是 RDF 字面量：{text!r}；请重新导入该文件")
        yield literal


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
    return Literal(_lexical(value), datatype=_datatype(datatype))


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

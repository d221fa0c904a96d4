"""Writing single statements: the ontology's schema decides the datatype, the code list or the reference of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache

from rdflib import RDF, XSD, Literal, URIRef

from ingest.model import Span
from ontology.fact_graph import FactGraph
from ontology.identifiers import code_iri
from ontology.schema import Schema

_TYPE = RDF.type  # a closed namespace looks a term up at every use
Value = str | int | bool | Decimal | date | URIRef | None


@dataclass(frozen=True, slots=True)
class Statements:
    """A graph being filled with facts, and the schema that says how each property is written."""

    schema: Schema
    graph: FactGraph = field(default_factory=FactGraph)

    def node(self, iri: URIRef, kind: str, **values: Value) -> URIRef:
        """State a node of class ``kind`` (a local name) with its superclasses and the given properties.

        Args:
            iri: the node.
            kind: local name of an ontology class.
            **values: property local names; ``None`` states nothing, a code is given by its notation.

        Returns:
            The node, for chaining into references.

        Raises:
            KeyError: the class or a property is not in the ontology.
        """
        add = self.graph.facts.add
        for label in self.schema.classes[kind].labels:
            add((iri, _TYPE, self.schema.classes[label].iri))
        for name, value in values.items():
            self.put(iri, name, value)
        return iri

    def has(self, iri: URIRef) -> bool:
        """Tell whether something is said of ``iri`` already: shared entities are stated whole, once."""
        return (iri, None, None) in self.graph

    def put(self, subject: URIRef, name: str, value: Value) -> None:
        """State one property of ``subject``; ``None`` states nothing."""
        if value is None:
            return
        spec = self.schema.properties[name]
        if isinstance(value, URIRef):
            self.graph.facts.add((subject, spec.iri, value))
        elif spec.inline:
            self.graph.facts.add((subject, spec.iri, code_iri(spec.inline, str(value))))
        elif isinstance(value, str):
            self.graph.facts.add((subject, spec.iri, Literal(value, datatype=_datatype(spec.datatype))))
        else:
            self.graph.facts.add((subject, spec.iri, _literal(value, spec.datatype)))


def offsets(span: Span) -> dict[str, Value]:
    """Return the two offset properties of a span."""
    return {"charStart": span.start, "charEnd": span.end}


def _lexical(value: Decimal) -> str:
    """Write a decimal without exponent or trailing zeros, so that equal values are equal terms."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


@lru_cache(maxsize=1 << 16, typed=True)
def _literal(value: int | bool | Decimal | date, datatype: str | None) -> Literal:
    """Return the term of a number or a day; offsets, years and days recur all the time."""
    return Literal(_lexical(value) if isinstance(value, Decimal) else value, datatype=_datatype(datatype))


@cache
def _datatype(name: str | None) -> URIRef | None:
    """Return the XSD type of a literal; strings stay plain, as RDF 1.1 writes them."""
    return None if name in (None, "string") else XSD[name]

"""Writing single statements: the ontology's schema decides the datatype, the code list or the reference of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache

from rdflib import RDF, XSD, Graph, Literal, URIRef

from ingest.model import Span
from ontology.identifiers import code_iri
from ontology.schema import Schema

Value = str | int | bool | Decimal | date | URIRef | None


def _plain_graph() -> Graph:
    """Return a graph without named graphs and without the two dozen prefixes rdflib would bind: half the time."""
    return Graph(store="SimpleMemory", bind_namespaces="none")


@dataclass(frozen=True, slots=True)
class Statements:
    """A graph being filled with facts, and the schema that says how each property is written."""

    schema: Schema
    graph: Graph = field(default_factory=_plain_graph)

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
        for label in self.schema.classes[kind].labels:
            self.graph.add((iri, RDF.type, self.schema.classes[label].iri))
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
            self.graph.add((subject, spec.iri, value))
        elif spec.inline:
            self.graph.add((subject, spec.iri, code_iri(spec.inline, str(value))))
        else:
            text = _lexical(value) if isinstance(value, Decimal) else value
            self.graph.add((subject, spec.iri, Literal(text, datatype=_datatype(spec.datatype))))


def offsets(span: Span) -> dict[str, Value]:
    """Return the two offset properties of a span."""
    return {"charStart": span.start, "charEnd": span.end}


def _lexical(value: Decimal) -> str:
    """Write a decimal without exponent or trailing zeros, so that equal values are equal terms."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


@cache
def _datatype(name: str | None) -> URIRef | None:
    """Return the XSD type of a literal; strings stay plain, as RDF 1.1 writes them."""
    return None if name in (None, "string") else XSD[name]

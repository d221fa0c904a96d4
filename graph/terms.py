"""RDF terms between rdflib and Oxigraph, character by character: neither library may tidy a literal up."""

from __future__ import annotations

import pyoxigraph
from rdflib import XSD, Literal, URIRef
from rdflib.term import Node


def to_oxigraph(value: Node) -> pyoxigraph.NamedNode | pyoxigraph.Literal:
    """Return an IRI or literal as Oxigraph's; its string is canonical N-Triples."""
    if not isinstance(value, Literal):
        return pyoxigraph.NamedNode(str(value))
    if value.language:
        return pyoxigraph.Literal(str(value), language=value.language)
    if value.datatype is None:
        return pyoxigraph.Literal(str(value))
    return pyoxigraph.Literal(str(value), datatype=pyoxigraph.NamedNode(str(value.datatype)))


def from_ntriples(text: str) -> Literal:
    """Return the literal that ``text`` writes in N-Triples."""
    statement = f"<urn:s> <urn:p> {text} .".encode()
    (quad,) = pyoxigraph.parse(statement, format=pyoxigraph.RdfFormat.N_TRIPLES)
    found = quad.object
    assert isinstance(found, pyoxigraph.Literal), text
    if found.language:
        return Literal(found.value, lang=found.language)
    if found.datatype.value == str(XSD.string):
        return Literal(found.value)
    return Literal(found.value, datatype=URIRef(found.datatype.value), normalize=False)

"""RDF terms between rdflib and Oxigraph, character by character: neither library may tidy a literal up."""

from __future__ import annotations

import pyoxigraph
from rdflib import XSD, BNode, Literal, URIRef
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


def from_oxigraph(value: object) -> URIRef | BNode | Literal:
    """Return Oxigraph's term as rdflib's, a literal as it was written."""
    if isinstance(value, pyoxigraph.NamedNode):
        return URIRef(value.value)
    if isinstance(value, pyoxigraph.BlankNode):
        return BNode(value.value)
    assert isinstance(value, pyoxigraph.Literal), value
    if value.language:
        return Literal(value.value, lang=value.language)
    if value.datatype.value == str(XSD.string):
        return Literal(value.value)
    return Literal(value.value, datatype=URIRef(value.datatype.value), normalize=False)


def from_ntriples(text: str) -> Literal:
    """Return the literal that ``text`` writes in N-Triples."""
    statement = f"<urn:s> <urn:p> {text} .".encode()
    (quad,) = pyoxigraph.parse(statement, format=pyoxigraph.RdfFormat.N_TRIPLES)
    found = from_oxigraph(quad.object)
    assert isinstance(found, Literal), text
    return found

"""Turtle files into ``rdflib`` graphs, parsed by Oxigraph: an order of magnitude faster than rdflib's own parser."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph
from rdflib import XSD, BNode, Graph, Literal, URIRef

from ontology.errors import OntologyFileError
from ontology.vocabulary import PREFIXES

FOLDER = Path(__file__).parent
ONTOLOGY_FILES = ("fazhi.ttl", "indicators.ttl", "topics.ttl", "codes.ttl", "alignments.ttl")
SHAPE_FILES = ("shapes.ttl",)

_OxTerm = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal
_Term = URIRef | BNode | Literal


def _convert(term: _OxTerm, known: dict[_OxTerm, _Term]) -> _Term:
    found = known.get(term)
    if found is None:
        if isinstance(term, pyoxigraph.NamedNode):
            found = URIRef(term.value)
        elif isinstance(term, pyoxigraph.BlankNode):
            found = BNode(term.value)
        elif term.language:
            found = Literal(term.value, lang=term.language)
        elif term.datatype.value == str(XSD.string):
            found = Literal(term.value)
        else:
            found = Literal(term.value, datatype=URIRef(term.datatype.value))
        known[term] = found
    return found


def parse_turtle(turtle: str | bytes, *, into: Graph | None = None) -> Graph:
    """Add the triples of a Turtle text to ``into``, or to a new graph with the project's prefixes.

    Raises:
        SyntaxError: the text is not Turtle; the message has line and column.
    """
    graph = Graph(bind_namespaces="none") if into is None else into
    if into is None:
        for prefix, namespace in PREFIXES.items():
            graph.bind(prefix, str(namespace))
    known: dict[_OxTerm, _Term] = {}
    store = graph.store
    for quad in pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE):
        store.add(
            (
                _convert(quad.subject, known),
                _convert(quad.predicate, known),
                _convert(quad.object, known),
            ),
            graph,
        )
    return graph


def read_turtle(paths: Iterable[Path]) -> Graph:
    """Read Turtle files into one graph.

    Raises:
        OntologyFileError: a file is missing or not Turtle.
    """
    graph: Graph | None = None
    for path in paths:
        try:
            graph = parse_turtle(path.read_bytes(), into=graph)
        except OSError as error:
            raise OntologyFileError(
                f"cannot read {path}: {error.strerror}; reinstall the package or mend the path"
            ) from error
        except SyntaxError as error:
            raise OntologyFileError(f"{path} is not valid Turtle: {error}; correct the file") from error
    return Graph() if graph is None else graph


def read_folder(path: Path | None = None, files: tuple[str, ...] = ONTOLOGY_FILES) -> Graph:
    """Read the ontology from a folder (the shipped one unless given), or from one file that holds all of it."""
    if path is not None and path.is_file():
        return read_turtle([path])
    return read_turtle([(path or FOLDER) / name for name in files])

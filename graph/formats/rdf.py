"""RDF files: N-Triples, Turtle, JSON-LD, and TriG with one named graph per document."""

from __future__ import annotations

import itertools
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import pyoxigraph
from rdflib import RDF, XSD

from graph.facts import aligned_facts, all_facts, document_rows, picture_facts, with_alignment
from graph.model import Subgraph
from graph.reading import documents
from graph.store import GraphStore
from graph.triples import line_of, sorted_lines
from ontology.schema import Schema
from ontology.vocabulary import FZ, PREFIXES

LINES_AT_ONCE = 10_000


def write_ntriples(store: GraphStore, stream: BinaryIO, *, align: bool = False) -> None:
    """Write every fact as one line, in byte order."""
    stream.writelines(_lines(store, align=align))


def write_turtle(store: GraphStore, stream: BinaryIO, *, align: bool = False) -> None:
    """Write every fact, grouped by subject, in the order of the IRIs."""
    _turtle(_lines(store, align=align), stream)


def write_picture(store: GraphStore, stream: BinaryIO, picture: Subgraph) -> None:
    """Write the facts of the nodes and relationships of a picture as :func:`write_turtle` writes all."""
    _turtle(sorted_lines(picture_facts(store, picture)), stream)


def write_trig(store: GraphStore, stream: BinaryIO, *, align: bool = False) -> None:
    """Write the facts of each document into a graph that it names; shared entities stand in each that needs them."""
    pyoxigraph.serialize(_quads(store, align=align), stream, format=pyoxigraph.RdfFormat.TRIG, prefixes=_prefixes())


def write_jsonld(store: GraphStore, stream: BinaryIO, *, align: bool = False) -> None:
    """Write one JSON object per subject, in the order of the IRIs, under a context made from the schema."""
    context = json.dumps(jsonld_context(store.schema), ensure_ascii=False, indent=1)
    stream.write(b'{"@context": ' + context.encode() + b',\n"@graph": [')
    quads = _parsed(_lines(store, align=align))
    before = b"\n"
    for subject, group in itertools.groupby(quads, key=lambda quad: _iri(quad.subject)):
        entry = _jsonld_object(store.schema, subject, group)
        stream.write(before + json.dumps(entry, ensure_ascii=False).encode())
        before = b",\n"
    stream.write(b"\n]}\n")


def jsonld_context(schema: Schema) -> dict[str, Any]:
    """Return the context: every class and property by its local name, with the datatype of its values."""
    context: dict[str, Any] = {"@vocab": str(FZ), "xsd": str(XSD), "id": "@id", "type": "@type"}
    for name, spec in schema.properties.items():
        if spec.kind == "object":
            context[name] = {"@id": str(spec.iri), "@type": "@id"}
        elif spec.datatype not in (None, "string"):
            context[name] = {"@id": str(spec.iri), "@type": f"xsd:{spec.datatype}"}
        else:
            context[name] = str(spec.iri)
    return context


def _jsonld_object(schema: Schema, subject: str, quads: Iterable[pyoxigraph.Quad]) -> dict[str, Any]:
    values: dict[str, list[Any]] = defaultdict(list)
    for quad in quads:
        predicate = quad.predicate.value
        name = predicate.removeprefix(str(FZ))
        if predicate == str(RDF.type):
            values["type"].append(_iri(quad.object).removeprefix(str(FZ)))
        elif isinstance(quad.object, pyoxigraph.Literal):
            spec = schema.properties.get(name)  # a property of another vocabulary has its whole IRI for a name
            values[name].append(_jsonld_literal(quad.object, spec.datatype if spec else None))
        elif name == predicate:
            values[name].append({"id": _iri(quad.object)})
        else:
            values[name].append(_iri(quad.object))
    return {"id": subject} | {name: found[0] if len(found) == 1 else found for name, found in values.items()}


def _iri(term: object) -> str:
    assert isinstance(term, pyoxigraph.NamedNode), "the graph has no blank nodes"
    return term.value


def _jsonld_literal(literal: pyoxigraph.Literal, datatype: str | None) -> Any:  # noqa: ANN401 - a JSON value
    """Return a plain string where the context knows the datatype, else a value object."""
    if literal.language:
        return {"@value": literal.value, "@language": literal.language}
    if literal.datatype.value == str(XSD[datatype or "string"]):
        return literal.value
    return {"@value": literal.value, "@type": literal.datatype.value}


def _turtle(lines: Iterable[bytes], stream: BinaryIO) -> None:
    triples = (quad.triple for quad in _parsed(lines))
    pyoxigraph.serialize(triples, stream, format=pyoxigraph.RdfFormat.TURTLE, prefixes=_prefixes())


def _lines(store: GraphStore, *, align: bool) -> Iterator[bytes]:
    return sorted_lines(aligned_facts(store) if align else all_facts(store))


def _quads(store: GraphStore, *, align: bool) -> Iterator[pyoxigraph.Quad]:
    for document in sorted(documents(store), key=lambda found: found.id):
        rows = document_rows(store, document.id)
        facts = store.projection.triples(rows.nodes, rows.relationships)
        lines = sorted(set(map(line_of, with_alignment(store, facts) if align else facts)))
        name = pyoxigraph.NamedNode(document.id)
        for quad in _parsed(lines):
            yield pyoxigraph.Quad(quad.subject, quad.predicate, quad.object, name)


def _parsed(lines: Iterable[bytes]) -> Iterator[pyoxigraph.Quad]:
    waiting = iter(lines)
    while chunk := b"".join(itertools.islice(waiting, LINES_AT_ONCE)):
        yield from pyoxigraph.parse(chunk, format=pyoxigraph.RdfFormat.N_TRIPLES)


def _prefixes() -> dict[str, str]:
    return {prefix: str(namespace) for prefix, namespace in PREFIXES.items()}

"""RDF in the terms of our ontology back into the graph, document by document, through the same gate as ingestion."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph
from rdflib import RDF, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from graph.errors import GraphError, RdfFileError
from graph.store import GraphStore
from graph.terms import from_oxigraph
from graph.writing import replace_document
from ontology.alignment import load_alignment
from ontology.schema import Schema
from ontology.validation import ShapeViolations, validate
from ontology.vocabulary import FZ

_SHOWN = 3  # statements quoted in a message


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What became of one document of a file."""

    document: str  # IRI
    title: str
    status: str  # added | replaced | refused
    statements: int
    reasons: tuple[str, ...] = ()  # why it was refused, one a fault, in the language asked for


def import_rdf(store: GraphStore, path: Path, *, lang: str = "zh") -> tuple[ImportOutcome, ...]:
    """Load every document of an RDF file, each in one transaction; a faulty one does not keep the others out.

    What ``fazhi export --align`` adds in other vocabularies is passed over, for it follows from the facts.

    Args:
        store: the graph
        path: Turtle, N-Triples, N-Quads, TriG, JSON-LD or RDF/XML, told by its name's end; it is read into memory
        lang: language of the reasons, ``"zh"`` or ``"en"``

    Returns:
        One outcome per document, in the order of their IRIs.

    Raises:
        RdfFileError: the file cannot be read, is no RDF, or states something that belongs to no document.
    """
    facts = own_facts(store, read_rdf(path), path)
    parts = list(documents_in(store.schema, facts))
    left = {subject for subject in facts.subjects() if isinstance(subject, URIRef | BNode)}
    left -= {subject for _, part in parts for subject in part.subjects()}
    if left or not parts:
        shown = "、".join(f"<{subject}>" for subject in sorted(left, key=str)[:_SHOWN])
        fault = f"{len(left)} 个节点不属于任何文件，例如 {shown}" if left else "没有文件（fz:Document）"
        raise RdfFileError(f"{path}：{fault}；请导入由 fazhi export 或 fazhi extract 写出的完整文件")
    return tuple(_load(store, document, part, lang=lang) for document, part in parts)


def _load(store: GraphStore, document: URIRef, facts: Graph, *, lang: str) -> ImportOutcome:
    title = str(facts.value(document, FZ.title) or document)

    def outcome(status: str, *reasons: str) -> ImportOutcome:
        return ImportOutcome(str(document), title, status, len(facts), reasons)

    try:
        report = replace_document(store, validate(document, facts))
    except ShapeViolations as error:
        return outcome("refused", *error.messages_in(lang))
    except GraphError as error:
        return outcome("refused", str(error))
    return outcome("replaced" if report.replaced else "added")


def read_rdf(path: Path) -> Graph:
    """Return the statements of a file, of all its graphs together, each literal as it is written there.

    Raises:
        RdfFileError: the file cannot be read, its name does not tell a format, or it is not of that format.
    """
    rdf_format = pyoxigraph.RdfFormat.from_extension(path.suffix.lstrip(".").lower())
    if rdf_format is None:
        raise RdfFileError(f"{path}：扩展名不是 RDF 格式；可用 .ttl .nt .nq .trig .jsonld .rdf")
    graph = Graph()
    terms: dict[object, Node] = {}
    try:
        for quad in pyoxigraph.parse(path=str(path), format=rdf_format):
            triple = (quad.subject, quad.predicate, quad.object)
            for term in triple:
                if term not in terms:
                    terms[term] = from_oxigraph(term)
            graph.add((terms[triple[0]], terms[triple[1]], terms[triple[2]]))
    except (SyntaxError, ValueError) as error:
        raise RdfFileError(f"{path} 不是有效的 {rdf_format.name}：{error}") from error
    except OSError as error:
        raise RdfFileError(f"读不了 {path}：{error.strerror or error}") from error
    return graph


def own_facts(store: GraphStore, statements: Graph, path: Path) -> Graph:
    """Return what is said in our own terms.

    Raises:
        RdfFileError: something is said in other terms that does not follow from it.
    """
    own = Graph()
    foreign = []
    for subject, predicate, value in statements:
        term = value if predicate == RDF.type else predicate
        if str(term).startswith(str(FZ)):
            own.add((subject, predicate, value))
        elif isinstance(predicate, URIRef):
            foreign.append((URIRef(str(subject)), predicate, value))
    alignment = load_alignment(store.ontology)
    unknown = [triple for triple in foreign if not alignment.follows(triple, own)]
    if unknown:
        shown = "；".join(" ".join(term.n3() for term in triple) for triple in sorted(unknown)[:_SHOWN])
        raise RdfFileError(f"{path}：{len(unknown)} 条陈述不用本体的词汇，例如 {shown}；请删去或改用本体的属性与类")
    return own


def documents_in(schema: Schema, facts: Graph) -> Iterator[tuple[URIRef, Graph]]:
    """Yield each document in hand with what it says: what it owns, and the shared entities it leads to.

    A document that is only cited (``fz:isStub true``) is part of what the citing one says.
    """
    owned = _owned(schema, facts)
    for document in sorted(owned):
        subjects, waiting = set(owned[document]), list(owned[document])
        while waiting:
            for value in facts.objects(waiting.pop()):
                if isinstance(value, URIRef) and value not in subjects and _is_shared(value, facts, owned):
                    subjects.add(value)
                    waiting.append(value)
        part = Graph()
        for subject in subjects:
            for predicate, value in facts.predicate_objects(subject):
                part.add((subject, predicate, value))
        yield document, part


def _is_shared(node: URIRef, facts: Graph, owned: Mapping[URIRef, set[Node]]) -> bool:
    return (node, None, None) in facts and node not in owned


def _owned(schema: Schema, facts: Graph) -> dict[URIRef, set[Node]]:
    """Return the subjects that belong to each document, itself among them."""
    is_stub = Literal(True)
    found: dict[URIRef, set[Node]] = {
        subject: {subject}
        for subject in facts.subjects(RDF.type, FZ.Document)
        if isinstance(subject, URIRef) and (subject, FZ.isStub, is_stub) not in facts
    }
    home: dict[Node, URIRef] = {document: document for document in found}
    owners = {schema.property_named(spec.owner).iri for spec in schema.classes.values() if spec.owner}
    sources = {schema.property_named(s.relationship.source).iri for s in schema.classes.values() if s.relationship}
    for properties in (owners, sources):  # a mention is owned through its sentence
        for iri in sorted(properties):
            for subject, value in facts.subject_objects(iri):
                if subject not in home and value in home:
                    home[subject] = home[value]
    parts: defaultdict[URIRef, set[Node]] = defaultdict(set, found)
    for subject, document in home.items():
        parts[document].add(subject)
    return dict(parts)

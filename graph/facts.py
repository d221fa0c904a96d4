"""The facts in the graph as RDF: everything the documents said, without the ontology's own concepts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rdflib import URIRef

from graph import cypher as text
from graph.changes import ownership
from graph.model import Subgraph
from graph.projection import URI, NodeRow, RelationshipRow, Rows, Triple
from graph.reading import queries
from graph.store import GraphStore
from ontology.alignment import load_alignment


def all_facts(store: GraphStore) -> Iterator[Triple]:
    """Yield every fact, in no fixed order, reading as it goes."""
    yield from store.projection.triples(all_nodes(store), all_relationships(store))


def aligned_facts(store: GraphStore) -> Iterator[Triple]:
    """Yield every fact with what it says in other vocabularies, and the concepts it names in SKOS; with repetitions."""
    yield from with_alignment(store, all_facts(store))


def with_alignment(store: GraphStore, facts: Iterable[Triple]) -> Iterator[Triple]:
    """Yield ``facts`` with what they say in other vocabularies, then the concepts that they name in SKOS."""
    alignment = load_alignment(store.ontology)
    concepts: set[URIRef] = set()
    for triple in facts:
        yield triple
        yield from alignment.of(triple)
        if isinstance(triple[2], URIRef) and str(triple[2]) in store.projection.concepts.keys:
            concepts.add(triple[2])
    for concept in sorted(concepts):
        yield from alignment.describe(concept)


def all_nodes(store: GraphStore) -> Iterator[NodeRow]:
    """Yield the nodes that documents brought."""
    for found in store.stream(text.ALL_NODES):
        if not _is_reference(store, found["labels"]):
            yield _node(store, found)


def all_relationships(store: GraphStore) -> Iterator[RelationshipRow]:
    """Yield the relationships that documents brought."""
    for found in store.stream(text.ALL_RELATIONSHIPS):
        if not _is_reference(store, found["labels"]):
            yield _relationship(found)


def document_rows(store: GraphStore, iri: str) -> Rows:
    """Return what one document says, shared entities included: the rows it was written from, sorted by IRI."""
    nodes: dict[str, NodeRow] = {}
    links: list[RelationshipRow] = []
    found = store.read(queries.document_nodes(ownership(store.schema)), iri=iri)
    while found:
        new = {row["uri"]: _node(store, row) for row in found}
        nodes |= new
        rows = store.read(queries.LINKS_FROM, iris=list(new))
        links += [_relationship(row) for row in rows]
        targets = {row["target"] for row in rows if not _is_reference(store, row["labels"])}
        targets |= _named_by_property(store, list(new.values()))
        found = store.read(queries.NODES_BY_IRI, iris=sorted(targets - nodes.keys()))
    ordered = tuple(nodes[uri] for uri in sorted(nodes))
    return Rows(ordered, tuple(sorted(links, key=lambda row: (row.type, row.key))))


def picture_facts(store: GraphStore, picture: Subgraph) -> Iterator[Triple]:
    """Yield what :func:`all_facts` says of the nodes and relationships of a picture, and of nothing else."""
    iris = sorted(node.id for node in picture.nodes)
    drawn = {edge.id for edge in picture.edges}
    nodes = [row for row in store.read(queries.NODES_BY_IRI, iris=iris) if not _is_reference(store, row["labels"])]
    links = [row for row in store.read(queries.LINKS_AMONG, iris=iris) if not _is_reference(store, row["labels"])]
    shown = [row for row in map(_relationship, links) if row.identity in drawn]
    yield from store.projection.triples((_node(store, row) for row in nodes), shown)


def _named_by_property(store: GraphStore, nodes: Sequence[NodeRow]) -> set[str]:
    names = [spec.name + URI for spec in store.schema.properties.values() if spec.uri_property]
    return {str(node.properties[name]) for node in nodes for name in names if name in node.properties}


def _node(store: GraphStore, found: dict[str, Any]) -> NodeRow:
    """Return a node without what only the graph knows of it: vectors, and when it last changed."""
    known = store.schema.properties
    properties = {k: v for k, v in found["properties"].items() if k not in known or not known[k].graph_only}
    return NodeRow(found["uri"], tuple(found["labels"]), properties)


def _relationship(found: dict[str, Any]) -> RelationshipRow:
    return RelationshipRow(found["source"], found["type"], found["target"], found["properties"])


def _is_reference(store: GraphStore, labels: list[str]) -> bool:
    spec = store.schema.most_specific(labels)
    return spec is None or spec.reference

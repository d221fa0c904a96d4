"""The facts in the graph as RDF: everything the documents said, without the ontology's own concepts."""

from __future__ import annotations

from collections.abc import Iterator

from graph import cypher as text
from graph.projection import NodeRow, RelationshipRow, Triple
from graph.store import GraphStore


def all_facts(store: GraphStore) -> Iterator[Triple]:
    """Yield every fact, in no fixed order, reading as it goes."""
    yield from store.projection.triples(_nodes(store), _relationships(store))


def _nodes(store: GraphStore) -> Iterator[NodeRow]:
    for found in store.stream(text.ALL_NODES):
        if not _is_reference(store, found["labels"]):
            yield NodeRow(found["uri"], tuple(found["labels"]), found["properties"])


def _relationships(store: GraphStore) -> Iterator[RelationshipRow]:
    for found in store.stream(text.ALL_RELATIONSHIPS):
        if not _is_reference(store, found["labels"]):
            yield RelationshipRow(found["source"], found["type"], found["target"], found["properties"])


def _is_reference(store: GraphStore, labels: list[str]) -> bool:
    spec = store.schema.most_specific(labels)
    return spec is None or spec.reference

"""Shared entities that nothing refers to any more are taken out of the graph."""

from __future__ import annotations

from collections.abc import Iterable

from neo4j import ManagedTransaction

from graph import cypher as text
from graph.projection import URI
from ontology.schema import Schema


def collect_unused(tx: ManagedTransaction, schema: Schema, candidates: Iterable[str]) -> int:
    """Delete the shared entities and stub documents among ``candidates`` that nothing refers to, and so on outwards.

    Args:
        tx: the transaction that took references away
        schema: says which classes are shared, and which properties refer by IRI
        candidates: IRIs that have lost a reference

    Returns:
        How many nodes were deleted.
    """
    deleted = 0
    waiting = sorted(set(candidates))
    while waiting:
        found = [
            row for row in tx.run(text.UNUSED_NODES, uris=waiting) if _is_shared(schema, row["labels"], row["stub"])
        ]
        unused = [row for row in found if not _referred_by_property(tx, schema, uri=row["uri"], labels=row["labels"])]
        ids = [row["id"] for row in unused]
        waiting = sorted({row["target"] for row in tx.run(text.RELATIONSHIPS_OUT, ids=ids)} if ids else ())
        if ids:
            tx.run(text.DELETE_NODES, ids=ids).consume()
        deleted += len(ids)
    return deleted


def _is_shared(schema: Schema, labels: list[str], stub: bool) -> bool:
    spec = schema.most_specific(labels)
    return spec is not None and (spec.shared or stub)


def _referred_by_property(tx: ManagedTransaction, schema: Schema, *, uri: str, labels: list[str]) -> bool:
    """Tell whether a document names ``uri`` in a ``…Uri`` property; its own facts name nothing that it does not."""
    for spec in schema.properties.values():
        if spec.uri_property and set(spec.range) & set(labels):
            for label in spec.domain:
                holder = schema.class_named(label)
                if (
                    holder.is_node
                    and holder.owner is None
                    and tx.run(text.referred_to(label, spec.name + URI), uri=uri).peek()
                ):
                    return True
    return False

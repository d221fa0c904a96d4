"""The sentences behind a node."""

from __future__ import annotations

from graph.model import Evidence, Node
from graph.reading import queries
from graph.store import GraphStore

LIMIT = 20
TIME_LIMIT = 10.0  # seconds


def evidence_of(store: GraphStore, node: Node, *, limit: int = LIMIT) -> tuple[Evidence, ...]:
    """Return up to ``limit`` sentences: those a fact rests on, that mention an entity, or that cite or claim it."""
    labels = store.schema.class_named(node.type).labels
    if "Indicator" in labels:
        asked = [queries.EVIDENCE_OF_INDICATOR, queries.EVIDENCE_OF_MENTION]
    elif {"Observation", "Action"} & set(labels):
        asked = [queries.EVIDENCE_OF_FACT]
    elif "Document" in labels or "Honor" in labels:
        asked = [queries.EVIDENCE_OF_LINK, queries.EVIDENCE_OF_MENTION]
    else:
        asked = [queries.EVIDENCE_OF_MENTION]
    found: dict[Evidence, None] = {}
    for query in asked:
        rows = store.read(query, iri=node.id, limit=limit, time_limit=TIME_LIMIT)
        found |= dict.fromkeys(Evidence(**row) for row in rows)
    return tuple(found)[:limit]

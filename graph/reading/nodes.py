"""Single nodes: by IRI, and by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graph.literals import EXACT
from graph.model import Node
from graph.reading import queries
from graph.store import GraphStore
from ontology.schema import Schema

# The whole text of a document belongs to the reader page, not to every picture that shows the document.
LONG = frozenset({"fullText"})
NAME = 40  # characters of a text that stand for a name


def node(store: GraphStore, iri: str) -> Node | None:
    """Return a node by its IRI, or ``None``."""
    rows = store.read(queries.NODE, iri=iri)
    return to_node(store.schema, rows[0]["labels"], rows[0]["properties"]) if rows else None


def entities(store: GraphStore, text: str, *, types: Sequence[str] = (), limit: int = 20) -> tuple[Node, ...]:
    """Return nodes whose name holds ``text``: equal names first, then beginnings, then the shortest.

    Args:
        store: the graph
        text: part of a name
        types: ontology classes, subclasses included; what a text can mention, and topics, unless given
        limit: at most this many

    Returns:
        The nodes; none for an empty text.
    """
    if not text.strip():
        return ()
    labels = [store.schema.class_named(name).name for name in types] or _nameable(store.schema)
    rows = store.read(queries.entities(labels), text=text.strip(), limit=limit)
    return tuple(to_node(store.schema, row["labels"], row["properties"]) for row in rows)


def to_node(schema: Schema, labels: Sequence[str], properties: Mapping[str, Any]) -> Node:
    """Return a node as the rest of the program knows it, without vectors, long texts and exact forms."""
    spec = schema.most_specific(labels)
    hidden = LONG | {"uri"} | {entry.name for entry in schema.properties.values() if entry.graph_only}
    shown = {k: v for k, v in sorted(properties.items()) if k not in hidden and not k.endswith(EXACT) and v is not None}
    name = properties.get("name") or _beginning(properties.get("text")) or properties["uri"]
    return Node(str(properties["uri"]), spec.name if spec else "Resource", str(name), shown)


def _beginning(text: str | None) -> str | None:
    """Return the first words of what has a text and no name, as passages do."""
    return text if not text or len(text) <= NAME else text[: NAME - 1] + "…"


def _nameable(schema: Schema) -> list[str]:
    """Return the classes a text can mention, and topics."""
    return [*schema.property_named("refersTo").range, "Topic"]

"""What must change in the graph so that it says what a document says, and the few statements that change it.

A document is compared with what the graph has of it, and only the difference is written: ingesting the same text again
writes nothing, and a passage whose text did not change keeps its vector.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from neo4j import ManagedTransaction

from graph import cypher as text
from graph.errors import UnknownTargetError
from graph.projection import NodeRow, RelationshipRow, Rows
from ontology.schema import Schema

BATCH = 2000  # rows per statement: enough to make the statements few, small enough for one message


@dataclass(frozen=True, slots=True)
class StoredNode:
    """A node as it stands; ``id`` is good for this transaction only."""

    id: str
    labels: frozenset[str]
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class StoredRelationship:
    """A relationship as it stands, with the ids by which this transaction finds it."""

    id: str
    source_id: str
    row: RelationshipRow


@dataclass(frozen=True, slots=True)
class Stored:
    """What the graph has of a document: nodes by IRI, which of them it owns, and all relationships from them."""

    nodes: Mapping[str, StoredNode]
    owned: frozenset[str]
    relationships: tuple[StoredRelationship, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """The difference between what is wanted and what stands."""

    new_nodes: tuple[NodeRow, ...]
    changed_nodes: tuple[NodeRow, ...]
    gone_nodes: tuple[str, ...]  # IRIs
    new_relationships: tuple[RelationshipRow, ...]
    changed_relationships: tuple[tuple[StoredRelationship, RelationshipRow], ...]
    gone_relationships: tuple[StoredRelationship, ...]  # those of gone nodes among them

    def __bool__(self) -> bool:
        return any((self.new_nodes, self.changed_nodes, self.gone_nodes)) or any(
            (self.new_relationships, self.changed_relationships, self.gone_relationships)
        )


# --- reading ----------------------------------------------------------------------------------------------------------


def read_stored(tx: ManagedTransaction, schema: Schema, *, uris: Sequence[str], document: str | None = None) -> Stored:
    """Read the nodes ``uris`` and, with a ``document``, everything it owns, with all relationships that start there."""
    hidden = [spec.name for spec in schema.properties.values() if spec.graph_only]
    nodes = _nodes(tx.run(text.nodes_by_uri(hidden), uris=list(uris)), hidden)
    owned: dict[str, StoredNode] = {}
    if document in nodes:
        owned = _nodes(tx.run(text.owned_nodes(ownership(schema), hidden), uri=document), hidden)
    everything = nodes | owned
    ids = [node.id for node in everything.values()]
    relationships = tuple(
        StoredRelationship(
            found["id"],
            found["source_id"],
            RelationshipRow(found["source"], found["type"], found["target"], native(found["properties"])),
        )
        for found in tx.run(text.RELATIONSHIPS_OUT, ids=ids)
    )
    return Stored(everything, frozenset(owned), relationships)


def ownership(schema: Schema) -> list[str]:
    """Return the relationship types that tie a node to the document it belongs to."""
    owners = {spec.owner for spec in schema.classes.values() if spec.owner}
    return sorted(schema.property_named(owner).relationship or "" for owner in owners)


def _nodes(records: Iterable[Any], hidden: Sequence[str]) -> dict[str, StoredNode]:
    return {
        found["uri"]: StoredNode(
            found["id"],
            frozenset(found["labels"]),
            {key: value for key, value in native(found["properties"]).items() if key not in hidden},
        )
        for found in records
    }


def native(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Return properties with Python's dates, so that they compare with what is to be written."""
    return {key: value.to_native() if hasattr(value, "to_native") else value for key, value in properties.items()}


# --- comparing --------------------------------------------------------------------------------------------------------


def difference(wanted: Rows, stored: Stored) -> Changes:
    """Compare; a described node is described whole, so what stands beyond it goes."""
    wanted_nodes = {node.uri: node for node in wanted.nodes}
    wanted_links = {row.key: row for row in wanted.relationships}
    changed_links = []
    gone_links = []
    for link in stored.relationships:
        row = wanted_links.get(link.row.key)
        if row is None or (row.source, row.target) != (link.row.source, link.row.target):
            gone_links.append(link)
            continue
        del wanted_links[row.key]  # what remains is new; a second copy of a link that stands is gone
        if not _same(row.properties, link.row.properties):
            changed_links.append((link, row))
    present = [node for node in wanted.nodes if node.uri in stored.nodes]
    return Changes(
        new_nodes=tuple(node for node in wanted.nodes if node.uri not in stored.nodes),
        changed_nodes=tuple(n for n in present if not _same(n.properties, stored.nodes[n.uri].properties)),
        gone_nodes=tuple(sorted(stored.owned - wanted_nodes.keys())),
        new_relationships=tuple(wanted_links.values()),
        changed_relationships=tuple(changed_links),
        gone_relationships=tuple(gone_links),
    )


def _same(wanted: Mapping[str, Any], stored: Mapping[str, Any]) -> bool:
    """Compare properties by value and type: 1 and 1.0 and true are three values."""
    return wanted.keys() == stored.keys() and all(
        type(value) is type(stored[key]) and value == stored[key] for key, value in wanted.items()
    )


# --- writing ----------------------------------------------------------------------------------------------------------


def apply_changes(tx: ManagedTransaction, changes: Changes, stored: Stored) -> None:
    """Write the difference.

    Raises:
        UnknownTargetError: a relationship leads to a node that is neither described nor in the graph.
    """
    ids = {uri: node.id for uri, node in stored.nodes.items()}
    gone = set(changes.gone_nodes)
    gone_links = [link for link in changes.gone_relationships if link.row.source not in gone]
    for batch in _batches([{"id": link.id, "source": link.source_id} for link in gone_links]):
        tx.run(text.DELETE_RELATIONSHIPS, rows=batch).consume()
    for batch in _batches([ids[uri] for uri in changes.gone_nodes]):
        tx.run(text.DELETE_NODES, ids=batch).consume()
    for batch in _batches([{"id": ids[n.uri], "properties": dict(n.properties)} for n in changes.changed_nodes]):
        tx.run(text.SET_PROPERTIES, rows=batch).consume()
    ids |= _create_nodes(tx, changes.new_nodes)
    _create_relationships(tx, changes.new_relationships, ids)
    changed = [
        {"id": link.id, "source": link.source_id, "properties": dict(row.properties)}
        for link, row in changes.changed_relationships
    ]
    for batch in _batches(changed):
        tx.run(text.SET_RELATIONSHIP_PROPERTIES, rows=batch).consume()


def _create_nodes(tx: ManagedTransaction, nodes: Iterable[NodeRow]) -> dict[str, str]:
    """Create nodes, one statement per class; returns their ids by IRI."""
    by_labels: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for node in nodes:
        by_labels[node.labels].append(dict(node.properties))
    ids: dict[str, str] = {}
    for labels, rows in sorted(by_labels.items()):
        for batch in _batches(rows):
            ids |= {found["uri"]: found["id"] for found in tx.run(text.create_nodes(labels), rows=batch)}
    return ids


def _create_relationships(tx: ManagedTransaction, links: Sequence[RelationshipRow], ids: dict[str, str]) -> None:
    """Create relationships, one statement per type."""
    elsewhere = sorted({uri for row in links for uri in (row.source, row.target)} - ids.keys())
    if elsewhere:
        ids |= {found["uri"]: found["id"] for found in tx.run(text.IDS_BY_URI, uris=elsewhere)}
    by_type: dict[tuple[str, bool], list[dict[str, Any]]] = defaultdict(list)
    for row in links:
        missing = [uri for uri in (row.source, row.target) if uri not in ids]
        if missing:
            raise UnknownTargetError(
                f"关系 {row.type}（{row.source} → {row.target}）的一端 {missing[0]} 不在图中，文件也没有描述它；"
                "请在同一批事实里描述它"
            )
        ends = {"source": ids[row.source], "target": ids[row.target]}
        by_type[row.type, bool(row.properties)].append(ends | {"properties": dict(row.properties)})
    for (kind, with_properties), rows in sorted(by_type.items()):
        for batch in _batches(rows):
            tx.run(text.create_relationships(kind, with_properties=with_properties), rows=batch).consume()


def _batches(rows: Sequence[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(rows), BATCH):
        yield list(rows[start : start + BATCH])

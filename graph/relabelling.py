"""Entities that belong to another class by now: the ontology, or the reading of their names, has changed."""

from __future__ import annotations

from neo4j import ManagedTransaction

from graph import cypher as text
from graph.changes import Stored, native
from graph.projection import RelationshipRow, Rows


def take_out_mislabelled(tx: ManagedTransaction, wanted: Rows, stored: Stored) -> tuple[Rows, Stored]:
    """Delete the nodes whose labels are no longer theirs, so that they are written anew with everything around them.

    The embedded engine cannot take a label away and add one in the same transaction.

    Args:
        tx: the transaction
        wanted: what the document says
        stored: what the graph has of it

    Returns:
        What is wanted with the relationships that other documents have to those nodes, and what is left in the graph.
    """
    wrong = {n.uri for n in wanted.nodes if n.uri in stored.nodes and stored.nodes[n.uri].labels != set(n.labels)}
    if not wrong:
        return wanted, stored
    ids = [stored.nodes[uri].id for uri in sorted(wrong)]
    described = {node.uri for node in wanted.nodes} | stored.owned
    foreign = tuple(
        RelationshipRow(found["source"], found["type"], found["target"], native(found["properties"]))
        for found in tx.run(text.RELATIONSHIPS_IN, ids=ids)
        if found["source"] not in described
    )
    tx.run(text.DELETE_NODES, ids=ids).consume()
    left = Stored(
        nodes={uri: node for uri, node in stored.nodes.items() if uri not in wrong},
        owned=stored.owned - wrong,
        relationships=tuple(link for link in stored.relationships if not wrong & {link.row.source, link.row.target}),
    )
    return Rows(wanted.nodes, wanted.relationships + foreign), left

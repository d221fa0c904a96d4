"""Cypher as a person types it: it can read everything and change nothing, whatever it says.

Writing is refused by the engine, not by looking for words: the embedded engine answers as a user who may only read,
Neo4j in read access mode.  That mode still lets a query read files and addresses and end other people's queries, so
Neo4j's own plan of the query is looked at first; the embedded engine's user may not read them.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import neo4j.graph
import neo4j.time

from graph.errors import QueryError
from graph.model import Edge, Node, Subgraph
from graph.reading import queries
from graph.reading.exploring import to_edge
from graph.reading.nodes import to_node
from graph.store import GraphStore

ROW_LIMIT = 1000
TIME_LIMIT = 10.0  # seconds
REACHING_OUT = frozenset({"LoadCSV", "TerminateTransactions"})  # operators that a reading session does not refuse


@dataclass(frozen=True, slots=True)
class CypherAnswer:
    """A table, and the picture of every node and relationship in it.

    A cell is ``None``, a truth value, a number, a text, a date, a :class:`Node`, an :class:`Edge`, a tuple of cells
    (a list; for a path nodes and edges in turn) or a mapping of names to cells.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    picture: Subgraph
    more: bool  # the row limit left some out
    milliseconds: float


def ask_cypher(
    store: GraphStore,
    cypher: str,
    *,
    parameters: Mapping[str, Any] | None = None,
    row_limit: int = ROW_LIMIT,
    time_limit: float = TIME_LIMIT,
) -> CypherAnswer:
    """Answer one Cypher query.

    Args:
        store: the graph
        cypher: the query, in the subset both engines understand or in the dialect of the one at hand
        parameters: the values of its ``$names``
        row_limit: at most this many rows
        time_limit: seconds after which the engine ends the query

    Returns:
        The answer; vectors and the whole texts of documents are left out of nodes.

    Raises:
        QueryError: the query is wrong, would change something, or would reach beyond the graph.
        QueryTimeoutError: it ran longer than ``time_limit``.
        GraphUnreachableError: the engine is gone and did not come back.
    """
    began = time.perf_counter()
    if outside := REACHING_OUT.intersection(store.operators(cypher, parameters or {})):
        raise QueryError(
            f"这里只能查询图谱，不能读取外部文件、网址或终止他人的查询（{'、'.join(sorted(outside))}）；请去掉这一步"
        )
    columns, records = store.records(cypher, parameters or {}, row_limit=row_limit + 1, time_limit=time_limit)
    values = [record.values() for record in records[:row_limit]]
    reader = _Reader(store, values)
    rows = tuple(tuple(reader.cell(value) for value in row) for row in values)
    milliseconds = (time.perf_counter() - began) * 1000
    return CypherAnswer(columns, rows, reader.picture(), len(records) > row_limit, milliseconds)


class _Reader:
    """Turns the driver's values into ours, and remembers the nodes and relationships among them."""

    def __init__(self, store: GraphStore, values: list[list[Any]]) -> None:
        """Find the ends of every relationship: of those that are not in the answer the driver brings ids only."""
        self._schema = store.schema
        self._nodes: dict[str, Node] = {}  # by element id
        self._edges: dict[str, Edge] = {}
        ends: set[str] = set()
        for entity in _entities(values):
            if isinstance(entity, neo4j.graph.Node):
                self._add(entity.element_id, entity.labels, dict(entity))
            elif isinstance(entity, neo4j.graph.Relationship):
                ends |= {end.element_id for end in entity.nodes if end is not None}
        missing = sorted(ends - self._nodes.keys())
        for row in store.read(queries.NODES_BY_ID, ids=missing) if missing else []:
            self._add(row["id"], row["labels"], row["properties"])

    def cell(self, value: object) -> Any:  # noqa: ANN401 - whatever a query returns
        """Return one value."""
        match value:
            case neo4j.graph.Node():
                return self._nodes[value.element_id]
            case neo4j.graph.Relationship():
                return self._edge(value)
            case neo4j.graph.Path():
                return tuple(self.cell(part) for part in _parts(value))
            case list():  # durations and points are tuples
                return tuple(self.cell(item) for item in value)
            case dict():
                return {key: self.cell(item) for key, item in value.items()}
        return _scalar(value)

    def picture(self) -> Subgraph:
        """Return every node and relationship seen."""
        return Subgraph(tuple({node.id: node for node in self._nodes.values()}.values()), tuple(self._edges.values()))

    def _add(self, element_id: str, labels: Iterable[str], properties: Mapping[str, Any]) -> None:
        """Remember a node; one that no fact names, the graph's own, is known by its element id."""
        known = {key: _scalar(value) for key, value in properties.items()}
        self._nodes[element_id] = to_node(self._schema, sorted(labels), {"uri": element_id} | known)

    def _edge(self, value: neo4j.graph.Relationship) -> Edge:
        source, target = (self._nodes[end.element_id].id if end is not None else "" for end in value.nodes)
        link = {key: _scalar(item) for key, item in value.items()}
        edge = to_edge({"source": source, "target": target, "type": value.type, "link": link})
        return self._edges.setdefault(edge.id, edge)


def _entities(value: object) -> Iterator[neo4j.graph.Entity]:
    """Yield every node and relationship inside a value."""
    match value:
        case neo4j.graph.Entity():
            yield value
        case neo4j.graph.Path():
            yield from _parts(value)
        case dict():
            yield from _entities(list(value.values()))
        case list():
            for item in value:
                yield from _entities(item)


def _parts(path: neo4j.graph.Path) -> Iterator[neo4j.graph.Entity]:
    """Yield nodes and relationships of a path in turn."""
    nodes = iter(path.nodes)
    yield next(nodes)
    for relationship, node in zip(path.relationships, nodes, strict=True):
        yield relationship
        yield node


def _scalar(value: object) -> object:
    """Return a date as Python's, and what the graph never stores (durations, points) as text."""
    match value:
        case neo4j.time.Date() | neo4j.time.DateTime():
            return value.to_native()
        case None | bool() | int() | float() | str() | list() | date():
            return value
    return str(value)

"""The whole graph at a glance: of every class the nodes with the most relations, and what joins them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.reading import queries
from graph.reading.exploring import LAST
from graph.reading.listing import counts
from graph.store import GraphStore
from ontology.schema import Schema

TIME_LIMIT = 30.0  # seconds; the whole graph is looked through


@dataclass(frozen=True, slots=True)
class MapNode:
    """A node on the map; ``relations`` counts all it has, drawn or not."""

    id: str
    type: str
    name: str
    relations: int


@dataclass(frozen=True, slots=True)
class GraphMap:
    """Nodes by class, the largest class first; ``edges`` join them by their places in ``nodes``, each pair once.

    ``totals`` counts every instance of the drawn classes, ``left_out`` those of classes that are not drawn at all.
    """

    nodes: tuple[MapNode, ...]
    edges: tuple[tuple[int, int], ...]
    totals: Mapping[str, int]
    left_out: Mapping[str, int]


def whole_map(store: GraphStore, *, limit: int = 5000) -> GraphMap:
    """Return the map of the graph with at most ``limit`` nodes.

    Parts of documents, their files and what was noted of their quality are left out: they outnumber everything and join
    nothing.  Small classes are drawn whole; the large ones share the room that is left equally.
    """
    known = {name: number for name, number in counts(store).items() if store.schema.classes[name].is_node}
    left_out = {name: number for name, number in known.items() if set(LAST) & set(store.schema.classes[name].labels)}
    totals = {name: number for name, number in known.items() if name not in left_out}
    room = shares(totals, limit)
    nodes = [
        node for name in sorted(totals, key=lambda name: (-totals[name], name)) for node in _of(store, name, room[name])
    ]
    return GraphMap(tuple(nodes), _edges(store, nodes), totals, left_out)


def shares(wanted: Mapping[str, int], room: int) -> dict[str, int]:
    """Divide ``room``: who wants less than an equal share gets it all, and the others share the rest equally."""
    found: dict[str, int] = {}
    for place, name in enumerate(sorted(wanted, key=lambda name: (wanted[name], name))):
        found[name] = min(wanted[name], (room - sum(found.values())) // (len(wanted) - place))
    return found


def _of(store: GraphStore, name: str, limit: int) -> list[MapNode]:
    query = queries.best_connected(name, _below(store.schema, name))
    rows = store.read(query, limit=limit, time_limit=TIME_LIMIT) if limit else []
    return [MapNode(row["iri"], name, row["name"] or row["iri"], row["relations"]) for row in rows]


def _below(schema: Schema, name: str) -> list[str]:
    return [other for other in schema.subclasses(name) if other != name and schema.classes[other].is_node]


def _edges(store: GraphStore, nodes: list[MapNode]) -> tuple[tuple[int, int], ...]:
    place = {node.id: number for number, node in enumerate(nodes)}
    rows = store.read(queries.TARGETS, iris=list(place), time_limit=TIME_LIMIT)
    pairs = {(place[row["source"]], place[row["target"]]) for row in rows if row["target"] in place}
    return tuple(sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}))

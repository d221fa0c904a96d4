"""How two things are connected: the shortest ways between them."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise

from graph.model import Subgraph
from graph.reading import queries
from graph.reading.exploring import to_edge
from graph.reading.nodes import to_node
from graph.store import GraphStore

# Through these, everything is close to everything: the section a sentence stands in says nothing of its mentions.
AVOIDED = ("IN_SECTION", "IN_PASSAGE", "BROADER", "UNDER_TOPIC", "HAS_TOPIC")
FAN = 300  # neighbours followed per node: of a province with ten thousand mentions, the first by IRI
TIME_LIMIT = 10.0  # seconds for the whole search

Steps = dict[str, set[str]]


def paths(store: GraphStore, a: str, b: str, *, limit: int = 3, longest: int = 6) -> Subgraph:
    """Return the shortest ways from ``a`` to ``b``, along relationships in either direction.

    Both sides are searched towards each other, so a way of six steps costs two searches of three.

    Args:
        store: the graph
        a: IRI of one end
        b: IRI of the other
        limit: how many ways at most, shortest first; equally long ones in the order of their IRIs
        longest: relationships in a way at most

    Returns:
        All nodes and relationships of the ways found; empty when there is none, or an end is unknown.
    """
    ways = shortest_ways(_explore(store, a, b, longest=longest), a, b, limit=limit, longest=longest)
    on_the_way = list(dict.fromkeys(iri for way in ways for iri in way))
    if not on_the_way:
        return Subgraph((), ())
    pairs = sorted({pair for way in ways for pair in pairwise(way)})
    rows = store.read(queries.NODES, iris=on_the_way)
    nodes = {row["properties"]["uri"]: to_node(store.schema, row["labels"], row["properties"]) for row in rows}
    links = store.read(queries.BETWEEN, pairs=[list(pair) for pair in pairs], avoided=list(AVOIDED))
    edges = {edge.id: edge for edge in map(to_edge, links)}
    return Subgraph(tuple(nodes[iri] for iri in on_the_way), tuple(edges[key] for key in sorted(edges)))


def shortest_ways(steps: Mapping[str, set[str]], a: str, b: str, *, limit: int, longest: int) -> list[tuple[str, ...]]:
    """Return up to ``limit`` ways without a repeated node, shortest first, then in the order of their nodes.

    Lengths are tried in turn; a step is taken only where the distance to ``b`` leaves enough of the length.
    """
    distance = _distances(steps, b)
    ways: list[tuple[str, ...]] = []
    for length in range(distance.get(a, longest + 1), longest + 1):
        for way in _ways_of(steps, distance, (a,), b, length=length):
            ways.append(way)
            if len(ways) == limit:
                return ways
    return ways


def _ways_of(
    steps: Mapping[str, set[str]], distance: Mapping[str, int], so_far: tuple[str, ...], b: str, *, length: int
) -> Iterator[tuple[str, ...]]:
    """Yield the ways of exactly ``length`` more steps that continue ``so_far`` and end in ``b``."""
    here = so_far[-1]
    if length == 0:
        if here == b:
            yield so_far
        return
    if here == b:
        return
    for following in sorted(steps.get(here, ())):
        if following not in so_far and distance.get(following, length) < length:
            yield from _ways_of(steps, distance, (*so_far, following), b, length=length - 1)


def _distances(steps: Mapping[str, set[str]], b: str) -> dict[str, int]:
    found = {b: 0}
    edge = [b]
    while edge:
        reached = [n for here in edge for n in steps.get(here, ()) if n not in found]
        found |= dict.fromkeys(reached, found[edge[0]] + 1)
        edge = list(dict.fromkeys(reached))
    return found


def _explore(store: GraphStore, a: str, b: str, *, longest: int) -> Steps:
    """Return the steps around ``a`` and ``b``: from the smaller side first, until both meet and one ring beyond."""
    deadline = time.monotonic() + TIME_LIMIT
    steps: Steps = defaultdict(set)
    seen: dict[str, set[str]] = {a: {a}, b: {b}}
    rim = {a: [a], b: [b]}
    met_at: int | None = None
    for depth in range(longest):
        if met_at is not None and depth > met_at + 1:
            break
        side = min((a, b), key=lambda end: (not rim[end], len(rim[end]), end))
        left = deadline - time.monotonic()
        if not rim[side] or left <= 0:
            break
        rim[side] = _ring(store, rim[side], steps, seconds=left)
        rim[side] = sorted(set(rim[side]) - seen[side])
        seen[side].update(rim[side])
        if met_at is None and seen[a] & seen[b]:
            met_at = depth
    return steps


def _ring(store: GraphStore, rim: list[str], steps: Steps, *, seconds: float) -> list[str]:
    """Add the steps from every node of ``rim``, in both directions, and return where they lead."""
    rows = store.read(queries.STEPS, iris=rim, avoided=list(AVOIDED), fan=FAN, time_limit=seconds)
    for row in rows:
        steps[row["iri"]].add(row["next"])
        steps[row["next"]].add(row["iri"])
    return [row["next"] for row in rows]

"""The working set of the explore page as a value: where it starts, what was opened, what is hidden.

The canvas reports one *view* after each gesture; it is replayed here against the graph.  Replaying the same view on the
same graph gives the same picture, so a view can be kept, shared and undone.  Nothing here knows Streamlit or the
database: the readers come in as functions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from graph.model import Edge, Node, Subgraph

MOST_NODES = 500  # more would neither be readable nor lay out in time in a browser
STEP = 30  # neighbours that one expansion brings

EMPTY = Subgraph(nodes=(), edges=())


@dataclass(frozen=True, slots=True)
class Step:
    """One gesture that brings nodes in: ``expand`` or ``add`` of ``a``, or the ``path`` from ``a`` to ``b``."""

    kind: str
    a: str
    b: str | None = None
    relation: str | None = None  # expand along this relationship type only


@dataclass(frozen=True, slots=True)
class View:
    """What was done since the start; ``types`` and ``relations`` are those switched off in the legend."""

    session: str
    steps: tuple[Step, ...] = ()
    hidden: tuple[str, ...] = ()
    pinned: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Readers:
    """How to ask the graph: ``neighbours(node, relation, limit)``, ``paths(a, b)`` and ``node(iri)``."""

    neighbours: Callable[[str, str | None, int], Subgraph]
    paths: Callable[[str, str], Subgraph]
    node: Callable[[str], Node | None]


@dataclass(frozen=True, slots=True)
class Scene:
    """What the canvas shows, with what had to be left out."""

    graph: Subgraph
    left_out: int = 0  # nodes that the cap of MOST_NODES kept away
    no_path: tuple[tuple[str, str], ...] = ()  # pairs between which no path was found
    trail: frozenset[str] = field(default_factory=frozenset)  # edges that lie on an asked path


def read_view(raw: Mapping[str, Any] | None, session: str) -> View:
    """Understand what the canvas reports; a view of another session, or none, is an empty one.

    The value comes from a browser: anything that is not a step is left out rather than trusted.
    """
    if not raw or raw.get("session") != session:
        return View(session)
    lists = {name: _texts(raw.get(name)) for name in ("hidden", "pinned", "types", "relations")}
    steps = tuple(step for item in raw.get("steps") or () if (step := _read_step(item)) is not None)
    return View(session, steps, **lists)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, (list, tuple)) else ()


def _read_step(item: object) -> Step | None:
    if not isinstance(item, Mapping):
        return None
    kind, a, b = item.get("kind"), item.get("id", item.get("a")), item.get("b")
    if kind == "path" and isinstance(a, str) and isinstance(b, str):
        return Step("path", a, b)
    relation = item.get("relation")
    if kind in {"expand", "add"} and isinstance(a, str):
        return Step(kind, a, relation=relation if isinstance(relation, str) else None)
    return None


def write_view(view: View) -> dict[str, Any]:
    """Return the view as the canvas and a saved file hold it; :func:`read_view` is its inverse."""
    return {
        "session": view.session,
        "steps": [_write_step(step) for step in view.steps],
        "hidden": list(view.hidden),
        "pinned": list(view.pinned),
        "types": list(view.types),
        "relations": list(view.relations),
    }


def _write_step(step: Step) -> dict[str, str]:
    if step.kind == "path":
        return {"kind": "path", "a": step.a, "b": step.b or ""}
    relation = {"relation": step.relation} if step.relation else {}
    return {"kind": step.kind, "id": step.a, **relation}


def replay(start: Subgraph, view: View, readers: Readers) -> Scene:
    """Carry out the steps of ``view`` on top of ``start``.

    Expanding asks for STEP neighbours more than are drawn, so that every expansion brings some.  When a step would
    bring the scene over MOST_NODES, its nodes are taken in the order given until it is full, and the rest is counted.
    """
    scene = _limited(EMPTY, start)
    for step in view.steps:
        if step.kind == "expand":
            limit = _drawn(scene.graph, step.a, step.relation) + STEP
            scene = _extended(scene, readers.neighbours(step.a, step.relation, limit))
        elif step.kind == "add":
            node = readers.node(step.a)
            scene = _extended(scene, Subgraph((node,), ()) if node else EMPTY)
        elif step.b is not None:
            scene = _with_path(scene, readers.paths(step.a, step.b), (step.a, step.b))
    return scene


def _drawn(graph: Subgraph, node: str, relation: str | None) -> int:
    return sum(node in {edge.source, edge.target} and relation in {None, edge.type} for edge in graph.edges)


def _with_path(scene: Scene, found: Subgraph, ends: tuple[str, str]) -> Scene:
    if not found.edges:
        return replace(scene, no_path=(*scene.no_path, ends))
    return replace(_extended(scene, found), trail=scene.trail | {edge.id for edge in found.edges})


def _extended(scene: Scene, more: Subgraph) -> Scene:
    grown = _limited(scene.graph, more)
    return replace(scene, graph=grown.graph, left_out=scene.left_out + grown.left_out)


def _limited(graph: Subgraph, more: Subgraph) -> Scene:
    nodes = {node.id: node for node in graph.nodes}
    fresh = [node for node in more.nodes if node.id not in nodes]
    room = max(0, MOST_NODES - len(nodes))
    nodes |= {node.id: node for node in fresh[:room]}
    edges = {edge.id: edge for edge in (*graph.edges, *more.edges) if edge.source in nodes and edge.target in nodes}
    merged = Subgraph(tuple(nodes.values()), tuple(edges.values()), {**graph.more, **more.more})
    return Scene(merged, left_out=len(fresh) - len(fresh[:room]))


def visible(graph: Subgraph, view: View) -> Subgraph:
    """Return what the canvas draws: without hidden nodes and without switched-off types and relations."""
    hidden, types, relations = set(view.hidden), set(view.types), set(view.relations)
    nodes = tuple(node for node in graph.nodes if node.id not in hidden and node.type not in types)
    kept = {node.id for node in nodes}
    edges = tuple(e for e in graph.edges if e.type not in relations and e.source in kept and e.target in kept)
    return Subgraph(nodes, edges, {node: count for node, count in graph.more.items() if node in kept})


def degrees(graph: Subgraph) -> dict[str, int]:
    """Count the drawn relationships of each node; a loop counts once."""
    counts = {node.id: 0 for node in graph.nodes}
    for edge in graph.edges:
        for end in {edge.source, edge.target}:
            counts[end] = counts.get(end, 0) + 1
    return counts


def undrawn(graph: Subgraph, totals: Mapping[str, int]) -> Subgraph:
    """Return the picture with ``more``: of the ``totals`` of relationships of each node, those that it leaves out."""
    drawn = Counter(end for edge in graph.edges for end in (edge.source, edge.target))
    left = {node.id: totals.get(node.id, 0) - drawn[node.id] for node in graph.nodes}
    return replace(graph, more={iri: count for iri, count in left.items() if count > 0})


def connected(graph: Subgraph, node: str) -> tuple[tuple[Edge, Node], ...]:
    """Return the drawn relationships of ``node`` with the node at their other end, in drawing order."""
    nodes = {item.id: item for item in graph.nodes}
    ends = (
        (edge, edge.target if edge.source == node else edge.source)
        for edge in graph.edges
        if node in {edge.source, edge.target}
    )
    return tuple((edge, nodes[end]) for edge, end in ends if end in nodes)

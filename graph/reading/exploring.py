"""The graph as pictures: what surrounds a node, and where to begin."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from graph.model import Edge, Node, NodeDetail, Subgraph
from graph.projection import RelationshipRow
from graph.reading import queries
from graph.reading.evidence import evidence_of
from graph.reading.nodes import node, to_node
from graph.store import GraphStore

# The parts of a document outnumber everything else around it, and lead nowhere else.
LAST = ("TextUnit", "QualityIssue", "SourceFile")
TIME_LIMIT = 10.0  # seconds, for anything a click asks for


def node_detail(store: GraphStore, iri: str) -> NodeDetail | None:
    """Return a node with the number of its relationships by type and the sentences behind it, or ``None``."""
    found = node(store, iri)
    if found is None:
        return None
    relation_counts: Counter[str] = Counter()
    for row in store.read(queries.RELATION_COUNTS, iri=iri, time_limit=TIME_LIMIT):
        relation_counts[row["type"]] += row["n"]
    return NodeDetail(found, dict(sorted(relation_counts.items())), evidence_of(store, found))


def neighbours(
    store: GraphStore, iri: str, *, types: Sequence[str] = (), relations: Sequence[str] = (), limit: int = 30
) -> Subgraph:
    """Return a node with its neighbours and the relationships to them.

    When there are more than ``limit``, every kind of relationship gets its turn, parts of documents last.

    Args:
        store: the graph
        iri: the node in the middle
        types: only neighbours of these ontology classes and their subclasses
        relations: only relationships of these types
        limit: at most this many neighbours

    Returns:
        The picture, with how many neighbours the limit left out under ``more``; empty for an unknown IRI.
    """
    centre = node(store, iri)
    if centre is None:
        return Subgraph((), ())
    labels = [store.schema.class_named(name).name for name in types] or ["Resource"]
    wanted = set(labels)
    kinds: Counter[tuple[str, bool]] = Counter()
    leading: Counter[tuple[str, bool]] = Counter()  # of these, the neighbours that are no parts of documents
    for row in store.read(queries.RELATION_COUNTS, iri=iri, time_limit=TIME_LIMIT):
        if wanted.intersection(row["labels"]) and (not relations or row["type"] in relations):
            kind = str(row["type"]), bool(row["out"])
            kinds[kind] += row["n"]
            leading[kind] += 0 if _comes_last(row) else row["n"]
    if not kinds:
        return Subgraph((centre,), ())
    enough = sum(leading.values()) >= limit  # then a document's sentences, hundreds, need not even be looked at
    query = queries.neighbours(labels, sorted(kind for kind in kinds if leading[kind] or not enough))
    chosen = _take_turns(iri, store.read(query, iri=iri, limit=limit, time_limit=TIME_LIMIT), limit)
    around = _nodes(store, dict.fromkeys(str(row["iri"]) for row in chosen))
    edges = tuple(to_edge(row) for row in chosen if row["iri"] in around)
    more = sum(kinds.values()) - len(edges)
    return Subgraph((centre, *around.values()), edges, {iri: more} if more > 0 else {})


def _nodes(store: GraphStore, iris: Iterable[str]) -> dict[str, Node]:
    """Return those of the nodes that the graph has, by IRI, in the given order."""
    rows = store.read(queries.NODES, iris=list(iris), time_limit=TIME_LIMIT)
    found = {row["properties"]["uri"]: to_node(store.schema, row["labels"], row["properties"]) for row in rows}
    return {iri: found[iri] for iri in iris if iri in found}


def _comes_last(row: Mapping[str, Any]) -> bool:
    return not set(LAST).isdisjoint(row["labels"])


def _take_turns(centre: str, rows: Iterable[Mapping[str, Any]], limit: int) -> list[Mapping[str, Any]]:
    """Choose ``limit`` neighbours, one of each kind of relationship in turn; those of LAST classes only fill up."""
    queues: dict[tuple[bool, str, bool], list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        kind = (_comes_last(row), str(row["type"]), row["source"] == centre)
        queues[kind].append(row)
    chosen: list[Mapping[str, Any]] = []
    for last in (False, True):
        waiting = [queues[kind] for kind in sorted(queues) if kind[0] is last]
        for place in range(max(map(len, waiting), default=0)):
            chosen += [queue[place] for queue in waiting if place < len(queue)]
    return chosen[:limit]


def overview(store: GraphStore, *, limit: int = 60) -> Subgraph:
    """Return a picture to begin with: the latest documents, and the bodies, areas, documents and honours they share.

    Args:
        store: the graph
        limit: at most this many nodes, of which at most half are documents in hand

    Returns:
        The picture.
    """
    rows = store.read(queries.OVERVIEW, documents=max(1, limit // 2), time_limit=TIME_LIMIT)
    documents = dict.fromkeys(str(row["source"]) for row in rows)
    uses = Counter(target for _, target in {(row["source"], str(row["target"])) for row in rows})
    ranked = sorted(uses.keys() - documents.keys(), key=lambda iri: (-uses[iri], iri))
    shown = _nodes(store, [*documents, *ranked[: max(0, limit - len(documents))]])
    edges = [to_edge(row) for row in rows if row["source"] in shown and row["target"] in shown]
    edges += [to_edge(row) for row in store.read(queries.WITHIN, iris=list(shown), time_limit=TIME_LIMIT)]
    return Subgraph(tuple(shown.values()), tuple(sorted(edges, key=lambda edge: edge.id)))


def relation_counts(store: GraphStore, nodes: Sequence[str]) -> dict[str, int]:
    """Return how many relationships each of ``nodes`` (IRIs) has, to and from it; none means left out."""
    rows = store.read(queries.RELATION_TOTALS, iris=list(nodes), time_limit=TIME_LIMIT)
    return {str(row["iri"]): int(row["n"]) for row in rows}


def picture(store: GraphStore, nodes: Sequence[str], edges: Collection[str]) -> Subgraph:
    """Return those of ``nodes`` (IRIs) and of ``edges`` between them (see :func:`to_edge`) that the graph has."""
    found = _nodes(store, dict.fromkeys(nodes))
    links = store.read(queries.LINKS_AMONG, iris=list(found), time_limit=TIME_LIMIT)
    known = {edge.id: edge for edge in (to_edge(row | {"link": row["properties"]}) for row in links)}
    return Subgraph(
        tuple(found.values()), tuple(known[identity] for identity in dict.fromkeys(edges) if identity in known)
    )


def to_edge(row: Mapping[str, Any]) -> Edge:
    """Return a relationship as the rest of the program knows it; its id is its IRI, or made of what it joins."""
    known = RelationshipRow(row["source"], row["type"], row["target"], row["link"])
    link = {name: value for name, value in row["link"].items() if name != "uri"}
    return Edge(
        id=known.identity,
        source=row["source"],
        target=row["target"],
        type=row["type"],
        properties=dict(sorted(link.items())),
        evidence=link.get("evidenceUri"),
    )

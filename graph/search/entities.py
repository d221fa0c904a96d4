"""Search over what documents speak of: organisations, documents, instruments, indicators, places, honours, topics."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph.model import EntityHit, Node
from graph.search import queries
from graph.search.grams import fold, terms_of
from graph.search.loading import Readable, to_named
from graph.search.postings import Postings
from graph.search.vectors import Centre
from ontology.concepts import load_concepts
from ontology.errors import UnknownConcept

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]

NAME, ALIAS, MEANING = "name", "alias", "meaning"
_READ = 300  # names looked at closely for one query
_SHORTEST = 2  # characters of a name that a query can hold: a single one is in everything
_LEAST = 0.35  # score below which a name has too little in common with the query
_FAR_OUT = 4.2  # standard deviations above the mean of all names, from which a name is near in meaning


@dataclass(frozen=True, slots=True)
class EntityIndex:
    """Entities by all their names.

    ``keys`` are folded names and aliases, ``owner`` gives each one's place in ``nodes`` and ``original`` its written
    form; ``mentions`` counts in how many places each node is named, reported or cited.
    """

    nodes: tuple[Node, ...]
    mentions: tuple[int, ...]
    keys: tuple[str, ...]
    original: tuple[str, ...]
    owner: Integers
    postings: Postings

    def search(
        self, query: str, *, types: frozenset[str] = frozenset(), limit: int = 8, near: Floats | None = None
    ) -> tuple[EntityHit, ...]:
        """Find entities by name, alias and meaning.

        Args:
            query: a name, a part of one, or a question that holds one.
            types: ontology classes that may be found; all when empty.
            limit: how many at most.
            near: ``(len(nodes),)`` how near each name is to the query in meaning, in standard deviations.

        Returns:
            The best, those named most often first among equals.
        """
        found: dict[int, EntityHit] = {}
        for place, how, matched, score in (*self._by_words(fold(query).strip()), *self._by_meaning(near)):
            node = self.nodes[place]
            if types and node.type not in types:
                continue
            hit = EntityHit(node, how, matched, round(score, 3), self.mentions[place])
            if place not in found or hit.score > found[place].score:
                found[place] = hit
        order = sorted(found.values(), key=lambda hit: (-hit.score, -hit.mentions, hit.node.name, hit.node.id))
        return tuple(order[: max(limit, 0)])

    def _by_words(self, query: str) -> list[tuple[int, str, str, float]]:
        terms = Counter(_terms(query))
        if not terms or not self.keys:
            return []
        scores = self.postings.scores(dict(terms), np.ones(len(self.keys), np.bool_))
        best = np.argsort(-scores, kind="stable")[:_READ]
        found = []
        for key in (int(key) for key in best if scores[key] > 0):
            score = likeness(self.keys[key], query)
            if score >= _LEAST:
                place = int(self.owner[key])
                how = NAME if self.original[key] == self.nodes[place].name else ALIAS
                found.append((place, how, self.original[key], score))
        return found

    def _by_meaning(self, near: Floats | None) -> list[tuple[int, str, str, float]]:
        if near is None:
            return []
        places = [int(place) for place in np.argsort(-near, kind="stable")[:_READ] if near[place] >= _FAR_OUT]
        return [(p, MEANING, self.nodes[p].name, min(0.6, 0.1 * float(near[p]))) for p in places]


def likeness(name: str, query: str) -> float:
    """Return how well a folded name fits a folded query, 0 to 1: the same, one inside the other, or common terms."""
    if name == query:
        return 1.0
    if len(name) >= _SHORTEST and name in query:
        return 0.7 + 0.25 * len(name) / len(query)
    if len(query) >= _SHORTEST and query in name:
        return 0.6 + 0.3 * len(query) / len(name)
    mine, asked = set(_terms(name)), set(_terms(query))
    return 0.6 * 2 * len(mine & asked) / max(len(mine) + len(asked), 1)


def _terms(folded: str) -> list[int]:
    return [int(term) for term in terms_of([folded])[0]]


def named_nodes(store: Readable) -> list[Node]:
    """Return everything of the graph that can be found by name, by IRI."""
    rows = {row["iri"]: row for row in store.read(queries.NAMED)}
    return [to_named(rows[iri]) for iri in sorted(rows)]


def read_entities(store: Readable) -> EntityIndex:
    """Return every named entity of the graph with the names that documents and the ontology have for it."""
    nodes = named_nodes(store)
    surfaces: dict[str, Counter[str]] = defaultdict(Counter)
    for row in store.read(queries.SURFACES):
        surfaces[row["iri"]][row["surface"] or ""] += row["uses"]
    return entity_index(nodes, surfaces)


def entity_index(nodes: Sequence[Node], surfaces: Mapping[str, Mapping[str, int]]) -> EntityIndex:
    """Return an index of nodes by their names, the surfaces they are mentioned by, and the ontology's names."""
    keys: list[str] = []
    original: list[str] = []
    owner: list[int] = []
    for place, node in enumerate(nodes):
        words = dict.fromkeys([node.name, *sorted(surfaces.get(node.id, {})), *_ontology_names(node.id)])
        for word in words:
            if fold(word).strip():
                keys.append(fold(word).strip())
                original.append(word)
                owner.append(place)
    return EntityIndex(
        nodes=tuple(nodes),
        mentions=tuple(sum(surfaces.get(node.id, {}).values()) for node in nodes),
        keys=tuple(keys),
        original=tuple(original),
        owner=np.array(owner, np.int64),
        postings=Postings().adding(keys),
    )


def _ontology_names(iri: str) -> tuple[str, ...]:
    concepts = load_concepts()
    try:
        scheme, notation = concepts.scheme_and_notation(iri)
    except UnknownConcept:
        return ()
    if scheme == "indicator":
        return concepts.indicators[notation].name_zh, concepts.indicators[notation].name_en
    if scheme == "topic":
        return concepts.topics[notation].name_zh, concepts.topics[notation].name_en
    return ()


def nearness(names: Floats, query: Floats, *, without: Sequence[int] = ()) -> Floats:
    """Return how far each name's vector stands above the mean nearness to the query, in standard deviations.

    Args:
        names: ``(n, d)`` L2-normalised.
        query: ``(d,)`` L2-normalised.
        without: rows that hold no vector yet; they get 0 and do not count.

    Returns:
        ``(n,)`` float32.
    """
    known = np.ones(len(names), np.bool_)
    known[list(without)] = False
    far = np.zeros(len(names), np.float32)
    cosines = Centre.of(names, known).cosines(names, query)[known]
    if cosines.size:
        far[known] = (cosines - cosines.mean()) / max(float(cosines.std()), 1e-6)
    return far

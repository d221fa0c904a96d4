"""Keep a :class:`PassageIndex` in step with the graph, reading only what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from graph.search.index import DocumentRecord, PassageIndex, PassageRecord

Floats = npt.NDArray[np.float32]

_AT_ONCE = 200  # documents in one query
_VECTORS_AT_ONCE = 2_000

DOCUMENTS = """
MATCH (d:Document) WHERE coalesce(d.isStub, false) = false
RETURN d.uri AS iri, d.title AS title, d.genre AS genre, d.reportYear AS year,
  coalesce(d.textSha256, '') + coalesce(d.generatedByUri, '') AS stamp,
  [(d)-[:ISSUED_BY]->(o:Organization) | o.name] AS issuers,
  [(d)-[:ABOUT_AREA]->(a:AdministrativeArea) | [a.divisionCode, a.name]] AS areas
"""
AREAS = """
MATCH (a:AdministrativeArea)-[:WITHIN_AREA]->(b:AdministrativeArea)
RETURN a.divisionCode AS inner, b.divisionCode AS outer
"""
PASSAGES = """
UNWIND $iris AS iri MATCH (d:Document {uri: iri})<-[:PART_OF]-(p:Passage)
RETURN p.uri AS iri, d.uri AS document, p.text AS text, p.charStart AS start, p.charEnd AS end,
  head([(p)-[:IN_SECTION]->(s:Section) | s.name]) AS section
"""
SENTENCES = """
UNWIND $iris AS iri MATCH (d:Document {uri: iri})<-[:PART_OF]-(s:Sentence)-[:IN_PASSAGE]->(p:Passage)
RETURN p.uri AS passage, s.charStart AS start, s.charEnd AS end
"""
WITH_NUMBERS = """
UNWIND $iris AS iri
MATCH (d:Document {uri: iri})<-[:REPORTED_IN]-(:Observation)-[:EVIDENCED_BY]->(:Sentence)-[:IN_PASSAGE]->(p:Passage)
RETURN DISTINCT p.uri AS iri
"""
VECTORS = """
UNWIND $iris AS iri MATCH (p:Passage {uri: iri}) WHERE p.embedding IS NOT NULL
RETURN p.uri AS iri, p.embedding AS vector,
  [(p)<-[:IN_PASSAGE]-(s:Sentence) WHERE s.embedding IS NOT NULL | [s.charStart, s.embedding]] AS sentences
"""


class Readable(Protocol):
    """What is needed of the graph."""

    def read(self, cypher: str, /, **parameters: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - as the store has it
        """Return the rows of a query."""

    def version(self) -> int:
        """Return a number that grows with every change."""

    def info(self) -> dict[str, Any]:
        """Return what the graph says of itself, ``embedding_model`` and ``prompt_hash`` among it."""


class VectorSpace(Protocol):
    """Which vectors can be compared with the queries to come."""

    @property
    def name(self) -> str:
        """The model."""

    @property
    def dimension(self) -> int:
        """Numbers in a vector."""

    @property
    def prompt_hash(self) -> str:
        """What the model is told of a text's role."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An index and the state of the graph that it shows.

    ``model`` and ``prompt_hash`` name the vectors the graph has; they are in the index only when they are of the space
    that queries are encoded in (``comparable``).
    """

    index: PassageIndex = field(default_factory=PassageIndex)
    version: int = -1
    model: str | None = None
    prompt_hash: str | None = None
    comparable: bool = False


def refreshed(snapshot: Snapshot, store: Readable, space: VectorSpace | None) -> Snapshot:
    """Return a snapshot of the graph as it is now; the same one when nothing was written since.

    Args:
        snapshot: what is known.
        store: the graph.
        space: the embedder of the queries; without one, vectors are not read.

    Returns:
        A snapshot at least as new as the graph was at the call.
    """
    version = store.version()  # first: what is written while reading belongs to the next refresh
    if version == snapshot.version:
        return snapshot
    documents = _documents(store)
    known = {document.iri: document.stamp for document in snapshot.index.documents}
    renewed = {document.iri for document in documents if known.get(document.iri) != document.stamp}
    passages = _passages(store, sorted(renewed))
    index = snapshot.index.changed(documents=documents, passages=passages, renewed=renewed)
    current = replace(snapshot, index=index, version=version)
    return current if space is None else _with_vectors(current, store, space)


def _with_vectors(snapshot: Snapshot, store: Readable, space: VectorSpace) -> Snapshot:
    info = store.info()
    model, prompt_hash = info.get("embedding_model"), info.get("prompt_hash")
    comparable = (model, prompt_hash) == (space.name, space.prompt_hash)
    index = snapshot.index
    if (model, prompt_hash) != (snapshot.model, snapshot.prompt_hash):
        index = index.without_vectors()
    if comparable:
        rows = index.rows_without_vector()
        row_of = {index.passages[row].iri: int(row) for row in rows}
        index = _filled(index, _in_parts(store, VECTORS, list(row_of), _VECTORS_AT_ONCE), row_of, space.dimension)
    return replace(snapshot, index=index, model=model, prompt_hash=prompt_hash, comparable=comparable)


def _documents(store: Readable) -> tuple[DocumentRecord, ...]:
    """Return every document, by IRI; one of several areas or issuers is the first by code or name."""
    outer: dict[str, str] = {row["inner"]: row["outer"] for row in store.read(AREAS)}
    found = []
    for row in store.read(DOCUMENTS):
        code, area = min(row["areas"], default=(None, None))
        found.append(
            DocumentRecord(
                iri=row["iri"],
                title=row["title"] or "",
                genre=row["genre"] or "other",
                issuer=min(row["issuers"], default=None),
                area=area,
                area_code=code,
                year=row["year"],
                areas=_around(code, outer),
                stamp=row["stamp"],
            )
        )
    return tuple(sorted(found, key=lambda document: document.iri))


def _around(code: str | None, outer: Mapping[str, str]) -> tuple[str, ...]:
    """Return an area's code and the codes of all areas around it, from the inside out."""
    codes: list[str] = []
    while code is not None and code not in codes:
        codes.append(code)
        code = outer.get(code)
    return tuple(codes)


def _passages(store: Readable, documents: Sequence[str]) -> list[PassageRecord]:
    """Return the passages of documents, in order of document and place."""
    rows = _in_parts(store, PASSAGES, documents)
    with_numbers = {row["iri"] for row in _in_parts(store, WITH_NUMBERS, documents)}
    sentences: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in _in_parts(store, SENTENCES, documents):
        sentences[row["passage"]].append((row["start"], row["end"]))
    found = [
        PassageRecord(**row, sentences=tuple(sorted(sentences[row["iri"]])), has_numbers=row["iri"] in with_numbers)
        for row in rows
    ]
    return sorted(found, key=lambda passage: (passage.document, passage.start))


def _filled(
    index: PassageIndex, found: Sequence[Mapping[str, Any]], row_of: Mapping[str, int], dimension: int
) -> PassageIndex:
    """Return the index with the vectors of passages and of their sentences as the graph gave them."""
    vectors = {row_of[row["iri"]]: np.asarray(row["vector"], np.float32) for row in found}
    sentences = [
        (row_of[row["iri"]], start, np.asarray(vector, np.float32))
        for row in found
        for start, vector in sorted(row["sentences"], key=lambda pair: pair[0])
    ]
    return index.with_vectors(vectors, dimension=dimension).with_sentences(sentences)


def _in_parts(store: Readable, query: str, iris: Collection[str], size: int = _AT_ONCE) -> list[dict[str, Any]]:
    """Ask a question about many IRIs, some at a time, so that no transaction grows large."""
    some = list(iris)
    return [row for start in range(0, len(some), size) for row in store.read(query, iris=some[start : start + size])]

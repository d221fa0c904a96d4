"""Keep a :class:`PassageIndex` in step with the graph, reading only what changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

import numpy as np

from graph.search.index import PassageIndex
from graph.search.loading import Readable, in_parts, read_documents, read_passages
from graph.search.queries import VECTORS

_VECTORS_AT_ONCE = 2_000


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
    documents = read_documents(store)
    known = {document.iri: document.stamp for document in snapshot.index.documents}
    renewed = {document.iri for document in documents if known.get(document.iri) != document.stamp}
    passages = read_passages(store, sorted(renewed))
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
        index = _filled(index, in_parts(store, VECTORS, list(row_of), _VECTORS_AT_ONCE), row_of, space.dimension)
    return replace(snapshot, index=index, model=model, prompt_hash=prompt_hash, comparable=comparable)


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

"""The passages of a collection in memory: words, vectors, and what can be filtered on.

An index never changes; :meth:`PassageIndex.changed` gives the next one and shares what stayed, so that searches that
run meanwhile are not disturbed.  Rows of passages that are gone stay as holes until they are a quarter of all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from graph.search.marks import Marks, document_marks, passage_values
from graph.search.postings import Postings
from graph.search.records import DocumentRecord, PassageRecord
from graph.search.vectors import Centre, SentenceVectors

__all__ = ["SHORTEST", "DocumentRecord", "PassageIndex", "PassageRecord", "index_of", "restored_index"]

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

# The best sentence tells more than the passage: with shares of 0.2, 0.4 and 1 for the passage, nDCG@10 of search by
# meaning over policy documents is 0.52, 0.49 and 0.40.
PASSAGE_SHARE = 0.2
LOOKED_INTO = 500  # passages whose sentences are compared, the nearest ones
# A heading is near to every question about its subject and answers none (0.83 against 0.82 on the same questions).
SHORTEST = 18  # characters of a text that can be an answer
SHORT_PENALTY = 0.1  # in cosine; unrelated texts have a deviation of 0.09
_HOLES = 0.25


@dataclass(frozen=True, slots=True)
class PassageIndex:
    """All passages by row.

    ``matrix`` is ``(n, d)`` float32 with L2-normalised rows, zero where ``has_vector`` is false; ``owner`` gives each
    row's place in ``documents``; ``sentences`` are the vectors of the sentences of passages that have several,
    ``short`` marks passages that are no more than a heading; ``years`` are the documents' years, 0 where none is known.
    """

    documents: tuple[DocumentRecord, ...] = ()
    passages: tuple[PassageRecord, ...] = ()
    postings: Postings = field(default_factory=Postings)
    matrix: Floats = field(default_factory=lambda: np.zeros((0, 0), np.float32))
    owner: Integers = field(default_factory=lambda: np.zeros(0, np.int64))
    short: Flags = field(default_factory=lambda: np.zeros(0, np.bool_))
    alive: Flags = field(default_factory=lambda: np.zeros(0, np.bool_))
    has_vector: Flags = field(default_factory=lambda: np.zeros(0, np.bool_))
    centre: Centre = field(default_factory=Centre)
    sentences: SentenceVectors = field(default_factory=SentenceVectors)
    years: Integers = field(default_factory=lambda: np.zeros(0, np.int64))
    document_marks: Marks = field(default_factory=Marks)
    passage_marks: Marks = field(default_factory=Marks)

    @property
    def size(self) -> int:
        """How many rows there are, holes included."""
        return len(self.passages)

    def known_areas(self) -> dict[str, DocumentRecord]:
        """Return the names of the areas that documents are of, each with one of its documents."""
        named = self.document_marks.rows.get("area_name", {})
        return {name: self.documents[rows[0]] for name, rows in named.items()}

    def changed(
        self, *, documents: Sequence[DocumentRecord], passages: Sequence[PassageRecord], renewed: Collection[str]
    ) -> PassageIndex:
        """Return the index after a change of the graph.

        Args:
            documents: every document there now is.
            passages: all passages of the ``renewed`` documents, still without vectors.
            renewed: IRIs of the documents that are new, or whose passages may have changed.

        Returns:
            An index in which the passages of documents that are renewed or gone are holes, and ``passages`` are added.
        """
        places = {document.iri: place for place, document in enumerate(documents)}
        owner, alive = self.owner.copy(), self.alive.copy()
        moved = np.array(
            [-1 if d.iri in renewed else places.get(d.iri, -1) for d in self.documents] or [-1], dtype=np.int64
        )
        owner = moved[owner]
        alive &= owner >= 0
        kept = replace(
            self,
            documents=tuple(documents),
            owner=owner,
            alive=alive,
            years=np.array([document.year or 0 for document in documents], np.int64),
            document_marks=document_marks(documents),
        )
        if alive.size and (~alive).sum() > _HOLES * alive.size:
            kept = _without_holes(kept)
        return _adding(kept, passages, places)

    def with_vectors(self, vectors: Mapping[int, Floats], *, dimension: int) -> PassageIndex:
        """Return the index with the vectors of some rows, ``(d,)`` float32 each."""
        matrix = self.matrix
        if matrix.shape[1] != dimension:
            matrix = np.zeros((self.size, dimension), np.float32)
        elif vectors:
            matrix = matrix.copy()
        rows = np.fromiter(vectors, np.int64, len(vectors))
        has_vector = self.has_vector.copy()
        if len(rows):
            matrix[rows] = np.stack(list(vectors.values()))
            has_vector[rows] = True
        return replace(self, matrix=matrix, has_vector=has_vector, centre=Centre.of(matrix, has_vector & self.alive))

    def with_sentences(self, found: Sequence[tuple[int, int, Floats]]) -> PassageIndex:
        """Return the index with the vectors of single sentences: passage's row, first offset, ``(d,)`` float32."""
        if not found:
            return self
        rows, starts, vectors = zip(*found, strict=True)
        more = (np.stack(vectors), np.array(rows, np.int64), np.array(starts, np.int64))
        return replace(self, sentences=self.sentences.adding(*more))

    def dense_scores(self, query: Floats, allowed: Flags, also: Integers) -> Floats:
        """Return how near the allowed rows are to the query, as :meth:`nearness` has it.

        Args:
            query: ``(d,)`` L2-normalised.
            allowed: ``(n,)``, which rows may be found.
            also: rows to be scored in any case, found by their words.

        Returns:
            ``(n,)``, ``-inf`` for rows that are not allowed, have no vector, or are not among the 500 nearest.
        """
        usable = allowed & self.has_vector
        rows = np.flatnonzero(usable)
        if len(rows) > LOOKED_INTO:
            passages = np.where(usable, self.centre.cosines(self.matrix, query), np.float32(-np.inf))
            nearest = np.argpartition(passages, -LOOKED_INTO)[-LOOKED_INTO:]
            rows = np.union1d(nearest, also[usable[also]])
        scores = np.full(self.size, -np.inf, np.float32)
        scores[rows] = self.nearness(query, rows)
        return scores

    def nearness(self, query: Floats, rows: Integers) -> Floats:
        """Return 0.2 of each row's centred cosine and 0.8 of its best sentence's, ``(len(rows),)``.

        A passage of one sentence counts by its own alone, less for one that is no more than a heading.
        """
        passages = self.centre.cosines(self.matrix[rows], query, rows=rows)
        best = self.sentences.best(query, rows)
        both = PASSAGE_SHARE * passages + (1 - PASSAGE_SHARE) * best
        near: Floats = np.where(np.isfinite(best), both, passages - SHORT_PENALTY * self.short[rows])
        return near.astype(np.float32)

    def without_vectors(self) -> PassageIndex:
        """Return the index without any vector, because they were made by another model."""
        return replace(
            self,
            matrix=np.zeros((self.size, 0), np.float32),
            has_vector=np.zeros(self.size, np.bool_),
            centre=Centre(),
            sentences=SentenceVectors(),
        )

    def rows_without_vector(self) -> Integers:
        """Return the rows of passages that are there and have no vector."""
        return np.flatnonzero(self.alive & ~self.has_vector)


def index_of(documents: Iterable[DocumentRecord], passages: Sequence[PassageRecord]) -> PassageIndex:
    """Return an index of a whole collection, without vectors."""
    known = tuple(documents)
    return PassageIndex().changed(documents=known, passages=passages, renewed={document.iri for document in known})


def restored_index(
    *,
    documents: Sequence[DocumentRecord],
    passages: Sequence[PassageRecord],
    postings: Postings,
    rows: Mapping[str, npt.NDArray[Any]],
    sentences: SentenceVectors,
) -> PassageIndex:
    """Return an index from what takes long to make; ``rows`` has ``matrix``, ``owner``, ``alive`` and ``has_vector``.

    Raises:
        ValueError: the parts do not belong together.
    """
    sizes = {len(passages), postings.size, *(len(values) for values in rows.values())}
    if len(sizes) > 1 or (len(sentences.row) and sentences.row.max() >= len(passages)):
        raise ValueError(f"parts of an index have different sizes: {sorted(sizes)}")
    return PassageIndex(
        documents=tuple(documents),
        passages=tuple(passages),
        postings=postings,
        short=np.array([len(passage.text) < SHORTEST for passage in passages], np.bool_),
        centre=Centre.of(rows["matrix"], rows["has_vector"] & rows["alive"]),
        sentences=sentences,
        years=np.array([document.year or 0 for document in documents], np.int64),
        document_marks=document_marks(documents),
        passage_marks=Marks().adding([passage_values(passage) for passage in passages]),
        **rows,
    )


def _adding(index: PassageIndex, passages: Sequence[PassageRecord], places: Mapping[str, int]) -> PassageIndex:
    if not passages:
        return index
    n = len(passages)
    return replace(
        index,
        passages=(*index.passages, *passages),
        postings=index.postings.adding([passage.text for passage in passages]),
        passage_marks=index.passage_marks.adding([passage_values(passage) for passage in passages]),
        matrix=np.concatenate([index.matrix, np.zeros((n, index.matrix.shape[1]), np.float32)]),
        owner=np.concatenate([index.owner, np.array([places[p.document] for p in passages], np.int64)]),
        short=np.concatenate([index.short, np.array([len(p.text) < SHORTEST for p in passages])]),
        alive=np.concatenate([index.alive, np.ones(n, np.bool_)]),
        has_vector=np.concatenate([index.has_vector, np.zeros(n, np.bool_)]),
        # New rows are zero until their vectors come; the centre is taken anew then.
        centre=replace(index.centre, distances=np.concatenate([index.centre.distances, np.ones(n, np.float32)])),
    )


def _without_holes(index: PassageIndex) -> PassageIndex:
    kept = np.flatnonzero(index.alive)
    passages = tuple(index.passages[row] for row in kept)
    places = np.full(index.size, -1, np.int64)
    places[kept] = np.arange(len(kept))
    return PassageIndex(
        documents=index.documents,
        years=index.years,
        document_marks=index.document_marks,
        passage_marks=Marks().adding([passage_values(passage) for passage in passages]),
        passages=passages,
        postings=Postings().adding([passage.text for passage in passages]),
        matrix=index.matrix[kept],
        owner=index.owner[kept],
        short=index.short[kept],
        alive=np.ones(len(kept), np.bool_),
        has_vector=index.has_vector[kept],
        centre=Centre.of(index.matrix[kept], index.has_vector[kept]),
        sentences=index.sentences.moved(places),
    )

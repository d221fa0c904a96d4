"""Vectors of many texts, compared with a query around their common centre.

The cosines of e5 all lie between 0.8 and 0.93, because every text shares one large common direction.  Taking the mean
out of texts and query alike leaves what tells them apart.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_ENOUGH = 20  # of fewer texts the mean says more about them than about the model


def _no_floats() -> Floats:
    return np.zeros(0, np.float32)


@dataclass(frozen=True, slots=True)
class Centre:
    """The mean ``(d,)`` of a collection's vectors and each row's distance from it, ``(n,)``."""

    mean: Floats = field(default_factory=_no_floats)
    distances: Floats = field(default_factory=_no_floats)

    @classmethod
    def of(cls, matrix: Floats, used: Flags) -> Centre:
        """Return the centre of the ``used`` rows of ``matrix``, ``(n, d)`` float32 with L2-normalised rows."""
        mean = np.zeros(matrix.shape[1], np.float32)
        if int(used.sum()) >= _ENOUGH:
            mean = matrix[used].mean(axis=0)
        distances = np.sqrt(np.maximum(1 - 2 * (matrix @ mean) + mean @ mean, 1e-6))
        return cls(mean, distances.astype(np.float32))

    def cosines(self, matrix: Floats, query: Floats, *, rows: Integers | None = None) -> Floats:
        """Return for every row the cosine, -1 to 1, of its vector and ``query`` as seen from the centre.

        Args:
            matrix: ``(n, d)`` the collection's vectors, or some of them.
            query: ``(d,)`` L2-normalised.
            rows: which ones, when not all.

        Returns:
            ``(n,)`` float32.
        """
        distances = self.distances if rows is None else self.distances[rows]
        seen = query - self.mean
        seen = seen / np.float32(max(float(np.linalg.norm(seen)), 1e-6))
        cosines: Floats = ((matrix @ seen - self.mean @ seen) / distances).astype(np.float32)
        return cosines


@dataclass(frozen=True, slots=True)
class SentenceVectors:
    """Vectors of single sentences, for passages of more than one.

    A passage says several things and its one vector blurs them; its best sentence finds what it says in one place.

    ``matrix`` is ``(m, d)`` float32 with L2-normalised rows; ``row`` is the passage's row in the index, ``start`` the
    sentence's first offset.
    """

    matrix: Floats = field(default_factory=lambda: np.zeros((0, 0), np.float32))
    row: Integers = field(default_factory=lambda: np.zeros(0, np.int64))
    start: Integers = field(default_factory=lambda: np.zeros(0, np.int64))
    centre: Centre = field(default_factory=Centre)

    def adding(self, matrix: Floats, row: Integers, start: Integers) -> SentenceVectors:
        """Return these and more."""
        if not len(row):
            return self
        whole = np.concatenate([self.matrix, matrix]) if len(self.row) else matrix
        return _centred(whole, np.concatenate([self.row, row]), np.concatenate([self.start, start]))

    def moved(self, places: Integers) -> SentenceVectors:
        """Return the sentences at their passages' new rows: ``places[row]``, negative for a passage that is gone."""
        row = places[self.row] if len(self.row) else self.row
        kept = row >= 0
        return _centred(self.matrix[kept], row[kept], self.start[kept]) if len(row) else self

    def cosines(self, query: Floats) -> Floats:
        """Return the centred cosine of every sentence with the query, ``(m,)``."""
        return self.centre.cosines(self.matrix, query) if len(self.row) else _no_floats()

    def best(self, cosines: Floats, n: int) -> Floats:
        """Return for each of ``n`` rows its best sentence's cosine, ``-inf`` where it has none."""
        best = np.full(n, -np.inf, np.float32)
        np.maximum.at(best, self.row, cosines)
        return best

    def of(self, row: int, query: Floats) -> dict[int, float]:
        """Return the centred cosines of one passage's sentences with the query, by their first offset."""
        mine = np.flatnonzero(self.row == row)
        cosines = self.centre.cosines(self.matrix[mine], query, rows=mine)
        return dict(zip(self.start[mine].tolist(), cosines.tolist(), strict=True))


def _centred(matrix: Floats, row: Integers, start: Integers) -> SentenceVectors:
    return SentenceVectors(matrix, row, start, Centre.of(matrix, np.ones(len(row), np.bool_)))

"""Two lists into one: by meaning and by words, on one scale."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]
Integers = npt.NDArray[np.int64]

DEPTH = 100
DENSE_WEIGHT, KEYWORD_WEIGHT = 0.7, 0.3
# How far the documents that a query names go ahead, in standard deviations.  Of 332 questions that name a place 153
# have the right passage first without, 178, 204 and 216 with 1, 2 and 3; more would keep others from the first page.
OF_PLACE, OF_YEAR = 2.0, 0.5


@dataclass(frozen=True, slots=True)
class Ranking:
    """The candidates of one query, best first.

    ``scores`` are fused z-scores; ``dense`` and ``keyword`` give a row's 1-based place in each list.
    """

    rows: tuple[int, ...]
    scores: tuple[float, ...]
    dense: Mapping[int, int]
    keyword: Mapping[int, int]

    @classmethod
    def empty(cls) -> Ranking:
        """Return a ranking of nothing."""
        return cls((), (), {}, {})


@dataclass(frozen=True, slots=True)
class Listed:
    """One list: the scores of all rows, ``(n,)``, and the best of them, best first.

    ``depth`` is how many rows the best were to be, ``above`` the score that they are over.
    """

    scores: Floats
    top: Integers
    depth: int
    above: float

    @classmethod
    def of(cls, scores: Floats, depth: int, *, above: float) -> Listed:
        """Return the list of some scores."""
        return cls(scores, best_rows(scores, depth, above=above), depth, above)

    def z_scores(self, rows: Integers) -> npt.NDArray[np.float64]:
        """Return how far ``rows`` stand from the mean of the best ``depth`` scores, in their standard deviations.

        Rows without any word of the query belong to those best where fewer than ``depth`` have one: so the one passage
        that holds a rare word stands out, instead of being the average of a list of one.
        """
        best = self.scores[self.top].astype(np.float64)
        if len(best) < self.depth and self.above > -math.inf:
            more = min(self.depth, int(np.isfinite(self.scores).sum())) - len(best)
            best = np.append(best, np.full(more, self.above))
        values = self.scores[rows].astype(np.float64)
        values[~np.isfinite(values)] = best.min()  # without a vector: as far from the query as the last of the list
        spread = float(best.std())
        result: npt.NDArray[np.float64] = (values - best.mean()) / (spread if spread > 1e-6 else 1.0)
        return result


def by_meaning(scores: Floats, depth: int = DEPTH) -> Listed:
    """Return the list of cosines, ``-inf`` for rows that must not be found."""
    return Listed.of(scores, depth, above=-math.inf)


def by_words(scores: Floats, depth: int = DEPTH) -> Listed:
    """Return the list of BM25 scores, 0 where no word occurs, ``-inf`` for rows that must not be found."""
    return Listed.of(scores, depth, above=0.0)


def rank(dense: Listed | None, keyword: Listed | None) -> Ranking:
    """Fuse the best rows of each list: 0.7 and 0.3 of the z-scores against the list's own best rows.

    A row that only one list found has its true, low score in the other too.  Scores of one list say nothing about
    scores of another (cosines of e5 lie between 0.8 and 0.93), their distance from the list's mean does.

    Args:
        dense: by meaning; ``None`` to leave it out.
        keyword: by words; ``None`` to leave it out.

    Returns:
        The best rows of both, at most; equal scores stand in row order.
    """
    none = np.zeros(0, np.int64)
    tops = [none if listed is None else listed.top for listed in (dense, keyword)]
    rows = np.union1d(*tops).astype(np.int64)
    used = [
        (listed.z_scores(rows), weight)
        for listed, weight in ((dense, DENSE_WEIGHT), (keyword, KEYWORD_WEIGHT))
        if listed is not None and len(listed.top)
    ]
    total = sum(weight for _, weight in used)
    fused = sum((z * (weight / total) for z, weight in used), np.zeros(len(rows)))
    order = np.argsort(-fused, kind="stable")
    places = [{row: place for place, row in enumerate(top.tolist(), start=1)} for top in tops]
    return Ranking(
        rows=tuple(rows[order].tolist()),
        scores=tuple(fused[order].tolist()),
        dense=places[0],
        keyword=places[1],
    )


def joined(first: Ranking, second: Ranking) -> Ranking:
    """Return two rankings of different rows as one, by their scores; each row keeps its place in its own lists."""
    rows, scores = (*first.rows, *second.rows), np.array((*first.scores, *second.scores))
    order = np.argsort(-scores, kind="stable")
    return Ranking(
        rows=tuple(rows[place] for place in order),
        scores=tuple(scores[order].tolist()),
        dense={**first.dense, **second.dense},
        keyword={**first.keyword, **second.keyword},
    )


def raised(ranking: Ranking, rows: Flags, by: float) -> Ranking:
    """Return a ranking in which some rows, ``(n,)`` flags, stand so many standard deviations higher."""
    scores = np.array(ranking.scores) + by * rows[list(ranking.rows)]
    return joined(replace(ranking, scores=tuple(scores.tolist())), Ranking.empty())


def percent(z: float) -> float:
    """Return a z-score on the scale people see: 0 to 100, 50 for an average candidate.

    Each standard deviation doubles the odds: 67, 80, 89, 94, 97.  The best hits stand three to six above the average;
    by the normal distribution all of these would be 100.
    """
    return 100 / (1 + 2**-z)


def best_rows(scores: Floats, depth: int, *, above: float) -> Integers:
    """Return the ``depth`` rows with the highest scores over ``above``, best first, equal ones in row order."""
    found = np.flatnonzero(scores > above)
    if len(found) > depth:
        # The boundary value is kept whole, so that equal scores are cut by row, not by chance.
        bound = np.partition(scores[found], len(found) - depth)[len(found) - depth]
        found = found[scores[found] >= bound]
    order: Integers = found[np.argsort(-scores[found], kind="stable")][:depth]
    return order

"""Two lists into one: by meaning and by words, on one scale."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]
Integers = npt.NDArray[np.int64]

DEPTH = 100
DENSE_WEIGHT, KEYWORD_WEIGHT = 0.7, 0.3


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


def rank(dense: Floats | None, keyword: Floats | None, *, depth: int = DEPTH) -> Ranking:
    """Fuse the best ``depth`` rows of each list: 0.7 and 0.3 of the z-scores against the list's own best rows.

    A row that only one list found has its true, low score in the other too.  Scores of one list say nothing about
    scores of another (cosines of e5 lie between 0.8 and 0.93), their distance from the list's mean does.

    Args:
        dense: ``(n,)`` cosines, ``-inf`` for rows that must not be found; ``None`` to leave meaning out.
        keyword: ``(n,)`` BM25 scores, 0 where no word occurs, ``-inf`` for rows that must not be found.
        depth: rows taken from each list.

    Returns:
        At most ``2 * depth`` rows; equal scores stand in row order.
    """
    dense_top = best_rows(dense, depth, above=-math.inf)
    keyword_top = best_rows(keyword, depth, above=0.0)
    rows = np.union1d(dense_top, keyword_top).astype(np.int64)
    used = []
    for scores, top, weight in ((dense, dense_top, DENSE_WEIGHT), (keyword, keyword_top, KEYWORD_WEIGHT)):
        if scores is not None and len(top):
            used.append((_z_scores(scores, depth, rows), weight))
    total = sum(weight for _, weight in used)
    fused = sum((z * (weight / total) for z, weight in used), np.zeros(len(rows)))
    order = np.argsort(-fused, kind="stable")
    return Ranking(
        rows=tuple(int(row) for row in rows[order]),
        scores=tuple(float(score) for score in fused[order]),
        dense={int(row): place for place, row in enumerate(dense_top, start=1)},
        keyword={int(row): place for place, row in enumerate(keyword_top, start=1)},
    )


def percent(z: float) -> float:
    """Return a z-score on the scale people see: 0 to 100, 50 for an average candidate (the normal distribution)."""
    return 50 * (1 + math.erf(z / math.sqrt(2)))


def best_rows(scores: Floats | None, depth: int, *, above: float) -> Integers:
    """Return the ``depth`` rows with the highest scores over ``above``, best first, equal ones in row order."""
    if scores is None:
        return np.zeros(0, np.int64)
    found = np.flatnonzero(scores > above)
    if len(found) > depth:
        # The boundary value is kept whole, so that equal scores are cut by row, not by chance.
        bound = np.partition(scores[found], len(found) - depth)[len(found) - depth]
        found = found[scores[found] >= bound]
    order: Integers = found[np.argsort(-scores[found], kind="stable")][:depth]
    return order


def _z_scores(scores: Floats, depth: int, rows: Integers) -> npt.NDArray[np.float64]:
    """Return how far ``rows`` stand from the mean of the best ``depth`` scores, in their standard deviations.

    Rows without any word of the query belong to those best where fewer than ``depth`` have one: so the one passage that
    holds a rare word stands out, instead of being the average of a list of one.
    """
    known = scores[np.isfinite(scores)].astype(np.float64)
    best = np.partition(known, len(known) - depth)[-depth:] if len(known) > depth else known
    values = scores[rows].astype(np.float64)
    values[~np.isfinite(values)] = best.min()  # without a vector: as far from the query as the last of the list
    spread = float(best.std())
    result: npt.NDArray[np.float64] = (values - best.mean()) / (spread if spread > 1e-6 else 1.0)
    return result

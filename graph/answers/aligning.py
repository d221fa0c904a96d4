"""Figures of several places or years that can be compared: of each one figure, all of them of one kind.

The best figure of each place alone may be a total here and an increase there, or a percentage beside an amount.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from graph.answers.computing import measure, unit_of
from graph.answers.figures import ADDED
from graph.answers.model import Found
from graph.answers.ranking import Ranker
from graph.search.collection import Snapshot
from graph.search.grams import fold

Floats = npt.NDArray[np.float32]

# What two figures have in common, on the scale of their scores.
SAME_INDICATOR, SAME_MODALITY, SAME_ROLE, LIKE_WORDS = 0.15, 0.05, 0.08, 0.20
WORSE = 0.25  # than the best of its place: such a figure is not taken for being like the others


def aligned(snapshot: Snapshot, ranker: Ranker, groups: Sequence[Sequence[Found]]) -> list[Found]:
    """Return at most one figure of each group, in order of the groups.

    Args:
        snapshot: whose centre vectors are compared around.
        ranker: gives vectors.
        groups: for each place or year the figures that would do, with their scores, best first.

    Returns:
        The figures of the unit, and most like the one figure, with which all groups together score best.
    """
    near = [[f for f in group if f.score >= group[0].score - WORSE] for group in groups]
    figures = [found for group in near for found in group]
    if not figures:
        return []
    owner = np.repeat(np.arange(len(near)), [len(group) for group in near])
    worth = likeness(snapshot, ranker, figures) + np.array([f.score for f in figures], np.float32)
    best = np.full((len(figures), len(near)), -np.inf, np.float32)
    for place in range(len(near)):
        if (owner == place).any():
            best[:, place] = worth[:, owner == place].max(axis=1)
    totals = np.where(np.isfinite(best), best, 0).sum(axis=1)
    anchor = int(np.argmax(totals))
    chosen = []
    for place in range(len(near)):
        rows = np.flatnonzero((owner == place) & np.isfinite(worth[anchor]))
        if len(rows):
            chosen.append(figures[rows[np.argmax(worth[anchor][rows])]])
    return chosen


def likeness(snapshot: Snapshot, ranker: Ranker, figures: Sequence[Found]) -> Floats:
    """Return how much each two figures have in common, ``(n, n)``, ``-inf`` for two of different units."""
    alike = np.zeros((len(figures), len(figures)), np.float32)
    traits = (
        ([f.figure.indicator for f in figures], SAME_INDICATOR),
        ([f.figure.modality for f in figures], SAME_MODALITY),
        ([ADDED.search(fold(f.own)) is not None for f in figures], SAME_ROLE),
    )
    for values, weight in traits:
        _, kinds = np.unique(np.array(values, dtype=object).astype(str), return_inverse=True)
        alike += np.float32(weight) * (kinds[:, None] == kinds[None, :])
    vectors = ranker.passages([f.clause for f in figures])
    if vectors.shape[1] == len(snapshot.index.centre.mean):
        away = vectors - snapshot.index.centre.mean
        away /= np.maximum(np.linalg.norm(away, axis=1, keepdims=True), 1e-6)
        alike += np.float32(LIKE_WORDS) * (away @ away.T)
    units = np.array([measure(unit_of(f)) for f in figures])
    return np.where(units[:, None] == units[None, :], alike, np.float32(-np.inf))

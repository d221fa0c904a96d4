"""Passages that say nearly the same, as the reports of one county do year after year, brought together."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from graph.search.grams import fold, terms_of

ALIKE = 0.8  # share of common terms (Jaccard) from which two passages say the same; figures and dates aside
_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")


def groups(texts: Sequence[str]) -> list[list[int]]:
    """Bring near-identical texts together, each under the first that it is like.

    Args:
        texts: best first.

    Returns:
        The places of the texts in groups, in order of each group's first text.
    """
    folded = [_FIGURES.sub("", fold(text)) for text in texts]
    terms, rows = terms_of(folded)
    order = np.argsort(rows, kind="stable")
    bounds = np.searchsorted(rows[order], np.arange(1, len(folded)))
    held = [frozenset(some.tolist()) for some in np.split(terms[order], bounds)]
    found: dict[int, list[int]] = {}
    for place, text in enumerate(folded):
        first = next((head for head in found if folded[head] == text or _alike(held[head], held[place])), place)
        found.setdefault(first, []).append(place)
    return list(found.values())


def _alike(first: frozenset[int], second: frozenset[int]) -> bool:
    fewer, more = sorted((len(first), len(second)))
    if fewer < ALIKE * more:  # not even if all of them were common
        return False
    common = len(first & second)
    return common >= ALIKE * max(fewer + more - common, 1)

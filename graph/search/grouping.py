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
    _, columns = np.unique(terms, return_inverse=True)
    held = np.zeros((len(folded), int(columns.max(initial=0)) + 1), np.float32)
    held[rows, columns] = 1
    common, sizes = held @ held.T, held.sum(axis=1)
    alike = common >= ALIKE * np.maximum(sizes[:, None] + sizes[None, :] - common, 1)
    found: dict[int, list[int]] = {}
    for place, text in enumerate(folded):
        first = next((head for head in found if alike[head, place] or folded[head] == text), place)
        found.setdefault(first, []).append(place)
    return list(found.values())

"""Which passages a search may return, decided before anything is ranked; and how the found ones spread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain

import numpy as np
import numpy.typing as npt

from graph.model import Filters
from graph.search.grams import fold, terms_of
from graph.search.index import PassageIndex
from graph.search.marks import DOCUMENT_FACETS, PASSAGE_FACETS

Flags = npt.NDArray[np.bool_]
Integers = npt.NDArray[np.int64]

MOST_VALUES = 50  # of one facet


def admitted(index: PassageIndex, filters: Filters) -> Flags:
    """Return for every row whether its passage is there and satisfies the filters."""
    if filters == Filters() or not index.documents:
        return index.alive.copy()
    rows: Flags = index.alive & _fit(index, filters)[index.owner]
    marks = index.passage_marks
    if filters.has_numbers is not None:
        rows &= marks.flags("numbers", ["1"]) == filters.has_numbers
    for name, wanted in (("topic", filters.topics), ("grade", filters.grades)):
        if wanted:
            rows &= marks.flags(name, wanted)
    named = (("section", filters.sections), ("instrument", filters.instruments), ("cited", filters.cited))
    for name, wanted in named:
        if wanted:
            rows &= marks.flags_named(name, wanted)
    return rows


def _fit(index: PassageIndex, filters: Filters) -> Flags:
    """Return for every document whether it satisfies the filters that speak of documents."""
    fit = np.ones(len(index.documents), np.bool_)
    marks = index.document_marks
    pairs = (
        ("area", filters.areas),
        ("genre", filters.genres),
        ("issuer", filters.issuers),
        ("document", filters.documents),
    )
    for name, wanted in pairs:
        if wanted:
            fit &= marks.flags(name, wanted)
    if filters.year_from is not None:
        fit &= index.years >= filters.year_from
    if filters.year_to is not None:
        fit &= (index.years <= filters.year_to) & (index.years > 0)
    return fit


def containing(index: PassageIndex, phrase: str, among: Flags) -> Flags:
    """Return which of the rows ``among`` hold exactly the words of ``phrase``, blanks and full-width forms aside.

    The terms of the phrase leave few passages, and only those are read.
    """
    wanted = fold(phrase)
    terms, _ = terms_of([wanted])
    possible = among.copy()
    for term in np.unique(terms):
        here = np.zeros(index.size, np.bool_)
        here[index.postings.rows_with(int(term))] = True
        possible &= here
    found = np.zeros(index.size, np.bool_)
    for row in np.flatnonzero(possible):
        found[row] = wanted in fold(index.passages[row].text)
    return found


def facets(index: PassageIndex, rows: Iterable[int]) -> dict[str, dict[str, int]]:
    """Count the passages in ``rows`` by every facet, most frequent first, at most fifty values of each."""
    found = list(rows)
    counts: dict[str, Counter[str]] = {name: Counter() for name in (*DOCUMENT_FACETS, *PASSAGE_FACETS)}
    for owner, n in Counter(index.owner[found].tolist()).items():
        for name, value_of in DOCUMENT_FACETS.items():
            value = value_of(index.documents[owner])
            if value is not None:
                counts[name][value] += n
    passages = [index.passages[row] for row in found]
    for name, values_of in PASSAGE_FACETS.items():
        counts[name].update(chain.from_iterable(map(values_of, passages)))
    return {
        name: dict(sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:MOST_VALUES])
        for name, counted in counts.items()
    }

"""Which passages a search may return, decided before anything is ranked; and how the found ones spread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

import numpy as np
import numpy.typing as npt

from graph.model import Filters
from graph.search.grams import fold, terms_of
from graph.search.index import DocumentRecord, PassageIndex

Flags = npt.NDArray[np.bool_]
Integers = npt.NDArray[np.int64]

FACETS: Mapping[str, Callable[[DocumentRecord], str | None]] = {
    "area": lambda document: document.area,
    "year": lambda document: None if document.year is None else str(document.year),
    "genre": lambda document: document.genre,
    "issuer": lambda document: document.issuer,
}


def admitted(index: PassageIndex, filters: Filters) -> Flags:
    """Return for every row whether its passage is there and satisfies the filters."""
    if filters == Filters():
        return index.alive.copy()
    fit = np.array([_fits(document, filters) for document in index.documents] or [False])
    rows: Flags = index.alive & fit[index.owner]
    if filters.has_numbers is not None:
        numbers = np.fromiter((passage.has_numbers for passage in index.passages), np.bool_, index.size)
        rows &= numbers == filters.has_numbers
    return rows


def _fits(document: DocumentRecord, filters: Filters) -> bool:
    year = document.year
    return (
        (not filters.areas or not set(filters.areas).isdisjoint((*document.areas, document.area_code)))
        and (filters.year_from is None or (year is not None and year >= filters.year_from))
        and (filters.year_to is None or (year is not None and year <= filters.year_to))
        and (not filters.genres or document.genre in filters.genres)
        and (not filters.issuers or document.issuer in filters.issuers)
        and (not filters.documents or document.iri in filters.documents)
    )


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
    """Count the passages in ``rows`` by area, year, genre and issuer, most frequent first."""
    owners = Counter(int(index.owner[row]) for row in rows)
    result = {}
    for name, value_of in FACETS.items():
        counts: Counter[str] = Counter()
        for owner, n in owners.items():
            value = value_of(index.documents[owner])
            if value is not None:
                counts[value] += n
        result[name] = dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
    return result

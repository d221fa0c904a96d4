"""Whose documents a query asks for: the areas and years it names before or after what it looks for.

``开鲁2023 行政复议`` asks what the documents of 开鲁县 and of 2023 say of 行政复议.  The names say where to look and
nothing of what is looked for; as words they would find every sentence that happens to hold them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph.search.index import PassageIndex
from graph.search.places import COUNTRY, Place, PlaceFinder, Spotted, innermost, spotted
from graph.search.records import DocumentRecord
from graph.search.years import years_of

Flags = npt.NDArray[np.bool_]

_OUT = "\0"  # a name that was taken out; no query holds this character
_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d{2}\s*(?:年度|年)?")
_TIED = re.compile(
    rf"(?:\b(?:in|of|for|from|during)\s+)?{_OUT}(?:[\s、，和与及]*{_OUT})*(?:的|['’]s\b)?", re.IGNORECASE
)
_ENDS = " ,，、：:"
_ENOUGH = 2  # letters or characters: less cannot be looked for


@dataclass(frozen=True, slots=True)
class Asked:
    """The documents a query names, and ``text``, what it looks for.

    ``of_place`` and ``of_year``, ``(n,)``, are their passages; all false where no place or no year is named.
    """

    of_place: Flags
    of_year: Flags
    text: str
    places: tuple[Place, ...]
    years: tuple[int, ...]

    def fitting(self, document: DocumentRecord) -> tuple[str, ...]:
        """Return which of the names a document bears out, as they were typed."""
        names = [place.name for place in self.places if not set(place.codes).isdisjoint(document.codes)]
        return (*names, str(document.year)) if document.year in self.years else tuple(names)


def asked_for(index: PassageIndex, text: str, allowed: Flags, finder: PlaceFinder | None = None) -> Asked | None:
    """Return whose documents a query names; ``None`` when it names none that there are.

    The name of a place is taken out of what is looked for, with its year, unless nothing would be left; a year alone
    may stand in the sentence.

    Args:
        index: the passages.
        text: the query without signs.
        allowed: ``(n,)``, which rows may be found.
        finder: recognises the names of areas around those that documents are of.
    """
    known = index.known_areas()
    named = [one for one in spotted(text, known, finder) if COUNTRY not in one.place.codes]
    found = [one for one in named if _flags(index, [one.place], allowed).any()]
    years = years_of(text, between=True)
    if not (found or years):
        return None
    places = innermost(tuple({one.place.codes: one.place for one in found}.values()), known)
    of_place = _distinct(_flags(index, places, allowed), allowed)
    of_year = _distinct(np.isin(index.years, years)[index.owner] & allowed, allowed)
    if not (of_place.any() or of_year.any()):
        return None
    left = _without(text, found, years=bool(of_year.any())) if of_place.any() else text
    return Asked(of_place, of_year, left if sum(map(str.isalnum, left)) >= _ENOUGH else text, places, years)


def _flags(index: PassageIndex, places: Iterable[Place], allowed: Flags) -> Flags:
    codes = [code for place in places for code in place.codes]
    return index.document_marks.flags("area", codes)[index.owner] & allowed


def _distinct(rows: Flags, allowed: Flags) -> Flags:
    """Return the rows, or none where they are all there are: what all have in common says nothing."""
    return np.zeros_like(rows) if (rows == allowed).all() else rows


def _without(text: str, found: Sequence[Spotted], *, years: bool) -> str:
    """Return a query without the names, and without the words that tie them to it."""
    for one in reversed(found):
        text = f"{text[: one.start]}{_OUT}{text[one.end :]}"
    if years:
        text = _YEAR.sub(_OUT, text)
    return re.sub(r"\s+", " ", _TIED.sub(" ", text)).strip(_ENDS)

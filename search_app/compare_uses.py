"""What documents refer to, year by year: policy instruments and cited documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.review_model import Use

SCHEMES = {"instruments": "instrumentType", "citations": "citationRole"}


@dataclass(frozen=True, slots=True)
class UseLine:
    """One thing referred to: per year how often, with the first place (document, code point)."""

    key: str  # IRI
    name: str
    scheme: str  # code list of ``kind``
    kind: str | None
    documents: int
    cells: tuple[tuple[int, tuple[str, int] | None], ...]


@dataclass(frozen=True, slots=True)
class UseGrid:
    """Things by years, those named in most documents first; ``found`` counts them before the limit."""

    years: tuple[int, ...]
    lines: tuple[UseLine, ...]
    found: int


def uses_by_year(
    uses: Sequence[Use], years: Mapping[str, int | None], *, scheme: str, words: str = "", limit: int = 40
) -> UseGrid:
    """Count uses by the year of the document that refers.

    Args:
        uses: one per document and thing
        years: document IRI -> year; a document without a year counts in no column
        scheme: code list that names the kinds
        words: only things whose name holds this
        limit: at most this many things

    Returns:
        The grid; its years are those of the documents, without gaps.
    """
    by_target: dict[str, list[Use]] = defaultdict(list)
    for use in uses:
        if words in use.name:
            by_target[use.target].append(use)
    known = {year for year in years.values() if year}
    columns = tuple(range(min(known), max(known) + 1)) if known else ()
    ranked = sorted(by_target.values(), key=lambda found: (-len(found), -sum(use.uses for use in found), found[0].name))
    lines = tuple(_line(found, years, columns, scheme) for found in ranked[:limit])
    return UseGrid(columns, lines, len(ranked))


def _line(found: Sequence[Use], years: Mapping[str, int | None], columns: Sequence[int], scheme: str) -> UseLine:
    cells = []
    for year in columns:
        here = [use for use in found if years.get(use.document) == year]
        place = min(((use.document, use.start) for use in here), default=None)
        cells.append((sum(use.uses for use in here), place))
    first = found[0]
    return UseLine(first.target, first.name, scheme, first.kind, len(found), tuple(cells))

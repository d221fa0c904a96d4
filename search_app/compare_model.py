"""Figures side by side: which stands in which cell, and what an empty cell means.

Nothing is computed from the figures: a cell shows what a document states, with its comparator, and a year that no
document speaks of is told from one whose document is silent.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.model import DocumentSummary, ObservationRow

COMPARATORS = {"eq": "", "approx": "≈ ", "gt": "> ", "ge": "≥ ", "lt": "< ", "le": "≤ "}
_CERTAIN = {"explicit": 0, "resolved": 1, "inferred": 2, "redacted": 3}


@dataclass(frozen=True, slots=True)
class Cell:
    """What is stated for one row in one year: the leading figure first; ``silent`` documents say nothing of it."""

    figures: tuple[ObservationRow, ...] = ()
    silent: tuple[DocumentSummary, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One row: an area or an indicator, with a cell per year."""

    key: str
    name: str
    cells: tuple[Cell, ...]

    @property
    def is_empty(self) -> bool:
        """Tell whether no cell has a figure."""
        return not any(cell.figures for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows by years; ``undated`` figures belong to no year and stand in no cell."""

    years: tuple[int, ...]
    lines: tuple[Line, ...]
    undated: tuple[ObservationRow, ...] = ()

    def figures(self) -> tuple[ObservationRow, ...]:
        """Return every figure of every cell, row by row, then those without a year."""
        placed = [figure for line in self.lines for cell in line.cells for figure in cell.figures]
        return (*placed, *self.undated)


def area_key(area_code: str | None, document: str) -> str:
    """Return what stands for an area: its division code, or the document where no area is known."""
    return area_code or document


def areas_of(known: Iterable[DocumentSummary]) -> dict[str, str]:
    """Return key -> name of every area that a document speaks of, by division code."""
    found = {area_key(one.area_code, one.id): one.area or one.title for one in known}
    return dict(sorted(found.items()))


def years_of(rows: Iterable[ObservationRow], known: Iterable[DocumentSummary]) -> tuple[int, ...]:
    """Return every year from the first to the last that a figure or a document is about."""
    years = {row.year for row in rows if row.year} | {one.year for one in known if one.year}
    return tuple(range(min(years), max(years) + 1)) if years else ()


def by_area(
    rows: Sequence[ObservationRow], known: Sequence[DocumentSummary], areas: Mapping[str, str], years: Sequence[int]
) -> Grid:
    """Put the figures of one indicator into areas by years.

    Args:
        rows: the figures, of one indicator
        known: every document, to tell silence from absence
        areas: key -> name of the rows to show
        years: the columns

    Returns:
        The grid; areas with figures first.
    """
    placed: dict[tuple[str, int | None], list[ObservationRow]] = defaultdict(list)
    named = dict(areas)
    for row in rows:
        key = area_key(row.area_code, row.evidence.document)
        placed[key, row.year].append(row)
    spoken: dict[tuple[str, int | None], list[DocumentSummary]] = defaultdict(list)
    for one in known:
        spoken[area_key(one.area_code, one.id), one.year].append(one)
    lines = [
        Line(key, name, tuple(Cell(_leading_first(placed[key, year]), tuple(spoken[key, year])) for year in years))
        for key, name in named.items()
    ]
    undated = tuple(row for key in named for row in placed[key, None])
    return Grid(tuple(years), tuple(sorted(lines, key=lambda line: line.is_empty)), undated)


def by_indicator(
    rows: Sequence[ObservationRow], known: Sequence[DocumentSummary], names: Mapping[str, str], years: Sequence[int]
) -> Grid:
    """Put the figures of one area into indicators by years; ``names`` are the rows, ``known`` the area's documents."""
    placed: dict[tuple[str, int | None], list[ObservationRow]] = defaultdict(list)
    for row in rows:
        placed[row.indicator, row.year].append(row)
    spoken: dict[int | None, tuple[DocumentSummary, ...]] = defaultdict(tuple)
    for one in known:
        spoken[one.year] += (one,)
    lines = tuple(
        Line(key, name, tuple(Cell(_leading_first(placed[key, year]), spoken[year]) for year in years))
        for key, name in names.items()
    )
    return Grid(tuple(years), lines, tuple(row for key in names for row in placed[key, None]))


def _leading_first(rows: Sequence[ObservationRow]) -> tuple[ObservationRow, ...]:
    """Order the figures of a cell: facts before plans, wholes before parts, certain before inferred, then by place.

    The same figure said twice stands once.
    """
    unit = main_unit(rows)
    ordered = sorted(
        rows,
        key=lambda row: (
            row.modality != "fact",
            row.unit != unit,
            row.part_of is not None,
            _CERTAIN.get(row.grade, 2),
            row.evidence.document,
            row.evidence.start,
            row.id,
        ),
    )
    seen: dict[tuple[object, ...], ObservationRow] = {}
    for row in ordered:
        seen.setdefault((row.value, row.unit, row.comparator, row.modality, row.subject), row)
    return tuple(seen.values())


def main_unit(rows: Iterable[ObservationRow]) -> str:
    """Return the unit that most figures have; among equals the first by name."""
    counts = Counter(row.unit for row in rows)
    return min(counts, key=lambda unit: (-counts[unit], unit), default="")


def number(value: float) -> str:
    """Return a number with thousands separated and no more digits than it has."""
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,.10g}"


def figure_text(value: float, unit: str, comparator: str) -> str:
    """Return a figure as it was meant: ``> 890 件`` for 890余件, ``93.5%``."""
    joined = "" if unit in {"%", "‰", ""} else " "
    return f"{COMPARATORS.get(comparator, '')}{number(value)}{joined}{unit}"


def stated(row: ObservationRow) -> str:
    """Return the figure of a row as text."""
    return figure_text(row.value, row.unit, row.comparator)

"""Comparisons as CSV: one row per figure or use, each with the place it stands at."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from graph.review_model import SumCheck
from search_app.compare_model import Grid, figure_text
from search_app.compare_uses import UseGrid
from search_app.hits_csv import plain
from search_app.language import Language
from search_app.names import code_name
from search_app.text import t


def grid_csv(grid: Grid, lang: Language) -> bytes:
    """Return every figure of a grid, the folded ones too."""
    head = "row year value comparator unit_ surface modality subject_text indicator sentence start end document_"
    rows = []
    placed = [(line.name, figure) for line in grid.lines for cell in line.cells for figure in cell.figures]
    for name, row in [*placed, *(("", figure) for figure in grid.undated)]:
        place = row.evidence
        mood = code_name("factModality", row.modality, lang)
        value = int(row.value) if row.value.is_integer() else row.value
        stated = (value, code_name("comparator", row.comparator, lang), row.unit, place.surface, mood, row.subject)
        rows.append(
            (name, row.year, *stated, row.indicator_name, place.text, place.start, place.end, place.document_title)
        )
    return _csv(_heads(head, lang), rows)


def uses_csv(grid: UseGrid, lang: Language) -> bytes:
    """Return things by years."""
    heads = [*_heads("name kind documents", lang), *(str(year) for year in grid.years)]
    rows = [
        (
            line.name,
            code_name(line.scheme, line.kind, lang) if line.kind else "",
            line.documents,
            *(n for n, _ in line.cells),
        )
        for line in grid.lines
    ]
    return _csv(heads, rows)


def sums_csv(checks: Sequence[SumCheck], lang: Language) -> bytes:
    """Return checked sums with their sentences."""
    rows = [
        (
            check.whole.name,
            figure_text(check.whole.value, check.whole.unit, check.whole.comparator),
            " + ".join(f"{part.name} {figure_text(part.value, part.unit, part.comparator)}" for part in check.parts),
            check.difference,
            code_name("checkResult", check.result, lang),
            check.evidence.text,
            check.evidence.start,
            check.evidence.end,
            check.evidence.document_title,
        )
        for check in checks
    ]
    return _csv(_heads("name total parts difference result sentence start end document_", lang), rows)


def _heads(names: str, lang: Language) -> list[str]:
    special = {"document_": "common.document", "unit_": "compare.unit"}
    return [t(special.get(name, f"compare.{name}"), lang) for name in names.split()]


def _csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return UTF-8 with a byte order mark, which spreadsheets need in order to read Chinese."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([plain(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")

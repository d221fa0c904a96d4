"""Figures as rows of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graph.model import Evidence, ObservationRow
from graph.reading import queries
from graph.store import GraphStore


def observations(
    store: GraphStore,
    *,
    documents: Sequence[str] = (),
    indicators: Sequence[str] = (),
    areas: Sequence[str] = (),
    years: Sequence[int] = (),
) -> tuple[ObservationRow, ...]:
    """Return the figures that satisfy every given condition, by indicator, area, year and place in the text.

    Args:
        store: the graph
        documents: IRIs
        indicators: notations, or IRIs of open indicators
        areas: division codes; an area stands for everything inside it.  A figure's own area counts, else its document's
        years: the year a figure is about, else the year its document reports on

    Returns:
        The rows; an empty condition restricts nothing.
    """
    codes = [row["code"] for row in store.read(queries.AREAS_WITHIN, codes=list(areas))] if areas else None
    rows = store.read(
        queries.OBSERVATIONS,
        documents=list(documents) or None,
        indicators=list(indicators) or None,
        areas=codes,
        years=list(years) or None,
    )
    found = [_row(row) for row in rows]
    return tuple(sorted(found, key=lambda o: (o.indicator, o.area_code or "", o.year or 0, o.evidence.start, o.id)))


def _row(row: Mapping[str, Any]) -> ObservationRow:
    names = ("sentence", "text", "start", "end", "document", "document_title", "section", "surface")
    evidence = Evidence(**{name: row[name] for name in names})
    return ObservationRow(**{key: value for key, value in row.items() if key not in names}, evidence=evidence)

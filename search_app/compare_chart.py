"""Comparisons as charts, for the Vega that Streamlit ships: nothing is loaded from elsewhere."""

from __future__ import annotations

from typing import Any

import altair as alt

from search_app.compare_model import Grid, figure_text, stated
from search_app.compare_uses import UseGrid
from search_app.escaping import one_line
from search_app.language import Language
from search_app.text import t

# Told apart in light and dark, and by people who see fewer colours (Okabe and Ito, darkened for white paper).
COLOURS = ["#2E7D91", "#C2603A", "#7B6BB5", "#4F8F4A", "#B8860B", "#A8507F", "#6E7B85", "#3F7FBF"]
SHAPES = {
    "eq": "circle",
    "approx": "diamond",
    "gt": "triangle-up",
    "ge": "triangle-up",
    "lt": "triangle-down",
    "le": "triangle-down",
}
MARK = "mark"  # name of the selection
MISSING = "×"
QUIET = "#8A9095"
LEGEND = alt.Legend(orient="bottom", columns=6, labelLimit=180)


def chart_rows(grid: Grid, unit: str, lang: Language) -> list[dict[str, Any]]:
    """Return the leading figure of each cell, and an empty value where there is none; ``id`` names the figure."""
    rows: list[dict[str, Any]] = []
    for line in grid.lines:
        for year, cell in zip(grid.years, line.cells, strict=True):
            leading = next((figure for figure in cell.figures if figure.unit == unit), None)
            row: dict[str, Any] = {
                "row": one_line(line.name, 18),
                "year": str(year),
                "value": None,
                "id": "",
                "text": "",
            }
            if leading is not None:
                row |= {
                    "value": leading.value,
                    "id": leading.id,
                    "text": stated(leading),
                    "as": t(f"compare.comparator_{leading.comparator}", lang),
                    "sentence": one_line(leading.evidence.text, 80),
                }
            rows.append(row)
    return rows


def figure_chart(rows: list[dict[str, Any]], form: str, unit: str, lang: Language) -> alt.LayerChart | alt.FacetChart:
    """Return lines or bars of one unit; a year without a figure breaks the line and is marked at the foot."""
    picked = alt.selection_point(name=MARK, fields=["id"], on="click", empty=True)
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True)),
        y=alt.Y("value:Q", title=unit or t("compare.value", lang), scale=alt.Scale(zero=form == "bar")),
        color=alt.Color("row:N", title=None, sort=None, scale=alt.Scale(range=COLOURS), legend=LEGEND),
        tooltip=[
            alt.Tooltip("row:N", title=t("compare.row", lang)),
            alt.Tooltip("year:O", title=t("compare.year", lang)),
            alt.Tooltip("text:N", title=t("compare.value", lang)),
            alt.Tooltip("sentence:N", title=t("compare.sentence", lang)),
        ],
    )
    shape = _shape(rows, lang)
    layers = _lines(base, shape, picked) if form == "line" else _bars(base, shape, picked)
    chart: alt.LayerChart | alt.FacetChart = alt.layer(*layers).properties(height=400)
    return chart


def _shape(rows: list[dict[str, Any]], lang: Language) -> alt.Shape:
    """Return a shape per comparator; the legend stays away while all figures are exact."""
    names = {t(f"compare.comparator_{code}", lang): shape for code, shape in SHAPES.items()}
    present = [name for name in names if any(row.get("as") == name for row in rows)]
    plain = present == [t("compare.comparator_eq", lang)]
    title = t("compare.stated_as", lang)
    legend = None if plain else alt.Legend(title=title, symbolFillColor=QUIET, symbolStrokeColor=QUIET, orient="bottom")
    return alt.Shape("as:N", scale=alt.Scale(domain=present, range=[names[name] for name in present]), legend=legend)


def _lines(base: alt.Chart, shape: alt.Shape, picked: alt.Parameter) -> list[alt.Chart]:
    marks = base.transform_filter("isValid(datum.value)").mark_point(size=80, filled=True, opacity=1)
    return [
        base.mark_line(strokeWidth=2, invalid="break-paths-show-domains"),
        marks.encode(shape=shape).add_params(picked),
    ]


def _bars(base: alt.Chart, shape: alt.Shape, picked: alt.Parameter) -> list[alt.Chart]:
    beside = base.encode(xOffset=alt.XOffset("row:N", sort=None))
    stated_ = beside.transform_filter("isValid(datum.value)")
    gaps = alt.Chart(base.data).transform_filter("!isValid(datum.value)").mark_text(text=MISSING, color=QUIET, dy=-6)
    return [
        stated_.mark_bar(cornerRadiusEnd=2).add_params(picked),
        gaps.encode(x="year:O", y=alt.YDatum(0), xOffset=alt.XOffset("row:N", sort=None)),
        stated_.mark_point(size=60, filled=True, opacity=1).encode(shape=shape),
    ]


def uses_chart(grid: UseGrid, form: str, lang: Language) -> alt.Chart:
    """Return how often the documents of each year refer to the ten things named in most documents."""
    rows = [
        {"row": one_line(line.name, 22), "year": str(year), "value": count, "text": figure_text(count, "", "eq")}
        for line in grid.lines[:8]
        for year, (count, _) in zip(grid.years, line.cells, strict=True)
    ]
    base = alt.Chart(alt.InlineData(values=rows))
    drawn = base.mark_line(point=True, strokeWidth=2) if form == "line" else base.mark_bar()
    chart: alt.Chart = drawn.encode(
        x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True)),
        y=alt.Y("value:Q", title=t("compare.uses", lang)),
        color=alt.Color("row:N", title=None, sort=None, scale=alt.Scale(range=COLOURS), legend=LEGEND),
        tooltip=[
            alt.Tooltip("row:N", title=t("compare.name", lang)),
            "year:O",
            alt.Tooltip("value:Q", title=t("compare.uses", lang)),
        ],
    ).properties(height=400)
    return chart

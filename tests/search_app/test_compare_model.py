"""Figures side by side: which one leads a cell, what an empty cell means, and how a figure is written."""

from dataclasses import replace

import pytest

from graph.model import DocumentSummary, Evidence, ObservationRow
from graph.review_model import Figure, SumCheck, Use
from search_app.compare_chart import chart_rows, figure_chart
from search_app.compare_csv import grid_csv, sums_csv
from search_app.compare_html import grid_html
from search_app.compare_model import (
    area_key,
    areas_of,
    by_area,
    by_indicator,
    figure_text,
    main_unit,
    years_of,
)
from search_app.compare_state import CompareState, from_url, to_url
from search_app.compare_uses import uses_by_year

PLACE = Evidence("s", "共办理890余件。", 10, 18, "d1", "开鲁县2023年报告", "二、", "890余件")
FIGURE = ObservationRow(
    "o1", "recon", "行政复议", 890.0, "件", "gt", "count", "fact", None, None, "开鲁县", "150523", 2023, "explicit",
    None, None, PLACE,
)  # fmt: skip
KAILU_2023 = DocumentSummary(
    "d1", "开鲁县2023年报告", "lawReport", None, "开鲁县", "150523", 2023, 9, 1, 1, 0, None, None
)
KAILU_2021 = replace(KAILU_2023, id="d2", year=2021)
LONGHUA = replace(KAILU_2023, id="d3", area="龙华区", area_code="440309", year=2023)
KNOWN = (KAILU_2023, KAILU_2021, LONGHUA)


def test_a_year_without_a_document_is_told_from_one_whose_document_is_silent() -> None:
    grid = by_area([FIGURE], KNOWN, areas_of(KNOWN), years_of([FIGURE], KNOWN))
    assert grid.years == (2021, 2022, 2023)
    assert [line.name for line in grid.lines] == ["开鲁县", "龙华区"]
    silent, absent, stated = grid.lines[0].cells
    assert ([one.id for one in silent.silent], absent.silent, stated.figures) == (["d2"], (), (FIGURE,))
    html = grid_html(grid, "地区", "zh")
    assert html.count("未载") == 2
    assert "&gt; 890 件" in html
    assert "890余件" in html


def test_the_leading_figure_is_a_whole_fact_in_the_usual_unit_and_nothing_is_said_twice() -> None:
    target = replace(FIGURE, id="o2", value=900.0, modality="target")
    part = replace(FIGURE, id="o3", value=400.0, part_of="o1")
    again = replace(FIGURE, id="o4", evidence=replace(PLACE, start=99))
    rate = replace(FIGURE, id="o5", unit="%", value=98.0)
    cell = by_area([target, rate, part, again, FIGURE], KNOWN, {"150523": "开鲁县"}, [2023]).lines[0].cells[0]
    assert [row.id for row in cell.figures] == ["o1", "o3", "o5", "o2"]


def test_several_indicators_of_one_area_keep_figures_without_a_year_apart() -> None:
    undated = replace(FIGURE, id="o2", year=None)
    grid = by_indicator([FIGURE, undated], [KAILU_2023], {"recon": "行政复议", "other": "其他"}, [2023])
    assert [line.is_empty for line in grid.lines] == [False, True]
    assert grid.undated == (undated,)
    assert grid.figures() == (FIGURE, undated)


def test_an_area_that_nobody_knows_is_its_document() -> None:
    stray = replace(KAILU_2023, id="d9", area=None, area_code=None, title="某通知")
    assert areas_of([stray]) == {"d9": "某通知"}
    assert area_key(None, "d9") == "d9"


@pytest.mark.parametrize(
    ("value", "unit", "comparator", "text"),
    [
        (890.0, "件", "gt", "> 890 件"),
        (93.5, "%", "eq", "93.5%"),
        (1234567.0, "元", "approx", "≈ 1,234,567 元"),
        (3.0, "", "le", "≤ 3"),
    ],
)
def test_a_figure_keeps_its_comparator(value: float, unit: str, comparator: str, text: str) -> None:
    assert figure_text(value, unit, comparator) == text


def test_the_chart_has_a_gap_where_nothing_is_stated() -> None:
    grid = by_area([FIGURE], KNOWN, {"150523": "开鲁县"}, [2022, 2023])
    rows = chart_rows(grid, "件", "zh")
    assert [(row["year"], row["value"], row["id"]) for row in rows] == [("2022", None, ""), ("2023", 890.0, "o1")]
    assert main_unit([FIGURE]) == "件"
    layers = figure_chart(rows, "line", "件", "zh").to_dict()["layer"]
    assert layers[0]["mark"]["invalid"] == "break-paths-show-domains"


def test_the_tables_for_spreadsheets_hold_every_figure_with_its_sentence() -> None:
    grid = by_area([FIGURE], KNOWN, {"150523": "=开鲁县"}, [2023])
    head, row = grid_csv(grid, "zh").decode("utf-8-sig").splitlines()
    assert head.split(",")[:5] == ["行", "年度", "数值", "比较符", "单位"]
    assert row.startswith("'=开鲁县,2023,890,")
    assert "共办理890余件。,10,18,开鲁县2023年报告" in row
    parts = (Figure("p", "审结", 30.0, "件", "eq", "30件"), Figure("q", "在办", 45.0, "件", "eq", "45件"))
    check = SumCheck("k", "inconsistent", 5.0, Figure("w", "受理", 80.0, "件", "eq", "80件"), parts, PLACE)
    assert "80 件,审结 30 件 + 在办 45 件,5.0," in sums_csv([check], "zh").decode("utf-8-sig")


def test_references_are_counted_by_the_year_of_the_document_that_refers() -> None:
    uses = [
        Use("i1", "河长制", "PolicyInstrument", "system", None, "d1", 3, 50),
        Use("i1", "河长制", "PolicyInstrument", "system", None, "d2", 1, 7),
        Use("i2", "林长制", "PolicyInstrument", "system", None, "d1", 9, 1),
    ]
    grid = uses_by_year(uses, {"d1": 2023, "d2": 2021}, scheme="instrumentType")
    assert (grid.years, grid.found) == ((2021, 2022, 2023), 2)
    first = grid.lines[0]
    assert (first.name, first.documents) == ("河长制", 2)
    assert first.cells == ((1, ("d2", 7)), (0, None), (3, ("d1", 50)))
    assert [line.name for line in uses_by_year(uses, {"d1": 2023}, scheme="instrumentType", words="林").lines] == [
        "林长制"
    ]


@pytest.mark.parametrize(
    "state",
    [
        CompareState(),
        CompareState(indicator="recon", areas=("150523", "440309"), year_from=2019, year_to=2023, chart="line"),
        CompareState(view="area", area="150523", indicators=("recon",), chart="bar"),
        CompareState(view="time", subject="citations", words="纲要"),
        CompareState(view="sums"),
    ],
)
def test_an_address_gives_the_state_back(state: CompareState) -> None:
    url = {name: [value] if isinstance(value, str) else value for name, value in to_url(state).items()}
    assert from_url(url) == state


def test_a_mistyped_address_is_passed_over() -> None:
    assert from_url({"view": ["x"], "chart": ["pie"], "year": ["²0-"], "of": ["y"]}) == CompareState()

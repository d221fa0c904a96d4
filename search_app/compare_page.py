"""The compare page: figures across areas and years, policies over time, sums that fail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from graph.model import DocumentSummary, ObservationRow
from search_app import review_reads, state
from search_app.chart_picture import picture_button
from search_app.compare_chart import MARK, chart_rows, figure_chart, uses_chart
from search_app.compare_controls import (
    STATE,
    choice,
    choose_form,
    choose_many,
    choose_one,
    choose_view,
    choose_years,
    definition_html,
    indicator_name,
    indicator_options,
)
from search_app.compare_csv import grid_csv, sums_csv, uses_csv
from search_app.compare_html import grid_html, sums_html, uses_html
from search_app.compare_model import Grid, area_key, areas_of, by_area, by_indicator, main_unit, years_of
from search_app.compare_state import SUBJECTS
from search_app.compare_uses import SCHEMES, uses_by_year
from search_app.escaping import label, one_line, quoted, shown
from search_app.language import Language
from search_app.links import reader_link
from search_app.text import t

Known = Sequence[DocumentSummary]
MOST_LINES = 12  # a chart of more could not be read
FAILED = "inconsistent"


def compare_page() -> None:
    """Draw the page."""
    lang = state.language()
    st.html(f'<h1 class="fz-page">{t("compare.heading", lang)}</h1>')
    known = state.known_documents()
    if not known:
        st.info(t("app.empty_title", lang))
        return
    choose_view(lang)
    views = {"indicator": _one_indicator, "area": _one_area, "time": _over_time, "sums": _failed_sums}
    views[STATE.current().view](known, lang)


def _one_indicator(known: Known, lang: Language) -> None:
    asked = STATE.current()
    uses = review_reads.indicators()
    if not uses:
        st.info(t("compare.nothing", lang))
        return
    names = {use.key: use.name for use in uses}
    key = asked.indicator if asked.indicator in names else uses[0].key
    areas = areas_of(known)
    rows = review_reads.figures(indicators=(key,))
    with st.container(key="compare_controls"):
        choose_one("indicator", indicator_options(uses, key, lang), key, title=t("compare.indicator", lang))
        choose_many("areas", areas, title=t("compare.areas", lang), lang=lang)
        years = choose_years(years_of(rows, known), lang)
    st.html(definition_html(key, names[key], lang))
    chosen = {area: areas[area] for area in asked.areas if area in areas} or areas | _unlisted(rows, areas)
    grid = by_area(rows, known, chosen, years)
    _draw_grid(grid, indicator_name(key, names[key], lang), t("common.area", lang), lang=lang)


def _unlisted(rows: Sequence[ObservationRow], areas: dict[str, str]) -> dict[str, str]:
    """Return areas that only figures speak of, not the document as a whole."""
    found = {area_key(row.area_code, row.evidence.document): row.area or row.evidence.document_title for row in rows}
    return {key: name for key, name in sorted(found.items()) if key not in areas}


def _one_area(known: Known, lang: Language) -> None:
    asked = STATE.current()
    areas = areas_of(known)
    key = asked.area if asked.area in areas else next(iter(areas))
    documents = [one for one in known if area_key(one.area_code, one.id) == key]
    rows = review_reads.figures(documents=tuple(one.id for one in documents))
    uses = {use.key: use for use in review_reads.indicators()}
    order = {use: number for number, use in enumerate(uses)}
    found = {row.indicator: row.indicator_name for row in rows if row.indicator in uses}
    controlled = {
        name: indicator_name(name, found[name], lang)
        for name in sorted(found, key=lambda name: order[name])
        if uses[name].controlled or name in asked.indicators
    }
    with st.container(key="compare_controls"):
        choose_one("area", areas, key, title=t("common.area", lang))
        choose_many("indicators", controlled, title=t("compare.indicators", lang), lang=lang)
        years = choose_years(years_of(rows, documents), lang)
    chosen = {name: controlled[name] for name in asked.indicators if name in controlled} or controlled
    grid = by_indicator(rows, documents, chosen, years)
    _draw_grid(grid, areas[key], t("compare.indicator", lang), lang=lang)


def _draw_grid(grid: Grid, name: str, head: str, *, lang: Language) -> None:
    figures = grid.figures()
    filled = Grid(grid.years, tuple(line for line in grid.lines if not line.is_empty), grid.undated)
    with st.container(key="compare_line"):
        choose_form(lang)
        st.download_button(
            t("compare.csv", lang),
            grid_csv(grid, lang),
            file_name="fazhi-compare.csv",
            mime="text/csv",
            on_click="ignore",
        )
        if STATE.current().chart != "table" and figures:
            picture_button("fazhi-compare.png", lang)
    if not figures:
        st.info(t("compare.nothing", lang))
    if STATE.current().chart == "table" or not figures:
        _draw_table(grid if len(grid.lines) <= MOST_LINES else filled, grid, head, lang=lang)
        return
    _draw_chart(filled, name, lang)
    with st.expander(t("compare.as_table", lang)):
        _draw_table(filled, grid, head, lang=lang)


def _draw_table(drawn: Grid, whole: Grid, head: str, *, lang: Language) -> None:
    if drawn.lines:
        st.html(grid_html(drawn, head, lang))
        st.caption(t("compare.legend", lang))
    left = [one_line(line.name, 20) for line in whole.lines if line not in drawn.lines]
    if left:
        names = "、".join(left[:20]) + ("…" if len(left) > 20 else "")
        st.caption(label(t("compare.empty_rows", lang, count=len(left), names=names)))
    if whole.undated:
        with st.expander(t("compare.undated", lang, count=len(whole.undated))):
            for number, row in enumerate(whole.undated[:30]):
                _draw_evidence(row, f"undated_{number}", lang)


def _draw_chart(grid: Grid, name: str, lang: Language) -> None:
    figures = grid.figures()
    units = sorted({row.unit for row in figures}, key=lambda unit: (unit != main_unit(figures), unit))
    unit = units[0]
    if len(units) > 1:
        unit = st.pills(
            t("compare.unit_choice", lang),
            units,
            default=unit,
            required=True,
            format_func=lambda value: label(value or "–"),
            key=f"compare_unit_{STATE.current().view}",
        )
    shown_lines = [line for line in grid.lines if any(row.unit == unit for cell in line.cells for row in cell.figures)]
    rows = chart_rows(Grid(grid.years, tuple(shown_lines[:MOST_LINES])), unit, lang)
    event = st.altair_chart(
        figure_chart(rows, STATE.current().chart, unit, lang),
        key=f"compare_chart_{STATE.current().chart}",
        on_select="rerun",
        selection_mode=MARK,
        alt=t("compare.chart_alt", lang, name=name, count=sum(row["value"] is not None for row in rows)),
    )
    picked = {item.get("id") for item in event["selection"].get(MARK, [])}
    chosen = [row for row in figures if row.id in picked]
    if not chosen:
        st.caption(t("compare.click", lang))
    for number, row in enumerate(chosen[:3]):
        _draw_evidence(row, f"picked_{number}", lang)


def _draw_evidence(row: ObservationRow, key: str, lang: Language) -> None:
    place = row.evidence
    where = " · ".join(shown(one_line(part)) for part in (place.document_title, place.section) if part)
    with st.container(border=True, key=f"evidence_{key}"):
        st.html(f'<p class="fz-quote">{quoted(place.text, place.surface)}<br><small>{where}</small></p>')
        reader_link(t("common.read", lang), place.document, start=place.start, end=place.end)


def _over_time(known: Known, lang: Language) -> None:
    asked = STATE.current()
    with st.container(key="compare_controls"):
        choice("subject", SUBJECTS, lang=lang)
        st.session_state["compare_words"] = asked.words
        st.text_input(t("compare.words", lang), key="compare_words", on_change=_words)
    years = {one.id: one.year for one in known}
    found = uses_by_year(review_reads.uses(asked.subject), years, scheme=SCHEMES[asked.subject], words=asked.words)
    title = t(f"compare.subject_{asked.subject}", lang)
    with st.container(key="compare_line"):
        choose_form(lang)
        st.download_button(
            t("compare.csv", lang),
            uses_csv(found, lang),
            file_name="fazhi-over-time.csv",
            mime="text/csv",
            on_click="ignore",
        )
        if asked.chart != "table" and found.lines:
            picture_button("fazhi-over-time.png", lang)
    if not found.lines:
        st.info(t("compare.nothing", lang))
        return
    if asked.chart != "table":
        alt = t("compare.chart_alt", lang, name=title, count=min(8, len(found.lines)))
        st.altair_chart(uses_chart(found, asked.chart, lang), alt=alt)
    st.caption(t("compare.time_caption", lang, count=found.found, shown=len(found.lines)))
    st.html(uses_html(found, title, lang))


def _words() -> None:
    STATE.keep(replace(STATE.current(), words=(st.session_state["compare_words"] or "").strip()))


def _failed_sums(known: Known, lang: Language) -> None:  # noqa: ARG001 - every view takes the same
    checks = review_reads.sums()
    failed = [check for check in checks if check.result == FAILED]
    if not failed:
        st.info(t("compare.sums_none", lang, all=len(checks)))
        return
    with st.container(key="compare_line"):
        st.caption(t("compare.sums_caption", lang, count=len(failed), all=len(checks)))
        st.download_button(
            t("compare.csv", lang),
            sums_csv(failed, lang),
            file_name="fazhi-sums.csv",
            mime="text/csv",
            on_click="ignore",
        )
    st.html(sums_html(failed, lang))

"""The controls of the compare page; every change is kept in the address at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from graph.review_model import IndicatorUse
from ontology.concepts import load_concepts
from search_app.compare_state import CHARTS, VIEWS, CompareState, from_url, to_url
from search_app.escaping import label, one_line, shown
from search_app.language import Language
from search_app.remembered import Remembered
from search_app.text import t

STATE: Remembered[CompareState] = Remembered("compare", from_url, to_url)


def change(field: str, key: str) -> None:
    """Take over what a widget says."""
    value = st.session_state[key]
    kept: dict[str, Any] = {field: tuple(value) if isinstance(value, list) else value}
    STATE.keep(replace(STATE.current(), **kept))


def choice(field: str, options: Sequence[str], *, lang: Language) -> None:
    """Draw a row of exclusive choices for a field."""
    key = f"compare_{field}"
    st.session_state[key] = getattr(STATE.current(), field)
    st.segmented_control(
        t(f"compare.{field}", lang),
        options,
        key=key,
        required=True,
        format_func=lambda value: t(f"compare.{field}_{value}", lang),
        label_visibility="collapsed",
        on_change=change,
        args=(field, key),
    )


def choose_view(lang: Language) -> None:
    """Draw what can be looked at."""
    choice("view", VIEWS, lang=lang)


def choose_form(lang: Language) -> None:
    """Draw table, lines or bars."""
    choice("chart", CHARTS, lang=lang)


def choose_one(field: str, options: Mapping[str, str], chosen: str | None, *, title: str) -> None:
    """Draw a box to search one of ``options`` (key -> name) in."""
    key = f"compare_{field}"
    st.session_state[key] = chosen
    st.selectbox(
        title,
        list(options),
        key=key,
        format_func=lambda value: one_line(options.get(value, value), 80),
        on_change=change,
        args=(field, key),
    )


def choose_many(field: str, options: Mapping[str, str], *, title: str, lang: Language) -> None:
    """Draw a box to choose several of ``options`` in; none stands for all."""
    key = f"compare_{field}"
    st.session_state[key] = [value for value in getattr(STATE.current(), field) if value in options]
    st.multiselect(
        title,
        list(options),
        key=key,
        format_func=lambda value: label(one_line(options.get(value, value), 30)),
        placeholder=t("common.all", lang),
        on_change=change,
        args=(field, key),
    )


def choose_years(years: Sequence[int], lang: Language) -> tuple[int, ...]:
    """Draw the range of years where there is more than one; return those chosen."""
    state = STATE.current()
    if len(years) < 2:
        return tuple(years)
    low, high = min(years), max(years)
    start = max(low, min(high, state.year_from or low))
    stop = max(start, min(high, state.year_to or high))
    st.session_state["compare_years"] = (start, stop)

    def changed() -> None:
        first, last = st.session_state["compare_years"]
        year_from, year_to = (None, None) if (first, last) == (low, high) else (first, last)
        STATE.keep(replace(STATE.current(), year_from=year_from, year_to=year_to))

    st.slider(t("compare.years", lang), low, high, key="compare_years", step=1, on_change=changed)
    return tuple(year for year in years if start <= year <= stop)


def indicator_options(uses: Sequence[IndicatorUse], chosen: str | None, lang: Language) -> dict[str, str]:
    """Return key -> label of the indicators on offer: the ontology's, and open ones of several documents."""
    offered = [use for use in uses if use.controlled or use.documents > 1 or use.key == chosen]
    return {use.key: _use(use, lang) for use in offered}


def _use(use: IndicatorUse, lang: Language) -> str:
    words = t(
        "compare.use", lang, name=indicator_name(use.key, use.name, lang), documents=use.documents, figures=use.figures
    )
    return words if use.controlled else f"{words} · {t('compare.open', lang)}"


def indicator_name(key: str, name: str, lang: Language) -> str:
    """Return an indicator's name; open ones have only that of the text."""
    concept = load_concepts().indicators.get(key)
    return name if concept is None else (concept.name_zh if lang == "zh" else concept.name_en)


def definition_html(key: str, name: str, lang: Language) -> str:
    """Return what the ontology says of an indicator."""
    concept = load_concepts().indicators.get(key)
    if concept is None:
        return f'<p class="fz-definition"><b>{shown(name)}</b> {t("compare.no_definition", lang)}</p>'
    facts = {
        "compare.definition": concept.definition,
        "compare.unit": concept.unit,
        "compare.temporal": t(f"compare.temporal_{concept.temporal_kind}", lang),
    }
    parts = "".join(f"<span><em>{t(key, lang)}</em> {shown(value)}</span>" for key, value in facts.items() if value)
    return f'<p class="fz-definition"><b>{shown(indicator_name(key, name, lang))}</b>{parts}</p>'

"""The filters beside the hits, each with the number of passages behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from graph.model import DocumentSummary
from search_app.escaping import label
from search_app.language import Language
from search_app.names import genre_name, grade_name, topic_name
from search_app.query_state import PAGE, QueryState
from search_app.text import t

Counts = Mapping[str, Mapping[str, int]]
SHORT = frozenset({"areas", "genres", "issuers", "grades"})  # whose values are short enough for a row of pills
FEW = 8  # up to so many values a facet shows all of them; above, it is a box to search in


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter: the field of the state, the facet's name in the counts, and the values with their names."""

    field: str
    name: str
    text: str
    values: Mapping[str, str]

    def count(self, value: str, counts: Counts) -> int | None:
        """Return how many passages a value has, ``None`` when this facet is not counted; areas are counted by name."""
        here = counts.get(self.name)
        if here is None:
            return None
        return here.get(self.values.get(value, value) if self.name == "area" else value, 0)


def facets_for(known: Iterable[DocumentSummary], lang: Language) -> tuple[Facet, ...]:
    """Return the filters that the documents at hand allow; one with a single value would filter nothing."""
    known = tuple(known)
    areas = {one.area_code: one.area or one.area_code for one in known if one.area_code}
    genres = {one.genre: genre_name(one.genre, lang) for one in known}
    issuers = {one.issuer: one.issuer for one in known if one.issuer}
    documents = {one.id: one.title for one in known}
    facets = (
        Facet("areas", "area", "common.area", areas),
        Facet("genres", "genre", "common.genre", genres),
        Facet("issuers", "issuer", "common.issuer", issuers),
        Facet("documents", "document", "common.document", documents),
    )
    return tuple(facet for facet in facets if len(facet.values) > 1)


def facets_of_hits(asked: QueryState, counts: Counts, lang: Language) -> tuple[Facet, ...]:
    """Return the filters on what passages speak of, with the values found; a chosen value is always there."""

    def values(field: str, name: str, label_of: Callable[[str], str]) -> dict[str, str]:
        return {value: label_of(value) for value in (*counts.get(name, {}), *getattr(asked, field))}

    facets = (
        Facet("topics", "topic", "search.topic", values("topics", "topic", lambda one: topic_name(one, lang))),
        Facet("sections", "section", "search.section", values("sections", "section", str)),
        Facet("instruments", "instrument", "search.instrument", values("instruments", "instrument", str)),
        Facet("cited", "cited", "search.cited", values("cited", "cited", str)),
        Facet("grades", "grade", "search.grade", values("grades", "grade", lambda one: grade_name(one, lang))),
    )
    return tuple(facet for facet in facets if facet.values)


def draw_facets(
    asked: QueryState,
    known: Iterable[DocumentSummary],
    counts: Counts,
    *,
    lang: Language,
    keep: Callable[[QueryState], None],
) -> None:
    """Draw all filters in the side bar; a change is kept at once."""
    known = tuple(known)
    with st.sidebar:
        st.html(f'<h2 class="fz-side">{t("search.filters", lang)}</h2>')
        draw_years(asked, known, lang=lang, keep=keep)
        for facet in facets_for(known, lang):
            draw_facet(facet, asked, counts, lang=lang, keep=keep)
        more = facets_of_hits(asked, counts, lang)
        if more:
            with st.expander(t("search.more_filters", lang), expanded=any(getattr(asked, one.field) for one in more)):
                for facet in more:
                    draw_facet(facet, asked, counts, lang=lang, keep=keep)
        st.session_state["facet_numbers"] = asked.numbers
        st.toggle(
            t("search.numbers", lang),
            key="facet_numbers",
            on_change=lambda: keep(replace(asked, numbers=st.session_state["facet_numbers"], limit=PAGE)),
        )
        if asked.is_filtered:
            st.button(t("search.clear", lang), on_click=keep, args=(asked.without_filters(),), type="tertiary")


def draw_facet(
    facet: Facet,
    asked: QueryState,
    counts: Counts,
    *,
    lang: Language,
    keep: Callable[[QueryState], None],
) -> None:
    """Draw one filter; values with hits come first, those chosen are always there."""
    key = f"facet_{facet.field}"
    chosen: tuple[str, ...] = getattr(asked, facet.field)
    options = sorted(
        {*facet.values, *chosen},
        key=lambda value: (-(facet.count(value, counts) or 0), facet.values.get(value, value)),
    )
    st.session_state[key] = list(chosen)

    def name(value: str) -> str:
        words = facet.values.get(value, value)
        count = facet.count(value, counts)
        return label(words) if count is None else f"{label(words)}  {count}"

    def changed() -> None:
        change: dict[str, Any] = {facet.field: tuple(st.session_state[key]), "limit": PAGE}
        keep(replace(asked, **change))

    shared: dict[str, Any] = {"key": key, "format_func": name, "on_change": changed}
    if len(options) <= FEW and facet.field in SHORT:
        st.pills(t(facet.text, lang), options, selection_mode="multi", **shared)
    else:
        st.multiselect(t(facet.text, lang), options, placeholder=t("common.all", lang), **shared)


def draw_years(
    asked: QueryState, known: tuple[DocumentSummary, ...], *, lang: Language, keep: Callable[[QueryState], None]
) -> None:
    """Draw the range of years; the whole range is no filter."""
    years = sorted({one.year for one in known if one.year})
    if len(years) < 2:
        return
    low, high = min(years), max(years)
    start = max(low, min(high, asked.year_from if asked.year_from is not None else low))
    stop = max(start, min(high, asked.year_to if asked.year_to is not None else high))
    st.session_state["facet_years"] = (start, stop)

    def changed() -> None:
        first, last = st.session_state["facet_years"]
        year_from = None if first == low else first
        year_to = None if last == high else last
        keep(replace(asked, year_from=year_from, year_to=year_to, limit=PAGE))

    st.slider(t("search.year_range", lang), low, high, key="facet_years", step=1, on_change=changed)

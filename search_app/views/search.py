"""The search page: a question, the passages that answer it, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from graph.model import DocumentSummary, Hit, SearchResult
from search_app import state
from search_app.answer_card import draw_answer
from search_app.escaping import label
from search_app.facets import draw_facets
from search_app.hit_cards import hit_html
from search_app.hits_csv import hits_csv
from search_app.language import Language
from search_app.links import LIBRARY, explore_link, reader_link
from search_app.names import class_name
from search_app.query_state import MODES, MOST, PAGE, QueryState, from_url, to_url
from search_app.remembered import Remembered
from search_app.text import t
from search_app.text_search import EXAMPLES

STATE: Remembered[QueryState] = Remembered("search", from_url, to_url)
RECENT = "search_recent"
QUERY, MODE = "search_query", "search_mode"
MANY_RECENT = 6
COUNTED = (
    ("areas", "area"),
    ("genres", "genre"),
    ("issuers", "issuer"),
    ("topics", "topic"),
    ("instruments", "instrument"),
    ("cited", "cited"),
    ("grades", "grade"),
)  # field of the state, name of the facet
SURE, MOST_ENTITIES = 0.45, 6  # score from which an entity is shown above the hits, and how many


def keep(chosen: QueryState) -> None:
    """Remember a state, and among the recent queries the one it brings."""
    if chosen.query and chosen.query != STATE.current().query:
        recent = [chosen.query, *(query for query in st.session_state.get(RECENT, []) if query != chosen.query)]
        st.session_state[RECENT] = recent[:MANY_RECENT]
    STATE.keep(chosen)


def ask(query: str) -> None:
    """Search for one of the suggested questions."""
    keep(STATE.current().with_query(query))


def draw_query(lang: Language) -> None:
    """Draw the box and the modes; Enter or a change searches."""
    asked = STATE.current()
    st.html(f'<h1 class="fz-unseen">{t("search.title", lang)}</h1>')  # seen by those who listen to the page
    st.session_state[QUERY], st.session_state[MODE] = asked.query, asked.mode
    with st.container(key="searchbar"):
        st.text_input(
            t("search.query", lang),
            key=QUERY,
            type="search",
            placeholder=t("search.placeholder", lang),
            label_visibility="collapsed",
            max_chars=10_000,
            on_change=lambda: keep(STATE.current().with_query(st.session_state[QUERY] or "")),
        )
        st.segmented_control(
            t("search.mode", lang),
            MODES,
            key=MODE,
            required=True,
            format_func=lambda mode: t(f"search.mode_{mode}", lang),
            label_visibility="collapsed",
            on_change=lambda: keep(replace(STATE.current(), mode=st.session_state[MODE], limit=PAGE)),
        )


def draw_welcome(lang: Language, known: tuple[DocumentSummary, ...]) -> None:
    """Draw what stands on the page before the first question."""
    with st.container(key="hero"):
        st.html(f'<div class="fz-hero"><h1>{t("app.name", lang)}</h1><p>{t("search.tagline", lang)}</p></div>')
        draw_query(lang)
        for title, questions in (("search.examples", EXAMPLES), ("search.recent", st.session_state.get(RECENT, []))):
            if questions:
                draw_suggestions(t(title, lang), tuple(questions), key=title.partition(".")[2])
        counts = {
            "documents": len(known),
            "sentences": f"{sum(document.sentences for document in known):,}",
            "figures": f"{sum(document.observations for document in known):,}",
        }
        st.html(f'<p class="fz-holdings">{t("search.holdings", lang, **counts)}</p>')


def draw_suggestions(title: str, questions: tuple[str, ...], *, key: str) -> None:
    """Draw questions that one click asks."""
    with st.container(key=f"suggestions_{key}", horizontal=True, horizontal_alignment="center", gap="small"):
        st.html(f'<span class="fz-label">{title}</span>', width="content")
        for number, question in enumerate(questions):
            st.button(question, key=f"{key}_{number}", on_click=ask, args=(question,))


def draw_empty(lang: Language) -> None:
    """Say how documents get in."""
    with st.container(key="empty", border=True):
        st.subheader(t("app.empty_title", lang))
        st.write(t("app.empty_body", lang))
        st.code("fazhi ingest examples/", language="bash")
        st.page_link(LIBRARY, label=t("app.to_library", lang))


def answer(asked: QueryState, lang: Language) -> SearchResult:
    """Search, and say so when only the words could be looked at."""
    search = state.searcher()
    model = search.wait(0.3)
    result = search.search(asked.query, filters=asked.filters(), mode=asked.mode, limit=asked.limit)
    if model.failure:
        st.warning(t("app.model_failed", lang, reason=model.failure))
    elif not model.ready and asked.mode != "keyword":
        draw_waiting(lang)
    elif result.note and result.hits:
        st.caption(label(t("search.note", lang, note=result.note)))
    return result


def facet_counts(asked: QueryState, result: SearchResult) -> dict[str, Mapping[str, int]]:
    """Return the counts of every facet; one that is filtered by counts what its other values would bring."""
    counts = dict(result.facets)
    for field, name in COUNTED:
        if getattr(asked, field):
            without: dict[str, Any] = {field: ()}
            wider = replace(asked, **without).filters()
            found = state.searcher().search(asked.query, filters=wider, mode=asked.mode, limit=1)
            counts[name] = found.facets.get(name, {})
    return counts


@st.fragment(run_every=1.0)
def draw_waiting(lang: Language) -> None:
    """Tell how far the model is, and search again once it is there."""
    model = state.searcher().state
    if model.ready or model.failure:
        st.rerun()
    if model.total:
        st.progress(model.done / model.total, t("app.building_model", lang, done=model.done, total=model.total))
    else:
        st.info(t("app.model_waiting", lang))


def draw_hit(hit: Hit, lang: Language) -> None:
    """Draw one card."""
    with st.container(border=True, key=f"hit_{hit.rank}"):
        st.html(hit_html(hit, lang))
        with st.container(horizontal=True, gap="medium", key=f"actions_{hit.rank}"):
            reader_link(t("common.read", lang), hit.document, start=hit.start, end=hit.end)
            explore_link(t("common.explore", lang), hit.sentence_id)
        draw_twins(hit, lang)


def draw_twins(hit: Hit, lang: Language) -> None:
    """Draw the passages that say nearly the same, folded away under the best of them."""
    if hit.twins:
        titles = t("why.separator", lang).join(str(twin.year or twin.area or "") for twin in hit.twins[:4])
        with st.expander(t("search.twins", lang, count=len(hit.twins), documents=titles)):
            for twin in hit.twins:
                reader_link(label(twin.title), twin.document, start=twin.start, end=twin.end)


def draw_entities(asked: QueryState, lang: Language) -> None:
    """Draw what the graph has under the name asked for, each leading to its place in the graph."""
    found = [hit for hit in state.searcher().entities(asked.query, limit=MOST_ENTITIES) if hit.score >= SURE]
    if found:
        with st.container(key="entities", horizontal=True, vertical_alignment="center", gap="small"):
            st.html(f'<span class="fz-label">{t("search.entities", lang)}</span>', width="content")
            for hit in found:
                explore_link(f"{label(hit.node.name)} · {class_name(hit.node.type, lang)}", hit.node.id)


def draw_result(result: SearchResult, asked: QueryState, lang: Language) -> None:
    """Draw the cards with the counts above and the way to more below."""
    if not result.hits:
        st.subheader(t("search.none", lang))
        st.write(label(t("search.note", lang, note=result.note)) if result.note else t("search.none_hint", lang))
        return
    with st.container(horizontal=True, vertical_alignment="center", key="resultline"):
        counts = {"total": result.total, "shown": len(result.hits), "ms": f"{result.milliseconds:.0f}"}
        st.caption(t("search.found", lang, **counts))
        st.download_button(
            t("search.csv", lang),
            hits_csv(result, lang),
            file_name="fazhi-search.csv",
            mime="text/csv",
            type="tertiary",
            on_click="ignore",
        )
    for hit in result.hits:
        draw_hit(hit, lang)
    if len(result.hits) < min(result.total, MOST):
        st.button(t("search.more", lang), on_click=keep, args=(replace(asked, limit=asked.limit + PAGE),))


def draw() -> None:
    """Draw the page."""
    lang = state.language()
    known = state.known_documents()
    asked = STATE.current()
    if not known:
        draw_empty(lang)
    elif not asked.query:
        draw_welcome(lang, known)
    else:
        draw_query(lang)
        result = answer(asked, lang)
        draw_facets(asked, known, facet_counts(asked, result), lang=lang, keep=keep)
        above = st.container(key="answered")  # the hits need not wait for what stands above them
        draw_result(result, asked, lang)
        with above:
            draw_answer(asked.query, asked.filters(), lang)
            draw_entities(asked, lang)


draw()

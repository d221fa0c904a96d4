"""The reader page: which document, its title block, and the document itself."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from graph.model import DocumentSummary, DocumentView
from search_app import links, reads, state
from search_app.components.reader_view import Listeners, Reading, reader_view
from search_app.escaping import label, one_line, shown
from search_app.language import Language
from search_app.names import genre_name
from search_app.text import t

READER = "reader_view"
HEIGHT = 690  # pixels
STYLE = Path(__file__).parent / "assets" / "reader.css"


def reader_page() -> None:
    """Draw the page for ``?doc=``; ``?start=`` and ``?end=`` are the asked stretch (code points of the source text)."""
    lang = state.language()
    st.html(STYLE)
    document = _chosen(lang)
    if document is None:
        return
    view = reads.document(document)
    if view is None:
        _missing(document, lang)
        return
    _title_block(view.summary, lang)
    _document(view, lang)


def _chosen(lang: Language) -> str | None:
    known = {item.id: item.title for item in state.known_documents()}
    asked = st.query_params.get("doc")
    if asked:
        return asked
    if not known:
        st.info(t("app.empty_title", lang))
        return None
    chosen = st.selectbox(
        t("reader.choose", lang),
        list(known),
        index=None,
        placeholder=t("reader.choose_hint", lang),
        format_func=lambda iri: one_line(known[iri], 60),
    )
    if chosen:
        st.query_params["doc"] = chosen
        st.rerun()
    return None


def _missing(document: str, lang: Language) -> None:
    node = reads.readers().node(document)
    if node is None:
        st.warning(t("reader.unknown", lang, iri=label(one_line(document, 120))))
        return
    st.info(t("reader.stub", lang, title=label(one_line(node.name, 120))))
    links.explore_link(t("common.explore", lang), document)


def _title_block(summary: DocumentSummary, lang: Language) -> None:
    year = t("reader.year", lang, year=summary.year) if summary.year else None
    facts = [genre_name(summary.genre, lang), summary.issuer, summary.area, year]
    counts = [
        t("reader.characters", lang, count=f"{summary.characters:,}"),
        t("reader.sentences", lang, count=f"{summary.sentences:,}"),
        t("reader.figures", lang, count=f"{summary.observations:,}"),
        t("reader.issues", lang, count=summary.issues) if summary.issues else None,
        t("reader.source", lang, name=summary.source) if summary.source else None,
    ]
    chips = "".join(f"<span>{shown(fact)}</span>" for fact in facts if fact)
    line = " · ".join(shown(count) for count in counts if count)
    with st.container(horizontal=True, vertical_alignment="center", key="reader_head"):
        st.html(
            f'<header class="fz-title"><h1>{shown(summary.title)}</h1>'
            f'<div class="fz-chips">{chips}</div><p>{line}</p></header>'
        )
        links.explore_link(t("common.explore", lang), summary.id)


@st.fragment
def _document(view: DocumentView, lang: Language) -> None:
    reading = Reading(view, _offset("start"), _offset("end"))
    reader_view(reading, Listeners(_note_sentence, _note_follow), key=READER, lang=lang, height=HEIGHT)
    target = st.session_state.pop("reader_follow", None)
    if target:
        st.switch_page(links.EXPLORE, query_params=links.query(node=target))


def _offset(name: str) -> int | None:
    text = st.query_params.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _note_sentence() -> None:
    """Put the chosen sentence into the address, in one step, so that every address can be passed on."""
    chosen = st.session_state[READER].get("sentence")
    if chosen and len(chosen) == 2:
        st.query_params.update(start=str(int(chosen[0])), end=str(int(chosen[1])))


def _note_follow() -> None:
    st.session_state["reader_follow"] = st.session_state[READER].get("follow")

"""What the pages share: the language of this visitor, and the resources of this server.

Caches hold only what belongs to everybody (the store, the search service, the answers of one graph version); what
belongs to one visitor lives in the URL and in ``st.session_state``.
"""

from __future__ import annotations

import streamlit as st

from graph.connection import connect
from graph.model import DocumentSummary
from graph.reading import documents
from graph.settings import GraphSettings
from graph.store import GraphStore
from search_app.language import Language, from_locale
from search_app.searcher import Searcher
from search_app.text import t

LANGUAGE = "lang"  # the key of the switch, and the name of the URL parameter
LANGUAGE_NAMES: dict[Language, str] = {"zh": "中文", "en": "EN"}


def language() -> Language:
    """Return the visitor's language: the switch, else ``?lang=``, else that of the browser."""
    wish = st.session_state.get(LANGUAGE) or st.query_params.get(LANGUAGE)
    return from_locale(str(wish) if wish else st.context.locale)


def language_switch() -> None:
    """Draw the switch; a language that differs from the browser's stays in the URL from page to page."""
    st.session_state[LANGUAGE] = language()
    with st.container(key="language"):
        st.segmented_control(
            t("app.language", language()),
            list(LANGUAGE_NAMES),
            format_func=LANGUAGE_NAMES.__getitem__,
            key=LANGUAGE,
            required=True,
            label_visibility="collapsed",
        )
    kept = st.query_params.get(LANGUAGE)
    if kept != language() and (kept or language() != from_locale(st.context.locale)):
        st.query_params[LANGUAGE] = language()


@st.cache_resource(show_spinner=False)
def store() -> GraphStore:
    """Return this server's connection to the graph; starts the embedded engine when none runs."""
    return connect(GraphSettings.from_environment())


@st.cache_resource(show_spinner=False)
def searcher() -> Searcher:
    """Return this server's search; the model loads behind it."""
    return Searcher(store())


@st.cache_data(max_entries=4, show_spinner=False)
def _documents_of(version: int) -> tuple[DocumentSummary, ...]:  # noqa: ARG001 - the version is the cache key
    return documents(store())


def known_documents() -> tuple[DocumentSummary, ...]:
    """Return every document, read anew only when the graph has changed."""
    return _documents_of(store().version())


def forget() -> None:
    """Drop the connection and all answers, so that the next page load connects anew."""
    st.cache_data.clear()
    st.cache_resource.clear()

"""What the pages share: the resources of this server, and the language of this visitor.

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
from search_app.searcher import Searcher
from search_app.visitor import LANGUAGE, language

__all__ = ["LANGUAGE", "known_documents", "language", "searcher", "store"]


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

"""The way from one page to another: every link carries all it needs in its address."""

from __future__ import annotations

import streamlit as st

SEARCH, EXPLORE, READER, LIBRARY = "views/search.py", "views/explore.py", "views/reader.py", "views/library.py"


def link(page: str, label: str, **parameters: str | int | None) -> None:
    """Draw a link to a page; parameters that are ``None`` are left out."""
    st.page_link(page, label=label, query_params=query(**parameters))


def reader_link(label: str, document: str, *, start: int | None = None, end: int | None = None) -> None:
    """Draw a link to a document, to a stretch of it when one is given (code points of its text)."""
    link(READER, label, doc=document, start=start, end=end)


def explore_link(label: str, node: str) -> None:
    """Draw a link to a node of the graph."""
    link(EXPLORE, label, node=node)


def query(**parameters: str | int | None) -> dict[str, str]:
    """Return URL parameters; the language is kept."""
    chosen = {name: str(value) for name, value in parameters.items() if value is not None}
    lang = st.query_params.get("lang")
    return {**chosen, "lang": lang} if lang else chosen

"""The frame around every page: title, navigation, language switch, style, and the last net for errors."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import streamlit as st

from search_app.console import is_ours, message_of
from search_app.gate import let_in
from search_app.text import t
from search_app.visitor import language, language_switch

LOG = logging.getLogger(__name__)
ASSETS = Path(__file__).parent / "assets"
ICON = str(ASSETS / "icon.png")  # a local file: a Material icon would be loaded from the network
STYLES = sorted(ASSETS.glob("*.css"))

# url_path -> script, relative to app.py; the first one is the start page.
PAGES = {
    "search": "views/search.py",
    "explore": "views/explore.py",
    "reader": "views/reader.py",
    "compare": "views/compare.py",
    "library": "views/library.py",
    "console": "views/console.py",
    "ontology": "views/ontology.py",
    "quality": "views/quality.py",
}


def start() -> None:
    """Draw the frame and run the page that the address asks for."""
    st.set_page_config(page_title="法治图谱 Fazhi Graph", page_icon=ICON, layout="wide", initial_sidebar_state="auto")
    lang = language()
    st.logo(ICON, size="large")
    for style in STYLES:
        st.html(style)
    language_switch()
    pages = [
        st.Page(script, title=t(f"{name}.title", lang), url_path=name, default=number == 0)
        for number, (name, script) in enumerate(PAGES.items())
    ]
    page = st.navigation(pages, position="top")
    try:
        let_in()
        with st.spinner(t("app.loading_store", lang)):
            prepare()
        page.run()
    except Exception as error:  # one clear line instead of a traceback, whatever a page met
        if os.environ.get("FAZHI_DEBUG"):
            raise
        LOG.exception("page %s failed", page.url_path or "search")
        draw_error(error)


def prepare() -> None:
    """Open the graph and let the model load; at the first visit of a server this takes seconds, afterwards nothing."""
    from search_app import state  # noqa: PLC0415 - the import is what takes half of that time

    state.store()
    state.searcher()


def draw_error(error: Exception) -> None:
    """Say what went wrong and offer to connect anew."""
    lang = language()
    message = message_of(error, lang) if is_ours(error) else f"{type(error).__name__}: {error}"
    st.error(t("app.error", lang, message=message))
    st.caption(t("app.error_hint", lang))
    st.button(t("app.retry", lang), on_click=forget)


def forget() -> None:
    """Drop the connection and all answers, so that the next page load connects anew."""
    st.cache_data.clear()
    st.cache_resource.clear()

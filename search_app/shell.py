"""The frame around every page: title, navigation, language switch, style."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from search_app import state
from search_app.text import t

HERE = Path(__file__).parent
ICON = HERE / "assets" / "icon.png"
STYLES = sorted((HERE / "assets").glob("*.css"))

# url_path -> script; the first one is the start page.
PAGES = {
    "search": "pages/search.py",
    "explore": "pages/explore.py",
    "reader": "pages/reader.py",
    "library": "pages/library.py",
}


def start() -> None:
    """Draw the frame and run the page that the address asks for."""
    st.set_page_config(
        page_title="法治图谱 Fazhi Graph",
        page_icon=str(ICON),  # a local file: a Material icon here would load from the network
        layout="wide",
        initial_sidebar_state="collapsed",
        menu_items={"About": t("app.about", state.language())},
    )
    for style in STYLES:
        st.html(style)
    state.language_switch()
    lang = state.language()
    pages = [
        st.Page(script, title=t(f"{name}.title", lang), url_path=name, default=number == 0)
        for number, (name, script) in enumerate(PAGES.items())
        if (HERE / script).exists()
    ]
    st.navigation(pages, position="top").run()

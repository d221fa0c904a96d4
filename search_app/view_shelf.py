"""The shelf of saved views below the canvas: save this one, open or delete another."""

from __future__ import annotations

import streamlit as st

from search_app import saved_views
from search_app.escaping import label, one_line
from search_app.language import Language
from search_app.saved_views import LONGEST_NAME, key_of, tidy
from search_app.text import t
from search_app.working import Working, ask_canvas, home, open_view

NAME = "explore_view_name"
ASKED = "explore_view_delete"  # the key of the view that is to be deleted when that is confirmed


def shelf(at_hand: Working, lang: Language) -> None:
    """Draw the shelf."""
    views = saved_views.names(home())
    with st.expander(t("explore.views", lang, count=len(views)), key="explore_views"):
        _save(views, lang)
        if at_hand.kept:
            st.caption(t("explore.view_kept", lang, name=label(at_hand.kept)))
        for key, name in views.items():
            _entry(key, name, lang)


def _save(views: dict[str, str | None], lang: Language) -> None:
    field, button = st.columns([8, 2], vertical_alignment="bottom")
    name = field.text_input(t("explore.view_name", lang), key=NAME, max_chars=LONGEST_NAME)
    again = key_of(name) in views
    button.button(
        t("explore.view_replace" if again else "explore.view_save", lang),
        on_click=ask_canvas,
        args=({"kind": "keep", "name": tidy(name)},),
        disabled=not tidy(name),
        width="stretch",
    )


def _entry(key: str, name: str | None, lang: Language) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"view_{key}"):
        text = label(one_line(name, LONGEST_NAME)) if name else t("explore.view_damaged", lang, key=key)
        st.button(text, key=f"open_{key}", on_click=open_view, args=(key,), disabled=name is None, type="tertiary")
        if st.session_state.get(ASKED) == key:
            st.button(t("explore.view_delete_yes", lang), key=f"sure_{key}", on_click=_delete, args=(key,))
            st.button(t("explore.view_delete_no", lang), key=f"no_{key}", on_click=_ask, args=(None,))
        else:
            st.button(t("explore.view_delete", lang), key=f"delete_{key}", on_click=_ask, args=(key,))


def _ask(key: str | None) -> None:
    st.session_state[ASKED] = key


def _delete(key: str) -> None:
    saved_views.remove(home(), key)
    st.session_state[ASKED] = None

"""The language of one visitor; apart from the server's resources, because the frame is drawn before they are there."""

from __future__ import annotations

import streamlit as st

from search_app.language import Language, from_locale
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

"""The door of the app: it asks for a login when there are settings for one, and is not there otherwise."""

from __future__ import annotations

from html import escape

import streamlit as st

from search_app.login import LoginSettings, login_settings
from search_app.text import t
from search_app.visitor import language

# The provider sends everybody back to the first page.  The tab itself keeps where a stranger wanted to go: the whole
# address, which can only be one of this app's, because a browser keeps such notes apart for every origin.
_REMEMBER = '<script>sessionStorage.setItem("fazhi.wanted", location.href)</script>'
_RETURN = """<script>
  const wanted = sessionStorage.getItem("fazhi.wanted");
  sessionStorage.removeItem("fazhi.wanted");
  if (wanted && wanted !== location.href) location.replace(wanted);
</script>"""


def let_in() -> None:
    """Return when this visitor may see the pages; otherwise draw the door and end the run.

    Raises:
        LoginSettingsError: a login is asked for, but its settings cannot be used.
    """
    settings = login_settings(language())
    if settings is None:
        return
    if not getattr(st.user, "is_logged_in", False):
        _ask()
    elif not settings.admits(st.user.to_dict()):
        _refuse(settings)
    else:
        _offer_to_leave()
        return
    st.stop()  # before any page, and so before any question to the graph


def _ask() -> None:
    lang = language()
    with st.container(key="door"):
        _greet(t("login.ask", lang))
        st.html(_REMEMBER, unsafe_allow_javascript=True)
        st.button(t("login.enter", lang), type="primary", on_click=st.login)


def _greet(message: str) -> None:
    name = t("app.name", language())
    st.html(f'<div class="fz-hero"><h1>{escape(name)}</h1><p>{escape(message)}</p></div>')


def _refuse(settings: LoginSettings) -> None:
    lang = language()
    with st.container(key="door"):
        _greet(t("login.refused", lang))
        st.text(_name())
        st.caption(t("login.refused_hint", lang, file=settings.file.name))
        st.button(t("login.other", lang), on_click=st.logout)


def _offer_to_leave() -> None:
    lang = language()
    with st.container(key="leave"):
        st.html(_RETURN, unsafe_allow_javascript=True)
        st.button(t("login.leave", lang), on_click=st.logout, help=_name().replace("`", ""), type="tertiary")


def _name() -> str:
    """Return how the provider calls this visitor; shown as text, never as markup."""
    user = st.user.to_dict()
    return str(user.get("email") or user.get("name") or user.get("sub") or "")

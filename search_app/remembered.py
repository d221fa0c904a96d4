"""A page's state that lives in the address: the address is the truth whenever somebody else changed it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

import streamlit as st

from search_app.visitor import LANGUAGE

S = TypeVar("S")
Parameters = Mapping[str, Sequence[str]]


class Remembered(Generic[S]):
    """The state of one page, for the visitor of the present session.

    A link, the back button or a typed address sets it; the page's widgets set it through :meth:`keep`, and the address
    follows them.
    """

    def __init__(
        self, name: str, read: Callable[[Parameters], S], write: Callable[[S], Mapping[str, str | list[str]]]
    ) -> None:
        """Name the page, and say how its state is read from and written to URL parameters."""
        self._state, self._seen = f"{name}_state", f"{name}_url"
        self._read, self._write = read, write

    def current(self) -> S:
        """Return what the visitor asks for."""
        url = {name: st.query_params.get_all(name) for name in st.query_params if name != LANGUAGE}
        if self._state not in st.session_state or url != st.session_state.get(self._seen):
            st.session_state[self._state] = self._read(url)
            st.session_state[self._seen] = url
        return st.session_state[self._state]  # type: ignore[no-any-return]  # session values are untyped

    def keep(self, chosen: S) -> None:
        """Remember a state, in the session and in the address."""
        url = self._write(chosen)
        lang = {LANGUAGE: st.query_params[LANGUAGE]} if LANGUAGE in st.query_params else {}
        st.session_state[self._state] = chosen
        st.session_state[self._seen] = {
            name: [value] if isinstance(value, str) else list(value) for name, value in url.items()
        }
        st.query_params.from_dict({**url, **lang})

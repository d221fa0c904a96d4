"""Texts of the search page."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "search.title": ("检索", "Search"),
}

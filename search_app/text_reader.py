"""Texts of the reader page."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "reader.title": ("阅读", "Read"),
}

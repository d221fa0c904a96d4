"""Texts of the library page."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "library.title": ("文库", "Library"),
}

"""Texts of the explore page."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "explore.title": ("图谱", "Graph"),
}

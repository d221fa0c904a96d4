"""HTML made of document text: everything is escaped, and characters that hide or reorder text are shown.

Names and sentences come from files that anybody may have written, so no page hands them to Markdown or HTML as they
are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

# Control characters, zero-width characters, byte order mark and bidirectional controls.
_INVISIBLE = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~:$<>&])")


def shown(text: object) -> str:
    """Return text as HTML that shows exactly these characters, invisible ones as �."""
    return escape(_INVISIBLE.sub("\ufffd", str(text)))


def label(text: object) -> str:
    """Return text as a Markdown label (of a button, link or option) without any markup of its own."""
    return _MARKDOWN.sub(r"\\\1", _INVISIBLE.sub("\ufffd", " ".join(str(text).split())))


def one_line(text: str, longest: int = 40) -> str:
    """Return text on one line, cut after ``longest`` characters with an ellipsis."""
    line = _INVISIBLE.sub("\ufffd", " ".join(text.split()))
    return line if len(line) <= longest else line[: longest - 1] + "…"


def quoted(text: str, surface: str | None) -> str:
    """Return a sentence as HTML with its first occurrence of ``surface`` marked."""
    at = text.find(surface) if surface else -1
    if at < 0 or surface is None:
        return shown(text)
    return f"{shown(text[:at])}<mark>{shown(surface)}</mark>{shown(text[at + len(surface) :])}"


def table(caption: str, head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return an HTML table; caption and head are plain text, cells are HTML already."""
    heads = "".join(f'<th scope="col">{shown(cell)}</th>' for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    head_and_body = f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody>"
    return f'<table class="fz-table"><caption>{shown(caption)}</caption>{head_and_body}</table>'

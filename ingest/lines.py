"""The lines of a text as spans, the common ground of cleaning, header and structure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.model import Span

_LINE = re.compile(r"[^\n]+")


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return ``start..end`` without blanks at its ends, or None when nothing remains."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def lines_of(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the lines that are not blank within ``spans``, blanks at their ends left out."""
    for span in spans:
        for match in _LINE.finditer(text, span.start, span.end):
            line = trimmed(text, *match.span())
            if line is not None:
                yield line

"""The paragraphs of a document, also where a source breaks every printed line."""

from __future__ import annotations

import re

from ingest.lines import lines_of
from ingest.model import CleanText, Span

_CLOSED = re.compile(r"[。！？；：!?;:.…”’」）)】》]$")
_STARTS = re.compile(
    r"[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]+[)）]|\d+[.．、]|第[一二三四五六七八九十百\d]+[编章节条]|[①-⑳]|附件|各位|.{0,30}[:：]$"
)


def paragraphs(clean: CleanText) -> tuple[Span, ...]:
    """Return the paragraphs of the kept slices, blanks at their ends left out.

    Where the source is hard-wrapped (most lines equally long and broken inside a sentence), lines are joined up to the
    next indented, numbered or short-ended line; a paragraph then holds line breaks.
    """
    text = clean.source.text
    lines = list(lines_of(text, clean.kept))
    width = _wrap_width(text, lines)
    if width is None:
        return tuple(lines)
    joined: list[Span] = []
    for line in lines:
        if joined and _continues(text, joined[-1], line, width=width):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return tuple(joined)


def _wrap_width(text: str, lines: list[Span]) -> int | None:
    """Return the width at which the source breaks its lines, or None when its lines are paragraphs.

    Wrapped text shows many lines of nearly the greatest length and most of those end inside a sentence.
    """
    if len(lines) < 8:
        return None
    widest = sorted(line.end - line.start for line in lines)[-max(1, len(lines) // 20)]
    if not 16 <= widest <= 80:
        return None
    full = [line for line in lines if line.end - line.start >= widest - 3]
    broken = sum(not _CLOSED.search(text[line.end - 1]) for line in full)
    return widest if len(full) >= len(lines) * 0.4 and broken >= len(full) * 0.6 else None


def _continues(text: str, before: Span, line: Span, *, width: int) -> bool:
    last_break = text.rfind("\n", before.start, before.end)
    last = before.end - max(before.start, last_break + 1)
    if last < width - 4 or text.count("\n", before.end, line.start) > 1:
        return False
    indent = line.start - (text.rfind("\n", 0, line.start) + 1)
    ends = text[before.end - 1] in "。！？"
    return not (_STARTS.match(text, line.start, line.end) or (ends and indent >= 1))

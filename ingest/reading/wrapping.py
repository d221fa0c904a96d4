"""Undoing the hard line breaks of printed pages, so that a paragraph is one line again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.markers import line_marker
from ingest.shadow import shadow

_LEAST_LINES = 8
_ENDS = "。！？!?：:；;"
_ALONE = re.compile(r"附件|各位|\S{0,4}\d{4}年\d{1,2}月\d{1,2}日\S{0,2}$|.{0,14}[〔\[]\d{4}[〕\]]\d+号$")


def wrap_width(lines: Sequence[str]) -> int | None:
    """Return the width in characters at which a text breaks its lines, or None when its lines are paragraphs.

    Wrapped text has many lines of nearly the greatest length (16 to 80 characters), most of them broken inside a sentence.
    """
    lengths = sorted(len(line.strip()) for line in lines if line.strip())
    if len(lengths) < _LEAST_LINES:
        return None
    widest = lengths[-max(1, len(lengths) // 20)]
    if not 16 <= widest <= 80:
        return None
    full = [line.strip() for line in lines if len(line.strip()) >= widest - 4]
    broken = sum(line[-1] not in _ENDS for line in full)
    return widest if len(full) >= 0.4 * len(lengths) and broken >= 0.6 * len(full) else None


def unwrap(lines: Sequence[str], width: int) -> tuple[list[str], int]:
    """Return the paragraphs, and how many line breaks were undone.

    A line goes on the paragraph before it when that paragraph's last line is full and the line is neither indented
    after a full stop nor numbered.  Blank lines end a paragraph.
    """
    paragraphs: list[str] = []
    joined = 0
    last = ""
    for line in lines:
        words = line.strip()
        if words and last and _goes_on(last, line, width=width):
            paragraphs[-1] += (" " if _needs_blank(paragraphs[-1], words) else "") + words
            joined += 1
        elif words:
            paragraphs.append(line.rstrip())
        last = words
    return paragraphs, joined


def _goes_on(last: str, line: str, *, width: int) -> bool:
    if len(last) < width - 4:
        return False
    words = shadow(line.strip())
    if line_marker(words, 0, len(words)) or _ALONE.match(words):
        return False
    return not (last[-1] in _ENDS and line[0].isspace())


def _needs_blank(before: str, after: str) -> bool:
    return before[-1].isascii() and before[-1].isalpha() and after[0].isascii() and after[0].isalpha()

"""Undoing the hard line breaks of printed pages, so that a paragraph is one line again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.markers import line_marker
from ingest.shadow import shadow

_LEAST_LINES = 8
_INDENT = 2
_SLACK = 5
"""The first line of a paragraph is indented by two characters; marks that may not begin a line take one or two more."""
_ENDS = "。！？!?：:；;"
_INDENTED = re.compile(r"[\u3000\u2003]{2}\S")
"""The indent of a paragraph (GB/T 9704-2012, 7.3.3: two characters) where it is typed, and not before all lines."""
_ALONE = re.compile(r"附件|各位|\S{0,4}\d{4}年\d{1,2}月\d{1,2}日\S{0,2}$|.{0,14}[〔\[]\d{4}[〕\]]\d+号$")


def _columns(line: str) -> float:
    """Return the printed width in Chinese characters; a Latin letter or digit takes half of one."""
    return sum(0.5 if char.isascii() else 1.0 for char in line.strip())


def wrap_width(lines: Sequence[str]) -> float | None:
    """Return the width in Chinese characters at which a text breaks its lines, or None when its lines are paragraphs.

    Wrapped text has many lines of nearly the greatest width (16 to 80), most of them broken inside a sentence.
    """
    written = [(_columns(line), line.strip()) for line in lines if line.strip()]
    if len(written) < _LEAST_LINES:
        return None
    widest = sorted(columns for columns, _ in written)[-max(1, len(written) // 20)]
    if not 16 <= widest <= 80:
        return None
    full = [line for columns, line in written if columns >= widest - _SLACK]
    broken = sum(line[-1] not in _ENDS for line in full)
    return widest if len(full) >= 0.4 * len(written) and broken >= 0.6 * len(full) else None


def unwrap(lines: Sequence[str], width: float) -> tuple[list[str], int]:
    """Return the paragraphs, and how many line breaks were undone.

    A line goes on the paragraph before it when that paragraph's last line is full and the line is neither indented
    after a full stop nor numbered.  Blank lines end a paragraph.
    """
    paragraphs: list[str] = []
    joined = 0
    last = ""
    indented = sum(bool(_INDENTED.match(line)) for line in lines)
    typed = 2 < indented < len(lines) / 2
    for line in lines:
        words = line.strip()
        begins = typed and _INDENTED.match(line) is not None
        numbered = not typed and _is_numbered(words)  # where paragraphs are indented, 二是 at the edge begins none
        if words and last and not begins and not numbered and _goes_on(last, line, width=width):
            paragraphs[-1] += (" " if _needs_blank(paragraphs[-1], words) else "") + words
            joined += 1
        elif words:
            paragraphs.append(line.rstrip())
        last = words
    return paragraphs, joined


def _goes_on(last: str, line: str, *, width: float) -> bool:
    """A numbered line may be a heading that merely is long: it has to be full but for its indent of two characters."""
    if _columns(last) < width - (_INDENT + 1.5 if _is_numbered(last) else _SLACK):
        return False
    words = line.strip()
    if _ALONE.match(words) or _ALONE.match(last):
        return False
    return not (last[-1] in _ENDS and (line[0].isspace() or _columns(last) < width - _INDENT))


def _is_numbered(line: str) -> bool:
    return line_marker(shadow(line), 0, len(line)) is not None


def _needs_blank(before: str, after: str) -> bool:
    return before[-1].isascii() and before[-1].isalpha() and after[0].isascii() and after[0].isalpha()

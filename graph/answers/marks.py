"""The marks that divide a sentence, for all who ask which words stand around a number."""

from __future__ import annotations

import re

CLAUSE = "，,；;。：:（）()"
_BRACKETS = re.compile(r"[（(][^（()）]*[)）]")


def clause_start(text: str, stop: int, *, floor: int = 0, marks: str = CLAUSE) -> int:
    """Return where the clause that ends at ``stop`` begins, ``floor`` or later."""
    return max(floor, 1 + max(text.rfind(mark, floor, stop) for mark in marks))


def without_brackets(text: str) -> str:
    """Return a text with blanks in place of what stands in brackets, so that places in it stay the same."""
    return _BRACKETS.sub(lambda held: " " * len(held[0]), text)

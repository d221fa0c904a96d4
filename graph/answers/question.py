"""Understand a question: what is asked, of which figure or text, of which place and year, in Chinese or English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from graph.answers.asking import asking, asking_in
from graph.answers.model import Operation, Part, Question
from graph.answers.parts import operands_of, parts_of, report_years_of
from graph.answers.wording import meanings
from graph.search.places import Place
from graph.search.years import years_of

LONGEST = 1_000  # characters that are read; more than any question

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_TITLES = re.compile(r"《[^《》]*》?")
_QUOTES = re.compile(r"[“\"「‘']([^“”\"「」‘’']{2,30})[”\"」’']|《([^《》]{2,60})》")
_ORDINAL = re.compile(r"第([一二三四五六七八九十\d]+)(?:部分|章|节|大)")
_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九十")}

_OF_FIGURES = frozenset(
    {Operation.CHECK, Operation.REMAINDER, Operation.SHARE, Operation.DIFFERENCE, Operation.SUM, Operation.RANK}
)
_OF_TWO = frozenset({Operation.DIFFERENCE, Operation.COMPARE})  # from one year to another
_OF_TEXT = frozenset({Operation.MEANING, Operation.PERSON, Operation.DATE})


def clean(text: str) -> str:
    """Return a question as it is read: broken and control characters out, blanks squeezed, cut at 1,000 characters."""
    whole = text.encode("utf-8", "replace").decode().replace("\0", " ")
    normal = unicodedata.normalize("NFKC", whole[: LONGEST * 4])
    return re.sub(r"\s+", " ", normal).strip()[:LONGEST]


def language(text: str) -> str:
    """Return ``zh`` when a fifth of the letters are Chinese or more, else ``en``."""
    letters = sum(character.isalpha() for character in text)
    return "zh" if len(_CHINESE.findall(text)) * 5 >= max(letters, 1) else "en"


def understand(text: str, places: Sequence[Place] = ()) -> Question:
    """Return a question understood; any text is a question.

    Args:
        text: what was typed.
        places: the areas it names, see :mod:`graph.search.places`.
    """
    asked = clean(text)
    outside = _TITLES.sub(" ", asked)
    parts = parts_of(asked)
    operation = _operation(asked)
    wants_figure = _wants_figure(asked, operation, parts)
    if operation is Operation.LOOKUP and not wants_figure:
        operation = Operation.PASSAGE
    years = years_of(outside, between=operation not in _OF_TWO)
    several = len(years) > 1 or len(places) > 1
    if several and operation in (Operation.LOOKUP, Operation.TREND) and asking("altogether").search(asked):
        operation = Operation.SUM
    found = meanings(outside if outside.strip() else asked)
    ordinal = _ORDINAL.search(asked)
    return Question(
        text=asked,
        lang=language(asked),
        operation=operation,
        parts=parts,
        years=years,
        report_years=report_years_of(outside),
        places=tuple(places),
        quoted=tuple(a or b for a, b in _QUOTES.findall(asked)),
        subjects=tuple(entry.stated for entry in found if entry.subject),
        details=tuple(entry.stated for entry in found if not entry.subject),
        wants_figure=wants_figure,
        wants_target=bool(asking("target").search(asked)),
        wants_done=bool(asking("done").search(asked)),
        operands=operands_of(asked, operation),
        ordinal=_number(ordinal[1]) if ordinal else None,
    )


def _wants_figure(text: str, operation: Operation, parts: Sequence[Part]) -> bool:
    if asking("whether").search(text) and any(part.wanted for part in parts):
        return operation not in _OF_TEXT  # 报告给出了金额吗: a figure of that kind, or its absence
    if operation in _OF_TEXT:
        return False
    return operation in _OF_FIGURES or any(part.asks for part in parts)


def _operation(text: str) -> Operation:
    numeric = bool(asking("number").search(text))
    for name, pattern in asking_in("operations").items():
        if pattern.search(text):
            operation = Operation(name)
            return Operation.LOOKUP if operation is Operation.LIST and numeric else operation
    return Operation.LOOKUP


def _number(text: str) -> int:
    """Read 4, 四 or 十二."""
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return _DIGITS.get(text, 0)
    return (_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)

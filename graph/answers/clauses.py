"""The words around a figure that say what it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.answers.marks import clause_start
from graph.answers.respectively import members
from graph.reading.stated import StatedFigure

_BREAK = re.compile(r"[，,；;。：:（）()、]")
_SEGMENT = re.compile(r"[；;。]")
_EMPTY = frozenset("共达有为约近超至到了的计仅各已分别逾均是余总")
LEAD, BETWEEN, AFTER = 36, 24, 14  # characters
_MARKS = "，,；;。、（）() "


def clauses(text: str, start: int, figures: Sequence[StatedFigure]) -> list[tuple[str, str]]:
    """Return for each figure of a sentence its lead and its own clause.

    The lead is what the stretch up to the first figure says (县级各部门文件 in …县级各部门文件32件,废止10件), so that a
    figure deep in an enumeration keeps its subject.  Members of a list with 分别 have their names in their clauses.

    Args:
        text: the sentence.
        start: its first code point in the document.
        figures: the figures in it, in reading order.
    """
    found = []
    spans = [(figure.start - start, figure.end - start) for figure in figures]
    named = members(text, spans)
    for place, (first, last) in enumerate(spans):
        floor = spans[place - 1][1] if place else 0
        ceiling = spans[place + 1][0] if place + 1 < len(spans) else len(text)
        left = clause_start(text, first, floor=floor)  # marks of lists inside it (A、B36家) do not end it
        right = text[last : min(ceiling, last + AFTER)]
        stop = _BREAK.search(right)
        right = right[: stop.start()] if stop else right
        if _says_nothing(text[left:first]) and _says_nothing(right) and floor < first:
            left = clause_start(text, max(left - 1, floor), floor=floor)
        own = (named[place] + text[first:last] if place in named else text[left:last]) + right
        lead = _lead(text, spans, first)
        between = text[floor:left].strip(_MARKS) if place else ""
        before = lead if _says_nothing(between) else f"{lead}，{between[-BETWEEN:]}"
        found.append(("" if own.startswith(lead) else before, own.strip(_MARKS)))
    return found


def _lead(text: str, spans: Sequence[tuple[int, int]], first: int) -> str:
    """Return the words before the first figure of the stretch that ``first`` stands in."""
    marks = [found.end() for found in _SEGMENT.finditer(text[:first])]
    begin = marks[-1] if marks else 0
    ahead = next((span[0] for span in spans if span[0] >= begin), first)
    return text[begin:ahead].strip("，,、 ")[-LEAD:]


def _says_nothing(words: str) -> bool:
    return len([character for character in words if character.isalnum() and character not in _EMPTY]) < 2

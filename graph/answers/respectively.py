"""Which member of a list a number belongs to: 办理建议118件、提案96件，满意率分别为97.5%和99.0%."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from graph.answers.marks import CLAUSE, clause_start

_EACH = re.compile(r"分别|依次")
_ONLY_JOINS = re.compile(r"[、，,和及与]|以及")
_JOINS = re.compile(r"[、和及与]|以及")
_LEADS = re.compile(r"[\u4e00-\u9fff]{0,4}")  # between 分别 and the first number: 为, 增长, 达到
_PERCENT = ("%", "‰", "百分点")

Spans = Sequence[tuple[int, int]]


def members(text: str, spans: Spans) -> Mapping[int, str]:
    """Return, for each number of a list with 分别, the words that name what it is of.

    The names stand right before 分别 (市级、县级分别为3件和5件), or they are those of as many numbers before it
    (建议118件、提案96件，满意率分别为97.5%和99.0%).

    Args:
        text: a sentence.
        spans: where its numbers with their units stand, in reading order.
    """
    found: dict[int, str] = {}
    for each in _EACH.finditer(text):
        run = _run(text, spans, each.end())
        if len(run) < 2:
            continue
        head = text[clause_start(text, each.start()) : each.start()]
        named = [name.strip() for name in _JOINS.split(head)]
        if len(named) == len(run) and all(named):
            names = named
        else:
            names = [name + head for name in _before(text, spans, each.start(), len(run), text[slice(*spans[run[0]])])]
        found.update(zip(run, names, strict=False))
    return found


def _run(text: str, spans: Spans, start: int) -> list[int]:
    """Return the numbers that follow one another from ``start`` with nothing but 、 or 和 between them."""
    at = next((place for place, span in enumerate(spans) if span[0] >= start), len(spans))
    if at == len(spans) or not _LEADS.fullmatch(text[start : spans[at][0]]):
        return []
    run = [at]
    while run[-1] + 1 < len(spans) and _ONLY_JOINS.fullmatch(text[spans[run[-1]][1] : spans[run[-1] + 1][0]].strip()):
        run.append(run[-1] + 1)
    return run


def _before(text: str, spans: Spans, stop: int, count: int, surface: str) -> list[str]:
    """Return the words before each of the last ``count`` numbers ahead of ``stop``; none when there are fewer.

    Percentages are passed over where the list itself has some: 办复率均为100%，满意率分别为97.5%和99.0%.
    """
    places = [place for place, span in enumerate(spans) if span[1] <= stop]
    if surface.endswith(_PERCENT):
        places = [place for place in places if not text[slice(*spans[place])].endswith(_PERCENT)]
    if len(places) < count:
        return []
    names = []
    for place in places[-count:]:
        floor = spans[place - 1][1] if place else 0
        first = spans[place][0]
        names.append(text[clause_start(text, first, floor=floor, marks=CLAUSE + "、") : first].strip())
    return names if all(names) else []

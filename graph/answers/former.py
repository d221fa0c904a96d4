"""What a figure was the year before, computed from the change that the text states: 47件，同比减少6件 were 53件."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.answers.computing import following, measure, plain, unit_of, value_of
from graph.answers.model import Derived, Found

_PERCENT = frozenset(("%", "percent"))
_POINTS = frozenset(("百分点", "个百分点"))
_SINCE = re.compile(
    r"(?:同比|[比较](?:上一?年|去年|前一年|(?P<year>(?:19|20)\d\d)年)度?(?:同期|底|末)?)"
    r"[^\d，,；;。]{0,8}?(?P<way>增|多|升|提|涨|扩|新|减|少|降|缩|压|跌|回落|下滑)"
)
_DOWN = frozenset("减少降缩压跌回下")
_BREAK = re.compile(r"[；;。]")


def before(found: Found, figures: Sequence[Found]) -> tuple[Derived, tuple[Found, Found]] | None:
    """Return what a figure was the year before, and the figure with its change; nothing when no change is stated.

    Args:
        found: the figure.
        figures: all candidates; of its sentence, those behind it up to the next figure that is no change count.
    """
    for change in _changes(found, figures):
        value = _undone(found, change)
        if value is not None:
            inputs = (value_of(found), value_of(change))
            return Derived("before", value, found.figure.unit, inputs), (found, change)
    return None


def _changes(found: Found, figures: Sequence[Found]) -> list[Found]:
    """Return the changes stated right behind a figure, amounts before percentages: these are rounded."""
    text, base = found.sentence.text, found.sentence.start
    changes: list[Found] = []
    at = found.figure.end
    for change in following(figures, found):
        words = text[at - base : change.figure.start - base]
        stated = _SINCE.search(words)
        if _BREAK.search(words) or not (stated or _goes_on(change, changes)):
            break
        if stated and stated["year"] and found.figure.year and int(stated["year"]) != found.figure.year - 1:
            break
        way = "down" if (stated["way"] in _DOWN if stated else change.figure.direction == "down") else "up"
        changes.append(replace(change, figure=replace(change.figure, direction=way)))
        at = change.figure.end
    return sorted(changes, key=lambda f: f.figure.unit in _PERCENT)


def _goes_on(change: Found, changes: Sequence[Found]) -> bool:
    """Tell whether a figure says once more what the one before said: 同比增加67件、增长14.2%."""
    return bool(changes) and change.figure.kind == "change"


def _undone(found: Found, change: Found) -> float | None:
    value, by = found.figure.value, change.figure.value
    sign = -1 if change.figure.direction == "down" else 1
    if found.figure.unit in _PERCENT:
        return plain(value - sign * by) if change.figure.unit in _POINTS else None
    if change.figure.unit in _PERCENT:
        whole = value / (1 + sign * by / 100) if by < 100 or sign > 0 else None
        return None if whole is None else plain(round(whole, 0 if value == int(value) and value < 1e6 else -2))
    if measure(unit_of(change)) != measure(unit_of(found)):
        return None
    return plain(value - sign * by)

"""Which of several places and years a question names have no answer: an answer for some says so of the others."""

from __future__ import annotations

from collections.abc import Sequence

from graph.answers.grouping import Group
from graph.answers.model import Found, Question
from graph.answers.scope import Scope
from graph.answers.selecting import Chosen


def silent_groups(
    question: Question, scope: Scope, answers: Sequence[tuple[Group, Chosen]], found: Sequence[Found]
) -> list[tuple[str, Chosen]]:
    """Return the places and years by name, each with what came nearest; none where only one is asked about."""
    if len(scope.groups) < 2 and len(question.years) < 2:
        return []
    given = {f.figure.id for f in found}
    left = [(group, chosen) for group, chosen in answers if not given & {f.figure.id for f in chosen.ranked}]
    return [(_name(group, answers), chosen) for group, chosen in left]


def _name(group: Group, answers: Sequence[tuple[Group, Chosen]]) -> str:
    """Return what tells a group from the others: its place, its year, or both."""
    place, year = group
    places = {one.codes for (one, _), _ in answers if one}
    years = {one for (_, one), _ in answers}
    parts = [place.name if place and len(places) > 1 else "", str(year) if year and len(years) > 1 else ""]
    return " ".join(part for part in parts if part)

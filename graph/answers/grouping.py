"""Places and years that a question is answered for one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from graph.answers.figures import ADDED, TARGETS
from graph.answers.library import Held
from graph.answers.model import Found, Operation, Question, Sentence
from graph.answers.scope import Scope
from graph.answers.selecting import Chosen
from graph.search.places import Place

Group = tuple[Place | None, int | None]
Ranked = Sequence[tuple[Sentence, float]]

APART = 0.12  # in score: an area whose figure fits less than the best by more says something else


def groups_of(question: Question, scope: Scope, documents: Sequence[Held]) -> list[Group]:
    """Return the places and years to answer for one by one."""
    places: list[Place | None] = list(scope.groups) or [None]
    years: list[int | None] = [y for y in question.years if y not in question.report_years] or [None]
    if (question.operation is Operation.RANK and len(places) == 1) or asks_everyone(question, scope):
        areas = {h.record.area_code: h.record.area for h in documents if h.record.area_code}
        places = [Place(area or "", (code or "",)) for code, area in sorted(areas.items())] or places
    if question.operation is Operation.TREND and years == [None]:
        found = {f.figure.year for h in documents for f in h.figures if f.figure.year and f.figure.modality == "fact"}
        years = [*sorted(found)] or years
    return [(place, year) for place in places for year in years]


def asks_everyone(question: Question, scope: Scope) -> bool:
    """Tell whether a figure is asked for without saying whose: every area that states it answers."""
    return question.operation is Operation.LOOKUP and not scope.groups and not scope.named


def nearest_groups(answers: Sequence[tuple[Group, Chosen]]) -> list[tuple[Group, Chosen]]:
    """Return the groups whose best figure comes near the best of all, that first."""
    found = [(chosen.ranked[0].score, group, chosen) for group, chosen in answers if chosen.figures and chosen.ranked]
    best = max((score for score, *_ in found), default=0.0)
    kept = sorted((entry for entry in found if entry[0] >= best - APART), key=lambda entry: -entry[0])
    return [(group, chosen) for _, group, chosen in kept]


def comparable(question: Question, answers: Sequence[Chosen]) -> list[Sequence[Found]]:
    """Return each group's figures without plans, and only increases where these are asked for, unless none is left."""
    left: list[Sequence[Found]] = [chosen.ranked for chosen in answers]
    if not question.wants_target:
        left = _only(left, lambda f: f.figure.modality not in TARGETS)
    return _only(left, lambda f: bool(ADDED.search(f.clause))) if ADDED.search(question.text) else left


def _only(groups: list[Sequence[Found]], fits: Callable[[Found], bool]) -> list[Sequence[Found]]:
    kept: list[Sequence[Found]] = [[found for found in group if fits(found)] for group in groups]
    return kept if any(kept) else groups


def of_group(sentences: Ranked, group: Group, documents: Sequence[Held]) -> Ranked:
    """Return the sentences of a group's area: of its own documents where it has any, else of those of areas inside."""
    place, _ = group
    if place is None:
        return sentences
    own = {h.record.iri for h in documents if h.record.area_code in place.codes}
    inside = own or {h.record.iri for h in documents if not set(place.codes).isdisjoint(h.record.areas)}
    return [(s, v) for s, v in sentences if s.document in inside]


def of_year(documents: Sequence[Held], group: Group) -> list[Held]:
    """Return the documents with only the figures of a group's year."""
    _, year = group
    if year is None:
        return list(documents)
    return [replace(h, figures=tuple(f for f in h.figures if _is_of(f, year))) for h in documents]


def _is_of(found: Found, year: int) -> bool:
    if f"{year}年的{found.figure.surface}" in found.sentence.text:
        return True
    return found.figure.year == year

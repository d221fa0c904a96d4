"""Tell a figure that answers from one that is merely the nearest there is."""

from __future__ import annotations

import re

from graph.answers.figures import TARGETS, wanted_class
from graph.answers.model import Found, Part, Question
from graph.answers.ranking import names_in, words_of
from graph.answers.wording import Wording, meanings
from graph.search.grams import fold

ENOUGH = 0.26  # of a score
NO_SUBJECT = 0.26  # more, by the share of the subjects that the sentence does not name
NO_ACT, OTHER_ACT = 0.2, 0.3  # more, when what was done is none of what is asked; something else
OTHER_SUBJECT = 0.12  # more, when the clause itself is about something else that the question does not name

_PEOPLE = frozenset("人名位员")
_OBJECTS = frozenset("件宗起份项条家所座场轮批部户套间辆")
_RATE = re.compile(r"([\u4e00-\u9fff]{2})率")
_RATE_EN = re.compile(r"(\w+) rate\b|rate of (\w+)", re.IGNORECASE)


def accepted(question: Question, part: Part, found: Found) -> bool:
    """Tell whether a figure is what a part of a question asks for."""
    if part.wanted is not None and wanted_class(found) != part.wanted:
        return False
    if question.wants_done and found.figure.modality in TARGETS:
        return False
    if _counts_others(part, found) or not _is_that_rate(part, found):
        return False
    return found.score >= _needed(question, part, found)


def _needed(question: Question, part: Part, found: Found) -> float:
    asked = words_of(part.text, names_in(question)).meanings
    own, whole = _texts(found)
    subjects = [entry for entry in asked if entry.subject]
    acts = [entry for entry in asked if entry.role == "acts"]
    missing = sum(not entry.is_in(whole) for entry in subjects)
    if subjects and missing == len(subjects):
        return 1.0
    needed = ENOUGH + NO_SUBJECT * missing / max(len(subjects), 1)
    clause = fold(found.clause)
    outcomes = [entry for entry in asked if entry.role == "outcomes"]
    if outcomes and not any(entry.is_in(clause) for entry in outcomes):
        return 1.0
    if acts and not any(entry.is_in(clause) for entry in (*acts, *outcomes)):
        needed += OTHER_ACT if any(entry.role in ("acts", "outcomes") for entry in meanings(own)) else NO_ACT
    if subjects and not any(entry.is_in(own) for entry in subjects) and _other_subjects(own, asked):
        needed += OTHER_SUBJECT
    return needed


def _texts(found: Found) -> tuple[str, str]:
    """Return a figure's own clause, and its sentence with the heading above, folded."""
    own = fold(found.own)
    return own, fold(f"{found.sentence.section or ''} {found.sentence.text}")


def _other_subjects(own: str, asked: tuple[Wording, ...]) -> bool:
    return any(entry.subject and entry not in asked and entry.is_in(own) for entry in meanings(own))


def _counts_others(part: Part, found: Found) -> bool:
    """Tell whether the question counts people and the figure things, or the other way round."""
    if part.unit is None or not found.figure.unit:
        return False
    asked, stated = part.unit[0], found.figure.unit[0]
    return (asked in _PEOPLE and stated in _OBJECTS | {"个", "次"}) or (asked in _OBJECTS and stated in _PEOPLE)


def _is_that_rate(part: Part, found: Found) -> bool:
    """Tell whether a rate asked by name is the one stated: what stands before 率 must stand before the number."""
    clause = fold(found.clause)
    for name in _RATE.findall(part.text):
        forms = {form for entry in meanings(name) for form in entry.stated} | {name}
        if not any(form in clause for form in forms):
            return False
    for pair in _RATE_EN.findall(part.text):
        known = [entry for entry in meanings(pair[0] or pair[1]) if entry.role != "details"]
        if known and not any(entry.is_in(clause) for entry in known):
            return False
    return True

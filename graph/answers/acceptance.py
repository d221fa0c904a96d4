"""Tell a figure that answers from one that is merely the nearest there is."""

from __future__ import annotations

import re

from graph.answers.bodies import body_fit
from graph.answers.figures import TARGETS, wanted_class
from graph.answers.kinds import Fit, kind_fit
from graph.answers.model import Found, Part, Question
from graph.answers.ranking import names_in, words_of
from graph.answers.wording import Wording, meanings
from graph.search.grams import fold, is_unspaced

ENOUGH = {"zh": 0.26, "en": 0.22}  # of a score; an English question has no characters in common with a report
NO_SUBJECT = {"zh": 0.20, "en": 0.35}  # more, by the share of the subjects that the sentence does not name
CARRIED = 0.5  # of a subject that only the sentence before names
NO_ACT, OTHER_ACT = 0.14, 0.22  # more, when what was done is none of what is asked; something else
OTHER_SUBJECT = 0.10  # more, when the clause itself is about something else that the question does not name

CLEARLY, LEADING = 0.2, 0.12  # ahead of all other sentences, and what is needed less then
OF_KIND = 0.05  # more, when all figures of the kind asked for have a bonus
NO_OUTCOME = {None: 0.35, "money": 0.1}  # more for an outcome that the clause does not name, by the kind of number
NAMED_BODY = 0.15  # less, when the clause names the very body: 区市场监管局1583件、1972.5万元
NOTHING_SHARED = 0.2  # more, when the sentence and its heading have no word of the question in any form
NOT_QUOTED = 0.2  # more for quoted words that the sentence does not have

_PEOPLE = frozenset("人名位员")
_OBJECTS = frozenset("件宗起份项条家所座场轮批部户套间辆")
_RATE = re.compile(r"([\u4e00-\u9fff]{2})率")
_RATE_EN = re.compile(r"(\w+) rate\b|rate of (\w+)", re.IGNORECASE)


def accepted(question: Question, part: Part, found: Found, *, ahead: float = 0.0) -> bool:
    """Tell whether a figure is what a part of a question asks for.

    Args:
        question: the whole.
        part: the part.
        found: the figure with its score.
        ahead: by how much its sentence leads all other sentences' figures; who leads clearly needs less.
    """
    if part.wanted is not None and wanted_class(found) != part.wanted:
        return False
    if question.wants_done and found.figure.modality in TARGETS:
        return False
    if _counts_others(part, found) or not _is_that_rate(part, found):
        return False
    body = body_fit(question, part, found)
    if {kind_fit(part.text, found), body} & {Fit.OTHER, Fit.MISSING}:
        return False
    return found.score >= _needed(question, part, found, body=body, leads=ahead >= CLEARLY)


def _needed(question: Question, part: Part, found: Found, *, body: Fit, leads: bool) -> float:
    words = words_of(part.text, names_in(question))
    asked = words.meanings
    own, whole = _texts(found)
    subjects = [entry for entry in asked if entry.subject]
    acts = [entry for entry in asked if entry.role == "acts"]
    before = fold(found.sentence.before)
    missing = sum(0 if entry.is_in(whole) else CARRIED if entry.is_in(before) else 1 for entry in subjects)
    needed = ENOUGH[question.lang] + NO_SUBJECT[question.lang] * missing / max(len(subjects), 1)
    clause = fold(found.clause)
    outcomes = [entry for entry in asked if entry.role == "outcomes"]
    if outcomes and not any(entry.is_in(clause) for entry in outcomes):
        needed += NO_OUTCOME.get(part.wanted, 0.0)
    if acts and not any(entry.is_in(clause) for entry in (*acts, *outcomes)):
        needed += OTHER_ACT if any(entry.deed for entry in meanings(own)) else NO_ACT
    if subjects and not any(entry.is_in(own) for entry in subjects) and _other_subjects(own, asked):
        needed += OTHER_SUBJECT
    if part.wanted not in (None, "rank"):
        needed += OF_KIND
    if missing and body is Fit.NAMED:
        needed -= NAMED_BODY
    if leads and (not subjects or missing < len(subjects)):
        needed -= LEADING
    if question.lang == "zh" and not words.shared(whole):
        needed += NOTHING_SHARED
    return needed + NOT_QUOTED * _quotes_missing(question, whole)


def _quotes_missing(question: Question, whole: str) -> int:
    """Return how many quoted words a text has neither as quoted nor in the words of reports (“民告官”: 行政诉讼)."""
    quoted = [fold(words) for words in question.quoted if is_unspaced(fold(words))]
    return sum(words not in whole and not any(entry.is_in(whole) for entry in meanings(words)) for words in quoted)


def _texts(found: Found) -> tuple[str, str]:
    """Return a figure's own clause, and its sentence with the heading above, folded."""
    own = fold(found.own)
    return own, fold(f"{found.sentence.section or ''} {found.clause} {found.sentence.text}")


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
        known = [entry for entry in meanings(pair[0] or pair[1]) if entry.role not in ("things", "details")]
        if known and not any(entry.is_in(clause) for entry in known):
            return False
    return True

"""Choose the figures that answer, or find that none does."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph.answers.acceptance import accepted
from graph.answers.asking import asking
from graph.answers.figures import part_scores, scored
from graph.answers.model import Found, Operation, Part, Question
from graph.answers.ranking import Ranker
from graph.search.collection import Snapshot

Floats = npt.NDArray[np.float32]

ASIDE = 0.5  # for a part that asks nothing by itself
CLOSE, BESIDE = 0.04, 0.12  # figures that near the best are given too, in its own sentence from further away
SIBLING = 0.25
TOGETHER = 0.15  # for figures of the sentence in which all parts of a question find an answer
AGAIN = 0.2  # less for a figure that answers another part already
MOST, DEEP = 8, 12  # figures given, and weighed for it

_ASKS = re.compile(r"多少|几(?=[个件项家份次起宗名人轮类部批])|how many|how much", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The figures that answer, in the order asked, and the nearest ones that do not."""

    figures: tuple[Found, ...] = ()
    ranked: tuple[Found, ...] = ()  # all that would do, best first
    closest: tuple[Found, ...] = ()


def choose(
    snapshot: Snapshot, ranker: Ranker, question: Question, figures: Sequence[Found], *, parts: Sequence[Part] = ()
) -> Chosen:
    """Return the figures that answer a question among candidates of one place and year.

    Args:
        snapshot: the collection.
        ranker: gives vectors.
        question: what is asked.
        figures: candidates with the scores of their sentences.
        parts: the parts to answer, those of the question unless given.
    """
    chosen: dict[str, Found] = {}
    near: list[Found] = []
    would_do: list[Found] = []
    asked = tuple(parts) or question.parts
    asking = [part for part in asked if part.asks] or list(asked)
    weighed = [part_scores(snapshot, ranker, question, part, figures) for part in asked]
    together = _together(figures, [weighed[at] for at, part in enumerate(asked) if part in asking])
    for part, scores in zip(asked, weighed, strict=True):
        fresh = np.array([AGAIN if f.figure.id in chosen else 0.0 for f in figures], np.float32)
        ranked = scored(figures, scores + together - fresh)
        near += ranked[:3]
        lead = _lead(ranked)
        would = [f for f in ranked[:DEEP] if accepted(question, part, f, ahead=lead(f))]
        if part in asking:
            would_do += would
            found = _of_part(question, part, would)
        else:
            found = [f for f in would[:1] if f.score >= ASIDE]
        for one in found:
            chosen.setdefault(one.figure.id, one)
    kept = _with_whole(list(chosen.values()), figures)[:MOST]
    near.sort(key=lambda found: -found.score)
    would_do.sort(key=lambda found: -found.score)
    return Chosen(tuple(kept), _once(would_do), _once(near)[:3])


def _lead(ranked: Sequence[Found]) -> Callable[[Found], float]:
    """Return by how much a figure of the best sentence leads the best of another sentence; 0 for any other figure."""
    first = ranked[0].sentence if ranked else None
    other = next((f.score for f in ranked if f.sentence != first), 0.0)
    return lambda found: found.score - other if found.sentence == first else 0.0


def _together(figures: Sequence[Found], scores: Sequence[Floats]) -> Floats:
    """Return a bonus for the figures of the one sentence that answers all parts best, ``(n,)``.

    Who asks two things in one breath (查了几起,罚了多少钱) nearly always asks about one sentence.
    """
    bonus = np.zeros(len(figures), np.float32)
    if len(scores) < 2 or not figures:
        return bonus
    rows: dict[tuple[str, int], list[int]] = {}
    for at, found in enumerate(figures):
        rows.setdefault((found.sentence.document, found.sentence.start), []).append(at)
    best = max(rows.values(), key=lambda own: sum(float(part[own].max()) for part in scores))
    bonus[best] = TOGETHER
    return bonus


def _once(figures: Sequence[Found]) -> tuple[Found, ...]:
    return tuple({found.figure.id: found for found in reversed(figures)}.values())[::-1]


def _of_part(question: Question, part: Part, accepted_ones: Sequence[Found]) -> list[Found]:
    if not accepted_ones:
        return []
    best = accepted_ones[0]
    slots = _slots(question, part)
    found = [f for f in accepted_ones[:slots] if f.score >= best.score - SIBLING]
    added = question.operation is Operation.SUM and not question.operands
    if added or asking("several").search(part.own):
        found += [
            f
            for f in accepted_ones[slots:]
            if f.sentence.start == best.sentence.start
            and f.figure.unit == best.figure.unit
            and f.score >= best.score - SIBLING / 2
        ]
    rest = [f for f in accepted_ones[slots : slots + 3] if f not in found and not added]
    found += [f for f in rest if f.score >= best.score - (CLOSE if f.sentence != best.sentence else BESIDE)][:2]
    return found


def _slots(question: Question, part: Part) -> int:
    """Return how many figures a part asks for."""
    asked = len(_ASKS.findall(part.own))
    if question.operation is Operation.DIFFERENCE and question.of_one:
        asked = 2  # from what to what
    if len(question.operands) == 2 and len([p for p in question.parts if p.asks]) <= 1:
        asked = max(asked, 2)
    return max(asked, 1)


def _with_whole(chosen: list[Found], figures: Sequence[Found]) -> list[Found]:
    """Add the whole when all that is chosen are two or more parts of it."""
    wholes = {found.figure.part_of for found in chosen}
    if len(chosen) < 2 or len(wholes) != 1 or None in wholes:
        return chosen
    return chosen + [found for found in figures if found.figure.id in wholes]

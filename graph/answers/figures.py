"""Which figures a question asks for: every figure weighed against every part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from graph.answers.model import Found, Operation, Part, Question
from graph.answers.ranking import Ranker, Words, bare, centred, names_in, words_of
from graph.search.collection import Snapshot
from graph.search.grams import fold

Floats = npt.NDArray[np.float32]

SENTENCE, NEAR, SHARED = 0.40, 0.30, 0.30  # what a figure's score consists of
FITS, MISFITS, SAME_UNIT, LIKE_UNIT = 0.10, 0.35, 0.12, 0.06  # for the kind of number asked, and for the measure word
PLANNED = 0.15  # a target counts less where a fact is asked, and a fact less where a target is
PERCENT = frozenset(("%", "‰", "percent", "个百分点", "百分点"))
_MONEY = re.compile(r"元|港币|欧元|英镑")
OWN = 0.7
# What a share is of, or a number per head, is not what the figure counts: 占GDP比重, 万元GDP用水量.
_BASE = re.compile(
    r"占[^,:;。]{1,14}?(?:比重|比例|比|的(?=\d))|(?:万元|单位|每万元|人均)(?:gdp|国内生产总值|地区生产总值)"
)
_OF_BASE = re.compile(r"占|比重|人均|单位|每万元|share|proportion|per capita|percentage of", re.IGNORECASE)
_OF_AMOUNTS = frozenset({Operation.COMPARE, Operation.DIFFERENCE, Operation.SUM, Operation.RANK, Operation.TREND})
_RATE = re.compile(r"率|比例|比重|增长|增幅|增速|情况|\brate|percent|growth|share", re.IGNORECASE)
_RATE_NAME = re.compile(r"([\u4e00-\u9fff]{2})率")
TARGETS = frozenset(("target", "planned", "requirement"))
_MEASURES = ("件宗起份项", "个家所座", "人名位人次", "次场轮批回趟")


def wanted_class(found: Found) -> str:
    """Return what kind of number a figure is: rank, percent, money, time or count."""
    figure = found.figure
    if figure.kind == "rank":
        return "rank"
    if figure.unit in PERCENT:
        return "percent"
    if _MONEY.search(figure.unit):
        return "money"
    return "time" if figure.kind == "duration" else "count"


def part_scores(snapshot: Snapshot, ranker: Ranker, question: Question, part: Part, figures: Sequence[Found]) -> Floats:
    """Return how well each figure answers one part of a question, ``(n,)``; ``figures`` carry their sentences' scores.

    Args:
        snapshot: whose centre vectors are compared around.
        ranker: gives vectors.
        question: the whole, which says whether a plan is asked for.
        part: the part.
        figures: the candidates.
    """
    if not figures:
        return np.zeros(0, np.float32)
    words = words_of(part.text, names_in(question))
    query = ranker.query(bare(question, part.text))
    near = centred(snapshot, ranker.passages([found.clause for found in figures]), query)
    base = np.array([found.score for found in figures], np.float32)
    shared = np.array(
        [_shared(words, found, share=bool(_OF_BASE.search(question.text))) for found in figures], np.float32
    )
    bonus = np.array([_bonus(question, part, found) for found in figures], np.float32)
    scores: Floats = SENTENCE * base + NEAR * near + SHARED * shared + bonus
    return scores


def _shared(words: Words, found: Found, *, share: bool) -> float:
    """Return what a figure's clause shares with the question; its lead, which others share, counts less."""
    folded = fold(found.clause)
    if not share:
        folded = _BASE.sub(" ", folded)
    own = words.shared(folded.rpartition(":")[2])
    return OWN * own + (1 - OWN) * words.shared(folded)


def _bonus(question: Question, part: Part, found: Found) -> float:
    bonus = 0.0
    kind = wanted_class(found)
    if part.wanted is not None:
        bonus += FITS if kind == part.wanted else -MISFITS
    elif part.asks and kind in ("percent", "rank") and part.unit is not None:
        bonus -= MISFITS
    elif kind == "percent" and (part.asks or question.operation in _OF_AMOUNTS) and not _RATE.search(part.text):
        bonus -= SAME_UNIT  # who asks how many rarely means a percentage
    if found.figure.unit.endswith("百分点"):
        bonus -= LIKE_UNIT  # a difference of percentages, asked for less often than these
    if part.unit and found.figure.unit:
        bonus += _measure(part.unit, found.figure.unit)
    bonus += LIKE_UNIT * any(f"{name}率" in found.clause for name in _RATE_NAME.findall(part.text))
    planned = found.figure.modality in TARGETS
    if planned != question.wants_target:
        bonus -= PLANNED
    return bonus


def _measure(asked: str, stated: str) -> float:
    if asked == stated:
        return SAME_UNIT
    return LIKE_UNIT if any(asked[0] in group and stated[0] in group for group in _MEASURES) else -LIKE_UNIT


def scored(figures: Sequence[Found], scores: Floats) -> list[Found]:
    """Return figures with their scores, best first, in reading order among equals."""
    order = np.argsort(-scores, kind="stable")
    return [replace(figures[at], score=float(scores[at])) for at in order]

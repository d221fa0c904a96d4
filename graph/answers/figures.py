"""Which figures a question asks for: every figure weighed against every part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from graph.answers import computing
from graph.answers.asking import asking
from graph.answers.bodies import body_fit
from graph.answers.kinds import Fit, kind_fit
from graph.answers.model import Found, Operation, Part, Question
from graph.answers.parts import focus_of
from graph.answers.ranking import Ranker, Words, bare, centred, names_in, words_of
from graph.search.collection import Snapshot
from graph.search.grams import fold

Floats = npt.NDArray[np.float32]

SENTENCE, NEAR, SHARED = 0.40, 0.30, 0.30  # what a figure's score consists of
LOOKED_INTO = 300  # figures whose own words are compared in meaning
FITS, MISFITS, SAME_UNIT, LIKE_UNIT = 0.10, 0.35, 0.12, 0.06  # for the kind of number asked, and for the measure word
FORMER = 0.15  # what was before, where the present is asked; or the other way round
OTHER_NOUN = 0.08  # when the number stands before a noun that the question does not have
FITTING = {Fit.NAMED: 0.08, Fit.OPEN: 0.0, Fit.MISSING: 0.0, Fit.OTHER: -0.25}  # for the kind or the body asked for
QUOTED = 0.2  # for quoted words that a figure's words, or those above it, have
PLANNED = 0.15  # a target counts less where a fact is asked, and a fact less where a target is
PERCENT = frozenset(("%", "‰", "percent", "个百分点", "百分点"))
_MONEY = re.compile(r"元|港币|欧元|英镑")
OF_PART = 0.5  # of what is shared, with what a part of a question asks by itself
# What a share is of, or a number per head, is not what the figure counts: 占GDP比重, 万元GDP用水量.
_BASE = re.compile(
    r"占[^,:;。]{1,14}?(?:比重|比例|比|的(?=\d))|(?:万元|单位|每万元|人均)(?:gdp|国内生产总值|地区生产总值)"
)
_OF_BASE = re.compile(r"占|比重|人均|单位|每万元|share|proportion|per capita|percentage of", re.IGNORECASE)
_OF_AMOUNTS = frozenset({Operation.COMPARE, Operation.DIFFERENCE, Operation.SUM, Operation.RANK, Operation.TREND})
_AMOUNT = re.compile(
    r"总额|总值|总量|总数|数量|人数|件数|个数|收入|金额|数额|[多少几][个件项家份次起宗名人座所套张亿万]"
)
_RATE = re.compile(r"率|比例|比重|增长|增幅|增速|情况|\brate|percent|growth|share", re.IGNORECASE)
_RATE_NAME = re.compile(r"([\u4e00-\u9fff]{2})率")
TARGETS = frozenset(("target", "planned", "requirement"))
ADDED = re.compile(r"新增|净增|增加|新建|新认定")
_SO_FAR = re.compile(r"累计|历年|以来")
_TOTAL = re.compile(r"(?:累计|总数|总量|总计|合计|共计|总共)(?:[已达超为至增到过逾约共有]|突破)*(?=\d)")
_TIME = re.compile(r"多久|多长|时间|时长|天|小时|年限|期限|how long|\bdays?\b|\bhours?\b|duration", re.IGNORECASE)
_CHANGE = re.compile(
    r"增|减|升|降|涨|跌|变化|快了|慢了|缩短|压缩|多了|少了|grow|grew|rise|rose|fall|fell|increase|decrease|change|drop"
    r"|shorten|faster|slower",
    re.IGNORECASE,
)
_GROWN = re.compile(r"同比|环比|较上年|较去年|比上年|比去年|增长|下降|上升|增幅|降幅|增速")
_PART_OF_ALL = re.compile(r"占|比例|比重|share|proportion|percent(?:age)? of", re.IGNORECASE)
_LAST_YEAR = re.compile(r"(?:上年|去年|前一年|上一年)[^，,；;。]{0,14}$")
_FROM = re.compile(r"(?:由|从)[^，,；;。]{0,14}$")
_TO = re.compile(r"\s*(?:调整|提[高升]|[降减增升缩变改扩压精优][^，,；;。]{0,3})?[到至为成]")
_UNITS_OF_TIME = re.compile(r"天|日$|小时|分钟")
ANY_THING = "个"  # the measure word that people use in place of any other for things
_THINGS = frozenset("个件项家份起宗条处所座类")
_PEOPLE = frozenset(("人", "名", "位", "人次"))


def wanted_class(found: Found) -> str:
    """Return what kind of number a figure is: rank, percent, money, time or count."""
    figure = found.figure
    if figure.kind == "rank":
        return "rank"
    if figure.unit in PERCENT:
        return "percent"
    if _MONEY.search(figure.unit):
        return "money"
    return "time" if figure.kind == "duration" or _UNITS_OF_TIME.search(figure.unit) else "count"


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
    base = np.array([found.score for found in figures], np.float32)
    share = bool(_OF_BASE.search(question.text))
    shared = np.array([_shared(words, found, share=share) for found in figures], np.float32)
    focus = words_of(focus_of(part), names_in(question))
    if focus != words and focus.names_something:
        alone = np.array([_shared(focus, found, share=share) for found in figures], np.float32)
        shared = (1 - OF_PART) * shared + OF_PART * alone
    bonus = np.array([_bonus(question, part, found) for found in figures], np.float32)
    scores: Floats = SENTENCE * base + SHARED * shared + bonus
    best = np.argsort(-scores, kind="stable")[:LOOKED_INTO]
    query = ranker.query(bare(question, part.text))
    vectors, there = ranker.at_hand([figures[at].clause for at in best])
    known = best[there]
    near = np.zeros(len(figures), np.float32)
    near[known] = centred(snapshot, vectors[there], query)
    near[np.setdiff1d(np.arange(len(figures)), known)] = near[known].min() if len(known) else 0.0
    return scores + NEAR * near


def _shared(words: Words, found: Found, *, share: bool) -> float:
    """Return what a figure's clause shares with the question; its lead, which others share, counts less."""
    folded = fold(found.clause)
    if not share:
        folded = _BASE.sub(" ", folded)
    own_words = folded.rpartition(":")[2]
    if _TOTAL.match(own_words):  # 新增上市企业18家，累计达205家: what the total is of stands before
        return words.shared(folded)
    return words.shared_with(folded)


def _bonus(question: Question, part: Part, found: Found) -> float:
    bonus = _of_kind(question, part, found)
    if part.unit and found.figure.unit:
        bonus += _measure(part.unit, found.figure.unit)
    bonus += LIKE_UNIT * any(f"{name}率" in found.clause for name in _RATE_NAME.findall(part.text))
    bonus += FITTING[kind_fit(part.text, found)] + FITTING[body_fit(question, part, found)] + _quoted(question, found)
    bonus += _of_its_time(question, part, found) + (_counted(part, found) if question.lang == "zh" else 0.0)
    if ADDED.search(found.own) and not asking("added").search(question.text):
        bonus -= LIKE_UNIT  # an increase counts less where the whole is asked
    if asking("now").search(question.text) and _SO_FAR.search(found.own):
        bonus -= FORMER  # 累计接收2853人,在册268人: all there ever were, where those of today are asked
    planned = found.figure.modality in TARGETS
    if planned != question.wants_target:
        bonus -= PLANNED
    return bonus


def _quoted(question: Question, found: Found) -> float:
    clause = fold(found.clause)
    return QUOTED if any(fold(words) in clause for words in question.quoted) else 0.0


def is_former(found: Found) -> bool:
    """Tell whether a figure is what something was before: 由上年的3527项调整为3312项, 较上年的5203件下降."""
    before, _, behind = found.own.partition(found.figure.surface)
    return bool(_LAST_YEAR.search(before) or (_FROM.search(before) and _TO.match(behind)))


def asks_for_past(question: Question) -> bool:
    """Tell whether a question asks what something was the year before, not by how much it has changed since."""
    return bool(asking("before").search(question.text)) and not _CHANGE.search(question.text)


def _of_its_time(question: Question, part: Part, found: Found) -> float:
    if question.years:
        return 0.0
    if asking("before").search(part.own):
        return FORMER if is_former(found) else 0.0
    return -FORMER if is_former(found) and not asking("before").search(question.text) else 0.0


def _counted(part: Part, found: Found) -> float:
    """Return what the noun behind a number says: 3个督察组 counts teams, and is no answer to 多少个毛病."""
    behind = found.own.partition(found.figure.surface)[2].strip("的 ")
    if len(behind) < 2 or not part.asks:
        return 0.0
    words = words_of(part.text)
    if not words.weight:
        return 0.0
    return LIKE_UNIT if words.shared(fold(behind)) else -OTHER_NOUN


def _of_kind(question: Question, part: Part, found: Found) -> float:
    bonus = 0.0
    kind = wanted_class(found)
    if part.wanted is not None:
        bonus += FITS if kind == part.wanted else -MISFITS
    elif part.asks and kind in ("percent", "rank") and part.unit is not None:
        bonus -= MISFITS
    elif kind == "percent" and (part.asks or question.operation in _OF_AMOUNTS) and not _RATE.search(part.text):
        bonus -= MISFITS if _AMOUNT.search(part.text) else SAME_UNIT  # who asks how many rarely means a percentage
    if kind == "time" and part.wanted != "time" and part.unit is None and not _TIME.search(part.text):
        bonus -= MISFITS
    if found.figure.kind == "change" and kind != "percent" and not _CHANGE.search(question.text):
        bonus -= MISFITS  # what something grew by is not how large it is
    if kind == "percent" and part.wanted == "percent" and _PART_OF_ALL.search(question.text):
        grown = found.figure.kind == "change" or _GROWN.search(found.own)
        bonus -= MISFITS if grown and not _CHANGE.search(question.text) else 0.0
    if found.figure.unit.endswith("百分点"):
        bonus -= LIKE_UNIT  # a difference of percentages, asked for less often than these
    return bonus


def _measure(asked: str, stated: str) -> float:
    if asked == ANY_THING:
        return LIKE_UNIT if stated[0] in _THINGS else -LIKE_UNIT
    if asked in _PEOPLE and stated in _PEOPLE:
        return SAME_UNIT
    if asked == stated:
        return SAME_UNIT
    return LIKE_UNIT if computing.measure(asked) == computing.measure(stated) else -LIKE_UNIT


def scored(figures: Sequence[Found], scores: Floats) -> list[Found]:
    """Return figures with their scores, best first, in reading order among equals."""
    order = np.argsort(-scores, kind="stable")
    return [replace(figures[at], score=float(scores[at])) for at in order]

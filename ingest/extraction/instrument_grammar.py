"""Where the name of a policy instrument begins and ends: heads, governing verbs, lists with a shared head."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from ingest.extraction.lexicon import Words, load_toml
from ingest.extraction.scan import Scan
from ingest.model import Sentence

QUOTED = re.compile(r"“[^“”\n]{1,30}”")
_BREAK = re.compile(r"[,。;:!?()《》〈〉\n\s.]|第[一二三四五六七八九十]+[条章次]")
_COORDINATED = ("和", "与", "及", "、", "等")
_LONGEST_LIST = 50
_COUNTED = re.compile(r"\d+(?:\.\d+)?(?:余|多)?(?:[个项条家宗大座处类批场轮]|平方公里)?(?![+月年化度])")
_LONGEST_PART = 14
_OF_SEVERAL = re.compile(r"等\d+|\d+(?:\.\d+)?万?(?:平方米|平方公里|公里|亩|公顷)")
"""Modifiers that count things (玉田水等7条支流) belong to no name."""
_NUMERAL = re.compile(r"\d+|[一二三四五六七八九十百]+[大项个类批]?")
_RULES = ("办法", "规定", "条例", "细则", "暂行", "实施办法", "管理办法")
_WORKS = re.compile(
    r"(?:河|[干支]?流|流域|渠|沟|湖|水库|溪|涌|海湾|海岸|岸线|道路|公路|桥梁?|街|巷|管网|边坡|土地|用地|地块|小区|片区|楼|公园|山体|村"
    r"|水[体域]|厂房?|车站)$"
)
_ON_WORKS = ("整治", "清理", "工程", "综合整治", "集中整治", "专项整治", "改造工程")
"""Heads that name works, no instrument, where they stand behind what is built or dug: 茅洲河干流|整治."""
_NEVER_NAMES = frozenset("以由对将把被从按为向") | frozenset(
    (
        "召开",
        "举办",
        "参加",
        "承担",
        "开展",
        "建立",
        "健全",
        "完善",
        "推行",
        "实行",
        "搭建",
        "构建",
        "打造",
        "设立",
        "开设",
        "印发",
    )
)
"""What never is the last part of a name before its head: 推进机制 is a name, 召开会议 is none."""


@dataclass(frozen=True, slots=True)
class Head:
    """A word that may end the name of an instrument."""

    start: int
    end: int
    type: str
    governed: bool  # counts only as the object of a governing verb


@dataclass(frozen=True, slots=True)
class Begin:
    """Where a name begins, and whether a governing verb stands before it."""

    at: int
    governed: bool


@cache
def grammar() -> dict[str, Any]:
    """Return the vendored grammar."""
    return load_toml("instruments.toml")


@cache
def _heads() -> Words:
    terms: dict[str, tuple[str, bool]] = {}
    for table, governed in (("governed", True), ("strong", False)):
        for kind, words in grammar()[table].items():
            terms |= dict.fromkeys(words, (kind, governed))
    return Words(terms)


@cache
def _bounds() -> Words:
    """Return what cuts a name on its left; protected words are matched only so that nothing inside them cuts."""
    modifiers = grammar()["modifiers"]
    terms: dict[str, str] = dict.fromkeys(modifiers["protected"], "protected")
    for kind in ("particles", "soft", "hard"):
        terms |= dict.fromkeys(modifiers[kind], kind)
    return Words(terms)


@cache
def _continuations(word: str) -> tuple[str, ...]:
    """Return what must not follow a head: the lists of all heads it ends in (执法检查 ends in 检查)."""
    return tuple(part for head, words in grammar()["not_before"].items() if word.endswith(head) for part in words)


def goes_on(text: str, start: int, end: int) -> bool:
    """Tell whether the head at ``start:end`` is only part of a longer word: 制度|化, 执法检查|计划, 实|行动态."""
    word = text[start:end]
    if text.startswith(_continuations(word), end) or text.startswith(_RULES, end):
        return True
    before = grammar()["not_after"].get(word)
    return before is not None and text.endswith(tuple(before), 0, start)


def heads(scan: Scan) -> tuple[Head, ...]:
    """Return the heads of the text, the longest at every end."""
    longest: dict[int, Head] = {}
    for start, end, (kind, governed) in _heads().every(scan.text):
        known = longest.get(end)
        if (known is None or start < known.start) and not goes_on(scan.text, start, end):
            longest[end] = Head(start, end, kind, governed)
    return tuple(longest[end] for end in sorted(longest))


def floor_of(text: str, low: int, at: int) -> tuple[int, list[tuple[int, int]]]:
    """Return where the last break before ``at`` ends, and the quotations from there on, which shelter their marks."""
    quotes = [match.span() for match in QUOTED.finditer(text, low, at)]
    floor = low
    for match in _BREAK.finditer(text, low, at):
        if not any(a <= match.start() < b for a, b in quotes):
            floor = match.end()
    opened = text.rfind("“", floor, at)
    if opened >= 0 and not any(a == opened for a, _ in quotes):
        floor = opened + 1
    return floor, [quote for quote in quotes if quote[0] >= floor]


def begin_of(
    scan: Scan, sentence: Sentence, head: int, *, ends: frozenset[int], least: int = 2, over_lists: bool = True
) -> Begin:
    """Return where the name whose head starts at ``head`` begins.

    Args:
        scan: the document.
        sentence: the sentence that holds the head.
        head: where the head starts.
        ends: where other instruments end; a list does not run across them.
        least: the fewest characters a modifier must keep.
        over_lists: whether the modifier may be a list (、).
    """
    text = scan.text
    low = max(sentence.span.start, head - _LONGEST_LIST)
    floor, quotes = floor_of(text, low, head)
    cuts = [
        mark
        for mark in (match.start() for match in re.finditer("、", text[floor:head]))
        if not any(a <= floor + mark < b for a, b in quotes)
    ]
    edges = [floor, *(floor + mark + 1 for mark in cuts)]
    for order in range(len(edges) - 1, -1, -1):
        last = order == len(edges) - 1
        end = head if last else edges[order + 1] - 1
        begin = _within(text, edges[order], end, least=least if last else 0, first=order == 0)
        if begin.at > edges[order] or order == 0:
            return _after_conjunction(text, begin, head, ends)
        if edges[order] == head or edges[order] - 1 in ends or not (over_lists and _extends(text, edges, head)):
            break
    governed = _within(text, edges[0], edges[1] - 1, least=0, first=True).governed
    return _after_conjunction(text, Begin(edges[order], governed), head, ends)


def opening_of(text: str, floor: int, end: int) -> int:
    """Return where the verbs and adverbs that open a clause end: 创新|项目两端前置会商."""
    at = floor
    for start, stop, kind in _bounds().longest(text, floor, end):
        if start != at or kind in ("protected", "particles"):
            break
        at = stop
    return at


def _extends(text: str, edges: list[int], head: int) -> bool:
    """Tell whether a name may reach over its 、: only behind a verb, over short parts without quotations or 的."""
    first = _within(text, edges[0], edges[1] - 1, least=0, first=True)
    parts = [end - start for start, end in zip([first.at, *edges[1:]], [*edges[1:], head], strict=True)]
    if not first.governed or max(parts[:-1]) > _LONGEST_PART or head - first.at > _LONGEST_LIST:
        return False
    return not re.search("[“的]", text[first.at : head])


def _within(text: str, floor: int, end: int, *, least: int, first: bool) -> Begin:
    """Return the begin within one stretch without breaks.

    Soft verbs cut only where the clause begins; a verb that 和 or 、 follows is a noun (信息发布|和公众参与平台).
    """
    begin = Begin(floor, governed=False)
    for start, stop, kind in _bounds().longest(text, floor, end):
        if kind == "protected" or _in_quotes(text, floor, start):
            continue
        if end - stop < least and start > begin.at and text[start:stop] not in _NEVER_NAMES:
            continue  # what stands directly before the head is part of the name where something stands before it
        if kind == "soft":
            if first and start == begin.at and not begin.governed:
                begin = Begin(stop, governed=True)
            continue
        if kind == "hard" and text[stop : stop + 1] in _COORDINATED:
            continue
        carried = begin.governed and start == begin.at and text[start] == "了"
        begin = Begin(stop, governed=kind == "hard" or carried)
    return begin


def _in_quotes(text: str, floor: int, at: int) -> bool:
    return text.rfind("“", floor, at) > text.rfind("”", floor, at)


def _after_conjunction(text: str, begin: Begin, head: int, ends: frozenset[int]) -> Begin:
    """Begin after 和, 与 or 及 where another instrument ends before it: 公平竞争审查和|公正监管制度."""
    for match in re.finditer("以及|和|与|及", text[begin.at : head]):
        if begin.at + match.start() in ends:
            begin = Begin(begin.at + match.end(), begin.governed)
    return begin


@cache
def _leading() -> tuple[str, ...]:
    return tuple(sorted(grammar()["modifiers"]["leading"], key=len, reverse=True))


def strip_leading(text: str, start: int, end: int) -> int:
    """Return the start without words that belong to no name: 各项, 有关, 我区, a left-over 和."""
    words = _leading()
    while True:
        counted = _COUNTED.match(text, start, end)
        start = counted.end() if counted else start
        if not text.startswith(words, start, end):
            return start
        start += len(next(word for word in words if text.startswith(word, start, end)))


@cache
def _no_modifiers() -> frozenset[str]:
    modifiers = grammar()["modifiers"]
    return frozenset(modifiers["generic"]) | frozenset(modifiers["hard"]) | frozenset(modifiers["soft"])


def is_name(text: str, start: int, head: int, end: int) -> bool:
    """Tell whether the words before the head make a name: long enough, not generic, not a sentence."""
    modifier = text[start:head].replace("“", "").replace("”", "")
    if len(modifier) < 2 or modifier.endswith("的") or modifier in _no_modifiers() or _NUMERAL.fullmatch(modifier):
        return False
    if _OF_SEVERAL.search(modifier) or (text[head:end] in _ON_WORKS and _WORKS.search(modifier)):
        return False
    return end - start <= _LONGEST_LIST

"""Where the name of a policy instrument begins and ends: heads, governing verbs, lists with a shared head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ingest.extraction.lexicon import Words, load_toml
from ingest.extraction.scan import Scan
from ingest.model import Sentence

QUOTED = re.compile(r"“[^“”\n]{1,30}”")
_BREAK = re.compile(r"[,。;:!?()《》〈〉\n\s]")
_LONGEST_NAME = 30
_LONGEST_LIST = 56


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
def _not_before() -> Mapping[str, tuple[str, ...]]:
    return {head: tuple(words) for head, words in grammar()["not_before"].items()}


def goes_on(text: str, head: str, end: int) -> bool:
    """Tell whether the head that ends at ``end`` is only the beginning of a longer word: 制度|化, 监督|员."""
    return text.startswith(_not_before().get(head, ()), end)


def heads(scan: Scan) -> Iterator[Head]:
    """Yield the heads of the text, the longest at every end."""
    longest: dict[int, Head] = {}
    for start, end, (kind, governed) in _heads().every(scan.text):
        known = longest.get(end)
        if (known is None or start < known.start) and not goes_on(scan.text, scan.text[start:end], end):
            longest[end] = Head(start, end, kind, governed)
    yield from (longest[end] for end in sorted(longest))


def floor_of(text: str, low: int, at: int) -> tuple[int, list[tuple[int, int]]]:
    """Return where the last break before ``at`` ends, and the quotations from there on; quotations shelter their marks."""
    quotes = [match.span() for match in QUOTED.finditer(text, low, at)]
    floor = low
    for match in _BREAK.finditer(text, low, at):
        if not any(a <= match.start() < b for a, b in quotes):
            floor = match.end()
    opened = text.rfind("“", floor, at)
    if opened >= 0 and not any(a == opened for a, _ in quotes):
        floor = opened + 1
    return floor, [quote for quote in quotes if quote[0] >= floor]


def begin_of(scan: Scan, sentence: Sentence, head: int, *, ends: frozenset[int], least: int = 2) -> Begin:
    """Return where the name whose head starts at ``head`` begins.

    Args:
        scan: the document.
        sentence: the sentence that holds the head.
        head: where the head starts.
        ends: where other instruments end; a list does not run across them.
        least: the fewest characters a modifier must keep.
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
    at = head
    for order in range(len(edges) - 1, -1, -1):
        begin = _within(text, edges[order], at if order == len(edges) - 1 else edges[order + 1] - 1, least=least)
        least = 0
        if begin.at > edges[order] or order == 0:
            return _after_conjunction(text, begin, head, ends)
        if edges[order] - 1 in ends or not _extends(text, edges, order, head):
            return _after_conjunction(text, Begin(edges[order], _listed(scan, sentence, edges[0])), head, ends)
    return Begin(floor, governed=False)


def _extends(text: str, edges: list[int], order: int, head: int) -> bool:
    """Tell whether a name reaches over the 、 before item ``order``: only behind a verb, and not too far."""
    first = _within(text, edges[0], edges[1] - 1, least=0)
    if not first.governed or head - first.at > _LONGEST_LIST - 6:
        return False
    item = text[edges[order] : min(head + 2, edges[order] + 12)]
    return len(item) > 0


def _listed(scan: Scan, sentence: Sentence, floor: int) -> bool:
    """A list item is governed where the list's first item is."""
    text = scan.text
    end = text.find("、", floor, sentence.span.end)
    return end >= 0 and _within(text, floor, end, least=0).governed


def _within(text: str, floor: int, end: int, *, least: int) -> Begin:
    """Return the begin within one stretch without breaks; soft verbs cut only where the stretch begins."""
    begin = Begin(floor, governed=False)
    fresh = True  # nothing but cuts so far
    for start, stop, kind in _bounds().longest(text, floor, end):
        if kind == "protected" or end - stop < least or _in_quotes(text, floor, start):
            continue
        if kind == "soft":
            if fresh and start == begin.at and not begin.governed:
                begin = Begin(stop, governed=True)
            continue
        fresh = start == begin.at
        begin = Begin(
            stop, governed=kind == "hard" or (fresh and begin.governed and kind == "particles" and text[start] == "了")
        )
    return begin


def _in_quotes(text: str, floor: int, at: int) -> bool:
    return text.rfind("“", floor, at) > text.rfind("”", floor, at)


def _after_conjunction(text: str, begin: Begin, head: int, ends: frozenset[int]) -> Begin:
    """Begin after 和, 与 or 及 where another instrument ends before it: 公平竞争审查和|公正监管制度."""
    for match in re.finditer("以及|和|与|及", text[begin.at : head]):
        if begin.at + match.start() in ends:
            begin = Begin(begin.at + match.end(), begin.governed)
    return begin


def strip_leading(text: str, start: int, end: int) -> int:
    """Return the start without words that belong to no name: 各项, 有关, 我区."""
    words = tuple(sorted(grammar()["modifiers"]["leading"], key=len, reverse=True))
    while True:
        word = next((word for word in words if text.startswith(word, start, end)), None)
        if word is None:
            return start
        start += len(word)


def is_name(text: str, start: int, head: int, end: int) -> bool:
    """Tell whether the words before the head make a name: long enough, not generic, not a sentence."""
    modifier = text[start:head].replace("“", "").replace("”", "")
    generic = grammar()["modifiers"]["generic"]
    return len(modifier) >= 2 and modifier not in generic and end - start <= _LONGEST_LIST and not modifier.isdigit()

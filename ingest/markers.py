"""The numbering of Chinese official documents.

GB/T 9704-2012 (7.3.3) orders the levels 一、 (一) 1. (1); statutes are divided into 编 章 节 条 (立法法 第六十五条).  Speeches and
reports count inside a paragraph: 一是 … 二是 …, 第一, … 第二, …
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_HAN = "一二三四五六七八九十百零〇两"

_RANKS = {
    "part": 0, "chapter": 1, "division": 2, "article": 3, "han": 4, "paren": 5, "number": 6, "paren-number": 7, "circle": 8,
    "first": 9, "shi": 10,
}  # fmt: skip
"""Depth by kind of marker: a marker closes every open section of its own or a deeper kind."""

_LINE = re.compile(
    rf"(?P<part>第[{_HAN}\d]+[编篇](?![^\s]*[,。]))|(?P<chapter>第[{_HAN}\d]+章)|(?P<division>第[{_HAN}\d]+节)|(?P<article>第[{_HAN}\d]+条(?:之[{_HAN}]+)?(?=[\s【:]))"
    rf"|(?P<han>[{_HAN}]{{1,4}}\s?(?:、|[.,](?=\D)))|(?P<paren>\([{_HAN}]{{1,4}}\)[、.]?)|(?P<number>\d{{1,3}}(?:\.(?!\d)|、|\.(?=20\d\d年)))"
    rf"|(?P<paren_number>\(\d{{1,3}}\)[、.]?|\d{{1,3}}\))|(?P<circle>[①-⑳])"
    rf"|(?P<first>第[{_HAN}]{{1,3}}[,:、])|(?P<shi>(?:[{_HAN}]{{1,3}}|其[{_HAN}])(?:是|要)(?!否))"
)
_SHI = re.compile(rf"(?<=[。;:,!?”)》\s])(?P<n>[{_HAN}]{{1,3}})(?P<kind>是|要)(?!否|的)")
_FIRST = re.compile(rf"(?<=[。;:!?”)\s])第(?P<n>[{_HAN}]{{1,3}})(?P<kind>[,:])")
_PAREN = re.compile(rf"(?<=[。;:!?”,])\((?P<n>[{_HAN}]{{1,3}}|\d{{1,2}})(?P<kind>\))")
_CIRCLE = re.compile(r"(?<=[。;:!?”,])(?P<kind>)(?P<n>[①-⑳])")
_INLINE = ((_PAREN, "paren"), (_FIRST, "first"), (_CIRCLE, "circle"), (_SHI, "shi"))


@dataclass(frozen=True, slots=True)
class Marker:
    """A numbering mark: ``start..end`` in the text, its kind and its depth among kinds."""

    start: int
    end: int
    kind: str
    inline: bool = False

    @property
    def rank(self) -> int:
        """Smaller is higher."""
        return _RANKS[self.kind]


def line_marker(folded: str, start: int, end: int) -> Marker | None:
    """Return the mark at the head of a paragraph of the shadow text."""
    match = _LINE.match(folded, start, end)
    if match is None or match.lastgroup is None:
        return None
    return Marker(match.start(), match.end(), match.lastgroup.replace("_", "-"))


def ordinal(numeral: str) -> int:
    """Return the value of a small Chinese, Arabic or circled numeral, 0 when it is none."""
    if numeral.isascii() and numeral.isdigit():
        return int(numeral)
    if "①" <= numeral <= "⑳":
        return ord(numeral) - ord("①") + 1
    digits = "零一二三四五六七八九"
    if "十" in numeral:
        tens, _, ones = numeral.partition("十")
        return (digits.find(tens) if tens else 1) * 10 + (digits.find(ones) if ones else 0)
    return max(0, digits.find(numeral))


def inline_markers(folded: str, start: int, end: int) -> Iterator[Marker]:
    """Yield the items counted inside a paragraph, in reading order.

    A count is one only when it starts at one and goes on: 一是 without 二是 is a turn of phrase.  A repeated or skipped
    numeral (四是 … 五是 … 五是) goes on counting; the position, not the numeral, is the ordinal.
    """
    found: list[Marker] = []
    for pattern, kind in _INLINE:
        run: list[Marker] = []
        previous = 0
        for match in pattern.finditer(folded, start, end):
            value = ordinal(match["n"])
            if value == 1:
                found += run if len(run) > 1 else []
                run = [Marker(match.start(), match.end(), kind, inline=True)]
            elif run and previous <= value <= previous + 2:
                run.append(Marker(match.start(), match.end(), kind, inline=True))
            else:
                continue
            previous = value
        found += run if len(run) > 1 else []
    yield from sorted(found, key=lambda marker: marker.start)

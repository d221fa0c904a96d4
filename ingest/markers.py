"""The numbering of Chinese official documents.

GB/T 9704-2012 (7.3.3) orders the levels 一、 (一) 1. (1); statutes are divided into 编 章 节 条 (立法法, article 65).
Speeches and reports count inside a paragraph: 一是 … 二是 …; 第一, … 第二, …; plans number 1 1.1 1.1.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_HAN = "一二三四五六七八九十百零〇两"

_RANKS = {
    "part": 0, "chapter": 1, "division": 2, "plain": 3, "article": 4, "han": 5, "paren": 6, "number": 7, "decimal": 8,
    "deep_decimal": 9, "paren_number": 10, "circle": 11, "first": 12, "shi": 13, "yao": 14,
}  # fmt: skip
"""Depth by kind of marker: a marker closes every open section of its own or a deeper kind."""
_IN_TEXT = frozenset(("first", "shi", "yao"))
"""Kinds that count clauses of a text: their section ends with the paragraph."""

_LINE = re.compile(
    rf"(?P<part>第[{_HAN}\d]+(?:[编篇](?=\s)|部分))|(?P<chapter>第[{_HAN}\d]+章)|(?P<division>第[{_HAN}\d]+节)"
    rf"|(?P<article>第[{_HAN}\d]+条(?:之[{_HAN}]+)?(?=[\s【:]))|(?P<han>[{_HAN}]{{1,4}}(?:\s?(?:、|[.,](?=\D))|\s+(?=[\u4e00-\u9fff“][^。;]{{1,30}}$)))|(?P<paren>\(?[{_HAN}]{{1,4}}\)[、.]?)"
    r"|(?P<deep_decimal>\d{1,2}(?:\.\d{1,2}){2,3}[.、]?(?=\s?[\u4e00-\u9fff“《]))|(?P<decimal>\d{1,2}\.\d{1,2}(?:\s+|[.、])(?=[\u4e00-\u9fff“《]))"
    r"|(?P<number>\d{1,3}(?:\.(?!\d)|、|\.(?=20\d\d年))|\[\d{1,3}\]\s?(?=\S)|\d{1,2}\s+(?=[\u4e00-\u9fff]{2,14}$))|(?P<paren_number>\(\d{1,3}\)[、.]?|\d{1,3}\)|[⑴-⒇][、.]?)|(?P<circle>[①-⑳]、?)"
    rf"|(?P<first>第[{_HAN}]{{1,3}}[,:、]|其[{_HAN}][,:])|(?P<shi>[{_HAN}]{{1,3}}是(?![否的]))|(?P<yao>[{_HAN}]{{1,3}}要(?![务求素点]))"
)
_BREAK = r"(?<=[。;:,!?”)》—\s])"
_INLINE = (
    ("han", re.compile(rf"{_BREAK}(?P<n>[{_HAN}]{{1,3}})、(?![{_HAN}]、)")),
    ("paren", re.compile(rf"(?<=[。;:!?”])\((?P<n>[{_HAN}]{{1,3}})\)")),
    ("paren_number", re.compile(r"(?<=[。;:!?”,])(?:\((?P<n>\d{1,2})\)|(?P<m>[⑴-⒇]))")),
    ("circle", re.compile(r"(?<=[。;:!?”,])(?P<n>[①-⑳])")),
    ("first", re.compile(rf"(?<=[。;:!?”)\s])[第其](?P<n>[{_HAN}]{{1,3}})[,:]")),
    ("shi", re.compile(rf"{_BREAK}(?P<n>[{_HAN}]{{1,3}})是(?![否的])")),
    ("yao", re.compile(rf"{_BREAK}(?P<n>[{_HAN}]{{1,3}})要(?![务求素点])")),
)
_NUMERAL = re.compile(rf"[{_HAN}]+|\d+|[①-⑳⑴-⒇]")


@dataclass(frozen=True, slots=True)
class Marker:
    """A numbering mark: ``start..end`` in the text, its kind, and whether its section ends with the paragraph."""

    start: int
    end: int
    kind: str
    inline: bool = False

    @property
    def rank(self) -> int:
        """Smaller is higher."""
        return _RANKS[self.kind]


def line_marker(folded: str, start: int, end: int) -> Marker | None:
    """Return the mark at the head of a paragraph of the shadow text; the cells of a table row carry none."""
    match = _LINE.match(folded, start, end)
    if match is None or match.lastgroup is None or folded.find("\t", start, end) >= 0:
        return None
    return Marker(match.start(), match.end(), match.lastgroup, inline=match.lastgroup in _IN_TEXT)


def ordinal(numeral: str) -> int:
    """Return the value of a small Chinese, Arabic or circled numeral, 0 when it is none."""
    if numeral.isascii() and numeral.isdigit():
        return int(numeral)
    for first in "①⑴":
        if 0 <= ord(numeral[0]) - ord(first) < 20:
            return ord(numeral[0]) - ord(first) + 1
    digits = "零一二三四五六七八九"
    hundreds, hundred, below = numeral.rpartition("百")
    value = digits.find(hundreds) * 100 if hundred else 0
    tens, ten, ones = below.lstrip("零〇").rpartition("十")
    if ten:
        value += max(1, digits.find(tens or "一")) * 10
    return value + max(0, digits.find(ones)) if ones else value


def ordinal_of(numbering: str) -> int:
    """Return the number a mark states: 五是 is 5, （十二） is 12, 第三条 is 3; 0 for a decimal such as 1.2."""
    found = _NUMERAL.findall(numbering)
    return ordinal(found[0]) if len(found) == 1 else 0


def inline_markers(folded: str, start: int, end: int) -> Iterator[Marker]:
    """Yield the items counted inside a paragraph, in reading order.

    A count is one only when it starts at one, or with the number at the head of the paragraph (二是 … 三是 …), and goes
    on: 一是 without 二是 is a turn of phrase.  A repeated or skipped
    numeral (四是 … 五是 … 五是) goes on counting; the position, not the numeral, is the ordinal.
    """
    found: list[Marker] = []
    for kind, pattern in _INLINE:
        run: list[Marker] = []
        previous = 0
        for match in pattern.finditer(folded, start, end):
            value = ordinal(match[match.lastgroup or "n"])
            marker = Marker(match.start(), match.end(), kind, inline=True)
            if value == 1 or not folded[start : match.start()].strip():
                found += run if len(run) > 1 else []
                run = [marker]
            elif run and previous <= value <= previous + 2:
                run.append(marker)
            else:
                continue
            previous = value
        found += run if len(run) > 1 else []
    yield from sorted(found, key=lambda marker: marker.start)

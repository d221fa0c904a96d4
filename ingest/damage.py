"""Faults of a source text that are recorded, never repaired."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.model import CleanText, Damage, Span
from ingest.shadow import shadow

_PATTERNS = (
    ("redaction", "原文已被略去", re.compile(r" ?(?<!附件)(?<!附表)(?:\( *略 *\)|【略】|\[略\]) ?")),
    (
        "maskedCharacter",
        "字符被遮盖",
        re.compile(
            r"(?<=[\u4e00-\u9fff])\*{1,6}(?=[\u4e00-\u9fff])|[\u4e00-\u9fff]\*{2,}|(?<=[\u4e00-\u9fff])(?:[×]{2,6}|[Xx]{2,6})(?=[\u4e00-\u9fff])"
            r"|(?<![一二三四五六七八九○])○{2,}(?=[\u4e00-\u9fff])(?!○?[一二三四五六七八九])|某某+"
        ),
    ),
    (
        "oddCharacter",
        "不可见或无法显示的字符",
        re.compile(r"[\ufffd\ue000-\uf8ff\u200b-\u200f\u202a-\u202e\ufeff]+|[\x00-\x08\x0e-\x1f\x7f]+"),
    ),
    # A filter that cut from 习 to the next 平 leaves a verb without its second half: 学|总书记, 理论学|台.
    (
        "deletion",
        "此处文字被删去：固定搭配残缺",
        re.compile(r"学(?:总书记|新时代中国特色)|(?<=理论)学(?![习者界说派术院科问会员研])[\u4e00-\u9fff]"),
    ),
)
_TITLE_MARK = re.compile(r"[《》]|\n")


def scan(clean: CleanText) -> tuple[Damage, ...]:
    """Return the faults of the kept slices in reading order; numbering faults are found with the structure."""
    text = shadow(clean.source.text)
    found: list[Damage] = []
    for kept in clean.kept:
        for kind, note, pattern in _PATTERNS:
            found += (Damage(kind, Span(*match.span()), note) for match in pattern.finditer(text, kept.start, kept.end))
        found += _unbalanced(text, kept)
    return in_order(found)


def in_order(found: Sequence[Damage]) -> tuple[Damage, ...]:
    """Return damages in reading order."""
    return tuple(sorted(found, key=lambda damage: (damage.span, damage.kind)))


def _unbalanced(text: str, kept: Span) -> Iterator[Damage]:
    """Yield each 《 without its 》 in the same paragraph, and the reverse.

    Nested titles are written 〈〉 by GB/T 15834-2011 or, often, 《》 again.  A title set in several lines is in balance
    when the next line closes it.
    """
    opened: list[int] = []
    breaks = 0
    for match in _TITLE_MARK.finditer(text, kept.start, kept.end):
        if match[0] == "《":
            opened.append(match.start())
        elif match[0] == "》" and opened:
            opened.pop()
        elif match[0] == "》":
            yield Damage("unbalancedMark", Span(match.start(), match.end()), "》没有对应的《")
        elif opened:
            breaks += 1
            if match.start() - opened[0] > 40 or breaks > 2:
                yield from _unclosed(opened)
                opened.clear()
        if not opened:
            breaks = 0
    yield from _unclosed(opened)


def _unclosed(opened: Sequence[int]) -> Iterator[Damage]:
    return (Damage("unbalancedMark", Span(at, at + 1), "《没有对应的》") for at in opened)

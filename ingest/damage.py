"""Faults of a source text that are recorded, never repaired."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import CleanText, Damage, Span
from ingest.shadow import shadow

_REDACTION = re.compile(r" ?\(略\) ?|【略】|\[略\]")
_MASK = re.compile(
    r"(?<=[\u4e00-\u9fff])[*×XxＸ]{1,4}(?=[\u4e00-\u9fff])|[某○Ｏ]{2,}(?=[\u4e00-\u9fff])|\*+(?=[\u4e00-\u9fff])"
)
_ODD = re.compile(r"[\ufffd\ue000-\uf8ff\u200b-\u200f\u202a-\u202e\ufeff]+|[\x00-\x08\x0e-\x1f\x7f]+")
_TITLE_MARK = re.compile(r"[《》]|\n")


def scan(clean: CleanText) -> tuple[Damage, ...]:
    """Return the faults of the kept slices in reading order; numbering faults are found with the structure."""
    text = shadow(clean.source.text)
    found: list[Damage] = []
    for kept in clean.kept:
        found += _matches(_REDACTION, "redaction", "原文已被略去", text=text, kept=kept)
        found += _matches(_MASK, "maskedCharacter", "字符被遮盖", text=text, kept=kept)
        found += _matches(_ODD, "oddCharacter", "不可见或无法显示的字符", text=text, kept=kept)
        found += _unbalanced(text, kept)
    return tuple(sorted(found, key=lambda damage: (damage.span, damage.kind)))


def _matches(pattern: re.Pattern[str], kind: str, note: str, *, text: str, kept: Span) -> Iterator[Damage]:
    for match in pattern.finditer(text, kept.start, kept.end):
        yield Damage(kind, Span(*match.span()), note)


def _unbalanced(text: str, kept: Span) -> Iterator[Damage]:
    """A 《 without its 》 in the same paragraph, or the reverse; nested titles are written 〈〉 or, often, 《》 again."""
    opened: list[int] = []
    for match in _TITLE_MARK.finditer(text, kept.start, kept.end):
        if match[0] == "《":
            opened.append(match.start())
        elif match[0] == "》" and opened:
            opened.pop()
        elif match[0] == "》":
            yield Damage("unbalancedMark", Span(match.start(), match.end()), "》没有对应的《")
        else:
            yield from (Damage("unbalancedMark", Span(at, at + 1), "《没有对应的》") for at in opened)
            opened.clear()
    yield from (Damage("unbalancedMark", Span(at, at + 1), "《没有对应的》") for at in opened)

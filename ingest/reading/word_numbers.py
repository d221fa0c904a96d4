"""The numbers that Word counts by itself: “一、”, “（一）”, “1.” stand in no run of text, only in their list.

Number formats and the way levels are counted follow ECMA-376 part 1, sections 17.9 (numbering) and 17.18.59
(ST_NumberFormat).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml.etree import _Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str


@dataclass(slots=True)
class Numbers:
    """The lists of one document; asked for each paragraph in turn, since each one counts."""

    levels: Mapping[str, Mapping[int, _Level]]  # by list
    groups: Mapping[str, str]  # lists that count together, by list
    styles: Mapping[str, tuple[str, int]]  # list and level that a paragraph style brings
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def before(self, paragraph: _Element) -> str:
        """Return the number before the paragraph, as printed, and count on; empty for bullets and where none is."""
        where = self._list_of(paragraph)
        if where is None:
            return ""
        number, depth = where
        levels = self.levels.get(number, {})
        level = levels.get(depth)
        if level is None:
            return ""
        group = self.groups.get(number, number)
        self._counts[group, depth] = self._counts.get((group, depth), level.start - 1) + 1
        for other in [key for key in self._counts if key[0] == group and key[1] > depth]:
            del self._counts[other]
        if level.format in ("bullet", "none"):
            return ""
        return re.sub(r"%(\d)", lambda match: self._said(group, int(match[1]) - 1, levels), level.text)

    def _said(self, group: str, depth: int, levels: Mapping[int, _Level]) -> str:
        level = levels.get(depth)
        if level is None:
            return ""
        return _FORMATS.get(level.format, str)(self._counts.get((group, depth), level.start))

    def _list_of(self, paragraph: _Element) -> tuple[str, int] | None:
        """The paragraph's own list beats the one of its style; list 0 takes it out of any."""
        properties = paragraph.find(WORD + "pPr")
        style = None if properties is None else properties.find(WORD + "pStyle")
        inherited = self.styles.get("" if style is None else style.get(WORD + "val", ""))
        own = None if properties is None else properties.find(WORD + "numPr")
        if own is None:
            return inherited
        number, depth = _value(own, "numId"), _value(own, "ilvl")
        if number is None:
            return (inherited[0], int(depth)) if inherited and depth else inherited
        return None if number == "0" else (number, int(depth or 0))


def read_numbers(numbering: _Element | None, styles: _Element | None) -> Numbers:
    """Return the lists of a document from its numbering and styles parts; either may be missing."""
    abstract: dict[str, dict[int, _Level]] = {}
    levels: dict[str, Mapping[int, _Level]] = {}
    groups: dict[str, str] = {}
    for node in () if numbering is None else numbering.iter(WORD + "abstractNum"):
        abstract[node.get(WORD + "abstractNumId", "")] = _levels(node)
    for node in () if numbering is None else numbering.iter(WORD + "num"):
        number, kind = node.get(WORD + "numId", ""), _value(node, "abstractNumId") or ""
        own = {int(over.get(WORD + "ilvl", "0")): over for over in node.iter(WORD + "lvlOverride")}
        levels[number] = {depth: _overridden(level, own.get(depth)) for depth, level in abstract.get(kind, {}).items()}
        groups[number] = f"num {number}" if own else f"abstract {kind}"
    return Numbers(levels, groups, _styles(styles))


def _levels(node: _Element) -> dict[int, _Level]:
    found = {}
    for level in node.iter(WORD + "lvl"):
        start, shape = int(_value(level, "start") or 1), _value(level, "numFmt") or "decimal"
        found[int(level.get(WORD + "ilvl", "0"))] = _Level(start, shape, _value(level, "lvlText") or "")
    return found


def _overridden(level: _Level, over: _Element | None) -> _Level:
    """A list of its own may begin elsewhere (startOverride) or be printed otherwise (lvl)."""
    if over is None:
        return level
    start = _value(over, "startOverride")
    fresh = next(iter(_levels(over).values()), level)
    return _Level(int(start) if start else fresh.start, fresh.format, fresh.text)


def _styles(styles: _Element | None) -> dict[str, tuple[str, int]]:
    """Return what list a style brings, its own or that of the style it is based on."""
    found: dict[str, tuple[str, int]] = {}
    parents: dict[str, str] = {}
    for style in () if styles is None else styles.iter(WORD + "style"):
        name, own = style.get(WORD + "styleId", ""), style.find(f"{WORD}pPr/{WORD}numPr")
        parents[name] = _value(style, "basedOn") or ""
        if own is not None and (number := _value(own, "numId")):
            found[name] = number, int(_value(own, "ilvl") or 0)
    for name in parents:
        at, passed = name, {name}
        while at not in found and (at := parents.get(at, "")) and at not in passed:
            passed.add(at)
        if at in found:
            found[name] = found[at]
    return {name: place for name, place in found.items() if place[0] != "0"}


def _value(node: _Element, name: str) -> str | None:
    child = node.find(WORD + name)
    value = None if child is None else child.get(WORD + "val")
    return None if value is None else str(value)


def chinese(number: int) -> str:
    """Return 1 to 9999 as 一, 十, 十二, 一百零三."""
    words, rest, gap = "", number, False
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, rest = divmod(rest, size)
        if digit:
            words += ("零" if gap and words else "") + _DIGITS[digit] + unit
        gap = not digit
        if not rest:
            break
    return words.removeprefix("一") if 10 <= number < 20 else words


def _roman(number: int) -> str:
    words, rest = "", number
    for size, sign in _ROMAN:
        times, rest = divmod(rest, size)
        words += sign * times
    return words


def _letters(number: int) -> str:
    """Return a … z, aa, bb …, as Word goes on behind z."""
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02d}",
    "decimalFullWidth": lambda n: str(n).translate({ord("0") + i: ord("０") + i for i in range(10)}),
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "chineseLegalSimplified": lambda n: chinese(n).translate(
        str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
    ),
    "japaneseCounting": chinese,
    "taiwaneseCounting": chinese,
    "ideographDigital": lambda n: "".join(_DIGITS[int(digit)] for digit in str(n)),
    "ideographTraditional": lambda n: _STEMS[(n - 1) % 10],
    "ideographZodiac": lambda n: _BRANCHES[(n - 1) % 12],
    "decimalEnclosedCircle": lambda n: chr(0x245F + n) if n <= 20 else f"({n})",
    "decimalEnclosedCircleChinese": lambda n: chr(0x245F + n) if n <= 20 else f"({n})",
    "decimalEnclosedParen": lambda n: chr(0x2473 + n) if n <= 20 else f"({n})",
    "decimalEnclosedFullstop": lambda n: chr(0x2487 + n) if n <= 20 else f"{n}.",
    "lowerLetter": _letters,
    "upperLetter": lambda n: _letters(n).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
}

"""Quantities: number, unit and comparator as one span.

The grammar is ``[about] number [more] [unit] [range] [or more]``: 约600人, 1500余宗, 近120人次, 不少于3次, 3—5个,
20%以上. Comparators follow the plain sense of the words: 余 多 超过 突破 are *more than*, 近 不足 are *less than*,
以上 不少于 *at least*, 以内 不超过 *at most*, 约 左右 *about*.  Bounds are set where the words give them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.extraction.numerals import Number, read_number
from ingest.extraction.units import read_unit
from ingest.model import Quantity, Span

_START = re.compile(
    r"(?<![\dA-Za-z.])\d|(?<=[A-Z]{3})(?=\d+(?:\.\d+)?[%万亿元])"
    r"|(?<![零〇一二三四五六七八九十百千万亿两])[一二两三四五六七八九十百千]"
    r"|(?<![\d一二两三四五六七八九十百千数几])[万亿](?=[余多])"
    r"|(?<=[过上近超破逾达])[万亿](?=[人家户名个件元次亩亿])|过半|半数"
)
# every pattern is searched in the characters before the number plus its first character, so that 上百 can see its 百
_BEFORE = (
    (
        "ge",
        re.compile(
            r"(?:不(?:得|能|应)?(?:少于|低于|小于)|(?:至少|最少)(?:有|为|达到?)?|(?<![线网以之路街])上(?=[百千万亿]))(?=.\Z)"
        ),
    ),
    ("le", re.compile(r"(?:(?:不(?:得|能|应)?|未)(?:超过|高于|多于|大于|超)|至多|最多|最长|最迟)(?=.\Z)")),
    ("lt", re.compile(r"(?:接近|将近|(?<![附最邻临亲相切贴就])近|不足|不到|少于|低于|小于|未满|不满)(?=.\Z)")),
    ("gt", re.compile(r"(?:超过|超出|逾|突破|大于|多于|高于|(?<![赶高反])超|(?<![经通])过(?=[百千万亿]))了?(?=.\Z)")),
    ("approx", re.compile(r"(?:大约|约为|约有|大概|大致|(?<![签节契合制公条违预特集履邀])约)(?=.\Z)")),
)
_AFTER = (
    ("ge", re.compile(r"\(?及?以上\)?|及其以上|之上")),
    ("le", re.compile(r"\(?及?以下\)?|以内|之内")),
    ("le", re.compile(r"内(?![容部蒙地陆外需在涝河湾环])")),  # behind units of time only
    ("approx", re.compile(r"左右|上下(?![游级联])")),
    ("gt", re.compile(r"有余|多(?=[,。;、)的])|余(?=[,。;、)的])|开外|强(?=[,。;、)])")),
)
_RANGE = re.compile(r"\s*(?:—+|–+|-|~+|～|至|到)\s*(?=[\d一二三四五六七八九十百])")
_UNITLESS_AFTER = re.compile(
    r"[,。;:、)(\s]|以上|以下|左右|以内|$|和|与|及|(?:提升|提高|上升|下降|降低|增加|减少|[升降增减])[至到为]"
)
_STATE_BEFORE = re.compile(r"(?:为|[由从]|达到?|至|到|升至|降至|是|得分|指数|系数|密度|数量?)$")
_WINDOW = 5


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity at its place: ``span`` is the whole of it, ``number`` the bare numeral."""

    span: Span
    number: Span
    quantity: Quantity
    family: str  # a family of units.FAMILIES, or "bare" for a number whose unit is not written
    chinese: bool = False


def find_measures(text: str) -> tuple[Measure, ...]:
    """Read every number with a unit in the shadow ``text``; what is a fact and what a name is decided elsewhere."""
    found: list[Measure] = []
    at = 0
    while start := _START.search(text, at):
        number = read_number(text, start.start())
        if number is None:
            at = start.start() + 1
            continue
        measure = _measure(text, number)
        at = max(measure.span.end if measure else number.end, start.start() + 1)
        if measure:
            found.append(measure)
    return tuple(_share_units(text, found))


def _measure(text: str, number: Number) -> Measure | None:
    unit, family, end = _unit_of(text, number)
    spread = _RANGE.match(text, end) or (_RANGE.match(text, number.end) if unit else None)
    if spread and (upper := read_number(text, spread.end())) and upper.value > number.value:
        last_unit, last_family, last_end = _unit_of(text, upper)
        if last_unit and unit in ("", last_unit):
            low = replace(number, value=number.value * _range_scale(text, number, upper))
            return _build(text, low, (last_unit, last_family, last_end), upper=upper.value)
    if not unit and not number.chinese and not _stands_alone(text, number):
        return replace(_build(text, number, ("", "loose", end)), family="loose")
    if not unit and number.chinese:
        return None
    return _build(text, number, (unit, family, end))


def _range_scale(text: str, number: Number, upper: Number) -> Decimal:
    """In 8-9万元 the 万 stands for both ends; in 5000-1万元 it does not."""
    written = re.match(r"\d+(?:\.\d+)?", text[upper.start : upper.end])
    if number.scaled or number.chinese or not upper.scaled or written is None or Decimal(written[0]) <= number.value:
        return Decimal(1)
    return upper.value / Decimal(written[0])


def _unit_of(text: str, number: Number) -> tuple[str, str, int]:
    if number.share:
        return number.share, "percent", number.end
    at = number.end
    following = text[at : at + 1]
    if (following in {"余", "多"} and not number.more) or (following == " " and at + 1 < len(text)):
        at += 1
    unit = read_unit(text, at, places=not number.chinese)
    if unit is None and text[at : at + 1] == "几":
        unit = read_unit(text, at + 1, places=False)
    return unit or ("", "bare", number.end)


def _stands_alone(text: str, number: Number) -> bool:
    """A number without a unit is a figure when it is scaled (6800多万), or ends in a state verb (指数为106.5)."""
    if number.scaled or number.more:
        return True
    digits = text[number.start : number.end]
    year = len(digits) == 4 and digits[:2] in {"19", "20"}
    before = text[max(0, number.start - _WINDOW) : number.start]
    return not year and bool(_STATE_BEFORE.search(before)) and bool(_UNITLESS_AFTER.match(text, number.end))


def _build(text: str, number: Number, unit: tuple[str, str, int], *, upper: Decimal | None = None) -> Measure:
    name, family, end = unit
    start, prefix = _before(text, number.start)
    after, suffix = _after(text, end, timed=family == "duration")
    inner = "gt" if number.more or text[number.end : number.end + 1] in {"余", "多", "几"} else None
    distant = _of_a_share(text, start) if family == "percent" and prefix is None else None
    comparator = suffix or inner or prefix or distant or ("ge" if upper is not None else "eq")
    value = number.value
    if upper is None and family in {"percent", "bare"} and text[start - 1 : start] in {"-", "\u2212"}:
        value, start = -value, start - 1
    bounds = (value, upper) if upper is not None else _bounds(value, comparator, vague=inner is not None)
    return Measure(
        Span(start, after),
        Span(number.start, number.end),
        Quantity(value, name, comparator, *bounds),
        family,
        chinese=number.chinese,
    )


_SHARE_OF = re.compile(
    r"(?P<words>不[得能应]?[低少高多小大]于|不[得能应]?超过|超过|高于|低于|不足|至少占?)[^,。;:\d]{1,16}的$"
)
_SHARE_CODES = {"超过": "gt", "高于": "gt", "低于": "lt", "不足": "lt"}


def _of_a_share(text: str, start: int) -> str | None:
    """In 不低于采购金额的30% the comparator stands before what the share is taken of."""
    found = _SHARE_OF.search(text, max(0, start - 24), start)
    if found is None:
        return None
    words = found["words"]
    return _SHARE_CODES.get(words) or ("le" if re.search(r"超过|高于|多于|大于", words) else "ge")


def _before(text: str, start: int) -> tuple[int, str | None]:
    offset = max(0, start - _WINDOW)
    window = text[offset : start + 1]
    for code, pattern in _BEFORE:
        if found := pattern.search(window):
            return offset + found.start(), code
    return start, None


def _after(text: str, end: int, *, timed: bool) -> tuple[int, str | None]:
    for code, pattern in _AFTER:
        if pattern.pattern.startswith("内") and not timed:
            continue
        if found := pattern.match(text, end):
            return found.end(), code
    return end, None


def _bounds(value: Decimal, comparator: str, *, vague: bool) -> tuple[Decimal | None, Decimal | None]:
    """Bounds the words give; 890余 lies below 900, the next step of its last written digit."""
    if comparator in {"gt", "ge"}:
        return value, _next_step(value) if vague and comparator == "gt" else None
    if comparator in {"lt", "le"}:
        return None, value
    return None, None


def _next_step(value: Decimal) -> Decimal | None:
    if not value:
        return None
    exponent = int(value.normalize().as_tuple().exponent)
    return value + Decimal(10) ** exponent


def _shared_scale(text: str, measure: Measure, follower: Measure) -> Decimal:
    """In 2000、3000亿元 the 亿 stands for both; in 36、6和22家 there is nothing to share."""
    written = re.match(r"\d+(?:\.\d+)?", follower.number.of(text))
    if measure.chinese or written is None or not follower.quantity.value:
        return Decimal(1)
    return max(Decimal(1), follower.quantity.value / Decimal(written[0]))


def _share_units(text: str, measures: list[Measure]) -> list[Measure]:
    """Give the bare members of a list the unit written once behind its last member: 36、6和22家."""
    kept: list[Measure] = []
    follower: Measure | None = None
    for measure in reversed(measures):
        current = measure
        if measure.family in {"loose", "bare"}:
            between = text[measure.span.end : follower.span.start] if follower else ""
            if follower and between in {"、", "和", "与", "及"} and follower.quantity.unit:
                current = _shared(text, measure, follower)
            elif measure.family == "loose":
                follower = None
                continue
        kept.append(current)
        follower = current
    return kept[::-1]


def _shared(text: str, measure: Measure, follower: Measure) -> Measure:
    scale = _shared_scale(text, measure, follower) if measure.family == "loose" else Decimal(1)
    quantity = replace(measure.quantity, value=measure.quantity.value * scale, unit=follower.quantity.unit)
    return replace(measure, quantity=quantity, family=follower.family)

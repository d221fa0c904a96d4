"""Numbers as Chinese documents write them: 12,345, 三十三, 两百, 4.46万, 1亿3千多万, 百分之八十, 三分之二, 八成.

:func:`read_number` reads one number at a given place and says how much of the text it took; what the number counts is
the business of :mod:`ingest.extraction.quantities`.  All text here is a shadow (half-width).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2}
_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_GROUPS = ("亿", "万")

CHINESE = "零〇一二两三四五六七八九十百千万亿"
ARABIC_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
# 千米, 千瓦 … are units of their own, 百分点 too; a scale never reaches into them
SCALE = r"(?:百万亿|千万|百万|十万|万亿|千亿|百亿|十亿|亿|万|千(?![瓦米克伏卡赫])|百(?!分))"
_ARABIC = re.compile(ARABIC_NUMBER)
_SCALE = re.compile(SCALE)
_CHINESE = re.compile(
    r"[零〇一二两三四五六七八九十百千]+(?:[万亿][零〇一二两三四五六七八九十百千]*)*(?:点[零〇一二三四五六七八九]+)?"
    r"|[万亿](?=[余多人家户名个件元次亩亿])"
)
_PERCENT = re.compile(r"百分之([零〇一二两三四五六七八九十百]+(?:点[零〇一二三四五六七八九]+)?|\d+(?:\.\d+)?)")
_PERMILLE = re.compile(r"千分之([零〇一二两三四五六七八九十]+(?:点[零〇一二三四五六七八九]+)?|\d+(?:\.\d+)?)")
_SLASHED = re.compile(r"([1-9])/([2-9]|10)(?![\d/年月.])")
_FRACTION = re.compile(r"([一二两三四五六七八九十]+)分之([一二两三四五六七八九十]+)")
_TENTHS = re.compile(r"([一二两三四五六七八九]|\d)成(半)?(?![立为效果本长功员就])")
_HALF = re.compile(r"一半|半数|过半(?!年|月)")
_MORE = re.compile(r"(?:余|多(?![个元种样次层项方])|多(?=个(?!方面)))")


@dataclass(frozen=True, slots=True)
class Number:
    """A number read from the text.

    ``share`` marks a number that carries its own unit (百分之…, 三分之…, 成, 一半): the value is then in percent.
    ``more`` tells that 余 or 多 stands inside or right behind the number.
    """

    start: int
    end: int
    value: Decimal
    chinese: bool = False
    scaled: bool = False
    more: bool = False
    share: str | None = None  # % or ‰


def chinese_value(numeral: str) -> Decimal | None:
    """Return the value of a Chinese numeral, ``None`` where the characters do not form one (万百, 一二).

    Positional writing of a year or a list of digits (二〇二三) is not a number of things and is refused too.
    """
    whole, _, fraction = numeral.partition("点")
    total = _section(whole)
    if total is None:
        return None
    if not fraction:
        return Decimal(total)
    return Decimal(f"{total}.{''.join(str(_DIGITS[c]) for c in fraction)}")


def _section(numeral: str) -> int | None:
    for mark in _GROUPS:
        left, found, right = numeral.rpartition(mark)
        if found:
            high, low = _section(left), _section(right) if right else 0
            return None if high is None or low is None else high * _POWERS[mark] + low
    return _below_ten_thousand(numeral)


def _below_ten_thousand(numeral: str) -> int | None:
    total, digit, ceiling = 0, None, 10**4
    for char in numeral:
        if char in _POWERS:
            power = _POWERS[char]
            if power >= ceiling or (digit is None and power != 10):
                return None
            total, digit, ceiling = total + (1 if digit is None else digit) * power, None, power
        elif digit is None or digit == 0:
            digit = _DIGITS[char]
        else:
            return None
    return total + (digit or 0) if numeral else None


def read_number(text: str, start: int) -> Number | None:
    """Read the number that begins at ``start``: its scale words and an inner 余 or 多 included."""
    return _read_share(text, start) or _read_arabic(text, start) or _read_chinese(text, start)


def _percent(top: Decimal, bottom: Decimal) -> Decimal:
    """A fraction in percent, to four places where it does not end."""
    return _tidy((top * 100 / bottom).quantize(Decimal("0.0001"), ROUND_HALF_UP))


def _plain(numeral: str) -> Decimal | None:
    return Decimal(numeral) if numeral[0].isascii() else chinese_value(numeral)


def _read_share(text: str, start: int) -> Number | None:
    for pattern, mark in ((_PERCENT, "%"), (_PERMILLE, "‰")):
        if found := pattern.match(text, start):
            value = _plain(found[1])
            return value if value is None else Number(start, found.end(), value, chinese=True, share=mark)
    if found := _FRACTION.match(text, start):
        bottom, top = chinese_value(found[1]), chinese_value(found[2])
        if bottom and top and top < bottom:
            return Number(start, found.end(), _percent(top, bottom), chinese=True, share="%")
    if (found := _SLASHED.match(text, start)) and int(found[1]) < int(found[2]):
        return Number(start, found.end(), _percent(Decimal(found[1]), Decimal(found[2])), share="%")
    if found := _TENTHS.match(text, start):
        value = Decimal((_DIGITS.get(found[1]) or int(found[1])) * 10 + (5 if found[2] else 0))
        return Number(start, found.end(), value, chinese=not found[1].isdigit(), share="%")
    if found := _HALF.match(text, start):
        return Number(start, found.end(), Decimal(50), chinese=True, more=found[0] == "过半", share="%")
    return None


def _read_arabic(text: str, start: int) -> Number | None:
    """Read 9380, 12,345, 4.46万, 1亿3千多万, 6800多万: every scaled group is added to the one before."""
    total, end, scaled, more, least = Decimal(0), start, False, False, Decimal(10) ** 20
    while (digits := _ARABIC.match(text, end)) and (not scaled or "." not in digits[0]):
        after, factor, vague = _read_scale(text, digits.end())
        if scaled and factor >= least:
            break
        total += Decimal(digits[0].replace(",", "")) * factor
        end, more = after, more or vague
        if factor == 1:
            break
        scaled, least = True, factor
        if vague:
            break
    return None if end == start else Number(start, end, _tidy(total), scaled=scaled, more=more)


def _tidy(value: Decimal) -> Decimal:
    """4.46万 is 44600, not 44600.00; 2.0% keeps its meaning as 2."""
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()


def _read_scale(text: str, at: int) -> tuple[int, Decimal, bool]:
    """Read scale words with an optional 余 or 多 before, between or after them (多万, 千多万, 万余)."""
    factor, vague = Decimal(1), False
    if text[at : at + 1] == " " and text[at + 1 : at + 2] in {"万", "亿"}:
        at += 1
    while True:
        if scale := _SCALE.match(text, at):
            factor *= _scale_factor(scale[0])
            at = scale.end()
        elif not vague and (mark := _MORE.match(text, at)):
            vague, at = True, mark.end()
        else:
            return at, factor, vague


def _scale_factor(words: str) -> Decimal:
    factor = Decimal(1)
    for char in words:
        factor *= _POWERS[char]
    return factor


def _read_chinese(text: str, start: int) -> Number | None:
    found = _CHINESE.match(text, start)
    if found is None:
        return None
    numeral = found[0]
    if text[found.end() - 1 : found.end() + 1] == "百分":  # 三百分 is not written; 一百分点 neither
        return None
    value = chinese_value(numeral)
    if value is None and numeral[0] in "百千万亿":  # 百余家, 千余名, 上万人: the leading 一 is not written
        value = chinese_value("一" + numeral)
    if value is None:
        return None
    end, factor, vague = _read_scale(text, found.end())
    scaled = any(char in "万亿" for char in text[start:end])
    return Number(start, end, _tidy(value * factor), chinese=True, scaled=scaled, more=vague)

"""Years and days as documents write them, in Arabic or Chinese numerals."""

from __future__ import annotations

import re
from datetime import date

_DIGIT = {**dict(zip("零一二三四五六七八九", range(10), strict=True)), "〇": 0, "○": 0, "O": 0, "o": 0, "0": 0}
_HAN_YEAR = "[一二][〇○零Oo0一二三四五六七八九]{3}"
_HAN_SMALL = "[一二三四五六七八九十]{1,3}"

DAY = re.compile(
    rf"(?P<y>(?:19|20)\d\d)\s*[-年./]\s*(?P<m>\d{{1,2}})\s*[-月./]\s*(?P<d>\d{{1,2}})(?!\d)\s*日?"
    rf"|(?P<hy>{_HAN_YEAR})\s*年\s*(?P<hm>{_HAN_SMALL})\s*月\s*(?P<hd>{_HAN_SMALL})\s*日"
)
"""A whole day in the shadow text: 2019年12月18日, 2019-12-18, 二〇一九年十二月十八日."""

_YEAR = re.compile(rf"(?<![\d-])(?P<y>(?:19|20)\d\d)\s*年?|(?P<hy>{_HAN_YEAR})年")
_RANGE = re.compile(r"(?:19|20)\d\d年?\s*(?:-|—|–|~|至|到)+\s*(?:19|20)?\d\d年?")


def _small(numeral: str) -> int:
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return _DIGIT[numeral] if len(numeral) == 1 else 0
    return (_DIGIT.get(tens, 0) if tens else 1) * 10 + (_DIGIT.get(ones, 0) if ones else 0)


def _han_year(numeral: str) -> int:
    return int("".join(str(_DIGIT[char]) for char in numeral))


def day_of(match: re.Match[str]) -> date | None:
    """Return the day that :data:`DAY` matched, or None when the calendar has no such day."""
    try:
        if match["y"]:
            return date(int(match["y"]), int(match["m"]), int(match["d"]))
        return date(_han_year(match["hy"]), _small(match["hm"]), _small(match["hd"]))
    except ValueError:
        return None


def first_day(folded: str) -> date | None:
    """Return the first whole day written in a shadow text."""
    return next((day for match in DAY.finditer(folded) if (day := day_of(match))), None)


def stated_year(folded: str) -> int | None:
    """Return the year a title or line is about: 2023年度, 二〇二三年, 2016年10月; a range (2018—2035年) is none."""
    for match in _YEAR.finditer(_RANGE.sub(" ", folded)):
        year = int(match["y"]) if match["y"] else _han_year(match["hy"])
        if 1949 <= year <= 2099:
            return year
    return None

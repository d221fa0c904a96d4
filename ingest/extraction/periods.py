"""Expressions of time and the periods they mean, relative to the document's own year and never to the day of reading.

今年, 本年度 and 截至目前 are resolved by the reporting year; 2023年以来 runs to the day of writing or the end of the
year.  Years that are only compared with (比上年, 较2019年, 同比) are no period of the figure, unless it is what is
compared with (较2019年的52件, 上年同期为52件), and no more is the day before which documents were made
(2018年12月31日前印发的142件).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ingest.extraction.frames import FIVE_YEARS, Calendar, whole_year
from ingest.extraction.numerals import chinese_value
from ingest.model import Period, Span

_Y = r"(?P<y>(?:19|20)\d{2})\s*年"
_M = r"\s*(?P<m>1[0-2]|0?[1-9])\s*月(?:份)?"
_D = r"\s*(?P<d>3[01]|[12]\d|0?[1-9])\s*[日号]"
_N = r"(?P<n>[两三四五六七八九十]|十[一二三四五]|\d{1,2})"
_BASE_BEFORE = re.compile(r"(?:[比较同按]|相比|对比|高于|低于|超过|相对于|快于|好于|[^参]与)$")
_BASE_AFTER = re.compile(
    r"\s*(?:年?(?:同期|同口径|同比)|年?(?:底|末)?(?:水平)?相比|价格|度?(?:结转|遗留|转入|续)|的?(?:首次"
    r"|首个|最|新高|历史)|(?:之|以)?前(?:制定|制发|印发|出台|发布|公布|颁布|实施|施行|生效))"
)
_OF_NUMBER = re.compile(r"\s*年?(?:同期)?(?:的|[为是有])?(?:约|近|超)?(?=\d)")


@dataclass(frozen=True, slots=True)
class Moment:
    """A period named in the text.

    ``goal`` marks 到2025年, ``year_long`` one that can be the topic of a paragraph, ``single`` one that dates only the
    number right behind it (较2020年的52件下降26.9%).
    """

    span: Span
    period: Period | None  # None: the frame's own period (全年, 一年来)
    goal: bool = False
    year_long: bool = True
    single: bool = False


def _end_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _stated(start: date, end: date) -> Period | None:
    return Period(start, end, "stated") if start <= end else None


def _day(match: re.Match[str], calendar: Calendar) -> Period | None:
    year = int(match["y"]) if match["y"] else calendar.base
    if year is None:
        return None
    month = int(match["m"])
    last = monthrange(year, month)[1]
    day = min(int(match["d"]), last)
    return _stated(date(year, month, day), date(year, month, day))


def _day_range(match: re.Match[str], _: Calendar) -> Period | None:
    year, month, last = int(match["y"]), int(match["m"]), int(match["y2"] or match["y"])
    end_day = min(int(match["d2"]), monthrange(last, int(match["m2"]))[1])
    first_day = min(int(match["d"]), monthrange(year, month)[1])
    return _stated(date(year, month, first_day), date(last, int(match["m2"]), end_day))


def _month_range(match: re.Match[str], calendar: Calendar) -> Period | None:
    year = int(match["y"]) if match["y"] else calendar.base
    if year is None:
        return None
    last = int(match["y2"]) if match.groupdict().get("y2") else year
    return _stated(date(year, int(match["m"]), 1), _end_of(last, int(match["m2"])))


def _month(match: re.Match[str], calendar: Calendar) -> Period | None:
    year = int(match["y"]) if match["y"] else calendar.base
    return (year and _stated(date(year, int(match["m"]), 1), _end_of(year, int(match["m"])))) or None


def _years(match: re.Match[str], _: Calendar) -> Period | None:
    first, last = int(match["y"]), match["y2"]
    return _stated(date(first, 1, 1), date(int(last if len(last) == 4 else str(first)[:2] + last), 12, 31))


def _year(match: re.Match[str], _: Calendar) -> Period | None:
    return whole_year(int(match["y"]), "stated")


def _since(match: re.Match[str], calendar: Calendar) -> Period | None:
    year = int(match["y"])
    last = calendar.written or date(max(year, calendar.base or year), 12, 31)
    return _stated(date(year, 1, 1), max(last, date(year, 12, 31)) if last.year < year else last)


_PARTS = {
    "上半年": (1, 6), "下半年": (7, 12), "前三季度": (1, 9), "前三个季度": (1, 9), "前两季度": (1, 6), "首季": (1, 3),
    "一季度": (1, 3), "二季度": (4, 6), "三季度": (7, 9), "四季度": (10, 12),
}  # fmt: skip


def _part(match: re.Match[str], calendar: Calendar) -> Period | None:
    year = int(match["y"]) if match["y"] else calendar.base
    first, last = _PARTS[match["part"].removeprefix("第")]
    return (year and _stated(date(year, first, 1), _end_of(year, last))) or None


def _relative(offset: int) -> Callable[[re.Match[str], Calendar], Period | None]:
    def resolve(_: re.Match[str], calendar: Calendar) -> Period | None:
        return whole_year(calendar.now + offset, "relative") if calendar.now else None

    return resolve


def _since_now(_: re.Match[str], calendar: Calendar) -> Period | None:
    if calendar.now is None:
        return None
    written = calendar.written if calendar.written and calendar.written.year == calendar.now else None
    return Period(date(calendar.now, 1, 1), written or date(calendar.now, 12, 31), "relative")


def _current(_: re.Match[str], calendar: Calendar) -> Period | None:
    return whole_year(calendar.base, "relative") if calendar.base else None


def _own(_: re.Match[str], __: Calendar) -> Period | None:
    return None


def _past_years(match: re.Match[str], calendar: Calendar) -> Period | None:
    count = _small(match["n"])
    if not calendar.base or not count:
        return None
    return Period(date(calendar.base - count + 1, 1, 1), date(calendar.base, 12, 31), "relative")


def _coming_years(match: re.Match[str], calendar: Calendar) -> Period | None:
    count = _small(match["n"])
    if not calendar.now or not count:
        return None
    first = calendar.now if calendar.now > (calendar.base or 0) else calendar.now + 1
    return Period(date(first, 1, 1), date(first + count - 1, 12, 31), "relative")


def _small(word: str) -> int:
    return int(word) if word.isdigit() else int(chinese_value(word) or 0)


def _five_years(match: re.Match[str], _: Calendar) -> Period | None:
    start = FIVE_YEARS.get(match["five"])
    if start is None:
        return None
    if match["edge"] == "末":
        return whole_year(start + 4, "stated")
    return Period(date(start, 1, 1), date(start + 4, 12, 31), "stated")


def _spelled(match: re.Match[str], _: Calendar) -> Period | None:
    digits = "".join(str("〇一二三四五六七八九".find(c.replace("零", "〇"))) for c in match["cn"])
    return whole_year(int(digits), "stated") if digits[:2] in {"19", "20"} else None


_Resolve = Callable[[re.Match[str], Calendar], Period | None]
_PART = r"(?P<part>上半年|下半年|前三个?季度|前两季度|第?[一二三四]季度|首季)"
_AIMED = re.compile(r"(?<![截推直])[到至]$")
_OPT_Y = rf"(?:{_Y})?"
_TO = r"\s*(?:至|到|—+|–|-|~)\s*"
_Y2, _M2, _D2 = _Y.replace("<y>", "<y2>"), _M.replace("<m>", "<m2>"), _D.replace("<d>", "<d2>")
_Rule = tuple[re.Pattern[str], _Resolve, bool]
# At one place the first rule that fits wins; places are read from left to right.
_FROM_DIGIT: tuple[_Rule, ...] = (
    (re.compile(rf"{_Y}{_M}{_D}{_TO}(?:{_Y2})?{_M2}{_D2}"), _day_range, True),
    (re.compile(rf"{_Y}{_M}{_TO}(?:{_Y2})?{_M2}"), _month_range, False),
    (
        re.compile(rf"{_OPT_Y}\s*(?P<m>1[0-2]|[1-9])(?:月份?)?{_TO}(?P<m2>1[0-2]|[1-9])\s*月份?(?![日\d])"),
        _month_range,
        True,
    ),
    (re.compile(rf"(?P<y>(?:19|20)\d{{2}})\s*年?{_TO}(?P<y2>(?:19|20)\d{{2}}|\d{{2}})\s*年(?!来)"), _years, True),
    (re.compile(rf"{_Y}(?:初)?(?:以来|起|开始)"), _since, True),
    (re.compile(rf"{_Y}{_PART}"), _part, False),
    (re.compile(rf"{_OPT_Y}{_M}{_D}"), _day, False),
    (re.compile(rf"{_Y}{_M}"), _month, False),
    (re.compile(rf"{_Y}度?[底末初]?"), _year, True),
    (re.compile(rf"(?<![\d.])(?P<y>(?:19|20)\d{{2}})?{_M}[底末初]?(?![均度])"), _month, False),
    (re.compile(r"(?<!第)(?P<n>\d{1,2})年[来间](?!的?第)"), _past_years, True),
)
_FROM_WORD: tuple[_Rule, ...] = (
    (re.compile(rf"(?P<y>)(?:今年|全年)?{_PART}"), _part, False),
    (re.compile(r"(?P<cn>[一二][〇零一二三四五六七八九]{3})年度?"), _spelled, True),
    (re.compile(r"“?(?P<five>十[一二三四五]五|十五|九五)”?(?:规划)?(?:期间|时期|以来|期?(?P<edge>末)|五年)"),
     _five_years, True),
    (re.compile(r"(?:今年|本年度?)(?:初)?以来|年初以来"), _since_now, True),
    (re.compile(r"今年|本年度?|(?<![一\d])当年|今明两年"), _relative(0), True),
    (re.compile(r"去年(?:底|末)?|上一?年度?(?:底|末)?|前一年"), _relative(-1), True),
    (re.compile(r"(?:截[至止]到?)?(?:目前|当前|现在|年底|年末)|迄今|至今"), _current, True),
    (re.compile(r"前年(?!度)"), _relative(-2), True),
    (re.compile(r"明年|下一?年度?(?!半)|来年"), _relative(1), True),
    (re.compile(r"全年|一年来|这一年|过去(?:的)?一年|一年间|年内|年度内|刚刚过去的一年"), _own, True),
    (re.compile(rf"(?:今后|未来|接下来)的?{_N}年(?:内)?"), _coming_years, True),
    (re.compile(rf"(?:过去|近|这|最近|刚刚过去的)的?{_N}年(?:来|间|里)?(?!级)"), _past_years, True),
    (re.compile(r"(?<![第一二三四五六七八九十])(?P<n>[两三四五六七八九十])年[来间](?!的?第)"), _past_years, True),
)  # fmt: skip
_PLACE = re.compile(r"(?<!\d)(?P<digit>\d)|[一二两三四五六七八九十第首“今本去上前明下来截目当现年迄至全这过近最刚未接]")


def find_moments(shadow: str, calendar: Calendar) -> tuple[Moment, ...]:
    """Return the periods named in the shadow of a text, in reading order, without those only compared with."""
    moments: list[Moment] = []
    end = 0
    for place in _PLACE.finditer(shadow):
        if place.start() < end:
            continue
        for pattern, resolve, year_long in _FROM_DIGIT if place["digit"] else _FROM_WORD:
            if match := pattern.match(shadow, place.start()):
                end = match.end()
                compared = _compared(shadow, match)
                dated = _OF_NUMBER.match(shadow, end) if compared else None
                if dated:
                    span = Span(match.start(), dated.end())
                    moments.append(Moment(span, resolve(match, calendar), year_long=False, single=True))
                elif not compared:
                    moments.append(
                        Moment(Span(*match.span()), resolve(match, calendar), _aimed(shadow, match.start()), year_long)
                    )
                break
    return tuple(moments)


def _compared(shadow: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    return bool(_BASE_BEFORE.search(shadow, max(0, start - 4), start) or _BASE_AFTER.match(shadow, end))


def _aimed(shadow: str, start: int) -> bool:
    """到2025年 aims; 截至2025年 and 推至2025年 do not."""
    return _AIMED.search(shadow, max(0, start - 2), start) is not None

"""What a section takes for granted about its figures: their year, and whether they report, plan or prescribe.

A report on a year states most figures without a date.  A work report (政府工作报告) delivered in a year reviews the year
before and then plans its own; a chapter such as “2020年工作安排” or “下一步工作” plans; orders, opinions and plans prescribe.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ingest.model import Header, Period, PolicyDocument, Section
from ingest.shadow import shadow

REVIEW_GENRES = frozenset(
    {"lawReport", "workReport", "report", "bulletin", "communique", "minutes", "letter", "reply", "request"}
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年?")
_PLAN = re.compile(
    r"工作安排|工作计划|工作打算|工作任务|工作目标|主要任务|重点任务|目标任务|主要目标|发展目标|预期目标|总体目标|工作目标|下一步|下阶段|下一阶段|打算"
    r"|展望|工作思路|总体思路|总体要求|政策取向|工作建议|年.{0,6}建议|工作的建议|今后|未来|奋斗目标|工作部署|重点工作安排|下一年|明年|工作重点|努力方向"
)
_REVIEW = re.compile(
    r"回顾|总结|成效|成绩|成就|完成情况|开展情况|推进情况|工作情况|进展|做法|存在|不足|问题|履职|履行|过去|以来|迈出|取得"
)
_ITEM = re.compile(r"^(?:[一二三四五六七八九十]+[是要]|第[一二三四五六七八九十]+$|首先|其次|再次|最后|[①-⑳])")
_SPAN_OF_YEARS = re.compile(
    r"(?<!\d)(?:过去|近|这|今后|未来)?的?([两三四五六七八九十]|\d{1,2})年(?:来)?(?:工作)?(?:的)?(?:回顾|总结|主要)"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """Default period and modality of figures; ``planning`` tells a chapter on what is to come."""

    period: Period | None
    modality: str  # fact | planned | requirement
    planning: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """The document's own years: ``now`` is what 今年 means, ``base`` the year that undated figures are about."""

    now: int | None
    base: int | None
    written: date | None
    prescriptive: bool


def calendar_of(document: PolicyDocument) -> Calendar:
    """Return the years of the document, from its header and, for work reports, the year its review chapter names."""
    header = document.header
    now = header.report_year or (header.date_written or header.date_published or date(1, 1, 1)).year
    base = now if now > 1 else None
    if base and header.genre == "workReport":
        base = _reviewed_year(document, now)
    prescriptive = header.genre not in REVIEW_GENRES and header.genre != "other"
    return Calendar(base and now, base, header.date_written, prescriptive)


def _reviewed_year(document: PolicyDocument, now: int) -> int:
    for section in document.sections:
        title = shadow(section.title)
        years = [int(year) for year in _YEAR.findall(title)]
        if years and _REVIEW.search(title) and not _PLAN.search(title) and now - 1 <= max(years) <= now:
            return max(years)
    return now - 1


def whole_year(year: int, basis: str) -> Period:
    """Return the calendar year."""
    return Period(date(year, 1, 1), date(year, 12, 31), basis)


def frames_of(document: PolicyDocument, calendar: Calendar) -> dict[int | None, Frame]:
    """Return the frame of every section by its order; ``None`` is the text outside all sections."""
    basis = "reportingYear"
    default = whole_year(calendar.base, basis) if calendar.base and not calendar.prescriptive else None
    frames: dict[int | None, Frame] = {None: Frame(default, "requirement" if calendar.prescriptive else "fact")}
    for section in document.sections:
        frames[section.order] = _frame(section, frames[section.parent], calendar, document.header)
    return frames


def _frame(section: Section, outer: Frame, calendar: Calendar, header: Header) -> Frame:
    if calendar.base is None or calendar.now is None or calendar.prescriptive or _ITEM.match(section.numbering or ""):
        return outer
    title = shadow(section.title)[:48]
    years = [int(year) for year in _YEAR.findall(title) if abs(int(year) - calendar.now) <= 6]
    plans = bool(_PLAN.search(title)) and not _REVIEW.search(title)
    if years and max(years) > calendar.base and not _REVIEW.search(title):
        return Frame(whole_year(max(years), "stated"), "planned", planning=True)
    if plans and (section.level <= 2 or "下一步" in title):
        coming = calendar.now if header.genre == "workReport" and calendar.now > calendar.base else calendar.base + 1
        return Frame(whole_year(max([*years, coming]), "relative"), "planned", planning=True)
    if span := _SPAN_OF_YEARS.search(title):
        count = _count(span[1])
        return Frame(Period(date(calendar.base - count + 1, 1, 1), date(calendar.base, 12, 31), "relative"), "fact")
    if years and _REVIEW.search(title):
        return Frame(whole_year(max(y for y in years), "stated"), "fact")
    return outer


def _count(word: str) -> int:
    return int(word) if word.isdigit() else "零一二三四五六七八九十".find(word.replace("两", "二"))

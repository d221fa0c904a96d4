"""What a chapter takes for granted about its figures: their year, and whether they report, plan or prescribe.

A report on a year states most figures without a date.  A work report (政府工作报告) delivered in a year reviews the
year before and then plans its own; a chapter such as “2020年工作安排” or “下一步工作” plans; orders, opinions and plans
prescribe.  Chapters are read from the section tree and from unnumbered heading lines; where a work report has
neither, the sentence that sets out this year's goals is the turn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ingest.model import Header, Period, PolicyDocument, Section
from ingest.shadow import shadow

REVIEW_GENRES = frozenset(
    {"lawReport", "workReport", "report", "bulletin", "communique", "minutes", "letter", "request"}
)
FIVE_YEARS = {
    "九五": 1996,
    "十五": 2001,
    "十一五": 2006,
    "十二五": 2011,
    "十三五": 2016,
    "十四五": 2021,
    "十五五": 2026,
}
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年?")
_PLAN = re.compile(
    r"下一步|下一?阶段|工作安排|工作计划|工作打算|目标任务|主要任务|主要目标|预期目标|奋斗目标|总体目标"
    r"|总体要求|总体思路|工作思路|基本思路|发展思路|政策取向|努力方向"
    r"|今后|未来|明年|下一年|展望|工作的?建议|工作重点|重点工作|重点任务|目标和任务|工作部署|安排建议|打算"
)
_PLAN_WITH_YEAR = re.compile(r"安排|计划|打算|任务|目标|展望|思路|要求|取向|建议|部署|重点|主要工作|实事|工作")
_REVIEW = re.compile(r"回顾|总结|成效|成绩|成就|完成|情况|进展|做法|存在|不足|问题|过去|以来|迈出|取得|开展的|亮点")
_LOOKS_BACK = re.compile(r"回顾|总结|完成情况|工作情况|过去")  # 以优异成绩迎接… looks ahead
_REPORTS_AGAIN = re.compile(r"存在|不足|问题|回顾|总结|做法|情况|成效")
_ITEM = re.compile(r"^(?:[一二三四五六七八九十]+[是要]|第[一二三四五六七八九十]+$|首先|其次|再次|最后|[①-⑳])")
_SOME_YEARS = re.compile(
    r"(?<!\d)(?:过去|近|这|五年来|三年来)的?([两三四五六七八九十])年|(?<!\d)([两三四五六七八九十])年来"
)
_COMING_YEARS = re.compile(r"(?:今后|未来)的?([两三四五六七八九十])年")
_FIVE = re.compile(r"(十[一二三四五]五|十五|九五)[”\"]?(?:规划)?(?:期间|时期|发展|以来|主要|经济|工作|取得|成)")
_GLOSSARY = re.compile(r"^(?:附[件:]*)?\s*(?:名词解释|名词注释|注释|有关名词解释|名词术语解释|专业术语注释)")
_TURN = re.compile(
    r"(?:^|[\n。])[ \t]*(?:[一二三四]、)?(?:做好(?:今年|{y}年)|(?:今年|{y}年)[^,。\n]{0,24}(?:预期目标|总体要求"
    r"|总体思路|主要目标|工作目标|重点工作)"
    r"|(?:今年|{y}年)是[^。\n]{0,40}(?:之年|一年))".replace("{y}", r"(?:19|20)\d{2}")
)
_DATED = re.compile(r"年\s*\d{1,2}\s*月|工作报告$")
_LONGEST_HEADING = 48


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


@dataclass(frozen=True, slots=True)
class _Stretch:
    start: int
    end: int
    frame: Frame


class Frames:
    """The frames of a document by position; a chapter's frame holds until the next chapter that says otherwise."""

    def __init__(self, default: Frame, stretches: list[_Stretch]) -> None:
        self._default = default
        self._stretches = sorted(stretches, key=lambda stretch: (stretch.start, -stretch.end))

    def at(self, position: int) -> Frame:
        """Return the innermost frame that holds at ``position``."""
        found = self._default
        for stretch in self._stretches:
            if stretch.start > position:
                break
            if position < stretch.end:
                found = stretch.frame
        return found


def calendar_of(document: PolicyDocument) -> Calendar:
    """Return the years of the document, from its header and, for work reports, the year its review chapter names."""
    header = document.header
    now = header.report_year or (header.date_written or header.date_published or date(1, 1, 1)).year
    prescriptive = header.genre not in REVIEW_GENRES and header.genre != "other"
    if now == 1:
        return Calendar(None, None, header.date_written, prescriptive)
    base = now
    if header.genre == "workReport":
        base = _reviewed_year(document, now)
    elif header.genre not in REVIEW_GENRES and (titled := _YEAR.search(shadow(header.title))):
        base = int(titled[1])
    return Calendar(now, base, header.date_written, prescriptive)


def _reviewed_year(document: PolicyDocument, now: int) -> int:
    for _, _, title in _headings(document):
        years = [int(year) for year in _YEAR.findall(title)]
        if not years or not _REVIEW.search(title):
            continue
        if max(years) == now - 1 or (max(years) == now and _LOOKS_BACK.search(title)):
            return max(years)
    return now - 1


def whole_year(year: int, basis: str) -> Period:
    """Return the calendar year."""
    return Period(date(year, 1, 1), date(year, 12, 31), basis)


def _years(first: int, last: int, basis: str) -> Period:
    return Period(date(first, 1, 1), date(last, 12, 31), basis)


def _headings(document: PolicyDocument) -> Iterator[tuple[int, Section | None, str]]:
    """Yield every heading in reading order: those of sections, and short lines that are no sentence."""
    numbered = {section.heading.start: section for section in document.sections}
    for sentence in document.sentences:
        section = numbered.get(sentence.span.start)
        if section is not None:
            yield sentence.span.start, section, shadow(section.title)[:_LONGEST_HEADING]
            continue
        words = shadow(sentence.span.of(document.text))
        if len(words) <= _LONGEST_HEADING and words[-1:] not in "。;:!?,":
            yield sentence.span.start, None, words


def frames_of(document: PolicyDocument, calendar: Calendar) -> Frames:
    """Return the frames of the whole document."""
    period = whole_year(calendar.base, "reportingYear") if calendar.base and not calendar.prescriptive else None
    default = Frame(period, "requirement" if calendar.prescriptive else "fact")
    if calendar.base is None or calendar.now is None or calendar.prescriptive:
        return Frames(default, [])
    own = [
        (start, section, frame)
        for start, section, title in _headings(document)
        if not (section and _ITEM.match(section.numbering or ""))
        and (frame := _frame(title, section, calendar, document.header, default))
    ]
    if document.header.genre == "workReport" and not any(frame.planning for _, _, frame in own):
        own += _turned(document, calendar)
    return Frames(default, _stretches(own, len(document.text)))


def _stretches(own: list[tuple[int, Section | None, Frame]], end: int) -> list[_Stretch]:
    chapters = sorted(start for start, section, _ in own if section is None or section.parent is None)
    made = []
    for start, section, frame in own:
        if section is not None and section.parent is not None:
            made.append(_Stretch(start, section.span.end, frame))
        else:
            made.append(_Stretch(start, next((other for other in chapters if other > start), end), frame))
    return made


def _turned(document: PolicyDocument, calendar: Calendar) -> list[tuple[int, Section | None, Frame]]:
    """The turn to this year's plan where no heading marks it; looked for behind the opening of the report."""
    text = shadow(document.text)
    for match in _TURN.finditer(text, len(text) // 10):
        if calendar.now and ("今年" in match[0] or str(calendar.now) in match[0]):
            return [(match.start(), None, Frame(whole_year(calendar.now, "relative"), "planned", planning=True))]
    return []


def _frame(title: str, section: Section | None, calendar: Calendar, header: Header, default: Frame) -> Frame | None:
    """The frame a heading sets, ``None`` where it says nothing of time."""
    now, base = calendar.now or 0, calendar.base or 0
    years = [int(year) for year in _YEAR.findall(title) if abs(int(year) - now) <= 6]
    if _GLOSSARY.match(title):
        return Frame(None, "fact")
    if section is None and not (years or "下一步" in title or _SOME_YEARS.search(title) or _COMING_YEARS.search(title)):
        return None
    if years and max(years) > base:
        return _coming_year(title, section, max(years))
    if not _REVIEW.search(title) and _PLAN.search(title):
        chapter = section is None or section.parent is None or "下一步" in title
        coming = now if header.genre == "workReport" and now > base else base + 1
        return _planned(title, base=base, coming=coming) if chapter else None
    if years or _SOME_YEARS.search(title):
        return _reviewed(title, years, base)
    again = header.genre != "workReport" and section is not None and section.parent is None
    return default if again and _REPORTS_AGAIN.search(title) else None


def _coming_year(title: str, section: Section | None, year: int) -> Frame | None:
    if _LOOKS_BACK.search(title) or (section is None and (not _PLAN_WITH_YEAR.search(title) or _DATED.search(title))):
        return None
    return Frame(whole_year(year, "stated"), "planned", planning=True)


def _reviewed(title: str, years: list[int], base: int) -> Frame | None:
    if years:
        return Frame(whole_year(max(years), "stated"), "fact") if _REVIEW.search(title) else None
    some = _SOME_YEARS.search(title)
    if some is None or not base:
        return None
    return Frame(_years(base - _count(some[1] or some[2]) + 1, base, "relative"), "fact")


def _count(word: str) -> int:
    return "零一二三四五六七八九十".find(word.replace("两", "二"))


def _planned(title: str, *, base: int, coming: int) -> Frame:
    plan = _FIVE.search(title)
    start = FIVE_YEARS.get(plan[1]) if plan else None
    if start is not None and start + 4 > base:
        return Frame(_years(start, start + 4, "stated"), "planned", planning=True)
    if years := _COMING_YEARS.search(title):
        return Frame(_years(coming, coming + _count(years[1]) - 1, "relative"), "planned", planning=True)
    return Frame(whole_year(coming, "relative"), "planned", planning=True)

"""Which quantities are figures: ranks and zeros are added; names, slogans, thresholds and vague amounts left out.

The rules are about the language of public documents, none about a document.  An Arabic number with a unit is a figure
unless a name, date or list number holds it, it delimits a class (:mod:`ingest.extraction.thresholds`), it is a
denominator (每万人) or it points to what was counted before (这3个项目).  Chinese numerals are a way of speaking more
often than not (:mod:`ingest.extraction.spoken`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from ingest.extraction.masking import Mask
from ingest.extraction.numerals import chinese_value
from ingest.extraction.quantities import Measure, find_measures
from ingest.extraction.spoken import counts_in_words
from ingest.extraction.thresholds import delimits_class
from ingest.model import Quantity, Span

_POINTING = re.compile(r"(?:以下|如下|下列|上述|前述|这|该|那)$")
_PLACES_AROUND = re.compile(r"(?:涉及|覆盖|联合|共|等|全[国省市县区])\||\|[、,。;)和与及的]")  # 23区改造 is a name
_VAGUE_BEFORE = re.compile(r"[数几多好若]$")
_NUMBERED_BEFORE = re.compile(r"[第每]$")
_ASPECT = re.compile(r"\s*(?:方面|层面|维度|环节|步骤|阶段(?!性)|方向(?!盘)|角度|坚持|必须|着力)")
_RANK = re.compile(
    r"第(?P<n>\d{1,3}+|[一二三四五六七八九十百]{1,4}+)(?P<unit>位"
    r"|名)?(?![方梯批次届产季书条章期轮时代线责任大要款个年度阶张部类种只颗座艘家项人站线块封份号\d])"
)
_TOP = re.compile(
    r"(?<![之目当以提此])前(?P<n>\d{1,3}|[一二三四五六七八九十百]{1,3}+)"
    r"(?:(?P<unit>位|名|强)|(?=[,。;、)]|$|之列|行列))"
)
_RANKING = re.compile(
    r"名列|位列|位居|排名|排在|排行|排|居|列|获|跃居|升至|升到|上升到|攀升至|跃升至|夺得|取得|蝉联|荣登"
    r"|进位|跻身|进入|迈入|保持|稳居|稳定在|榜|总分|综合得分|成绩"
)
_OPENING_QUOTES = frozenset('“‘"')
_FIELD = re.compile(
    r"(?:全球|世界|全国|国内|全[省市区县州盟]|全自治区|[\u4e00-\u9fff]{2,4}地区|同类[\u4e00-\u9fff]{0,4}"
    r"|城市|百强|中国)$"
)
_ZERO_NOUN = (
    "败诉|投诉|上访|事故|死亡|伤亡|感染|案件|纠错|举报|复议|诉讼|违规|违纪|违法|差错|失误|信访|延误|增长|发案"
    "|发生|新增|返贫|差评|积压|缺陷|遗漏|拖欠|欠薪|排放|申诉|异议|撤销|炒作|非访|疫情"
)
_ZERO = re.compile(rf"(?<!个)零(?:{_ZERO_NOUN})|无一(?P<unit>宗|例|起|件|人|家|次|名|户|项|个)")


def find_figures(shadow: str, mask: Mask, *, prescriptive: bool = False) -> tuple[Measure, ...]:
    """Return the figures of the shadow text in reading order.

    Args:
        shadow: The shadow of the source text.
        mask: Regions that hold names, titles, dates and list numbers.
        prescriptive: The document sets rules: there a threshold (5000元以上) is itself what is stated.
    """
    ranks = [*_ranks(shadow), *_zeros(shadow)]
    taken = Mask(measure.span for measure in ranks)
    plain = [
        measure
        for measure in find_measures(shadow)
        if not mask.covers(measure.number)
        and not taken.covers(measure.span)
        and _is_figure(shadow, measure, prescriptive=prescriptive)
    ]
    return tuple(sorted([*plain, *ranks], key=lambda measure: measure.span))


def _is_figure(text: str, measure: Measure, *, prescriptive: bool) -> bool:
    before = text[max(0, measure.span.start - 8) : measure.span.start]
    after = text[measure.span.end : measure.span.end + 1]
    if _POINTING.search(before) or _named(measure, before, after) or _ASPECT.match(text, measure.span.end):
        return False
    if not prescriptive and delimits_class(text, measure):
        return False
    return not measure.chinese or counts_in_words(text, measure, before)


def _named(measure: Measure, before: str, after: str) -> bool:
    """Tell whether the number is an ordinal, a denominator, a vague amount, or part of a name (23区改造)."""
    if measure.family == "bare" and after == "年":
        return True
    if measure.family == "place" and not _PLACES_AROUND.search(f"{before}|{after}"):
        return True
    if measure.span.start < measure.number.start:
        return False
    return bool(_NUMBERED_BEFORE.search(before) or (measure.chinese and _VAGUE_BEFORE.search(before)))


def _ranks(text: str) -> list[Measure]:
    found = []
    for pattern, comparator in ((_RANK, "eq"), (_TOP, "le")):
        for match in pattern.finditer(text):
            if text[match.start() - 1 : match.start()] in _OPENING_QUOTES:
                continue
            clause = re.split(r"[,。;\n]", text[max(0, match.start() - 24) : match.start()])[-1]
            if not (_RANKING.search(clause) or _FIELD.search(clause) or (comparator == "le" and match["unit"])):
                continue
            value = Decimal(match["n"]) if match["n"].isdigit() else chinese_value(match["n"])
            if value is None:
                continue
            upper = value if comparator == "le" else None
            quantity = Quantity(value, (match["unit"] or "名").replace("强", "名"), comparator, None, upper)
            span = Span(*match.span())
            found.append(Measure(span, Span(*match.span("n")), quantity, "rank", chinese=not match["n"].isdigit()))
    return found


def _zeros(text: str) -> list[Measure]:
    found = []
    for match in _ZERO.finditer(text):
        unit = match["unit"] or ("%" if match[0] == "零增长" else "")
        span = Span(*match.span())
        number = Span(match.start(), match.start() + (2 if match["unit"] else 1))
        family = "percent" if unit == "%" else "count"
        found.append(Measure(span, number, Quantity(Decimal(0), unit, "eq"), family, chinese=True))
    return found


def with_elided_units(text: str, figures: tuple[Measure, ...], sentence_of: dict[Span, int]) -> tuple[Measure, ...]:
    """Give a figure without a unit the one its sentence implies: 零败诉 counts cases, 3600多万学生 people."""
    done: list[Measure] = []
    for figure in figures:
        if figure.quantity.unit or figure.family not in {"count", "bare"}:
            done.append(figure)
            continue
        unit = _implied_unit(text, figure)
        previous = done[-1] if done else None
        if not unit and previous and text[previous.span.end : figure.span.start] in _LISTED:
            unit = previous.quantity.unit  # 分别达到760万、1100万
        if not unit and figure.family == "count" and previous and previous.family == "count":
            same = sentence_of.get(previous.span) == sentence_of.get(figure.span)
            unit = previous.quantity.unit if same else ""
        done.append(replace(figure, quantity=replace(figure.quantity, unit=unit)) if unit else figure)
    return tuple(done)


_LISTED = frozenset({"、", "和", "与", "及"})
_PEOPLE_AFTER = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(?:人口|学生|群众|居民|市民|村民|人员|职工|农民|老人|老年人|儿童|用户|游客|孩子"
    r"|中国人|党员|干部|劳动力|劳动者|学员|考生|人才|毕业生|青年|妇女|残疾人|患者|教师|农民工|人民|儿女"
    r"|工人|在校生|学子)"
)
_PEOPLE_BEFORE = re.compile(r"(?:人口|人数|就业|学生|群众|用户|参保|员额|人才)[\u4e00-\u9fff]{0,6}$")


_HOUSEHOLDS_AFTER = re.compile(r"(?:贫困|困难|低保|受灾)?(?:家庭|农户|贫困户|牧户|住户)")
_MONEY_BEFORE = re.compile(
    r"(?:产值|生产总值|投资|收入|GDP|经济总量|总额|销售额|营收|资金|税收|贷款)[\u4e00-\u9fff]{0,6}$"
)


def _implied_unit(text: str, figure: Measure) -> str:
    before = text[max(0, figure.span.start - 14) : figure.span.start]
    clause = re.split(r"[,。;]", before)[-1]
    if figure.family == "bare":
        if "人次" in clause:
            return "人次"
        if _PEOPLE_AFTER.match(text, figure.span.end) or _PEOPLE_BEFORE.search(clause):
            return "人"
        if _HOUSEHOLDS_AFTER.match(text, figure.span.end):
            return "户"
        if _MONEY_BEFORE.search(clause):
            return "元"
    return ""

"""Thresholds that delimit a class of things and count nothing: 30万千瓦以下煤电机组, 亿元以上项目, 60岁以上老人."""

from __future__ import annotations

import re

from ingest.extraction.quantities import Measure

_CLASS_AFTER = re.compile(r"(?:以上|以下|以外|及以上|及以下)\)?$")
_ATTRIBUTE = re.compile(r"(?:产值|投资|营收|收入|规模|价值|面积|利润|资产|税收|造价|金额|预算|额|年龄|工龄)$")
_CLASS_NOUN = re.compile(
    r"的?[\u4e00-\u9fff]{0,6}?(?:项目|企业|工程|机组|产业|园区|集群|商圈|楼宇|村|镇|单位|纳税人|个体户"
    r"|锅炉|车辆|船舶|航道)|\d"
)
_CLASS_OF_MONEY = re.compile(r"的?(?:重大|工业|产业|大)?(?:项目|企业|楼宇|村|镇|园区|产业(?!用房|空间)|集群|工程|单位)")
_GRADE = re.compile(r"等?级")  # 26兆瓦级机组
_PRODUCED = re.compile(r"(?:完成|新增|建成|建设|释放|提供|改造|整备|供应|拆除|打造|开工|竣工|盘活|筹集|落实)$")
_EXTENTS = frozenset({"公里", "平方米", "平方公里", "亩", "公顷", "米", "立方米", "吨"})
_NOUN = re.compile(r"(?:[、和]?[\u4e00-\u9fff“])")
_NOT_NOUN = re.compile(
    r"的?(?:[,。;:)、]|$)|(?:的|但|并|且|和|与|及|由|为|是|均|都|已|可|能|完成|实现|达到|增|减|下降|提高"
    r"|用于|列|占|比|作出|办|受理|答复|提出|反馈|报|向|送|进行|缴|罚|的罚)"
)


def delimits_class(text: str, measure: Measure) -> bool:
    """Tell whether the measure, with the noun that follows it, names a class.

    500万元以上技改项目 and 20年以上管道 do; 完成80万平方米以上既有建筑改造 states an extent, and 增长20%以上 a figure.
    """
    if measure.family not in {"amount", "duration", "bare", "score"}:
        return False
    after = text[measure.span.end : measure.span.end + 1]
    bounded = _CLASS_AFTER.search(measure.span.of(text)) is not None
    if measure.quantity.unit in {"岁", "周岁"}:
        return bounded or re.match(r"[\u4e00-\u9fff]", after) is not None
    if not bounded:
        within = after == "的" and measure.family == "amount" and measure.span.of(text).endswith("以内")
        return within or _GRADE.match(text, measure.span.end) is not None or _bounded_before(text, measure)
    if measure.family == "duration":
        return bool(_NOUN.match(text, measure.span.end)) and not _NOT_NOUN.match(text, measure.span.end)
    if measure.quantity.unit in _EXTENTS and not _attributed(text, measure):
        return after == "的" and not _PRODUCED.search(text, max(0, measure.span.start - 4), measure.span.start)
    return _CLASS_NOUN.match(text, measure.span.end) is not None


def _bounded_before(text: str, measure: Measure) -> bool:
    """超亿元项目, 产值超10亿元的企业: a bound written in front of the number, and a noun behind."""
    if measure.span.start == measure.number.start or measure.quantity.comparator not in {"gt", "ge", "lt"}:
        return False
    if measure.quantity.unit not in _EXTENTS and _CLASS_OF_MONEY.match(text, measure.span.end):
        return measure.family == "amount"
    return _attributed(text, measure) and text[measure.span.end : measure.span.end + 1] == "的"


def _attributed(text: str, measure: Measure) -> bool:
    """Tell whether a measured attribute (产值, 建筑面积) stands right before the measure."""
    return _ATTRIBUTE.search(text, max(0, measure.span.start - 6), measure.span.start) is not None

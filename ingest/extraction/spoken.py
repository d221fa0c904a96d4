"""Chinese numerals with a counting word: counting (三十三家, 新设两个分中心) or a way of speaking (三项制度, 一批)."""

from __future__ import annotations

import re
from collections.abc import Callable

from ingest.extraction.quantities import Measure

_COUNTING_VERB = re.compile(
    r"(?:新增|新建|新设|增设|下设|设立|设置|设有|建成|成立|组建|获得?|获评|荣获|引进|落地|开展|组织|举办"
    r"|召开|举行|发布|出台|印发|制定|修订|修改|废止|审查|审核|办理|受理|审结"
    r"|查处|查办|立案|移送|收到|接到|处理|办结|调解|化解|完成|通过|提交|开设|承办|发出|下达|制发|编制|培育"
    r"|认定|命名|推出|签订|签署|建立|划定|确定|聘请|招录|选派|派出|发现|整改|通报|约谈"
    r"|投入|建设|新开工?|开工|启用|增加|减少|压减|共|共有|共计|合计|累计|达到?|仅|只有|有|为|分别为|近"
    r"|超过?|约|等|选取|抽取|抽查|检查|评查|督察|督查|巡查|走访|慰问|捣毁|打掉|抓获)了?$"
)
_DURATION_BEFORE = re.compile(
    r"(?:压缩|缩短|提前|延长|连续|为期|历时|期限|达到?|至|用时?|缩减|减少|不超过|限|于|在|作出之日起"
    r"|之日起)(?:为|到|至|了)?$"
)
_LONE_POWER = re.compile(r"^[百千万亿]+")
_CONCRETE = frozenset(
    "次 场 轮 件 宗 起 家 名 人 户 所 座 台 辆 例 期 篇 份 部 条 项 个 人次 场次 批次 批 支 处 位".split()  # noqa: SIM905
)
_ENDS = re.compile(r"[,。;、)]|$")
_ONLY = re.compile(r"(?:仅|只有|共|共计)$")
_CARRIED_OUT = re.compile(r"(?:实施|进行|参加|接受|迎来)了?$")
_SHARES = frozenset({"percent", "times", "point"})


def counts_in_words(text: str, measure: Measure, before: str) -> bool:
    """Tell whether a measure written with a Chinese numeral is a figure; ``before`` is the text in front of it.

    Shares and multiples always are.  Ten and more are, unless they name a document (新十条); less than ten needs a verb
    of counting before it or, for events, cases and persons, the end of the clause behind it.
    """
    if measure.family in _SHARES:
        return True
    numeral = measure.number.of(text)
    exact = measure.quantity.comparator not in {"gt", "ge", "lt"}
    if numeral == "二" or (exact and _LONE_POWER.match(numeral)):  # two things are 两; 二期 is the second
        return False
    ends = _ENDS.match(text[measure.span.end : measure.span.end + 1]) is not None
    if measure.quantity.value >= 10:
        return measure.family != "score" and not (ends and measure.quantity.unit == "条")
    return _SMALL.get(measure.family, _small_count)(measure, before, ends)


def _small_duration(measure: Measure, before: str, ends: bool) -> bool:
    if measure.quantity.comparator != "eq":
        return True
    return (ends or measure.quantity.unit != "年") and _DURATION_BEFORE.search(before) is not None


def _small_amount(measure: Measure, before: str, _: bool) -> bool:
    return measure.quantity.unit in {"元", "公里", "亩", "吨", "平方米"} and _COUNTING_VERB.search(before) is not None


def _small_count(measure: Measure, before: str, ends: bool) -> bool:
    unit = measure.quantity.unit
    if measure.quantity.value == 1 or unit not in _CONCRETE:  # 一个 is an article, not a count
        return _ONLY.search(before) is not None
    if unit in {"次", "场", "轮", "批"} and _CARRIED_OUT.search(before):
        return True
    return _COUNTING_VERB.search(before) is not None or (ends and unit not in {"个", "项", "条", "期", "批"})


_SMALL: dict[str, Callable[[Measure, str, bool], bool]] = {"duration": _small_duration, "amount": _small_amount}

"""What a figure states (count, amount, rate, change …), which way it moves, and in what mood it is said.

A target is a mood, not a kind: 力争办结率达到100% states a rate, aimed at.  The ontology's kind ``target`` is for
sources that put a number forward as a target and say nothing else; text always says what is counted or measured.
"""

from __future__ import annotations

import re

from ingest.extraction.frames import Calendar, Frame
from ingest.extraction.periods import Moment
from ingest.extraction.quantities import Measure

_UP = (
    r"增长|(?<!新)增加|提高|提升|上升|上涨|上浮|上调|扩大|增多|攀升|净增|递增|增幅|涨幅|增速|增长率|快于|高于"
    r"|长高|优于|领先|翻了?|多出?|延长|(?<!新)增"
)
_DOWN = "下降|降低|减少|压减|压缩|缩减|缩短|回落|下跌|收窄|削减|降幅|跌幅|低于|慢于|精简|下调|下浮|递减|压降|少|减|降"
_ADVERB = r"(?:了|约|近|也|再|均|都|各|超|超过|达|达到|为|是|在|分别|至少|不低于|不少于|幅度?|\s)"
_CHANGE = re.compile(
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:幅度?)?(?:(?:分别)?(?:为|达到?|是|在|控制在|保持在|预计|约))?{_ADVERB}*$"
)
_LEVEL = re.compile(rf"(?:{_UP}|{_DOWN}|调整|压|收|升|由|从)(?:到|至|为|成)(?:了|约|近|超过?)?$")
_RATE_NOUN = re.compile(
    r"(?:率|比重|占比|比例|份额|占[\u4e00-\u9fff“”]{1,24}的?|覆盖|覆盖面|程度|度|达标|贡献)(?:均|已|超|仅"
    r"|约|一般|分别|持续|稳定|保持|控制|达|达到|为|是|在|超过)*$"
)
_IMPROVES = re.compile(r"(?:提升|提高|扩大|延长|压缩|精简)了?$")  # 提升10家实验室 improves them and adds none
_OBJECT = re.compile(r"[\u4e00-\u9fff]")
_ANY_UP = re.compile(_UP)
_ANY_DOWN = re.compile(_DOWN)
_GROWTH_AFTER = re.compile(r"的?(?:(?:年均)?(?:复合)?增[速长幅]|涨幅)")
_BY_STEP = re.compile(rf"的(?:幅度|比例|速度)(?:(?P<up>{_UP})|(?P<down>{_DOWN}))")  # 按不低于5%的幅度压减
_FALL_AFTER = re.compile(r"的?(?:降幅|跌幅)")
_EVERY = re.compile(r"每(?:半|个|一|两|三|\d+)?(?:年|季度|季|月|周|日|天|学期|学年)度?[^,。;]{0,16}$")
_REPEATED = frozenset({"次", "场", "轮", "期", "批次", "场次", "人次", "课时", "学时", "遍"})
_KIND = {
    "count": "count", "place": "count", "bare": "count", "amount": "amount", "duration": "duration", "rank": "rank",
    "score": "amount", "point": "change", "times": "change", "percent": "rate",
}  # fmt: skip


_Kind = tuple[str, str | None] | None


def kind_of(measure: Measure, left: str, right: str) -> tuple[str, str | None]:
    """Return observation kind and direction; ``left`` is the clause up to the figure, ``right`` what follows it."""
    left = left.rstrip()
    for rule in (_ranked, _fell, _repeated, _named_growth, _reached, _changed, _by_clause):
        if found := rule(measure, left, right):
            return found
    if measure.family == "bare" and measure.quantity.value % 1:
        return "amount", None  # an index or a coefficient
    return _KIND[measure.family], None


def _ranked(measure: Measure, _: str, __: str) -> _Kind:
    return ("rank", None) if measure.family == "rank" else None


def _fell(measure: Measure, _: str, __: str) -> _Kind:
    """GDP增速一季度-9.9%: a figure below nothing is a change, whatever words stand before it."""
    return ("change", "down") if measure.quantity.value < 0 else None


def _repeated(measure: Measure, left: str, _: str) -> _Kind:
    """每年调整1次."""
    return ("frequency", None) if measure.quantity.unit in _REPEATED and _EVERY.search(left) else None


def _named_growth(measure: Measure, _: str, right: str) -> _Kind:
    """6.5%左右的增速."""
    if measure.family != "percent":
        return None
    if _GROWTH_AFTER.match(right):
        return "change", "up"
    if step := _BY_STEP.match(right):
        return "change", "up" if step["up"] else "down"
    return ("change", "down") if _FALL_AFTER.match(right) else None


def _reached(measure: Measure, left: str, _: str) -> _Kind:
    """提高到15%: the figure is the level reached, not the step."""
    if not _LEVEL.search(left):
        return None
    if measure.family == "bare" and measure.quantity.value % 1:
        return "amount", None
    return ("rate" if measure.family in {"percent", "times"} else _KIND[measure.family]), None


def _changed(measure: Measure, left: str, right: str) -> _Kind:
    """同比增长12.3%, 减少6800多万: a verb of change right before the figure."""
    change = _CHANGE.search(left)
    if change is None or (measure.family in {"count", "place"} and _IMPROVES.search(left) and _OBJECT.match(right)):
        return None
    if measure.family in {"duration", "score"} and not change["up"]:
        return "change", "down"
    return "change", _signed("up" if change["up"] else "down", measure)


def _by_clause(measure: Measure, left: str, _: str) -> _Kind:
    """压减政府性基金项目30%, 快于全国1.2个百分点: a verb of change earlier in the clause."""
    direction = _last_direction(left)
    if measure.family == "point":
        return "change", direction
    if measure.family == "times" or (measure.family == "percent" and not _RATE_NOUN.search(left)):
        return ("change", direction) if direction else ("rate", None)
    return None


def _signed(direction: str, measure: Measure) -> str:
    return "down" if measure.quantity.value < 0 else direction


def _last_direction(left: str) -> str | None:
    """The direction of the last verb of change in the clause; 增加值 and 新增 are no verbs of change here."""
    words = re.sub(
        r"不?(?:高于|低于|超过)[^,]{1,16}的$|增加值|新增|增值|减税|减排|减免|增收|增效|增量|提升工程"
        r"|提高到|[增降减]至|多元|多[个项次家]",
        "",
        left,
    )
    ups = [match.end() for match in _ANY_UP.finditer(words)]
    downs = [match.end() for match in _ANY_DOWN.finditer(words)]
    if not ups and not downs:
        return None
    return "up" if max(ups, default=-1) > max(downs, default=-1) else "down"


_GOAL = re.compile(
    r"力争|争取(?!到)|预期目标|目标(?:是|为|值|定为)|预计(?:到|将)|计划(?:到|投资|完成|新增|建设|用)"
    r"|将(?:达到?|建成|新增|投入|实现|于|在)|拟[安投新建]"
)
_AIMS = re.compile(r"(?:预期|奋斗|发展|总体|主要|工作)目标[^,。;]{0,12}[:是为]")
_DONE = re.compile(r"已|(?<![比较与同])去年|累计(?!.{0,6}(?:将|达到目标))|完成了|实现了|了$|截[至止]|同比")
_RULE = re.compile(
    r"不得(?:少|低|超|高|多)|不少于|不低于|至少|不超过|应当|应(?=[不在于按])|必须|须"
    r"|每[年季月半][^,。;]{0,14}$|以内|严禁|原则上|控制在"
)
_DUTY = re.compile(r"要求|规定|明确|确保|应当|必须|须|应(?!急|对|用|诉|届)")


def modality_of(measure: Measure, clause: str, *, frame: Frame, moment: Moment | None, calendar: Calendar) -> str:
    """Return fact, target, requirement or planned.

    ``clause`` is the sentence up to the figure.  A goal year after the year of the document makes a target; a chapter
    of plans makes plans, and targets where a level or a rate is aimed at; a prescriptive document prescribes.
    """
    goal = bool(_GOAL.search(clause[-60:]) or _AIMS.search(clause))
    period = moment.period if moment else None
    if moment and moment.goal and period and calendar.base and period.end.year > calendar.base:
        return "target"
    if calendar.prescriptive:
        return _prescribed(clause, moment, goal=goal)
    if frame.planning or (period and calendar.now and period.start.year > calendar.now):
        return _planned(measure, clause, goal=goal)
    return "target" if goal and not _DONE.search(clause[-40:]) else _stated(measure, clause)


def _stated(measure: Measure, clause: str) -> str:
    required = measure.quantity.comparator in {"ge", "le"} and _RULE.search(clause[-30:]) and _DUTY.search(clause)
    return "requirement" if required else "fact"


_LEVEL_AIMED = re.compile(
    r"(?:达到?|控制在|保持在?|稳定在|[高升增降减]至|[高升增降减]到|提升至|突破|增长)(?:至|到|了|约)?$"
)


def _planned(measure: Measure, clause: str, *, goal: bool) -> str:
    if not goal and _DONE.search(clause[-24:]):
        return "fact"
    aims = goal or _LEVEL_AIMED.search(clause) or measure.family in {"percent", "point", "times"} or "目标" in clause
    return "target" if aims else "planned"


_HAPPENED = re.compile(r"据.{0,8}统计|造成|共有|现有|发生了?|达到了")


def _prescribed(clause: str, moment: Moment | None, *, goal: bool) -> str:
    if goal or (moment is not None and moment.goal):
        return "target"
    if moment is not None and not _RULE.search(clause) and (_DONE.search(clause) or _HAPPENED.search(clause)):
        return "fact"
    return "requirement"

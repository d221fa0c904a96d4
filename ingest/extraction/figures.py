"""Which quantities are figures: rank and zero expressions are added, names, slogans, thresholds and vague amounts left out.

The rules are about the language of public documents, none about a document:

* an Arabic number with a unit is a figure unless a name, date or list number holds it;
* a Chinese numeral below ten with a counting word (三项制度, 两个方面, 一批) is a way of speaking unless a verb of counting
  governs it or it ends its clause (新设两个分中心; 共召开三次);
* 30万千瓦以下煤电机组 and 60岁以上老人 delimit a class of things, 每万人 is a denominator: neither counts anything.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from ingest.extraction.masking import Mask
from ingest.extraction.numerals import chinese_value
from ingest.extraction.quantities import Measure, find_measures
from ingest.model import Quantity, Span

_POINTING = re.compile(r"(?:以下|如下|下列|上述|前述|这|该|那)$")
_VAGUE_BEFORE = re.compile(r"[数几多好若]$")
_NUMBERED_BEFORE = re.compile(r"[第每]$")
_ASPECT = re.compile(r"\s*(?:方面|层面|维度|环节|步骤|阶段(?!性)|方向(?!盘)|角度|坚持|必须|着力)")
_CLASS_AFTER = re.compile(r"(?:以上|以下|以外|及以上|及以下)\)?$")
_ATTRIBUTE = re.compile(r"(?:产值|投资|营收|收入|规模|价值|面积|利润|资产|税收|造价|金额|预算|额|年龄|工龄)$")
_CLASS_NOUN = re.compile(
    r"的?[\u4e00-\u9fff]{0,6}?(?:项目|企业|工程|机组|产业|园区|集群|商圈|楼宇|村|镇|单位|纳税人|个体户|锅炉|车辆|船舶|航道)|\d"
)
_EXTENTS = frozenset({"公里", "平方米", "平方公里", "亩", "公顷", "米", "立方米", "吨"})
_NOUN = re.compile(r"(?:[、和]?[\u4e00-\u9fff“])")
_NOT_NOUN = re.compile(
    r"的?(?:[,。;:)、]|$)|(?:的|但|并|且|和|与|及|由|为|是|均|都|已|可|能|完成|实现|达到|增|减|下降|提高|用于|列|占|比|作出|办|受理|答复|提出|反馈|报|向|送|进行|缴|罚|的罚)"
)
_COUNTING_VERB = re.compile(
    r"(?:新增|新建|新设|增设|下设|设立|设置|设有|建成|成立|组建|获得?|获评|荣获|引进|落地|开展|组织|举办|召开|举行|发布|出台|印发|制定|修订|修改|废止|审查|审核|办理|受理|审结"
    r"|查处|查办|立案|移送|收到|接到|处理|办结|调解|化解|完成|通过|提交|开设|承办|发出|下达|制发|编制|培育|认定|命名|推出|签订|签署|建立|划定|确定|聘请|招录|选派|派出|发现|整改|通报|约谈"
    r"|投入|建设|新开工?|开工|启用|增加|减少|压减|共|共有|共计|合计|累计|达到?|仅|只有|有|为|分别为|近|超过?|约|等|选取|抽取|抽查|检查|评查|督察|督查|巡查|走访|慰问|捣毁|打掉|抓获)了?$"
)
_CONCRETE = frozenset(
    "次 场 轮 件 宗 起 家 名 人 户 所 座 台 辆 例 期 篇 份 部 条 项 个 人次 场次 批次 批 支 处 位".split()
)
_DURATION_BEFORE = re.compile(
    r"(?:压缩|缩短|提前|延长|连续|为期|历时|期限|达到?|至|用时?|缩减|减少|不超过|限|于|在|作出之日起|之日起)(?:为|到|至|了)?$"
)
_LONE_POWER = re.compile(r"^[百千万亿]+")
_RANK = re.compile(
    r"第(?P<n>\d{1,3}+|[一二三四五六七八九十百]{1,4}+)(?P<unit>位|名)?(?![方梯批次届产季书条章期轮时代线责任大要款个年度阶张部类种只颗座艘家项人站线块封份号\d])"
)
_TOP = re.compile(
    r"(?<![之目当以提])前(?P<n>\d{1,3}|[一二三四五六七八九十百]{1,3})(?P<unit>位|名|强)?(?=[,。;、)]|$|之列|行列)"
)
_RANKING = re.compile(
    r"名列|位列|位居|排名|排在|排行|排|居|列|获|跃居|升至|升到|上升到|攀升至|跃升至|夺得|取得|蝉联|荣登|进位|跻身|进入|迈入|保持|稳居|稳定在|榜|总分|综合得分|成绩"
)
_FIELD = re.compile(
    r"(?:全球|世界|全国|国内|全[省市区县州盟]|全自治区|[\u4e00-\u9fff]{2,4}地区|同类[\u4e00-\u9fff]{0,4}|城市|百强|中国)$"
)
_ZERO_NOUN = "败诉|投诉|上访|事故|死亡|伤亡|感染|案件|纠错|举报|复议|诉讼|违规|违纪|违法|差错|失误|信访|延误|增长|发案|发生|新增|返贫|差评|积压|缺陷|遗漏|拖欠|欠薪|排放|申诉|异议|撤销|炒作|非访|疫情"
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
    if measure.family == "bare" and text[measure.span.end : measure.span.end + 1] == "年":
        return False
    bare = measure.span.start == measure.number.start
    if bare and (_NUMBERED_BEFORE.search(before) or (measure.chinese and _VAGUE_BEFORE.search(before))):
        return False
    if _POINTING.search(before):
        return False
    if measure.family == "count" and _ASPECT.match(text, measure.span.end):
        return False
    if not prescriptive and _delimits(text, measure):
        return False
    return not measure.chinese or _chinese_figure(text, measure, before)


def _delimits(text: str, measure: Measure) -> bool:
    """A threshold in front of a noun names a class (100万元以上项目); behind a verb and before a stop it is a figure."""
    if measure.family not in {"amount", "duration", "bare", "score"}:
        return False
    words = measure.span.of(text)
    if measure.quantity.unit in {"岁", "周岁"}:
        return bool(_CLASS_AFTER.search(words)) or bool(re.match(r"[\u4e00-\u9fff]", text[measure.span.end :][:1]))
    if text[measure.span.end : measure.span.end + 1] == "级":
        return True
    if measure.quantity.comparator in {"gt", "ge", "lt"} and _CLASS_NOUN.match(text, measure.span.end):
        return measure.family == "amount"
    if measure.span.start < measure.number.start and _ATTRIBUTE.search(
        text, max(0, measure.span.start - 6), measure.span.start
    ):
        return text[measure.span.end : measure.span.end + 1] == "的"
    if not _CLASS_AFTER.search(words):
        return False
    if measure.family == "duration":
        return bool(_NOUN.match(text, measure.span.end)) and not _NOT_NOUN.match(text, measure.span.end)
    attribute = _ATTRIBUTE.search(text, max(0, measure.span.start - 6), measure.span.start)
    if measure.quantity.unit in _EXTENTS and not attribute:
        return text[measure.span.end : measure.span.end + 1] == "的"
    return _CLASS_NOUN.match(text, measure.span.end) is not None


def _chinese_figure(text: str, measure: Measure, before: str) -> bool:
    if measure.family in {"percent", "times", "point"}:
        return True
    numeral, value = measure.number.of(text), measure.quantity.value
    if numeral == "二":  # two things are 两; 二期, 二次 are the second
        return False
    if _LONE_POWER.match(numeral) and measure.quantity.comparator not in {"gt", "ge", "lt"}:
        return False
    ends = re.match(r"[,。;、)]|$", text[measure.span.end : measure.span.end + 1]) is not None
    if value >= 10:
        return measure.family != "score" and not (ends and measure.quantity.unit == "条")  # 新十条 is a name
    if measure.family == "duration":
        bounded = measure.quantity.comparator != "eq"
        return bounded or (ends or measure.quantity.unit != "年") and bool(_DURATION_BEFORE.search(before))
    if measure.family == "amount":
        return measure.quantity.unit in {"元", "公里", "亩", "吨", "平方米"} and bool(_COUNTING_VERB.search(before))
    if value == 1 or measure.quantity.unit not in _CONCRETE:
        return bool(re.search(r"(?:仅|只有|共|共计)$", before))
    if measure.quantity.unit in {"次", "场", "轮", "批"} and re.search(r"(?:实施|进行|参加|接受|迎来)了?$", before):
        return True
    return bool(_COUNTING_VERB.search(before)) or (ends and measure.quantity.unit not in {"个", "项", "条", "期", "批"})


def _ranks(text: str) -> list[Measure]:
    found = []
    for pattern, comparator in ((_RANK, "eq"), (_TOP, "le")):
        for match in pattern.finditer(text):
            clause = re.split(r"[,。;\n]", text[max(0, match.start() - 24) : match.start()])[-1]
            if not (_RANKING.search(clause) or _FIELD.search(clause)):
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
    """Give a figure without a unit the unit its sentence implies: 零败诉 counts the cases before it, 3600多万学生 people."""
    done: list[Measure] = []
    for figure in figures:
        if figure.quantity.unit or figure.family not in {"count", "bare"}:
            done.append(figure)
            continue
        unit = _implied_unit(text, figure)
        previous = done[-1] if done else None
        if not unit and figure.family == "count" and previous and previous.family == "count":
            same = sentence_of.get(previous.span) == sentence_of.get(figure.span)
            unit = previous.quantity.unit if same else ""
        done.append(replace(figure, quantity=replace(figure.quantity, unit=unit)) if unit else figure)
    return tuple(done)


_PEOPLE_AFTER = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(?:人口|学生|群众|居民|市民|村民|人员|职工|农民|老人|老年人|儿童|用户|游客|孩子|中国人|党员|干部|劳动力|劳动者|学员|考生|人才|毕业生|青年|妇女|残疾人|患者|教师|农民工|人民|儿女|工人|在校生|学子)"
)
_PEOPLE_BEFORE = re.compile(r"(?:人口|人数|就业|学生|群众|用户|参保|员额|人才)[\u4e00-\u9fff]{0,6}$")


_MONEY_BEFORE = re.compile(r"(?:产值|生产总值|投资|收入|GDP|经济总量|总额|销售额|营收|资金|税收|贷款)[\u4e00-\u9fff]{0,6}$")


def _implied_unit(text: str, figure: Measure) -> str:
    before = text[max(0, figure.span.start - 14) : figure.span.start]
    clause = re.split(r"[,。;]", before)[-1]
    if figure.family == "bare":
        if "人次" in clause:
            return "人次"
        if _PEOPLE_AFTER.match(text, figure.span.end) or _PEOPLE_BEFORE.search(clause):
            return "人"
        if _MONEY_BEFORE.search(clause):
            return "元"
    return ""

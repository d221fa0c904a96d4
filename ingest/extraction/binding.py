"""Binding a figure to a controlled indicator by its cues where the context agrees; otherwise it stays open."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

import ahocorasick

from ontology.concepts import load_concepts

_GROUPS = (
    frozenset(["件", "宗", "起", "例", "份", "项", "部", "篇", "个", "条", "批", "件次", "宗次", "户", "卷"]),
    frozenset(["人", "名", "位", "人次", "户", "个", "家"]),
    frozenset(["个", "家", "所", "户", "处", "座"]),
    frozenset(["次", "场", "期", "轮", "批", "批次", "场次", "家次", "户次", "件", "件次"]),
    frozenset(["人次", "人", "名", "次"]),
    frozenset({"%", "percent", "‰"}),
    frozenset({"元"}),
    frozenset({"份", "册", "条", "本", "张", "件"}),
    frozenset({"户", "家", "个"}),
    frozenset({"台", "部", "套", "个", "台套"}),
    frozenset({"支", "个"}),
    frozenset({"篇", "条", "件", "份", "次", "期", "个"}),
    frozenset({"处", "个", "项", "条", "起", "件"}),
    frozenset({"天", "日", "工作日"}),
    frozenset({"分"}),
)
_HOME = {
    "件": 0, "项": 0, "人": 1, "名": 1, "个": 2, "家": 2, "次": 3, "人次": 4, "%": 5, "percent": 5, "元": 6, "份": 7,
    "条": 7, "户": 8, "场": 3, "台": 9, "支": 10, "篇": 11, "处": 12, "天": 13, "分": 14,
}  # fmt: skip
_PROCEDURES = {
    "recon-": re.compile("复议"),
    "lit-": re.compile("诉讼|应诉|出庭|[胜败]诉"),
    "petition-": re.compile("信访|来信|来访|接访"),
    "hotline-": re.compile("热线|12345|工单|诉求"),
    "proposal": re.compile("建议|提案"),
    "med-": re.compile("调解|纠纷"),
    "open-": re.compile("公开"),
    "service-": re.compile("政务|网[上办]|窗口|(?<!交)办件|服务|审批"),
}
"""Procedures that count the same things (受理, 审结, 办结率): a context of one alone is not the other's."""
_NEGATED = re.compile(r"(?:不予|未予|不|未|非|无|依申请)$")  # 不予受理 is no 受理
_TOPIC = re.compile(
    r"法[治律制规审]|执法|普法|司法|立法|复议|诉讼|[应败胜]诉|调解|纠纷|仲裁|公证|规范性文件|规章|许可|处罚|审批|备案|证照|信访"
    r"|热线|政务|公开|监管|听证|决策|律[师所]|双随机|建议|提案|审计|征求意见|裁量|证明事项|督察|信用|学法|述法|矫正|帮教"
    r"|一件事|通办|网办|网上|窗口|跑一次|跑动|即办|市场主体|经营主体|开办|工资|应急|隐患|演练|预案|检查|权责|权力清单|涉企|企业诉求|企业问题|纪检"
)
"""What the indicators are about: words that many fields share (示范项目, 惠及群众) need one of these beside them."""
_ACTS = re.compile(
    r"(?:共|累计|全年|已|先后)?(?:提供|参与|开展|举办|办理|接待|解答|化解|调处|审查|出具|代理|服务|协助)"
)
_ABOUT = re.compile(r"典型案例|信息|数据|文书|标准|指引|程序|职权|流程|品牌|技术中心|创新平台|排忧|便民|的?公告")
_ADDS = re.compile(r"新招录?|新录用|招录|新增|净增|新建|新设|新登记|增设|新认定|新注册")
_REMOVAL = "清理|取消|注销|收回|清退"
_REMOVES = re.compile(rf"^(?:全面|依法|共|累计)?(?:{_REMOVAL})")
_CASES = frozenset({"件", "宗", "起", "例", "件次", "宗次", "个", "批"})
_DIGIT = re.compile(r"\d")
_CHANGE = re.compile(r"压缩|压减|缩减|下降|增长|增幅|提升|减少|精简")
_QUOTES = re.compile(r"[“”\"‘’《》\s]")


@dataclass(frozen=True, slots=True)
class _Cue:
    """One cue of one indicator, with the pairs of characters of the indicator's name that the cue lacks."""

    words: str
    notation: str
    unit: str
    others: tuple[str, ...]
    of_change: bool  # the indicator itself measures a change (审批时限压缩比例)
    name: str  # of the indicator
    stock: bool  # the indicator says how many there are, not how many came


@functools.lru_cache(maxsize=1)
def _cues() -> Mapping[str, tuple[_Cue, ...]]:
    """The cues of all indicators, by their words."""
    by_words: dict[str, list[_Cue]] = {}
    indicators = load_concepts().indicators.values()
    for concept in indicators:
        name = concept.name_zh
        pairs = [
            pair for pair in dict.fromkeys(name[i : i + 2] for i in range(len(name) - 2)) if not _DIGIT.search(pair)
        ]
        for words in concept.cues:
            others = tuple(pair for pair in pairs if pair not in words)
            by_words.setdefault(words, []).append(
                _Cue(
                    words,
                    concept.notation,
                    concept.unit,
                    others,
                    bool(_CHANGE.search(name)),
                    name,
                    concept.temporal_kind == "stock",
                )
            )
    return {words: tuple(cues) for words, cues in by_words.items()}


@functools.lru_cache(maxsize=1)
def _automaton() -> ahocorasick.Automaton:
    found = ahocorasick.Automaton()
    for words, cues in _cues().items():
        found.add_word(words, cues)
    found.make_automaton()
    return found


def indicator_of(name: str, unit: str, *, kind: str, context: str) -> str | None:
    """Return the notation of the controlled indicator, ``None`` where no cue fits or two fit equally well.

    A cue must stand in the figure's own name and the unit must be one its indicator is counted in.  Cues of two or
    three characters (受理, 培训, 合格率) are common words: they need another word of the indicator's name in the
    context.  A change (增加2件) is no value of the indicator that changes.
    """
    own, around = _QUOTES.sub("", name), _QUOTES.sub("", context)
    refused = "不予受理" in own or "不受理" in own
    scored: dict[str, float] = {}
    for last, cues in _automaton().iter(own):
        for cue in cues:
            if _of_another_procedure(cue.notation, own + around):
                continue
            if _NEGATED.search(own, 0, last + 1 - len(cue.words)) or (refused and "不" not in cue.words):
                continue
            if _speaks_of_another(cue, own, unit, following=own[last + 1 :]):
                continue
            score = _score(cue, own, around) if _fits(cue, unit, kind) else 0.0
            if score:
                scored[cue.notation] = max(scored.get(cue.notation, 0.0), score)
    if not scored:
        return None
    ranked = sorted(scored.items(), key=lambda pair: (-pair[1], pair[0]))
    return None if len(ranked) > 1 and ranked[0][1] == ranked[1][1] else ranked[0][0]


def _of_another_procedure(notation: str, words: str) -> bool:
    own = next((kind for kind in _PROCEDURES if notation.startswith(kind)), None)
    if own is None or _PROCEDURES[own].search(words):
        return False
    return any(pattern.search(words) for kind, pattern in _PROCEDURES.items() if kind != own)


def _speaks_of_another(cue: _Cue, own: str, unit: str, *, following: str) -> bool:
    """Tell whether the cue stands in the name without being what is counted.

    It acts (法律顾问|提供咨询) or is what another thing is about (行政许可|信息); matters are no cases (行政处罚事项);
    what is added or cleared away is no stock (新增人民调解组织, 清理执法人员).
    """
    if _ACTS.match(following) or _ABOUT.match(following):
        return True
    if "案件" in cue.name and unit not in _CASES:
        return True
    if cue.stock and _ADDS.search(own):
        return True
    verb = _REMOVES.match(own)
    return verb is not None and not re.search(_REMOVAL, cue.words + cue.name)


def _score(cue: _Cue, own: str, around: str) -> float:
    agreeing = sum(2 * (pair in own) + (pair in around) for pair in cue.others)
    if len(cue.words) <= (2 if cue.unit == "元" else 3) and not agreeing:
        return 0.0
    if len(cue.others) > 1 and not _TOPIC.search(cue.words) and not _TOPIC.search(own + around):
        return 0.0
    return 3 * len(cue.words) + agreeing / max(1, len(cue.others))


def _fits(cue: _Cue, unit: str, kind: str) -> bool:
    return (kind != "change" or cue.of_change) and _countable(cue.unit, unit)


def _countable(usual: str, unit: str) -> bool:
    home = _HOME.get(usual)
    return usual == unit or (home is not None and unit in _GROUPS[home])

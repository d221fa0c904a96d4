"""The kind of a document (文种), read from the end of its title.

The fifteen statutory kinds are those of 党政机关公文处理工作条例 (2012), article 8; the customary ones follow 立法法,
行政法规制定程序条例 (条例, 规定, 办法) and office practice (方案, 要点, 规划 …).
"""

from __future__ import annotations

import re

from ingest.shadow import shadow

_LAW_REPORT = re.compile(r"法治政府|依法行政|法治建设|依法治[国省市区县旗州镇]|依法治理")
_OTHER_BODIES = re.compile(
    r"人大|人民代表大会|法院|检察院|政协|党委|纪委|监委|常委会|常务委员会|审计|财政|预算|普法|法治"
    r"|委员会(?<!管理委员会)"
)
_REPORTS = ("报告", "总结", "年报", "情况", "自查报告", "述职报告")
_ENDINGS = {
    "resolution": ("决议",),
    "decision": ("决定",),
    "order": (
        "命令",
        "令",
    ),
    "communique": ("公报",),
    "announcement": ("公告",),
    "circular": ("通告",),
    "opinion": ("意见",),
    "notice": ("通知",),
    "bulletin": ("通报",),
    "report": (
        "报告",
        "总结",
        "年报",
        "情况",
    ),
    "request": ("请示",),
    "reply": ("批复",),
    "proposal": ("议案",),
    "letter": (
        "函",
        "答复",
    ),
    "minutes": ("纪要",),
    "regulation": ("条例",),
    "measures": (
        "办法",
        "细则",
        "措施",
    ),
    "provisions": ("规定",),
    "rules": (
        "规则",
        "准则",
        "章程",
        "规程",
        "规范",
    ),
    "interpretation": ("解释",),
    "policyReading": (
        "解读",
        "问答",
    ),
    "programme": ("规划",),
    "outline": ("纲要",),
    "keyPoints": ("要点",),
    "planDocument": (
        "计划",
        "安排",
    ),
    "plan": (
        "方案",
        "预案",
    ),
    "list": (
        "清单",
        "目录",
        "台账",
    ),
    "guide": (
        "指引",
        "指南",
        "手册",
        "标准",
    ),
    "system": (
        "制度",
        "机制",
    ),
    "agreement": (
        "协议",
        "备忘录",
    ),
    "speech": (
        "讲话",
        "致辞",
    ),
    "law": (
        "宪法",
        "法典",
        "法",
    ),
}
_CODE_OF = {ending: code for code, endings in _ENDINGS.items() for ending in endings}
_LONGEST_ENDING = max(map(len, _CODE_OF))
_AND_PLAN = re.compile(
    r"(?<=[告结报况])[及和与暨、](?:(?:19|20)\d\d年)?[\u4e00-\u9fff]{0,12}(?:计划|安排|打算|思路|要点|重点)$"
)
"""What a yearly report announces besides: 2019年法治政府建设工作总结|及2020年工作计划."""
_TAIL = re.compile(r"(?:[(〔\[][^()]*[)〕\]]|全文|摘要|\s|_?(?:19|20)\d\d年?$|[_-])+$")
_NO_LAW = re.compile(r"关于|工作法|方法|办法|做法|[说想看执司普]法$")


def bare_title(title: str) -> str:
    """Return the shadow of a title without what follows its kind: （试行）, （2018—2035年）, 全文."""
    folded = shadow(title)
    return _TAIL.sub("", folded) or folded


def genre_of(title: str) -> str:
    """Return the genre code of a title; ``other`` when its ending names no kind."""
    bare = _AND_PLAN.sub("", bare_title(title).strip("《》“”\"'"))
    if bare.endswith(_REPORTS) and _LAW_REPORT.search(bare):
        return "lawReport"
    if bare.endswith("政府工作报告") or (bare.endswith("工作报告") and not _OTHER_BODIES.search(bare)):
        return "workReport"
    sizes = range(_LONGEST_ENDING, 0, -1)
    code = next((_CODE_OF[bare[-size:]] for size in sizes if bare[-size:] in _CODE_OF), "other")
    return "other" if code == "law" and _NO_LAW.search(bare) else code


def is_title(line: str) -> bool:
    """Tell whether a line could be a title by itself: it ends in the name of a kind."""
    return genre_of(line) != "other"

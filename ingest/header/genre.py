"""The kind of a document (文种), read from the end of its title.

The fifteen statutory kinds are those of 党政机关公文处理工作条例 (2012), article 8; the customary ones follow 立法法 and
行政法规制定程序条例 (条例, 规定, 办法) and office practice (方案, 要点, 规划 …).
"""

from __future__ import annotations

import re

from ingest.shadow import shadow

_LAW_REPORT = re.compile(r"法治政府|依法行政|法治建设|依法治[国省市区县旗州镇]|依法治理")
_OTHER_BODIES = re.compile(
    r"人大|人民代表大会|法院|检察院|政协|党委|纪委|监委|常委会|常务委员会|审计|财政|预算|普法|法治|委员会(?<!管理委员会)"
)
_REPORTS = ("报告", "总结", "年报", "情况", "自查报告", "述职报告")
_ENDINGS = (
    ("决议", "resolution"), ("决定", "decision"), ("命令", "order"), ("公报", "communique"), ("公告", "announcement"),
    ("通告", "circular"), ("意见", "opinion"), ("通知", "notice"), ("通报", "bulletin"), ("报告", "report"), ("请示", "request"),
    ("批复", "reply"), ("议案", "proposal"), ("函", "letter"), ("答复", "letter"), ("纪要", "minutes"),
    ("条例", "regulation"), ("细则", "measures"), ("办法", "measures"), ("措施", "measures"), ("规定", "provisions"),
    ("规则", "rules"), ("准则", "rules"), ("章程", "rules"), ("规程", "rules"), ("规范", "rules"),
    ("解释", "interpretation"), ("解读", "policyReading"), ("问答", "policyReading"), ("规划", "programme"), ("纲要", "outline"),
    ("要点", "keyPoints"), ("计划", "planDocument"), ("安排", "planDocument"), ("方案", "plan"), ("预案", "plan"),
    ("清单", "list"), ("目录", "list"), ("台账", "list"), ("指引", "guide"), ("指南", "guide"), ("手册", "guide"), ("标准", "guide"),
    ("制度", "system"), ("机制", "system"), ("协议", "agreement"), ("备忘录", "agreement"), ("讲话", "speech"), ("致辞", "speech"),
    ("总结", "report"), ("年报", "report"), ("情况", "report"), ("令", "order"), ("宪法", "law"), ("法典", "law"), ("法", "law"),
)  # fmt: skip
_TAIL = re.compile(r"(?:[(〔\[][^()]*[)〕\]]|全文|摘要|\s|_?(?:19|20)\d\d年?$|[_-])+$")
_NO_LAW = re.compile(r"关于|工作法|方法|办法|做法|[说想看执司普]法$")


def bare_title(title: str) -> str:
    """Return the shadow of a title without what follows its kind: （试行）, （2018—2035年）, 全文."""
    folded = shadow(title)
    return _TAIL.sub("", folded) or folded


def genre_of(title: str) -> str:
    """Return the genre code of a title; ``other`` when its ending names no kind."""
    bare = bare_title(title).strip("《》“”\"'")
    if bare.endswith(_REPORTS) and _LAW_REPORT.search(bare):
        return "lawReport"
    if bare.endswith("政府工作报告") or (bare.endswith("工作报告") and not _OTHER_BODIES.search(bare)):
        return "workReport"
    code = next((code for ending, code in _ENDINGS if bare.endswith(ending)), "other")
    return "other" if code == "law" and _NO_LAW.search(bare) else code


def is_title(line: str) -> bool:
    """Tell whether a line could be a title by itself: it ends in the name of a kind."""
    return genre_of(line) != "other"

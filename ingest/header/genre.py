"""The kind of a document (文种), read from the end of its title.

The fifteen statutory kinds are those of 党政机关公文处理工作条例 (2012), article 8; the customary ones follow 立法法 and
行政法规制定程序条例 (条例, 规定, 办法) and office practice (方案, 要点, 规划 …).
"""

from __future__ import annotations

import re

from ingest.shadow import shadow

_LAW_REPORT = re.compile(r"(?:法治政府|依法行政|法治建设|依法治[国省市区县旗州])")
_WORK_REPORT = re.compile(r"政府工作报告|(?:管委会|管理委员会|人民政府)(?:\d{4}年)?(?:度)?工作报告")
_OTHER_BODIES = re.compile(r"人大|人民代表大会|法院|检察院|政协|党委|纪委|审计|财政|预算|普法")
_ENDINGS = (
    ("决议", "resolution"), ("决定", "decision"), ("命令", "order"), ("公报", "communique"), ("公告", "announcement"),
    ("通告", "circular"), ("意见", "opinion"), ("通知", "notice"), ("通报", "bulletin"), ("报告", "report"), ("请示", "request"),
    ("批复", "reply"), ("议案", "proposal"), ("复函", "letter"), ("函", "letter"), ("答复", "letter"), ("纪要", "minutes"),
    ("条例", "regulation"), ("实施细则", "rules"), ("细则", "rules"), ("规则", "rules"), ("规程", "rules"), ("规定", "provisions"),
    ("办法", "measures"), ("措施", "measures"), ("解释", "interpretation"), ("解读", "interpretation"), ("规划", "programme"),
    ("纲要", "outline"), ("工作要点", "keyPoints"), ("要点", "keyPoints"), ("计划", "plan"), ("安排", "plan"), ("方案", "planDocument"),
    ("预案", "planDocument"), ("总结", "report"), ("情况", "report"), ("令", "order"), ("宪法", "law"), ("法典", "law"), ("法", "law"),
)  # fmt: skip
_TAIL = re.compile(r"(?:[(（〔\[][^()（）]*[)）〕\]]|全文|\s|(?:19|20)\d\d年?|[_-])+$")


def bare_title(title: str) -> str:
    """Return the title without what follows its kind: （试行）, （2018—2035年）, 全文."""
    return _TAIL.sub("", shadow(title)) or title


def genre_of(title: str) -> str:
    """Return the genre code of a title; ``other`` when its ending names no kind."""
    bare = bare_title(title).strip('《》“”"')
    if bare.endswith(("报告", "总结", "情况", "年报")) and _LAW_REPORT.search(bare):
        return "lawReport"
    if bare.endswith("工作报告") and (_WORK_REPORT.search(bare) or not _OTHER_BODIES.search(bare)):
        return "workReport"
    return next((code for ending, code in _ENDINGS if bare.endswith(ending)), "other")


def is_title(line: str) -> bool:
    """Tell whether a line could be a title by itself: it ends in the name of a kind."""
    return genre_of(line) != "other"

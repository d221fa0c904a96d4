"""The fields that government pages state above a document, under one name each.

They come from the disclosure catalogue (政府信息公开目录系统实施指引, 2009); sites vary the words.
"""

from __future__ import annotations

import re

_ALIASES = {
    "索引号": ("索引号", "索取号", "信息索引"),
    "发文机关": ("发文机关", "发文机构", "发布机构", "发布机关", "制发机关", "公开主体", "发布单位", "发文单位"),
    "来源": ("信息来源", "文章来源", "来源"),
    "发文字号": ("发文字号", "文号", "文件编号"),
    "成文日期": ("成文日期", "成文时间", "发文日期", "生成日期", "印发日期", "发文时间"),
    "发布日期": ("发布日期", "发布时间", "公开日期", "公开时间"),
    "标题": ("标题", "名称", "公文名称", "信息名称", "文件名称"),
    "主题分类": ("主题分类", "体裁分类", "信息分类"),
    "主题词": ("主题词", "关键词"),
    "有效性": ("有效性", "时效性", "效力状态"),
}

FIELD_OF = {alias: field for field, aliases in _ALIASES.items() for alias in aliases}
"""Field by the words a page may use for it."""

_WORDS = "|".join(r"\s*".join(alias) for alias in sorted(FIELD_OF, key=len, reverse=True))
LABEL = re.compile(rf"[\[【]?(?P<label>{_WORDS})[\]】]?\s*[:：]\s*(?P<value>.*)", re.DOTALL)
"""A label with its colon and what follows it."""
_LABELS = re.compile(rf"(?<![\u4e00-\u9fff])[\[【]?(?P<label>{_WORDS})[\]】]?\s*[:：]")


def stated_fields(head: str) -> dict[str, str]:
    """Return the fields written out at the head of a text, several in one line or one in each, the first of a kind."""
    found: dict[str, str] = {}
    matches = list(_LABELS.finditer(head))
    ends = [match.start() for match in matches[1:]] + [len(head)]
    for match, end in zip(matches, ends, strict=bool(matches)):
        value = head[match.end() : end].strip().split("\n")[0].strip()
        field = FIELD_OF["".join(match["label"].split())]
        if value and len(value) <= 80:
            found.setdefault(field, value)
    return found

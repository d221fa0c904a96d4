"""The fields that government pages state above a document, under one name each.

They come from the disclosure catalogue (政府信息公开目录系统实施指引, 2009); sites vary the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_ALIASES = {
    "索引号": ("索引号", "索取号", "信息索引"),
    "发文机关": (
        "发文机关",
        "发文机构",
        "发布机构",
        "发布机关",
        "制发机关",
        "制发机构",
        "公开主体",
        "发布单位",
        "发文单位",
    ),
    "来源": ("信息来源", "文章来源", "来源"),
    "发文字号": ("发文字号", "文号", "文件编号"),
    "成文日期": ("成文日期", "成文时间", "发文日期", "生成日期", "产生日期", "印发日期", "发文时间"),
    "发布日期": ("发布日期", "发布时间", "公开日期", "公开时间"),
    "标题": ("标题", "名称", "公文名称", "信息名称", "文件名称"),
    "主题分类": ("主题分类", "体裁分类", "信息分类"),
    "主题词": ("主题词", "关键词"),
    "有效性": ("有效性", "时效性", "效力状态"),
}

SITE = re.compile(
    r"\s*(?:[_|]|\s[-—–]\s?|--+)\s*[^_|]*?(?:网|门户|网站|政府|平台|频道|栏目|公开|局|首页).*$"
    r"|-[^-_|\d]{2,20}(?:网|网站|门户|政府|平台|频道|首页)$"
)
"""The name of the site behind the title of a window."""

FIELD_OF = {alias: field for field, aliases in _ALIASES.items() for alias in aliases}
"""Field by the words a page may use for it."""

_WORDS = "|".join(r"\s*".join(alias) for alias in sorted(FIELD_OF, key=len, reverse=True))
LABEL = re.compile(rf"[\[【]?(?P<label>{_WORDS})[\]】]?\s*[:：]\s*(?P<value>.*)", re.DOTALL)
"""A label with its colon and what follows it."""
_LABELS = re.compile(rf"(?<![\u4e00-\u9fff])[\[【]?(?P<label>{_WORDS})[\]】]?\s*[:：]")

_SPACED = re.compile(rf"(?:(?<=^)|(?<=\s))(?P<label>{_WORDS})(?=\s|$)")
_DATE = re.compile(r"\d{4}[-年./]\d{1,2}[-月./]\d{1,2}")
_LONGEST = 80


def stated_fields(head: str) -> dict[str, str]:
    """Return the fields written out at the head of a text, several in one line or one in each, the first of a kind."""
    found: dict[str, str] = {}
    matches = list(_LABELS.finditer(head))
    ends = [match.start() for match in matches[1:]] + [len(head)]
    for match, end in zip(matches, ends, strict=bool(matches)):
        value = head[match.end() : end].strip().split("\n")[0].strip()
        field = FIELD_OF["".join(match["label"].split())]
        if value and len(value) <= _LONGEST:
            found.setdefault(field, value)
    for label, value in _tabled(head):
        found.setdefault(label, value)
    return found


def _tabled(head: str) -> Iterator[tuple[str, str]]:
    """Yield the fields of a header table that lost its frame: label | value | label | value, or only blanks between."""
    for line in head.split("\n"):
        cells = [" ".join(cell.split()) for cell in re.split(r"[|\t]", line)]
        for label, value in pairwise(cells) if len(cells) > 1 else ():
            field = FIELD_OF.get("".join(label.split()))
            if field and value and "".join(value.split()) not in FIELD_OF and len(value) <= _LONGEST:
                yield field, value
        marks = list(_SPACED.finditer(line)) if len(cells) == 1 and _SPACED.match(line) else []
        ends = [mark.start() for mark in marks[1:]] + [len(line)]
        for mark, end in zip(marks, ends, strict=bool(marks)):
            value = line[mark.end() : end].strip()
            if value and (len(marks) > 1 or " " in mark["label"].strip() or _DATE.match(value)):
                yield FIELD_OF["".join(mark["label"].split())], value

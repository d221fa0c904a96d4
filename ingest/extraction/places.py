"""Find the divisions a document speaks of: by name, and by words that mean one from where it speaks (我县, 全市)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extraction.area_names import AreaName, named_areas
from ingest.extraction.organization_forms import ends_word
from ingest.extraction.resolution import Viewpoint, viewpoint
from ingest.extraction.scan import Scan, scan_document
from ingest.gazetteer import COUNTRY
from ingest.model import Area, Mention, PolicyDocument, Span

_CONTEXTUAL = re.compile(
    r"(?<![\u4e00-\u9fff健完安])?(?P<who>[我全本])(?P<level>省|自治区|市|县|区|旗|州|盟|镇|乡|街道)(?![场民域])"
)
_REGION = re.compile(
    r"(?<![\u4e00-\u9fff])(?:自治区|(?<=、)自治区)(?=[、,党政级]|人民|范围|$)|围绕(?P<late>自治区)|(?<=[在由经以、])自治区(?!直辖|、直辖)"
)
_LEVEL_LIST = re.compile(
    r"(?<![\u4e00-\u9fff])(?:依据|按照|根据|落实|贯彻)(?P<first>[省市])、(?P<second>[市县区])(?=要求|部署|有关|安排|的|相关|委|规定)"
)
# A short name that another word continues names something else: 深圳湾, 上海路, 中山大学.
_SHORT_GOES_ON = "湾路街江河湖山岛港桥站寺派菜话语戏味人籍石酒海大"
_NOT_A_PLACE = ("江苏银行", "北京时间", "上海合作组织", "北京大学", "南京大学", "海南航空")


def find_areas(document: PolicyDocument) -> tuple[tuple[Area, ...], tuple[Mention, ...]]:
    """Return the divisions in order of first mention, and all mentions in reading order.

    A name that several divisions bear is mentioned only where the issuer's own place decides between them.
    """
    scan = scan_document(document)
    view = viewpoint(document.header)
    areas: dict[str, Area] = {}
    mentions: list[Mention] = []
    for span, area, kind in sorted(_all(scan, view), key=lambda hit: hit[0]):
        sentence = scan.sentence_at(span.start)
        if sentence is None or not sentence.span.contains(span):
            continue
        areas.setdefault(area.code, area)
        grade = "resolved" if kind == "contextual" else "explicit"
        mentions.append(Mention(span, sentence.order, area.code, kind, grade))
    return tuple(areas.values()), tuple(mentions)


def _all(scan: Scan, view: Viewpoint) -> Iterator[tuple[Span, Area, str]]:
    for name in named_areas(scan, view):
        if name.area is not None and _is_place(scan.text, name):
            yield Span(name.start, name.end), name.area, "short" if name.short else "full"
    for match in _CONTEXTUAL.finditer(scan.text):
        if match["who"] == "全" and scan.text[max(0, match.start() - 1) : match.start()] in ("安", "健", "齐", "完"):
            continue
        yield from _meant(view, match["level"], Span(*match.span()))
    for match in _REGION.finditer(scan.text):
        group = "late" if match["late"] else 0
        yield from _meant(view, "自治区", Span(*match.span(group)))
    for match in _LEVEL_LIST.finditer(scan.text):
        for group in ("first", "second"):
            yield from _meant(view, match[group], Span(*match.span(group)))


def _meant(view: Viewpoint, level: str, span: Span) -> Iterator[tuple[Span, Area, str]]:
    area = view.at(level)
    if area is not None and area != COUNTRY:
        yield span, area, "contextual"


def _is_place(text: str, name: AreaName) -> bool:
    """Tell whether the name stands for the division itself and is not the beginning of another name."""
    if text[name.end : name.end + 1] in _SHORT_GOES_ON and name.short:
        return False
    if any(text.startswith(other, name.start) for other in _NOT_A_PLACE):
        return False
    return text[max(0, name.start - 1) : name.end] not in ends_word()

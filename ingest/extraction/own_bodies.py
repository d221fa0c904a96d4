"""Bodies named without their place: those of the place and the issuer that the document speaks from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ingest.extraction.organization_forms import Found
from ingest.extraction.resolution import Viewpoint
from ingest.extraction.scan import Scan
from ingest.gazetteer import COUNTRY, children
from ingest.header.issuer import official_name

_BARE_GOVERNMENT = re.compile(r"(?<=对|向|由|经)政府(?=工作(?!报告)|提出|负责|同意|批准)")
_BARE_CONGRESS = re.compile(
    r"人大(?=依法监督|代表|建议|议案|及其|常委会|监督|审议|法律监督|工作监督|机关|[、和]政协)|政协(?=委员|提案|民主监督|监督|机关|建议|常委会)|(?<=人大[、和及])政协|(?:(?<=接受)|(?<=征求))人大(?=的|、|,)"
)
_OWN_CONGRESS_COMMITTEE = re.compile(r"人大(?:及|和)(?:其)(?P<body>常委会|常务委员会)")
_LEVEL_REFERENCE = re.compile(r"(?P<level>[省市县区旗])级人民政府")
_OWN_PARTY_GROUP = re.compile(
    r"(?<![\u4e00-\u9fff])(?<!\))[局委厅办]党[组委](?!织)|(?<=[入由将经向对了为善加和与在按全])[局委厅办]党[组委](?!织)"
)
_OWN_RULE_OF_LAW = re.compile(
    r"(?<![委党省市县区旗州盟])(?:全面)?依法治(?P<level>[省市县区旗州])(?:委员会(?!议)(?P<office>办公室)?|(?P<short>办公室|办)(?![理事公法案]))"
)
_SAME_LEVEL = re.compile(r"(?:同级|上级|上一级|各级|下级)(?:地方)?(?:党委|人大|政府)?[、和及]?$")
_OWN_BRANCH = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,6}?)分局(?!长)")
_OWN_BODY = re.compile(r"[我本](?P<head>局|委|厅|办|署|院)(?![\u4e00-\u9fff]*长)")


def bare_bodies(scan: Scan, view: Viewpoint, before: Mapping[int, Found]) -> Iterator[Found]:
    """Yield forms without an area that can only mean the issuer's own: 县委、|政府, 人大代表建议, 其常委会, 我局.

    Args:
        scan: the document.
        view: whose own bodies are meant.
        before: the bodies found so far by their ends, for a 政府 that follows its party committee.
    """
    area = view.area
    if area is None or area == COUNTRY:
        return
    own = official_name(area)
    text = scan.text
    for end, found in before.items():
        at = end + (1 if text[end : end + 1] in ("、", "和", "与") else 0)
        if (
            found.name.endswith("委员会")
            and found.name.startswith("中共")
            and text.startswith("政府", at)
            and found.area
        ):
            yield Found(at, at + 2, f"{official_name(found.area)}人民政府", found.area, "contextual", "resolved")
    rules = ((_BARE_GOVERNMENT, f"{own}人民政府"), (_BARE_CONGRESS, None))
    for pattern, fixed in rules:
        for match in pattern.finditer(text):
            if text[match.start() - 1 : match.start()] in ("级", "国", "乡", "镇"):
                continue
            if _SAME_LEVEL.search(text, max(0, match.start() - 8), match.start()):
                continue
            listed = before.get(match.start() - 1) if text[match.start() - 1 : match.start()] in ("、", "和") else None
            place = listed.area if listed is not None and listed.area is not None else area
            official = official_name(place)
            name = fixed or (
                f"{official}人民代表大会" if match[0] == "人大" else f"中国人民政治协商会议{official}委员会"
            )
            yield Found(match.start(), match.end(), name, place, "contextual", "resolved")
    yield from _own_bodies(text, view, own)


def _own_bodies(text: str, view: Viewpoint, own: str) -> Iterator[Found]:
    area = view.area
    for match in re.finditer(r"(?<!民)政府常务会议?", text):
        yield Found(match.start(), match.end(), f"{own}人民政府常务会议", area, "contextual", "resolved")
        yield Found(match.start(), match.start() + 2, f"{own}人民政府", area, "contextual", "resolved", nested=True)
    for match in _OWN_CONGRESS_COMMITTEE.finditer(text):
        start = match.start("body") - 1
        yield Found(start, match.end(), f"{own}人民代表大会常务委员会", area, "contextual", "resolved")
    for match in _LEVEL_REFERENCE.finditer(text):
        if area is not None and view.at(match["level"]) == area:
            yield Found(match.start(), match.end(), f"{own}人民政府", area, "contextual", "inferred")
    yield from _own_committees(text, view)
    yield from _own_branches(text, view)
    if view.issuer and not view.issuer.endswith("人民政府"):
        for match in _OWN_BODY.finditer(text):
            if view.issuer.endswith(match["head"]) or (match["head"] == "委" and view.issuer.endswith("委员会")):
                yield Found(match.start(), match.end(), view.issuer, area, "contextual", "resolved")
        for match in _OWN_PARTY_GROUP.finditer(text):
            if view.issuer.endswith(match[0][0]):
                yield Found(match.start(), match.end(), view.issuer + match[0][1:], area, "contextual", "resolved")


def _own_committees(text: str, view: Viewpoint) -> Iterator[Found]:
    """Yield the party's committee on the rule of law and its office, named without their place: 依法治市办."""
    for match in _OWN_RULE_OF_LAW.finditer(text):
        place = view.at(match["level"])
        if place is not None:
            office = "办公室" if match["office"] or match["short"] else ""
            name = f"中共{official_name(place)}委全面依法治{match['level']}委员会{office}"
            yield Found(match.start(), match.end(), name, place, "contextual", "resolved")


def _own_branches(text: str, view: Viewpoint) -> Iterator[Found]:
    """Yield the branches of an issuing bureau: 大冶市分局 in a report of 黄石市生态环境局."""
    if view.area is None or not view.issuer or not view.issuer.endswith("局") or view.issuer.endswith("分局"):
        return
    below = {form: area for area in children(view.area) for form in (area.name, area.name[:-1]) if len(form) > 1}
    for match in _OWN_BRANCH.finditer(text):
        end = match.end("place")
        place = next((text[at:end] for at in range(match.start(), end - 1) if text[at:end] in below), None)
        if place is not None and not text.endswith("局", 0, end - len(place)):
            name = f"{view.issuer}{place}分局"
            yield Found(end - len(place), match.end(), name, below[place], "contextual", "resolved")

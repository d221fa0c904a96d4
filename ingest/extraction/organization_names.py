"""Bodies that no lexicon lists, by the grammar of their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from ingest.extraction.lexicon import Words, load_toml
from ingest.extraction.organization_forms import Found, Place, Prefixes
from ingest.extraction.resolution import Viewpoint
from ingest.extraction.scan import Scan
from ingest.gazetteer import COUNTRY
from ingest.header.issuer import official_name
from ingest.model import Sentence

_LONGEST = 30
"""Characters of the longest modifier between an area and its head."""
_BREAK = re.compile(r"[,。;:!?、()《》〈〉\n\s\d+的了在由将把被向从并且及各]|(?<=[会院校所室局学站心线司处组馆])[和与]")
_QUOTED = re.compile(r"“[^”“\n]{1,20}”")
_COUNT = re.compile(r"\d+(?:余|多)?[个家处所支座]|[一二三四五六七八九十两]+[个家处所支]")
_LEADING = re.compile(r"了?(?:全[国省市区县])?(?:首[个家批支]|第一[个家])?(?:全[国省市区县])?")
_GENERIC = re.compile(r"[会院校所室局学站心线司处][和与]|\d|各|多个|若干|一批|级|[一二三四五六七八九十百]+[个家所支]")
_OTHER_BODY = re.compile(r"[省市县区旗州盟]委|(?<!法治)(?<!数字)(?<!阳光)(?<!诚信)政府|人大|政协|法院(?!路)|检察院")
_HOTLINE = re.compile(
    r"(?P<open>[“\"])?(?P<number>1\d{4}|96110)(?(open)[”\"])(?:政务服务|公共法律服务|政府服务|市民服务|公共服务|便民|服务|投诉举报|市长|监督){0,3}(?:热线|专线)(?:平台)?"
)
_DOMAINS = re.compile(
    r"(?:(?<=^)|(?<=[,。;:\n]))(?P<list>[\u4e00-\u9fff]{2,6}(?:、[\u4e00-\u9fff]{2,6})+)等(?=(?:多?部门|单位|实现|联合|共同|率先|窗口|实行|推行))"
)
_JOINTS = frozenset("和与及、")
_NATIONAL_AREA = ("国务院", "国家", "中央", "全国")
_NATIONAL_HEADS = ("委员会", "领导小组", "联席会议", "协调小组", "指挥部")
_TAIL = {"管委会": "管理委员会", "委办": "委员会办公室"}


@cache
def _grammar() -> dict[str, Any]:
    return load_toml("organization_names.toml")


@cache
def _heads() -> Words:
    return Words(_grammar()["heads"])


@cache
def _founded() -> Words:
    return Words(_grammar()["founded"])


@cache
def _stops() -> Words:
    return Words(_grammar()["stops"])


@cache
def _founding() -> Words:
    return Words(_grammar()["founding"])


def composed_names(scan: Scan, prefixes: Prefixes) -> Iterator[Found]:
    """Yield area + modifier + head: 开鲁县“一站式”矛盾纠纷多元化解中心, 县行政复议委员会."""
    text = scan.text
    longest: dict[int, int] = {}
    for start, end, _ in _heads().every(text):
        longest[end] = min(start, longest.get(end, start))
    for end, start in longest.items():
        sentence = scan.sentence_at(start)
        if sentence is None or _goes_on(text, start, end):
            continue
        floor = modifier_floor(text, max(sentence.span.start, start - _LONGEST), start)
        found = _composed(text, prefixes, floor, (start, end))
        if found is not None:
            yield found


def _goes_on(text: str, start: int, end: int) -> bool:
    """Tell whether the head is only part of a word: 全|局, 中心|组, 委员会|议, 联席会议|制度."""
    before = _grammar()["not_after_head"].get(text[start:end])
    if before is not None and text.endswith(tuple(before), 0, start):
        return True
    return text.startswith(("组", "城", "议", "制度", "部门", "机制", "长效", "体系", "建设", "化", "工作机制"), end)


def modifier_floor(text: str, low: int, start: int) -> int:
    """Return how far to the left a modifier of the head at ``start`` may reach; quotations are stepped over whole."""
    sheltered = [match.span() for match in _QUOTED.finditer(text, low, start)]
    floor = low
    for match in _BREAK.finditer(text, low, start):
        if not any(a <= match.start() < b for a, b in sheltered):
            floor = match.end()
    for _, end, _ in _stops().every(text, floor, start):
        floor = max(floor, end)
    return floor


def _composed(text: str, prefixes: Prefixes, floor: int, head: tuple[int, int]) -> Found | None:
    start, end = head
    for cut in range(floor + 1, start):
        place = prefixes.before(cut)
        if place is None or place.start < floor or start - cut < 2 or text[cut] in _JOINTS:
            continue
        if _OTHER_BODY.search(text, cut, start) or (place.kind == "short" and text.startswith("建设", cut)):
            return None
        if place.kind == "contextual" and text[cut] in _grammar()["boundaries"]["not_after_level"]:
            continue
        return _named(text, place, cut, end)
    for area in _NATIONAL_AREA:
        at = text.find(area, floor, start)
        if at >= 0 and start - at - len(area) >= 2 and text[start:end] in _NATIONAL_HEADS:
            return Found(at, end, text[at:end], COUNTRY)
    return None


def _named(text: str, place: Place, cut: int, end: int) -> Found | None:
    words = text[cut:end]
    if words.count("“") != words.count("”"):
        return None
    for short, full in _TAIL.items():
        if words.endswith(short):
            words = words.removesuffix(short) + full
    official = text[place.start : cut] if place.kind == "short" else place.official
    grade = "resolved" if place.kind == "contextual" else "explicit"
    return Found(place.start, end, official + words, place.area, place.kind, grade)


def founded_names(scan: Scan, view: Viewpoint) -> Iterator[Found]:
    """Yield bodies that a founding verb names without an area: 成立…的|法治政府建设示范县创建工作专班."""
    for _, clause in scan.clauses():
        verb = next(iter(_founding().longest(scan.text, clause.start, clause.end)), None)
        if verb is None:
            continue
        heads = [
            hit for hit in _founded().longest(scan.text, verb[1], clause.end) if not _goes_on(scan.text, hit[0], hit[1])
        ]
        if heads:
            found = _founded_name(scan.text, verb[1], heads[0], view)
            if found is not None:
                yield found


def _founded_name(text: str, verb_end: int, head: tuple[int, int, str], view: Viewpoint) -> Found | None:
    start, end, word = head
    begin = max(verb_end, text.rfind("的", verb_end, start) + 1)
    lead = _LEADING.match(text, begin, start)
    begin = lead.end() if lead else begin
    name = text[begin:end]
    if name.startswith("“") and "”" not in name:
        begin, name = begin + 1, name[1:]
    if _COUNT.match(text, end):
        return None  # 工作站18个 are many
    outside = _QUOTED.sub("", name)
    if (
        start - begin < 2
        or name.count("“") != name.count("”")
        or "、" in outside
        or _GENERIC.search(outside)
        or re.search(r"[()《》略]", outside)
    ):
        return None
    area = view.area
    joint = any(word.endswith(ending) for ending in _grammar()["joint"])
    full = official_name(area) + name if joint and area is not None and area != COUNTRY else name
    return Found(
        begin, end, full, area, "short" if full != name else "full", "resolved" if full != name else "explicit"
    )


def hotlines(scan: Scan, view: Viewpoint) -> Iterator[Found]:
    """Yield public hotlines under one name for all their forms: 12345便民热线 is 12345政务服务便民热线(开鲁县)."""
    names = _grammar()["hotlines"]
    for match in _HOTLINE.finditer(scan.text):
        number = match["number"]
        area = view.area if view.area != COUNTRY else None
        place = f"({area.name})" if area else ""
        yield Found(
            match.start(), match.end(), f"{number}{names.get(number, '热线')}{place}", area, "short", "resolved"
        )


def listed_domains(scan: Scan, view: Viewpoint) -> Iterator[Found]:
    """Yield the departments that their domains alone stand for in a list: 市场、税务、社保等实现…; always inferred."""
    area = view.area
    if area is None or area == COUNTRY:
        return
    names = {short: full for full, shorts in _grammar()["domains"].items() for short in shorts}
    for match in _DOMAINS.finditer(scan.text):
        parts = match["list"].split("、")
        if not all(part in names for part in parts):
            continue
        start = match.start("list")
        for part in parts:
            yield Found(start, start + len(part), official_name(area) + names[part], area, "contextual", "inferred")
            start += len(part) + 1


def sentence_of(scan: Scan, found: Found) -> Sentence | None:
    """Return the sentence that holds a mention wholly."""
    sentence = scan.sentence_at(found.start)
    return sentence if sentence is not None and found.end <= sentence.span.end else None

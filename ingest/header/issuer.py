"""Who issued a document, and which division it is about."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ingest.gazetteer import COUNTRY, area_by_code, areas_named, children
from ingest.header.places import leading_place, official_name, resolve
from ingest.model import Area, Span

__all__ = [
    "Issuer", "name_of_government", "official_name", "place_of", "read_issuer", "relative_department", "speaker",
]  # fmt: skip

_LEAD = re.compile(r"(?:【[^】]{1,8}】|(?:19|20)\d\d年?(?:\d{1,2}月)?度?|《|\s)+")
_PLACE_LEAD = re.compile(r"(?:【[^】]{1,8}】|(?:19|20)\d\d年?(?:\d{1,2}月)?度?|关于|《|\s|中国共产党|中共)+")
_PARTY = re.compile(r"(?:中共|中国共产党)")
_COMMITTEE = re.compile(
    r"(?P<body>(?:委员会|委)(?!员)(?:[\u4e00-\u9fff]{2,16}?(?:委员会|部|领导小组))?(?:办公室)?)(?=关于|\d{4}|$|二[〇○零O]|印发|、|[\u4e00-\u9fff]{2,14}人民政府)"
)
_GOVERNMENT = re.compile(
    r"(?P<body>人民政府(?:办公厅|办公室)?|街道办事处|办事处|管理委员会|管委会|行政公署|政府(?:办公厅|办公室)?(?!性|网|采购|投资|信息|购买|数据|部门))"
)
_DEPARTMENT = re.compile(
    r"(?P<body>(?!政府|人民|第)[\u4e00-\u9fff]{2,22}?(?:委员会(?:办公室)?|(?<!邮政)(?<!当)局|厅|委(?!员|托)|办公室|办公厅|总队|支队|大队|指挥部|领导小组))"
    r"(?=关于|\d{4}|$|二[〇○零O]|印发|转发|、|等|法治|依法|\s|(?:上|本)?年度)"
)
_ZONE = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2,16}?(?:新区|开发区|高新区|示范区|合作区|保税区|实验区|景区|管理区|林区|垦区))"
)
_VERTICAL = re.compile(
    r"(?:税务局|海关|调查总?队|监管局|监管分局|管理局|分行|中心支行|支行)(?=关于|(?:19|20)\d{2}|$|二[〇○零O])"
)
_ADMINISTERED = re.compile(r"(?:开发区|园区|高新区|管理区|示范区|试验区|实验区|合作区|保税区|产业区|工业区|景区)$")
_BRANCH = re.compile(r"局(?P<place>[\u4e00-\u9fff]{2,8})分局$")
_RELATIVE_DEPARTMENT = re.compile(
    r"(?P<level>省|自治区|市|县|区|旗|州|盟)(?P<rest>[\u4e00-\u9fff]{2,14}?(?:局|厅|委员会|委|办公室))(?=关于|(?:19|20)\d{2}|$)"
)
_TOWNSHIP = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{1,9}?(?:镇|乡|街道|苏木))(?P<body>人民政府|政府|办事处)?(?=关于|(?:19|20)\d{2}|$|法治|二[〇○零O])"
)
_REPORTED = re.compile(r"(?:法治政府|依法行政|政府工作).*(?:报告|总结|情况)$")
_SPEAKER = re.compile(r"代表(?P<name>国务院|[\u4e00-\u9fff]{0,20}?(?:人民政府|政府|管理委员会|管委会))[,向]")
_RELATIVE = re.compile(
    r"(?:全?[省市区县旗州盟镇乡]|自治区|自治州|自治县|街道|新区|本级)?(?:人民政府|政府|管委会|管理委员会)"
)
_CONGRESS = re.compile(r"在?(?P<place>[\u4e00-\u9fff]{2,18}?)第?[一二三四五六七八九十]{1,3}届人(?:民代表)?大")
_SHORT = {"政府": "人民政府", "管委会": "管理委员会", "政府办公室": "人民政府办公室", "政府办公厅": "人民政府办公厅"}


@dataclass(frozen=True, slots=True)
class Issuer:
    """An issuing body: canonical name, the words it was read from, and its division (or the divisions it may be)."""

    name: str
    span: Span | None
    basis: str  # title | signature | metadata | fileName | text
    areas: tuple[Area, ...]


@cache
def _national() -> Mapping[str, str]:
    """Full name by every full or short name of a national body."""
    tables = tomllib.loads((files("ingest") / "data" / "national_bodies.toml").read_text("utf-8"))
    found: dict[str, str] = {}
    for table in tables.values():
        for full, shorts in table.items():
            for form in (full, *shorts):
                found.setdefault(form, full)
    return found


def _leading_national(words: str) -> tuple[str, int]:
    for size in range(min(24, len(words)), 2, -1):
        if full := _national().get(words[:size]):
            office = re.match(r"办公厅|办公室", words[size:])
            tail = office[0] if office and not full.endswith(("办公厅", "办公室")) else ""
            return full + tail, size + len(tail)
    return "", 0


def read_issuer(words: str, *, basis: str, context: str, span: Span | None = None) -> Issuer | None:
    """Return the body whose name ``words`` begin with (a title, a signature, a metadata field), or None.

    Of several issuers the first counts: it is the one that is responsible (GB/T 9704-2012, 7.2.4).

    Args:
        words: Shadow text without blanks.
        basis: Where the words stand.
        context: Other words of the document, which decide between divisions of one name.
        span: Where the words stand in the source, letter for letter, when they do.
    """
    lead = _LEAD.match(words)
    skipped = lead.end() if lead else 0
    bare = words[skipped:]
    name, size = _leading_national(bare)
    if name:
        name, size, areas = _local_office(bare, name, size, context)
        return Issuer(name, _part(span, skipped, size), basis, areas)
    if party := _PARTY.match(bare):
        return _party(bare[party.end() :], basis=basis, context=context, span=_part(span, skipped, len(bare)))
    areas, length = leading_place(bare, context)
    if bare.startswith(("街道", "镇", "乡"), length) and (
        found := _township(bare, basis=basis, context=context, span=_part(span, skipped, len(bare)))
    ):
        return found  # 鼓楼街道 is no office of a 鼓楼区
    match = (_GOVERNMENT.match(bare[length:]) or _department(bare[length:])) if areas else None
    if match is not None:
        full = _SHORT.get(match["body"], match["body"])
        if full == "人民政府" and areas[0].level == "township" and areas[0].name.endswith("街道"):
            full = "办事处"
        place = official_name(areas[0]) if len(areas) == 1 else bare[:length]
        own = branch_areas(full, areas)
        return Issuer(place + full, _part(span, skipped, length + match.end()), basis, own)
    found = None if areas else _township(bare, basis=basis, context=context, span=_part(span, skipped, len(bare)))
    return found or _zone(bare, basis=basis, context=context, span=_part(span, skipped, len(bare)))


def _local_office(bare: str, name: str, size: int, context: str) -> tuple[str, int, tuple[Area, ...]]:
    """Return a national body, or its office in a division: 国家税务总局|开鲁县税务局 speaks from 开鲁县."""
    areas, length = leading_place(bare[size:], context)
    office = _VERTICAL.match(bare, size + length) if len(areas) == 1 else None
    if office is None:
        return name, size, (COUNTRY,)
    return name + official_name(areas[0]) + office[0], office.end(), areas


def branch_areas(name: str, areas: tuple[Area, ...]) -> tuple[Area, ...]:
    """Return the division a branch of a city's bureau works for: 临沂市生态环境局兰山分局 speaks from 兰山区.

    Since the reform of 2018 the branches (分局) of a city's bureau are the bureau of the district, whose party
    committee and government lead them too.
    """
    match = _BRANCH.search(name)
    if match is None or len(areas) != 1:
        return areas
    stem = match["place"]
    inner = tuple(area for area in children(areas[0]) if area.name == stem or area.name[:-1] == stem)
    return inner if len(inner) == 1 else areas


def _township(bare: str, *, basis: str, context: str, span: Span | None) -> Issuer | None:
    """A township that a title begins with, alone; of several of one name the context decides, or none.

    One that is younger than the gazetteer is known by its form where its office or a report of a government is named.
    """
    match = _TOWNSHIP.match(bare)
    if match is None:
        return None
    areas = tuple(area for area in areas_named(match["place"]) if area.level == "township")
    if not areas and not match["body"] and not _REPORTED.search(bare, match.end()):
        return None
    areas = resolve(areas, context)
    place = official_name(areas[0]) if len(areas) == 1 else match["place"]
    body = "办事处" if match["place"].endswith("街道") else "人民政府"
    return Issuer(place + body, _part(span, 0, match.end()) if match["body"] else None, basis, areas)


def relative_department(words: str, *, place: tuple[Area, ...], basis: str) -> Issuer | None:
    """Return the department a title names from inside its place: 州生态环境局2022年度…; the place is told elsewhere."""
    lead = _LEAD.match(words)
    match = _RELATIVE_DEPARTMENT.match(words, lead.end() if lead else 0)
    if match is None or len(place) != 1:
        return None
    path = [area_by_code(code) for code in place[0].path_codes]
    area = next((area for area in reversed(path) if area.name.endswith(match["level"])), None)
    return Issuer(official_name(area) + match["rest"], None, basis, (area,)) if area else None


def _party(bare: str, *, basis: str, context: str, span: Span | None) -> Issuer | None:
    areas, length = leading_place(bare, context)
    match = _COMMITTEE.match(bare[length:]) if areas else None
    if match is None:
        return None
    place = official_name(areas[0]) if len(areas) == 1 else bare[:length]
    body = match["body"] if match["body"].startswith("委员会") else "委员会" if match["body"] == "委" else match["body"]
    return Issuer(f"中共{place}{body}", span, basis, areas)


def _department(rest: str) -> re.Match[str] | None:
    match = _DEPARTMENT.match(rest)
    return match if match and not re.search(r"关于|工作|情况", match["body"][:-3]) else None


def _zone(bare: str, *, basis: str, context: str, span: Span | None) -> Issuer | None:
    """A development zone or new district has a 管理委员会 and, often, no code of its own."""
    match = _ZONE.match(bare)
    if match is None:
        return None
    body = re.match(
        r"(?:管委会|管理委员会|人民政府|政府|\d{4}年(?:度)?(?:管委会|管理委员会|政府)?)", bare[match.end() :]
    )
    if body is None:
        return None
    areas = zone_areas(match["place"], context)
    if match["place"].endswith("新区") and areas_named(match["place"]):
        return None  # 浦东新区 is a division like others, named by its place
    office = "人民政府" if body[0].endswith("人民政府") else "管理委员会"
    whole = match.end() + (0 if body[0][0].isdigit() else body.end())
    return Issuer(match["place"] + office, _part(span, 0, whole), basis, areas)


def zone_areas(place: str, context: str) -> tuple[Area, ...]:
    """Return the division a zone has become or has a code as: 光明新区 is 光明区 since 2018; none for 大鹏新区."""
    found = areas_named(place)
    if not found and place.endswith("新区"):
        found = tuple(area for area in areas_named(place[:-2] + "区") if area.level == "county")
    return resolve(found, context)


def _part(span: Span | None, start: int, size: int) -> Span | None:
    """Return the named part of the words; only where the words stand in the source without blanks or breaks."""
    return (
        Span(span.start + start, span.start + start + size) if span and start + size <= span.end - span.start else None
    )


def speaker(folded: str, *, place: tuple[Area, ...], context: str) -> Issuer | None:
    """Return the body a report to a congress speaks for: 现在，我代表宝安区人民政府，向大会报告工作.

    Args:
        folded: The beginning of the shadow text.
        place: The division the title or file name is about, which 区人民政府 alone then means.
        context: Other words of the document.
    """
    match = _SPEAKER.search(folded)
    if match is None:
        return None
    span = Span(match.start("name"), match.end("name"))
    if _RELATIVE.fullmatch(match["name"]):
        return Issuer(name_of_government(place[0]), span, "text", place) if len(place) == 1 else None
    return read_issuer(match["name"], basis="text", context=context, span=span)


def name_of_government(area: Area) -> str:
    """Return the canonical name of the government of a division.

    Leagues and prefectures that are no cities have an office of the region or province (地方各级人民代表大会
    和地方各级人民政府组织法, article 85), zones a committee.
    """
    if area == COUNTRY:
        return "国务院"
    if area.name.endswith("街道"):
        return official_name(area) + "办事处"
    if area.level == "prefecture" and area.name.endswith(("盟", "地区")):
        return official_name(area) + "行政公署"
    return official_name(area) + ("管理委员会" if _ADMINISTERED.search(area.name) else "人民政府")


def place_of(words: str, *, context: str) -> tuple[Area, ...]:
    """Return the division a title is about: the one it begins with, or whose congress heard it.

    深圳市龙华区2019年法治政府建设工作报告; 2019年政府工作报告（在深圳市罗湖区第七届人民代表大会第五次会议上）.
    """
    lead = _PLACE_LEAD.match(words)
    bare = words[lead.end() if lead else 0 :]
    areas, _ = leading_place(bare, context)
    if areas:
        return areas
    if township := _township(bare, basis="title", context=context, span=None):
        return township.areas
    match = _CONGRESS.search(words)
    return resolve(areas_named(match["place"]), context) if match else ()

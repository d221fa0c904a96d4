"""Who issued a document, and which division it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.gazetteer import COUNTRY, areas_named, short_names
from ingest.model import Area, Span

_PLACE = r"[\u4e00-\u9fff]{2,24}?(?:省|自治区|特别行政区|市|州|盟|地区|县|区|旗|镇|乡|街道)"
_GOVERNMENT = re.compile(
    rf"(?P<place>{_PLACE})(?P<body>人民政府(?:办公厅|办公室)?|街道办事处|办事处|管理委员会|管委会|政府(?:办公厅|办公室)?(?=工作报告|\d|关于|法治|二|$))"
)
_DEPARTMENT = re.compile(
    rf"(?P<place>{_PLACE})(?P<body>[\u4e00-\u9fff]{{2,20}}?(?:委员会|局|厅|委|办公室|办公厅|署|总队|支队|大队))(?=关于|\d{{4}}|$|二)"
)
_NATIONAL = re.compile(
    r"(?P<body>国务院(?:办公厅)?|(?:中共中央|中央军委|全国人民代表大会|全国人大)(?:常务委员会|常委会|办公厅)?|国家[\u4e00-\u9fff]{2,14}?(?:局|委员会|委|署|总局)"
    r"|(?:外交|国防|教育|科学技术|科技|工业和信息化|公安|国家安全|民政|司法|财政|人力资源(?:和)?社会保障|自然资源|生态环境|住房(?:和)?城乡建设|交通运输|水利|农业农村|商务|文化和旅游|退役军人事务|应急管理)部)"
    r"(?=、|关于|\d{4}|对|转发|印发|办公厅|$)"
)
_SPEAKER = re.compile(rf"代表\s*(?P<name>国务院|(?:{_PLACE})?(?:人民政府|政府|管理委员会|管委会))")
_SHORT_BODIES = {
    "政府": "人民政府",
    "管委会": "管理委员会",
    "政府办公室": "人民政府办公室",
    "政府办公厅": "人民政府办公厅",
}


@dataclass(frozen=True, slots=True)
class Issuer:
    """An issuing body: canonical name, the words it was read from, and its division (or the divisions it may be)."""

    name: str
    span: Span | None
    basis: str  # title | signature | metadata | fileName | text
    areas: tuple[Area, ...]


def official_name(area: Area) -> str:
    """Return the division's name as official names of its bodies write it.

    A district carries its city (深圳市龙华区), a township its county; counties and cities stand alone (开鲁县).
    """
    if area.level == "township":
        parts = [name for name in area.path[:-1] if name != area.name]
        return (official_name_of(area.path[:-1]) if parts else "") + area.name
    return official_name_of(area.path)


def official_name_of(path: Sequence[str]) -> str:
    """Return the official name of the last step of a path of division names."""
    return path[-2] + path[-1] if len(path) > 1 and path[-1].endswith("区") and path[-2].endswith("市") else path[-1]


def read_issuer(words: str, *, basis: str, context: str, span: Span | None = None) -> Issuer | None:
    """Return the body that issued according to ``words`` (a title, a signature, a metadata field), or None.

    Args:
        words: Shadow text that may begin with the name of a body.
        basis: Where the words stand.
        context: Other words of the document, which decide between divisions of one name.
        span: Where the words begin in the source, when they stand in it.
    """
    bare = words.strip()
    if match := _NATIONAL.match(bare):
        return Issuer(match["body"], _within(span, match), basis, (COUNTRY,))
    for pattern in (_GOVERNMENT, _DEPARTMENT):
        if match := pattern.search(bare):
            areas = _areas(match["place"], context)
            if areas or pattern is _GOVERNMENT:
                return Issuer(_name(match, areas), _within(span, match), basis, areas)
    return None


def _name(match: re.Match[str], areas: tuple[Area, ...]) -> str:
    body = _SHORT_BODIES.get(match["body"], match["body"])
    return (official_name(areas[0]) if len(areas) == 1 else match["place"]) + body


def _within(span: Span | None, match: re.Match[str]) -> Span | None:
    return Span(span.start + match.start(), span.start + match.end()) if span else None


def _areas(place: str, context: str) -> tuple[Area, ...]:
    found = areas_named(place)
    if not found:  # words before the place: 关于印发开鲁县…, or a place with its city's short name
        found = next((areas for cut in range(1, len(place) - 1) if (areas := areas_named(place[cut:]))), ())
    return resolve(found, context)


def resolve(areas: tuple[Area, ...], context: str) -> tuple[Area, ...]:
    """Return the one division that the context speaks for, or all candidates when it speaks for none or several.

    A division is spoken for where its city or province is named, in full or in short.
    """
    if len(areas) < 2:
        return areas
    weights = [_weight(area, context) for area in areas]
    best = max(weights)
    if best == 0 or weights.count(best) > 1:
        return areas
    return (areas[weights.index(best)],)


def _weight(area: Area, context: str) -> int:
    weight = 0
    for code, name in zip(area.path_codes[:-1], area.path[:-1], strict=True):
        forms = (name, *short_names(code, name))
        weight += max(context.count(form) for form in forms)
    return weight


def speaker(folded: str, *, context: str) -> Issuer | None:
    """Return the body a report to a congress speaks for: 现在，我代表宝安区人民政府，向大会报告工作."""
    match = _SPEAKER.search(folded)
    if match is None:
        return None
    span = Span(match.start("name"), match.end("name"))
    return read_issuer(match["name"], basis="text", context=context, span=span)


def place_of(words: str, *, context: str) -> tuple[Area, ...]:
    """Return the division a title begins with: 深圳市龙华区2019年法治政府建设工作报告."""
    bare = re.sub(r"^(?:\d{4}年(?:\d{1,2}月)?度?)", "", words)
    for length in range(min(len(bare), 18), 1, -1):
        if areas := areas_named(bare[:length]):
            return resolve(areas, context)
    return ()

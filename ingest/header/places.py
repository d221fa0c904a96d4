"""Divisions named at a place of a title or signature, and which of several divisions of one name is meant."""

from __future__ import annotations

import re
from functools import cache

from ingest.gazetteer import COUNTRY, areas_named, children, short_names
from ingest.model import Area

_LONGEST_NAME = 15
_LONGEST_PATH = 26
_LEAST_NAMED = 3
_TOWNSHIP_NEXT = re.compile(r"[\u4e00-\u9fff]{1,10}?(?:镇|乡|街道|苏木|场)")
_CONTEXT = 40_000
"""Characters of the text that are asked about an ambiguous name: enough, and no more time for a long text."""


def resolve(areas: tuple[Area, ...], context: str) -> tuple[Area, ...]:
    """Return the one division that the context speaks for, or all candidates when it speaks for none or several.

    A division is spoken for where its city or province is named, in full or in short.  Of a city and the county of one
    name (朝阳市, 朝阳县) neither is preferred.
    """
    if len(areas) < 2:
        return areas
    weights = [_weight(area, context[:_CONTEXT]) for area in areas]
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


def leading_place(words: str, context: str) -> tuple[tuple[Area, ...], int]:
    """Return the division that ``words`` begin with and the length of its name, following a written-out path.

    内蒙古自治区通辽市开鲁县司法局 gives 开鲁县 and 12; 深圳市龙华区 gives the one in 深圳市.  Without one: no area, 0.
    """
    areas: tuple[Area, ...] = ()
    length = 0
    for size in range(min(_LONGEST_PATH, len(words)), 1, -1):
        areas = tuple(area for area in areas_named(words[:size]) if area.level != "township" and area != COUNTRY)
        if areas:
            length = size
            break
    if len(areas) == 1 and areas[0].level in ("county", "prefecture") and _TOWNSHIP_NEXT.match(words, length):
        for size in range(min(_LONGEST_NAME, len(words) - length), 1, -1):
            name = words[length : length + size]
            inner = () if name.endswith("办事处") else areas_named(name, within=areas[0])
            if inner and inner[0].level == "township":
                return inner, length + size
    return resolve(areas, context), length


def main_city(text: str) -> tuple[Area, ...]:
    """Return the city a text names most, for a document of a zone without a code; nothing when none is."""
    head = text[:_CONTEXT]
    counts = [
        (max(head.count(form) for form in (area.name, *short_names(area.code, area.name))), area) for area in _cities()
    ]
    most = max(count for count, _ in counts)
    named = tuple(area for count, area in counts if count == most)
    return named if most >= _LEAST_NAMED and len(named) == 1 else ()


@cache
def _cities() -> tuple[Area, ...]:
    """Return the cities of all provinces and the four municipalities, in order of code."""
    return tuple(
        area
        for province in children(COUNTRY)
        for area in ((province,) if province.name.endswith("市") else children(province))
        if area.name.endswith("市")
    )


def official_name(area: Area) -> str:
    """Return the division's name as official names of its bodies write it.

    A district carries its city (深圳市龙华区) unless its own name does (苏州工业园区), a township its county; counties
    and cities stand alone (开鲁县).
    """
    path = area.path
    if area.level == "township":
        return (_of_path(path[:-1]) if len(path) > 1 else "") + area.name
    return _of_path(path)


def _of_path(path: tuple[str, ...]) -> str:
    district = len(path) > 1 and path[-1].endswith("区") and path[-2].endswith("市")
    district = district and not path[-1].startswith(path[-2][:-1])
    return path[-2] + path[-1] if district else path[-1]

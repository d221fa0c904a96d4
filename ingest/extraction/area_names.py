"""Names of divisions as they stand in the text, longest first, chains joined: 内蒙古自治区通辽市开鲁县 is one name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.extraction.lexicon import Words
from ingest.extraction.resolution import Viewpoint
from ingest.extraction.scan import Scan
from ingest.gazetteer import COUNTRY, area_by_code, areas_named, children, names, short_names
from ingest.model import Area

_WORDS_TOO = frozenset(
    (
        *("白银", "安康", "大同", "长治", "朝阳", "来宾", "日照", "三明", "兴安", "开封", "四平", "平安", "六安"),
        *("和田", "中山", "大理", "阿里", "保山"),
    )
)
"""Short names of prefectures that are ordinary words or name something else; read only from inside the place."""


@dataclass(frozen=True, slots=True)
class AreaName:
    """A division's name in the text; ``area`` is ``None`` where several divisions bear it and nothing decides."""

    start: int
    end: int
    area: Area | None
    short: bool = False


@cache
def _everywhere() -> Words:
    """Full names of all divisions down to counties, short names of provinces and prefectures.

    Names of two characters (和县, 单县, 城区) are left out: in running text they are nearly always the end of one word
    and the beginning of the next.
    """
    terms: dict[str, bool] = {}
    for form, codes in names():
        full = any(area_by_code(code).name == form for code in codes)
        if full and len(form) > 2:
            terms[form] = False
        elif not full and form not in _WORDS_TOO and any(code.endswith("00") for code in codes):
            terms.setdefault(form, True)
    return Words(terms)


@cache
def _around(area: Area) -> Words:
    """Names that only a document of this area uses alone: its path in full and in short, and the divisions below it."""
    terms: dict[str, bool] = {}
    for code, name in zip(area.path_codes, area.path, strict=True):
        terms |= dict.fromkeys(short_names(code, name), True)
        terms[name] = False
    for below in () if area == COUNTRY else children(area):
        terms[below.name] = False
    return Words(terms)


@lru_cache(maxsize=2)
def named_areas(scan: Scan, view: Viewpoint) -> tuple[AreaName, ...]:
    """Return the names of divisions in reading order, without overlap."""
    hits = list(_everywhere().longest(scan.text))
    if view.area is not None and view.area != COUNTRY:
        hits += _around(view.area).longest(scan.text)
    hits.sort(key=lambda hit: (hit[0], -hit[1]))
    return tuple(_chains(scan.text, list(_apart(hits)), view))


def _apart(hits: list[tuple[int, int, bool]]) -> Iterator[tuple[int, int, bool]]:
    past = 0
    for start, end, short in hits:
        if start >= past:
            yield start, end, short
            past = end


def _chains(text: str, hits: list[tuple[int, int, bool]], view: Viewpoint) -> Iterator[AreaName]:
    at = 0
    while at < len(hits):
        start, end, short = hits[at]
        area = _meant(text[start:end], view)
        at += 1
        while at < len(hits) and hits[at][0] == end:
            following = _meant(text[hits[at][0] : hits[at][1]], view, within=area)
            if following is None:
                break
            end, short, area = hits[at][1], hits[at][2], following
            at += 1
        yield AreaName(start, end, area, short)


def _meant(name: str, view: Viewpoint, *, within: Area | None = None) -> Area | None:
    found = areas_named(name, within=within) if within else areas_named(name)
    found = tuple(area for area in found if area not in (COUNTRY, within))
    if not found or (within is None and len(found) > 1 and view.area is None):
        return None
    return view.choose(found)

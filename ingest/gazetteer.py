"""The administrative divisions of China, by code and by name.

Codes are those of GB/T 2260 (six digits) and, for townships, the statistical codes (nine digits).  A code holds its
parents: 150523 开鲁县 lies in 150500 通辽市 and 150000 内蒙古自治区.
"""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from io import StringIO

from ingest.errors import UnknownAreaError
from ingest.model import Area
from ontology.divisions import AUTONOMOUS

COUNTRY = Area(code="000000", name="中华人民共和国", level="country", path=("中华人民共和国",), path_codes=("000000",))
"""The whole country; GB/T 2260 leaves 000000 to it."""

_COUNTRY_NAMES = ("中华人民共和国", "中国", "全国")
_MUNICIPALITIES = ("11", "12", "31", "50")
_AUTONOMOUS_REGIONS = {"15": "内蒙古", "45": "广西", "54": "西藏", "64": "宁夏", "65": "新疆"}
_SUFFIX = re.compile(r"^(?P<stem>.{2,})(?:特别行政区|省|市|县|区|旗|地区|盟|新区)$")


def _load(name: str) -> dict[str, str]:
    packed = (files("ingest") / "data" / name).read_bytes()
    rows = csv.reader(StringIO(gzip.decompress(packed).decode("utf-8")))
    next(rows)
    return {row[0]: row[1] for row in rows}


@cache
def _divisions() -> Mapping[str, str]:
    """Name by six-digit code, in order of code."""
    return _load("divisions.csv.gz")


@cache
def _townships() -> Mapping[str, str]:
    """Name by nine-digit code, in order of code."""
    return _load("townships.csv.gz")


def short_names(code: str, name: str) -> tuple[str, ...]:
    """Return the customary short forms of a division's name: 内蒙古自治区 is 内蒙古, 恭城瑶族自治县 is 恭城县 and 恭城.

    One-character stems are never used alone (雄县 stays 雄县), nor are townships shortened: 城关 names hundreds.
    """
    if len(code) == 9:
        return (name + "办事处",) if name.endswith("街道") else ()
    if code[:2] in _AUTONOMOUS_REGIONS and code.endswith("0000"):
        return (_AUTONOMOUS_REGIONS[code[:2]],)
    if match := AUTONOMOUS.match(name):
        return (match["stem"] + match["kind"], match["stem"])
    match = _SUFFIX.match(name)
    return (match["stem"],) if match else ()


def _index(rows: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for code, name in rows.items():
        for form in (name, *short_names(code, name)):
            found.setdefault(form, []).append(code)
    return {form: tuple(codes) for form, codes in found.items()}


@cache
def _division_index() -> Mapping[str, tuple[str, ...]]:
    return _index(_divisions())


@cache
def _township_index() -> Mapping[str, tuple[str, ...]]:
    return _index(_townships())


def _path_codes(code: str) -> tuple[str, ...]:
    steps = [code[:2] + "0000", code[:4] + "00", code[:6], code]
    known = [step for step in steps if step in _divisions() or step == code]
    return tuple(dict.fromkeys(known))


def _level(code: str) -> str:
    if len(code) == 9:
        return "township"
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


@lru_cache(maxsize=8192)
def area_by_code(code: str) -> Area:
    """Return the division with this code.

    Raises:
        UnknownAreaError: no division has the code.
    """
    if code == COUNTRY.code:
        return COUNTRY
    name = _divisions().get(code) or _townships().get(code)
    if name is None:
        raise UnknownAreaError(
            "没有这个行政区划代码", where=code, advice="请核对 GB/T 2260 六位代码或统计用九位代码", code="unknown-area"
        )
    codes = _path_codes(code)
    names = tuple(_divisions().get(step) or _townships()[step] for step in codes)
    return Area(code=code, name=name, level=_level(code), path=names, path_codes=codes)


def _codes_named(name: str) -> tuple[str, ...]:
    return _division_index().get(name) or (_township_index().get(name, ()) if name[-1] not in "省市县" else ())


@lru_cache(maxsize=16384)
def _codes_of_path(name: str) -> tuple[str, ...]:
    """Resolve a written-out path such as 内蒙古自治区通辽市开鲁县 or 深圳龙华区: each step must lie within the last."""
    if direct := _codes_named(name):
        return direct
    for cut in range(len(name) - 2, 1, -1):
        outer = _division_index().get(name[:cut], ())
        if not outer:
            continue
        inner = _codes_of_path(name[cut:])
        kept = tuple(code for code in inner if any(code != step and is_within(code, step) for step in outer))
        if kept:
            return kept
    return ()


def is_within(code: str, outer: str) -> bool:
    """Tell whether the division ``code`` lies in ``outer`` or is it."""
    if outer == COUNTRY.code:
        return True
    prefix = outer[:2] if outer.endswith("0000") else outer[:4] if len(outer) == 6 and outer.endswith("00") else outer
    return code.startswith(prefix)


def areas_named(name: str, *, within: Area | None = None) -> tuple[Area, ...]:
    """Return every division that bears the full or short name, or the written-out path, in order of code.

    An exact full name beats a short form: 朝阳 gives all divisions called so for short, 朝阳区 only the districts.

    Args:
        name: 开鲁县, 开鲁, 深圳市龙华区, 内蒙古, 民治街道 …
        within: Only divisions inside this one.
    """
    if name in _COUNTRY_NAMES:
        return (COUNTRY,) if within is None or within == COUNTRY else ()
    if len(name) < 2:
        return ()
    codes = _codes_of_path(name)
    full = tuple(code for code in codes if (_divisions().get(code) or _townships().get(code)) == name)
    chosen = full or codes
    if within is not None:
        chosen = tuple(code for code in chosen if is_within(code, within.code))
    return tuple(area_by_code(code) for code in chosen)


def children(area: Area) -> tuple[Area, ...]:
    """Return the divisions directly below, in order of code; districts of a municipality are below the province."""
    rows = _townships() if area.level == "county" or area.code in _leaf_prefectures() else _divisions()
    below = (code for code in rows if code != area.code and is_within(code, area.code))
    depth = len(area.path) if area is not COUNTRY else 0
    return tuple(found for found in map(area_by_code, below) if len(found.path) == depth + 1)


@cache
def _leaf_prefectures() -> frozenset[str]:
    """Prefectures without counties: 东莞市, 中山市, 儋州市 …; their townships hang on them directly."""
    with_counties = {code[:4] for code in _divisions() if not code.endswith("00")}
    return frozenset(
        code
        for code in _divisions()
        if code.endswith("00") and not code.endswith("0000") and code[:4] not in with_counties
    )


def names(*, townships: bool = False) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield every full and short name with the codes it may mean, for building a matcher; townships only on request."""
    yield from _division_index().items()
    if townships:
        yield from _township_index().items()

"""Which areas a question names: those the graph knows, by full, short and English name, and any others."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from graph.answers.model import Place
from graph.search.collection import Snapshot

PlaceFinder = Callable[[str], tuple[Place, ...]]
"""Finds areas by name anywhere, known to the graph or not; the caller brings a gazetteer."""

COUNTRY = "000000"
_QUOTED = re.compile(r"《[^《》]*》?|“[^“”]*”|\"[^\"]*\"")
_ENDING = re.compile(
    r"(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|自治州|自治县|自治旗|新区|地区|省|市|区|县|旗|盟|州)$"
)
_NATION = re.compile(
    r"全国|我国|国家(?=计划|层面|统计|规模|总|的?GDP)|中国(?!人民|共产|科学|工业|农业|建设)|国务院(?=的?(?:报告|政府工作报告))|\bChina(?:'s)?\b|\bnationwide\b|\bnational\b",
    re.IGNORECASE,
)


def named_places(text: str, snapshot: Snapshot, finder: PlaceFinder | None) -> tuple[Place, ...]:
    """Return the areas a question names, in its order; one around another that is named too is left out.

    Args:
        text: the question; names within quotes and titles belong to these.
        snapshot: the documents, whose areas are known.
        finder: recognises the names of all other areas.
    """
    bare = _QUOTED.sub(lambda found: " " * len(found[0]), text)
    hits: list[tuple[int, int, Place]] = []
    latin = re.search(r"[A-Za-z]{4}", bare) is not None
    known = {d.area: d for d in snapshot.index.documents if d.area and d.area_code}
    for area, document in known.items():
        for form in forms_of(area or "", latin=latin):
            pattern = re.escape(form) if not form.isascii() else rf"(?<![a-z]){re.escape(form)}(?![a-z])"
            codes = (document.area_code or "",)
            hits += [(f.start(), f.end(), Place(f[0], codes)) for f in re.finditer(pattern, bare, re.IGNORECASE)]
    if any(document.area_code == COUNTRY for document in known.values()):
        hits += [(f.start(), f.end(), Place(f[0], (COUNTRY,))) for f in _NATION.finditer(bare)]
    for place in finder(bare) if finder else ():
        at = bare.lower().find(place.name.lower())
        if at >= 0:
            hits.append((at, at + len(place.name), place))
    return _without_outer(_merged(hits), snapshot)


def _merged(hits: Sequence[tuple[int, int, Place]]) -> list[Place]:
    """Return hits without overlap, the longest of each stretch, names of the same place once."""
    kept: list[tuple[int, int, Place]] = []
    for start, end, place in sorted(hits, key=lambda hit: (hit[0] - hit[1], hit[0])):
        if all(end <= s or start >= e for s, e, _ in kept):
            kept.append((start, end, place))
    found: dict[tuple[str, ...], Place] = {}
    for _, _, place in sorted(kept, key=lambda hit: hit[0]):
        found.setdefault(place.codes, place)
    return list(found.values())


def _without_outer(places: list[Place], snapshot: Snapshot) -> tuple[Place, ...]:
    around = {d.area_code: d.areas for d in snapshot.index.documents}

    def inside(inner: Place, outer: Place) -> bool:
        return any(
            code != other and (other in around.get(code, ()) or is_within(code, other))
            for code in inner.codes
            for other in outer.codes
        )

    return tuple(p for p in places if not any(inside(other, p) for other in places if other is not p))


def is_within(code: str, outer: str) -> bool:
    """Tell from the codes alone whether a division lies in another (GB/T 2260: two digits each level)."""
    if outer == COUNTRY:
        return code != COUNTRY
    stem = outer[:2] if outer.endswith("0000") else outer[:4] if len(outer) == 6 and outer.endswith("00") else outer
    return code != outer and code.startswith(stem)


@lru_cache(maxsize=4096)
def forms_of(area: str, *, latin: bool) -> tuple[str, ...]:
    """Return the ways to write an area: 南山区 and 南山, or Nanshan."""
    short = _ENDING.sub("", area)
    forms = (area, short) if len(short) >= 2 else (area,)
    return (*forms, romanized(forms[-1])) if latin else forms


@lru_cache(maxsize=8192)
def romanized(name: str) -> str:
    """Return a Chinese name in pinyin without tones or blanks: 南山 gives nanshan."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - half a second, for English questions only

    return "".join(lazy_pinyin(name))

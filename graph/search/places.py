"""Which areas a text names: those the graph has documents of, by full, short and English name, and any others."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.search.records import DocumentRecord
from ontology.divisions import AUTONOMOUS


@dataclass(frozen=True, slots=True)
class Place:
    """An area named in a question: its name as typed, and the codes it may mean."""

    name: str
    codes: tuple[str, ...]


PlaceFinder = Callable[[str], tuple[Place, ...]]
"""Finds areas by name anywhere, known to the graph or not; the caller brings a gazetteer."""

COUNTRY = "000000"
_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)  # as long as the text itself
_QUOTED = re.compile(r"《[^《》]*》?|“[^“”]*”|\"[^\"]*\"")
_ENDING = re.compile(
    r"(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|自治州|自治县|自治旗|新区|地区|省|市|区|县|旗|盟|州)$"
)
_NATION = re.compile(
    r"全国|我国|国家(?=计划|层面|统计|规模|总|的?GDP)|中国(?!人民|共产|科学|工业|农业|建设)|国务院(?=的?(?:报告|政府工作报告))|\bChina(?:'s)?\b|\bnationwide\b|\bnational\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Spotted:
    """An area where a text names it; offsets are code points of the text."""

    start: int
    end: int
    place: Place


def named_places(
    text: str, known: Mapping[str, DocumentRecord], finder: PlaceFinder | None = None
) -> tuple[Place, ...]:
    """Return the areas a text names, in its order; one around another that is named too is left out.

    Args:
        text: a question or query; names within quotes and titles belong to these.
        known: the areas there are documents of, by name, each with one of them.
        finder: recognises the names of all other areas.
    """
    found: dict[tuple[str, ...], Place] = {}
    for one in spotted(text, known, finder):
        found.setdefault(one.place.codes, one.place)
    return innermost(tuple(found.values()), known)


def spotted(text: str, known: Mapping[str, DocumentRecord], finder: PlaceFinder | None = None) -> tuple[Spotted, ...]:
    """Return every name of an area in a text, see :func:`named_places`; of names that overlap the longest."""
    bare = _QUOTED.sub(lambda found: " " * len(found[0]), text)
    lower = bare.translate(_LOWER)
    latin = re.search(r"[A-Za-z]{4}", bare) is not None
    hits: list[Spotted] = []
    for area, document in known.items():
        for form in forms_of(area, latin=latin):
            if form in lower:  # of thousands of areas most are not named
                codes = (document.area_code or "",)
                hits += [Spotted(start, end, Place(bare[start:end], codes)) for start, end in _where(form, lower)]
    if any(document.area_code == COUNTRY for document in known.values()):
        hits += [Spotted(f.start(), f.end(), Place(f[0], (COUNTRY,))) for f in _NATION.finditer(bare)]
    for place in finder(bare) if finder else ():
        at = lower.find(place.name.translate(_LOWER))
        if at >= 0:
            hits.append(Spotted(at, at + len(place.name), place))
    return longest(hits)


def longest(hits: Iterable[Spotted]) -> tuple[Spotted, ...]:
    """Return names that do not overlap, in reading order: of those that do the longest, of equals the first."""
    kept: list[Spotted] = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
        if all(hit.end <= other.start or hit.start >= other.end for other in kept):
            kept.append(hit)
    return tuple(sorted(kept, key=lambda hit: hit.start))


def _where(form: str, lower: str) -> list[tuple[int, int]]:
    """Return where a name stands; one in Latin letters stands alone, with its kind or without."""
    pattern = re.escape(form)
    if form.isascii():
        pattern = rf"(?<![a-z]){pattern}(?: (?:county|district|city|province))?(?![a-z])"
    return [found.span() for found in re.finditer(pattern, lower)]


def innermost(places: Sequence[Place], known: Mapping[str, DocumentRecord]) -> tuple[Place, ...]:
    """Return the places without those around another one of them."""
    around = {document.area_code: document.areas for document in known.values()}

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
    """Return the ways to write an area: 南山区 and 南山, or Nanshan; 三江侗族自治县, 三江县 and 三江."""
    autonomous = AUTONOMOUS.match(area)
    if autonomous:
        forms: tuple[str, ...] = (area, autonomous["stem"] + autonomous["kind"], autonomous["stem"])
    else:
        short = _ENDING.sub("", area)
        forms = (area, short) if len(short) >= 2 else (area,)
    return (*forms, romanized(forms[-1])) if latin else forms


@lru_cache(maxsize=8192)
def romanized(name: str) -> str:
    """Return a Chinese name in pinyin without tones or blanks: 南山 gives nanshan."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - half a second, for English questions only

    return "".join(lazy_pinyin(name))

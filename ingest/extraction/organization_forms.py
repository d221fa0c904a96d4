"""Bodies known by their forms: area + form (县|司法局), lists that share the area, national bodies, bare forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from ingest.extraction.area_names import AreaName
from ingest.extraction.bodies import (
    Body,
    bodies,
    body_words,
    cut_from_longer_word,
    home_words,
    national_words,
    township_bodies,
)
from ingest.extraction.lexicon import load_toml
from ingest.extraction.resolution import Viewpoint
from ingest.extraction.scan import Scan
from ingest.gazetteer import COUNTRY
from ingest.header.issuer import official_name
from ingest.model import Area

_NESTING = ("委", "政府")
"""Forms that count as mentions of their own inside a longer one: 县委|常委会, 政府|常务会."""
_PARTY = ("中国共产党", "中共")
_LINK = re.compile(r"[、和及与]?|以及")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_BARE_AFTER = "获被国商由向经对和与及等同在为报将的以让请,。;:!?、 “”()\n"
_EVERY = re.compile(r"(?:各[\u4e00-\u9fff]{0,3}|[省市县区旗])\([^()]{1,8}\)$")  # 各县(市、区)|交通运输局
_TAILS = frozenset({"建设部", "文化部", "人事部", "监察部", "卫生部", "交通部", "农业部", "工程院", "外汇局", "民航局"})


@dataclass(frozen=True, slots=True)
class Found:
    """A mention of a body before overlaps are settled."""

    start: int
    end: int
    name: str
    area: Area | None
    kind: str = "full"  # full | short | contextual
    grade: str = "explicit"
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """The area words directly before a form."""

    start: int
    area: Area | None
    official: str
    kind: str  # full | short | contextual


@cache
def ends_word() -> frozenset[str]:
    """Return the words whose last character only looks like a level: 城市, 社区, 示范县."""
    grammar = load_toml("organization_names.toml")["boundaries"]
    levels = "省市县区旗镇乡州盟"
    stems = grammar["ends_word_stems"].split()
    return frozenset(grammar["ends_word"].split()) | {stem + level for stem in stems for level in levels}


class Prefixes:
    """Answers which area the words that end at a position stand for."""

    def __init__(self, scan: Scan, view: Viewpoint, named: tuple[AreaName, ...]) -> None:
        self.text = scan.text
        self.view = view
        self._by_end: Mapping[int, AreaName] = {name.end: name for name in named}

    def before(self, end: int) -> Place | None:
        """Return the area named or meant by the words that end at ``end``, or ``None``."""
        named = self._by_end.get(end)
        if named is not None:
            words = self.text[named.start : end]
            official = official_name(named.area) if named.area else words
            return Place(named.start, named.area, official, "short" if named.short else "full")
        return self._level(end)

    def _level(self, end: int) -> Place | None:
        for level in ("自治区", "街道", self.text[end - 1 : end]):
            start = end - len(level)
            if not level or start < 0 or not self.text.endswith(level, start, end):
                continue
            if self._ends_a_word(start, end):
                return None
            area = self.view.at(level)
            if area is not None:
                return Place(start, area, official_name(area), "contextual")
        return None

    def _ends_a_word(self, start: int, end: int) -> bool:
        words = ends_word()
        return any(self.text[start - back : end] in words for back in (1, 2) if start >= back)


def known_bodies(scan: Scan, prefixes: Prefixes) -> Iterator[Found]:
    """Yield bodies whose form follows an area, and those that share the area of the body listed before them."""
    forms: dict[int, list[int]] = {}
    for start, end, _ in body_words().every(scan.text):
        if not cut_from_longer_word(scan.text, end):
            forms.setdefault(start, []).append(end)
    shared: tuple[int, Place] | None = None  # end of the last body and its area
    for start in sorted(forms):
        place = prefixes.before(start)
        if place is None and shared is not None and _is_linked(scan.text, shared[0], start):
            place = Place(start, shared[1].area, shared[1].official, "contextual")
            found = list(_bodies_at(scan.text, start, forms[start], place, listed=True))
        elif place is not None:
            place = _same_as_before(scan.text, place, shared)
            found = list(_bodies_at(scan.text, start, forms[start], place))
        else:
            continue
        if found and place is not None:
            shared = (found[0].end, place)
            yield from found


def _same_as_before(text: str, place: Place, shared: tuple[int, Place] | None) -> Place:
    """Read 区政府 in 龙岗区委、区政府 as of the district named before it, wherever the document itself speaks from."""
    if shared is None or place.kind != "contextual" or not _is_linked(text, shared[0], place.start):
        return place
    end, before = shared
    level = text[place.start : place.start + 1]
    if (
        before.area is None
        or before.area == place.area
        or not before.area.name.endswith(level)
        or end < place.start - 2
    ):
        return place
    return Place(place.start, before.area, before.official, "contextual")


def _is_linked(text: str, end: int, start: int) -> bool:
    return end <= start and bool(_LINK.fullmatch(text, end, start))


def _bodies_at(text: str, start: int, ends: list[int], place: Place, *, listed: bool = False) -> Iterator[Found]:
    township = place.area is not None and place.area.level == "township"
    table = township_bodies() if township else bodies()
    known = [(end, table[text[start:end]]) for end in sorted(ends, reverse=True) if text[start:end] in table]
    if listed:
        known = [(end, body) for end, body in known if body.table in ("department", "mass") or end - start > 2]
    if known and known[-1][1].form == "委" and text.startswith("团", place.start - 1) and place.kind == "contextual":
        yield Found(place.start - 1, start + 1, f"共青团{place.official}委员会", place.area, "contextual", "resolved")
        return
    for order, (end, body) in enumerate(known):
        if order and body.form not in _NESTING:
            continue
        begin = place.start
        if body.table == "party" and place.kind != "contextual":
            begin -= next((len(head) for head in _PARTY if text.endswith(head, 0, begin)), 0)
        yield Found(
            start=begin,
            end=end,
            name=body.name(place.official),
            area=place.area,
            kind=_kind(place, body),
            grade="resolved" if place.kind == "contextual" else "explicit",
            nested=order > 0,
        )


def _kind(place: Place, body: Body) -> str:
    if place.kind == "contextual":
        return "contextual"
    return "full" if place.kind == "full" and body.template.endswith(body.form) else "short"


def party_committees(scan: Scan, named: tuple[AreaName, ...]) -> Iterator[Found]:
    """Yield committees written out: 中共开鲁县委员会, 政协开鲁县委员会 (章程: the area stands inside the name)."""
    heads = {
        "中国共产党": "中共{}委员会",
        "中共": "中共{}委员会",
        "中国人民政治协商会议": "中国人民政治协商会议{}委员会",
        "政协": "中国人民政治协商会议{}委员会",
    }
    for name in named:
        for head, template in heads.items():
            start = name.start - len(head)
            if start >= 0 and scan.text.startswith(head, start) and scan.text.startswith("委员会", name.end):
                official = official_name(name.area) if name.area else scan.text[name.start : name.end]
                yield Found(start, name.end + 3, template.format(official), name.area)
                break


def national_bodies_in(scan: Scan, view: Viewpoint) -> Iterator[Found]:
    """Yield national bodies; 教育部|门 is none, and 发展改革委 alone is one only where a national body speaks."""
    words = home_words() if view.area == COUNTRY else national_words()
    for start, end, name in words.longest(scan.text):
        if not cut_from_longer_word(scan.text, end) and not _is_tail(scan.text, start, end):
            yield Found(start, end, name, COUNTRY, "full" if scan.text[start:end] == name else "short")


def _is_tail(text: str, start: int, end: int) -> bool:
    """Tell whether a short name is the end of another: 平安|建设部, 社区|文化部."""
    before = text[max(0, start - 1) : start]
    return end - start == 3 and text[start:end] in _TAILS and bool(_HAN.match(before)) and before not in _BARE_AFTER


def bare_departments(scan: Scan, view: Viewpoint) -> Iterator[Found]:
    """Yield departments named without any area (司法局牵头): the issuer's own, marked as inferred."""
    area = view.area
    if area is None or area == COUNTRY or area.level == "township":
        return
    for start, end, form in body_words().longest(scan.text):
        body = bodies().get(form)
        if body is None or body.table != "department" or end - start < 3 or form[-1] not in "局厅":
            continue
        if _EVERY.search(scan.text, max(0, start - 10), start):
            continue
        if start and scan.text[start - 1] not in _BARE_AFTER and _HAN.match(scan.text[start - 1]):
            continue
        if (form[-1] == "厅") == (area.level == "province"):
            yield Found(start, end, body.name(official_name(area)), area, "contextual", "inferred")

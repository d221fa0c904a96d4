"""Find policy instruments: mechanisms, systems, reforms, lists, platforms, programmes, campaigns, brands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from ingest.extraction.instrument_brands import quoted_names
from ingest.extraction.instrument_grammar import (
    Head,
    begin_of,
    floor_of,
    grammar,
    heads,
    is_name,
    opening_of,
    strip_leading,
)
from ingest.extraction.lexicon import Words
from ingest.extraction.organization_forms import Found
from ingest.extraction.organizations import organization_mentions
from ingest.extraction.resolution import Viewpoint, viewpoint
from ingest.extraction.scan import Scan, scan_document
from ingest.gazetteer import short_names
from ingest.header.issuer import official_name
from ingest.model import Instrument, Mention, PolicyDocument, Sentence, Span

_SHARED = re.compile(
    r"等(?:一系列|多项|各项|系列)?(?:工作|服务|监管|执法|法定|配套|为民|便民|惠民|惠企|主题|专项|特色|重点|创新)?$"
)
_TERM_GOES_ON = (
    "员",
    "人员",
    "部门",
    "机构",
    "报告",
    "率",
    "局",
    "条例",
    "办法",
    "规定",
    "法》",
    "委员会",
    "中心",
    "组织",
    "支持",
    "细则",
)
_YEAR = re.compile(r"^(?:(?:19|20)\d{2}年?度?)")
_OVER_LISTS = ("公开", "体系", "平台", "网络")
"""Governed heads whose modifier may be a list: 决策、执行、管理、服务和结果全过程|公开."""
_NO_MODIFIER = ("依法", "工作")
_PLACES = ("区", "基地", "园", "园区", "中心", "港", "城")
"""What a list of 平台 may hold without being a platform in the sense of an instrument: 综合保税区、农业基地等平台."""
_COUNT_AFTER = re.compile(r"(?:了|共|达)?\d[\d.]*[余多万]*[件人次宗起]")
_LONGEST_ITEM = 15
_LONGEST_LIST = 70


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    name: str | None = None  # where it differs from the words: an item of a list with a shared head


@cache
def _terms() -> Words:
    return Words({term: kind for kind, terms in grammar()["terms"].items() for term in terms})


def find_instruments(document: PolicyDocument) -> tuple[tuple[Instrument, ...], tuple[Mention, ...]]:
    """Return the instruments in order of first mention, and their mentions in reading order.

    The name leaves out quotation marks, the issuer's place and the year: “放管服”改革 and 放管服改革 are one.
    """
    scan = scan_document(document)
    view = viewpoint(document.header)
    instruments: dict[str, Instrument] = {}
    mentions: list[Mention] = []
    for named in _all(scan, view):
        sentence = scan.sentence_at(named.start)
        if sentence is None or named.end > sentence.span.end:
            continue
        words = scan.text[named.start : named.end]
        name = canonical_name(named.name or words, view)
        instruments.setdefault(name, Instrument(name, type_of_name(name)))
        kind = "full" if name in words.replace("“", "").replace("”", "") else "short"
        mentions.append(Mention(Span(named.start, named.end), sentence.order, name, kind))
    return tuple(instruments.values()), tuple(mentions)


def canonical_name(words: str, view: Viewpoint) -> str:
    """Return the name without quotation marks, blanks, the issuer's own place, the year, and a trailing 工作."""
    name = re.sub(r"[“”\s]", "", words)
    if view.area is not None:
        own = (official_name(view.area), view.area.name, *short_names(view.area.code, view.area.name))
        for place in own:
            if name.startswith(place) and len(name) - len(place) > 3:
                name = name.removeprefix(place)
    name = _YEAR.sub("", name)
    return name.removesuffix("工作") if len(name) > 5 else name


@cache
def type_of_name(name: str) -> str:
    """Return the instrumentType code that the canonical name alone tells: a known term, its longest head, or a brand.

    An instrument is one node whoever names it, so its type may not depend on how one document writes it.
    """
    for kind, terms in grammar()["terms"].items():
        if name in (re.sub(r"[“”\s]", "", term) for term in terms):
            return str(kind)
    fitting = [
        (len(head), kind)
        for table in ("strong", "governed")
        for kind, words in grammar()[table].items()
        for head in words
        if name.endswith(head)
    ]
    return str(max(fitting, key=lambda pair: pair[0])[1]) if fitting else "brand"


def _all(scan: Scan, view: Viewpoint) -> tuple[_Named, ...]:
    terms = [
        _Named(start, end)
        for start, end, _ in _terms().longest(scan.text)
        if not _goes_on(scan.text, end) and not _is_counted(scan.text, start, end)
    ]
    brands = [_Named(start, end) for start, end in quoted_names(scan, frozenset(term.end for term in terms))]
    ends = frozenset(
        [term.end for term in terms] + [brand.end for brand in brands] + [head.end for head in heads(scan)]
    )
    found = [*terms, *brands]
    for head in heads(scan):
        found += _headed(scan, head, ends)
    bodies = [item for item in organization_mentions(scan, view) if not item.nested]
    joints = frozenset(match.start() for match in re.finditer("[和与及、]", scan.text))
    return _settle(_outside(scan.text, found, bodies), {term.end: term.start for term in terms}, joints)


def _goes_on(text: str, end: int) -> bool:
    """Tell whether a known term is part of a longer word: 法制审核|人员, 专家论证|会; “一网通办”率 names it still."""
    if text[end - 1] == "”" and text.startswith("率", end):
        return False
    return text.startswith(_TERM_GOES_ON, end) or (text[end - 1] == "证" and text.startswith("会", end))


def _is_counted(text: str, start: int, end: int) -> bool:
    """Tell whether a known term is only what a figure counts: 负责人出庭应诉|87件; quoted names stay names."""
    return text[start] != "“" and _COUNT_AFTER.match(text, end) is not None


def _outside(text: str, found: list[_Named], bodies: list[Found]) -> list[_Named]:
    """Leave out what is only part of a body's name: 行政争议实质性化解|协作办公室."""
    starts = [body.start for body in bodies]
    kept = []
    for named in found:
        at = bisect_right(starts, named.start) - 1
        body = bodies[at] if at >= 0 else None
        if body is None or body.end <= named.start:
            kept.append(named)
        elif named.end > body.end:
            kept += _behind(text, named, body)
    return kept


def _behind(text: str, named: _Named, body: Found) -> Iterator[_Named]:
    """Yield what is left of a name that begins with a body: 市司法局|普法责任制; 人大监督 stays whole."""
    start = strip_leading(text, body.end, named.end)
    rest = text[start : named.end]
    if body.start > named.start or len(rest) <= 3:
        yield named
    elif not rest.startswith(_NO_MODIFIER):
        yield _Named(start, named.end, named.name)


def _settle(found: list[_Named], terms: Mapping[int, int], joints: frozenset[int]) -> tuple[_Named, ...]:
    """Keep the longest of overlapping names, but a known term rather than a list that only ends in it."""
    kept: list[_Named] = []
    for named in sorted(found, key=lambda item: (item.start - item.end, item.start)):
        start = terms.get(named.end, named.start)
        if start > named.start and start - 1 in joints:
            continue
        at = bisect_right(kept, named.start, key=_start)
        if (at == 0 or kept[at - 1].end <= named.start) and (at == len(kept) or named.end <= kept[at].start):
            kept.insert(at, named)
    return tuple(kept)


def _start(named: _Named) -> int:
    return named.start


def _headed(scan: Scan, head: Head, ends: frozenset[int]) -> Iterator[_Named]:
    sentence = scan.sentence_at(head.start)
    if sentence is None:
        return
    shared = _SHARED.search(scan.text, max(sentence.span.start, head.start - 8), head.start)
    if shared is not None:
        yield from _shared(scan, sentence, head, until=shared.start())
        return
    word = scan.text[head.start : head.end]
    begin = begin_of(scan, sentence, head.start, ends=ends, over_lists=not head.governed or word in _OVER_LISTS)
    start = _with_quoted(scan.text, strip_leading(scan.text, begin.at, head.start), sentence.span.start)
    if (head.governed and not begin.governed) or not is_name(scan.text, start, head.start, head.end):
        return
    if scan.text.startswith(("》", "金奖", "奖"), head.end):
        return  # the title of a document or a prize, not an instrument
    yield _Named(start, head.end)


def _with_quoted(text: str, start: int, low: int) -> int:
    """Return where the quoted words begin that qualify a name: “多规合一”的|规划管理机制."""
    if not text.endswith("”的", low, start):
        return start
    opened = text.rfind("“", low, start)
    return opened if opened >= 0 and start - opened <= _LONGEST_ITEM else start


def _shared(scan: Scan, sentence: Sentence, head: Head, *, until: int) -> Iterator[_Named]:
    """Yield the items of a list that share the head behind 等: 前置会商、“双报备”等|机制 are two mechanisms."""
    text = scan.text
    floor, quotes = floor_of(text, max(sentence.span.start, until - _LONGEST_LIST), until)
    edges = [opening_of(text, floor, until)]
    for match in re.finditer("[、和]", text[edges[0] : until]):
        if not any(a <= edges[0] + match.start() < b for a, b in quotes):
            edges.append(edges[0] + match.end())
    if edges[0] == floor or (len(edges) > 1 and edges[1] - edges[0] > _LONGEST_ITEM):
        edges[0] = begin_of(scan, sentence, edges[1] - 1 if len(edges) > 1 else until, ends=frozenset(), least=0).at
    items = [(start, end) for start, end in zip(edges, [*(edge - 1 for edge in edges[1:]), until], strict=True)]
    if edges[0] == floor:
        return
    if any(end - start > _LONGEST_ITEM for start, end in items):
        yield _Named(edges[0], head.end)
        return
    word = text[head.start : head.end]
    for start, end in items:
        if end - start >= 2 and not (word == "平台" and text[start:end].endswith(_PLACES)):
            item = text[start:end]
            yield _Named(start, end, item if item.endswith(word) else item + word)

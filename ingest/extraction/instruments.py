"""Find policy instruments: mechanisms, systems, reforms, lists, platforms, programmes, campaigns, brands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from ingest.extraction.instrument_grammar import (
    QUOTED,
    Head,
    begin_of,
    floor_of,
    goes_on,
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

_SHARED = re.compile(r"等(?:一系列|多项|各项|系列)?(?:工作|服务|监管|执法|法定|配套)?$")
_TERM_GOES_ON = (
    "员",
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
_NOTIONS = ("产业", "经济", "城市", "社会", "市场", "企业", "人才", "问题", "现象")
"""Endings of quoted words that name a notion (“未来产业”), no instrument."""
_MODEL = re.compile(r"(?:示范|模范|文明|先进|标兵|优秀|最美)[\u4e00-\u9fff()、]{0,8}$")
"""Quoted words that name an honour: “民主法治示范村(社区)”; what trains or elects its holders has a head behind it."""
_SPOKEN_OF = ("要求", "的要求", "目标", "理念", "精神", "作风", "态度", "思想", "观念", "意识", "标准", "格局")
"""Behind these, quoted words say how or what for: “全覆盖、零容忍”要求."""
_LAUNCHED = re.compile(r"(?:正式|全面|全域|同步|率先|成功)*(?:上线|启用|投用|投入使用|推广应用|推广使用|试运行|落地)")
_COUNT_AFTER = re.compile(r"(?:了|共|达)?\d[\d.]*[余多万]*[件人次宗起]")
_LONGEST_ITEM = 15
_LONGEST_LIST = 70
_HONOUR = re.compile(r"(?:获评|荣获|被评为|获得|入选|授予|命名为|称号|获)[^,。;“]{0,6}$")


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    name: str | None = None  # where it differs from the words: an item of a list with a shared head


@cache
def _terms() -> Words:
    return Words({term: kind for kind, terms in grammar()["terms"].items() for term in terms})


@cache
def _brand_heads() -> tuple[str, ...]:
    return tuple(sorted(grammar()["brands"]["heads"], key=len, reverse=True))


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
        if not scan.text.startswith(_TERM_GOES_ON, end) and not _is_counted(scan.text, start, end)
    ]
    brands = list(_brands(scan, terms))
    ends = frozenset(
        [term.end for term in terms] + [brand.end for brand in brands] + [head.end for head in heads(scan)]
    )
    found = [*terms, *brands]
    for head in heads(scan):
        found += _headed(scan, head, ends)
    bodies = [item for item in organization_mentions(scan, view) if not item.nested]
    joints = frozenset(match.start() for match in re.finditer("[和与及、]", scan.text))
    return _settle(_outside(scan.text, found, bodies), {term.end: term.start for term in terms}, joints)


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
    start = strip_leading(scan.text, begin.at, head.start)
    if (head.governed and not begin.governed) or not is_name(scan.text, start, head.start, head.end):
        return
    if scan.text.startswith(("》", "金奖", "奖"), head.end):
        return  # the title of a document or a prize, not an instrument
    yield _Named(start, head.end)


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


def _brands(scan: Scan, terms: list[_Named]) -> Iterator[_Named]:
    """Yield quoted names: with a head behind them, or as objects of a verb that introduces something new."""
    text = scan.text
    ends = frozenset(term.end for term in terms)
    accepted = -1  # end of the last quotation accepted, for lists of quotations
    for match in QUOTED.finditer(text):
        words = match[0][1:-1]
        sentence = scan.sentence_at(match.start())
        if sentence is None or len(words) < 2 or not re.search(r"[^\d·.]", words):
            continue
        head = next((word for word in _brand_heads() if text.startswith(word, match.end())), None)
        if head is not None and _is_cut(text, match.end(), match.end() + len(head)):
            head = None
        begin = begin_of(scan, sentence, match.start(), ends=ends, least=0)
        if head is None and not _stands_alone(scan, match, begin.at, accepted):
            continue
        if head is not None and (words in ("三农", "两会") or _HONOUR.search(text, sentence.span.start, match.start())):
            continue
        start = strip_leading(text, begin.at, match.start())
        start = max(start, text.rfind("”", start, match.start()) + 1)
        longest = 4 if head is None and scan.title_at(match.start()) else 12
        start = start if match.start() - start <= longest else match.start()
        accepted = match.end()
        end = match.end() + len(head or "")
        yield _Named(start, end)


def _is_cut(text: str, start: int, end: int) -> bool:
    """“七五”普法|工作 is the whole name all the same; “百千”工程|建设 is not."""
    return goes_on(text, start, end) and not (text.startswith("工作", end) and not goes_on(text, start, end + 2))


def _stands_alone(scan: Scan, match: re.Match[str], begin: int, accepted: int) -> bool:
    text, words = scan.text, match[0][1:-1]
    if _is_no_name(text, match, words):
        return False
    if scan.title_at(match.start()) is not None or _LAUNCHED.match(text, match.end()):
        return True
    if (
        accepted >= 0
        and text[accepted : match.start()] in ("", "、", "和", "与", "及", ",")
        and accepted <= match.start()
    ):
        return True
    floor, _ = floor_of(text, max(0, match.start() - 30), match.start())
    after = tuple(grammar()["brands"]["after"])
    return match.start() - begin <= 8 and begin > floor and text[floor:begin].endswith(after)


def _is_no_name(text: str, match: re.Match[str], words: str) -> bool:
    """Tell whether quoted words are a notion, a saying, an honour or a way of working rather than a thing's name."""
    if words.endswith(_NOTIONS) or _MODEL.search(words) or len(re.findall("[+＋]", words)) > 1:
        return True
    if words in grammar()["brands"]["not_names"] or re.search("[,。;:!?]", words) or len(words) > 16:
        return True
    if text.startswith((*_SPOKEN_OF, "称号", "奖"), match.end()):
        return True
    return _HONOUR.search(text, max(0, match.start() - 20), match.start()) is not None

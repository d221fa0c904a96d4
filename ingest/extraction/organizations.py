"""Find the organisations a document speaks of, each under its canonical full name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from ingest.extraction.area_names import named_areas
from ingest.extraction.organization_forms import (
    Found,
    Prefixes,
    bare_departments,
    known_bodies,
    national_bodies_in,
    party_committees,
)
from ingest.extraction.organization_names import composed_names, founded_names, hotlines, listed_domains, sentence_of
from ingest.extraction.own_bodies import bare_bodies
from ingest.extraction.resolution import Viewpoint, describe_organization, viewpoint
from ingest.extraction.scan import Scan, scan_document
from ingest.model import Mention, Organization, PolicyDocument, Span

_NEW_DISTRICT = re.compile(
    r"(?P<stem>[\u4e00-\u9fff]{2})?新区(?P<body>管委会|管理委员会|党工委|综合办公室|综合办|办公室)(?![\u4e00-\u9fff]*会议室)"
)
_NEW_DISTRICT_BODIES = {"管委会": "管理委员会", "党工委": "工作委员会", "综合办": "综合办公室"}


def find_organizations(document: PolicyDocument) -> tuple[tuple[Organization, ...], tuple[Mention, ...]]:
    """Return the organisations of a document in order of first mention, and all their mentions in reading order.

    Collectives (各部门, 有关单位, 各镇) and redacted names are not organisations and are left out.
    """
    scan = scan_document(document)
    view = viewpoint(document.header)
    redacted = [damage.span for damage in document.damages if damage.kind == "redaction"]
    organizations: dict[str, Organization] = {}
    mentions: list[Mention] = []
    for found in organization_mentions(scan, view):
        span = Span(found.start, found.end)
        sentence = sentence_of(scan, found)
        if sentence is None or any(span.overlaps(gap) for gap in redacted):
            continue
        if found.name not in organizations:
            organizations[found.name] = describe_organization(found.name, found.area)
        mentions.append(Mention(span, sentence.order, found.name, found.kind, found.grade))
    return tuple(organizations.values()), tuple(mentions)


@lru_cache(maxsize=2)
def organization_mentions(scan: Scan, view: Viewpoint) -> tuple[Found, ...]:
    """Return all mentions in reading order: where two overlap the longer one, and the nested forms that count."""
    named = named_areas(scan, view)
    prefixes = Prefixes(scan, view, named)
    found = [*known_bodies(scan, prefixes), *party_committees(scan, named), *national_bodies_in(scan, view)]
    by_end = {item.end: item for item in found}
    found += bare_bodies(scan, view, by_end)
    found += new_district_bodies(scan, view)
    found += composed_names(scan, prefixes)
    found += hotlines(scan, view)
    kept = settle(found)
    weaker = [*founded_names(scan, view), *bare_departments(scan, view), *listed_domains(scan, view)]
    return settle([*kept, *_apart_from(weaker, kept)])


def _apart_from(weaker: Iterable[Found], kept: Sequence[Found]) -> Iterator[Found]:
    """Yield the weaker mentions that overlap none of those kept, which are in reading order."""
    main = [item for item in kept if not item.nested]
    starts = [item.start for item in main]
    for item in weaker:
        at = bisect_left(starts, item.end) - 1
        if at < 0 or main[at].end <= item.start:
            yield item


def settle(found: Iterable[Found]) -> tuple[Found, ...]:
    """Keep the longest of overlapping mentions, and nested ones only inside the mention they were found with."""
    ordered = sorted(found, key=lambda item: (item.start, -item.end, item.nested))
    kept: list[Found] = []
    past = 0
    for item in ordered:
        if item.start >= past:
            if not item.nested:
                kept.append(item)
                past = item.end
        elif item.nested and _last_main(kept).start == item.start and item.end < past:
            kept.append(item)
        elif item.end > past and item.end - item.start > past - _last_main(kept).start:
            dropped = _last_main(kept).start
            while kept and kept[-1].start >= dropped:
                kept.pop()
            kept.append(item)
            past = item.end
    return tuple(dict.fromkeys(kept))


def _last_main(kept: list[Found]) -> Found:
    return next(item for item in reversed(kept) if not item.nested)


def new_district_bodies(scan: Scan, view: Viewpoint) -> Iterator[Found]:
    """Yield bodies of a functional new district: 新区 alone is the issuer's, the forerunner of a district of that name.

    A 新区 is no division of GB/T 2260; its bodies are placed in the division that carries its name.
    """
    area = view.area
    if area is None or not area.name.endswith("区") or len(area.path) < 2:
        return
    stem = area.name.removesuffix("区").removesuffix("新")
    for match in _NEW_DISTRICT.finditer(scan.text):
        own = match["stem"] is None or match["stem"] != stem
        start = match.start() + (2 if own and match["stem"] else 0)
        if own and match["stem"] and scan.text[start - 1 : start] not in "对和由经向的以报与及者或原,。、;并在":
            continue
        body = _NEW_DISTRICT_BODIES.get(match["body"], match["body"])
        party = "中共" if body == "工作委员会" else ""
        name = f"{party}{area.path[-2]}{stem}新区{body}"
        yield Found(start, match.end(), name, area, "contextual" if own else "short", "inferred" if own else "resolved")

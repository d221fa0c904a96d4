"""Find the documents a document names: titles in 《》 and 〈〉, and known laws named without marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from ingest.extraction.area_names import AreaName, named_areas
from ingest.extraction.citation_roles import Governed, are_joined, is_work, role_of
from ingest.extraction.lexicon import Law, law_words, laws
from ingest.extraction.organization_forms import Found
from ingest.extraction.organizations import organization_mentions
from ingest.extraction.resolution import Viewpoint, viewpoint
from ingest.extraction.scan import Scan, Title, scan_document
from ingest.model import Citation, PolicyDocument, Sentence, Span
from ingest.shadow import shadow

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=年)")
_YEARS = re.compile(r"(?:19|20)\d{2}年?\s*[-—–~至－]+\s*(?:19|20)\d{2}")
_NOTE = re.compile(r"\((?:[^()]{0,12}年[^()]*|试行|暂行|修订|草案|征求意见稿|[^()]*修[订正][^()]*)\)$")
_ALIAS = re.compile(r"\(\s*(?:以下|下文|下)?(?:统称|简称|称)[为:]?\s*$")
_NOT_AFTER_LAW = (
    *"律治规制定院官人学庭理令则度系案语宝宣日轨医盲",
    *("公园", "课程", "主题", "广场", "大讲堂", "讲堂", "知识"),
)
_LOCAL_BEFORE = tuple("省市县区州盟旗")
_ISSUING = ("issued", "formulated", "drafted")
_OBLIQUE_BEFORE = re.compile(r"[在经按据对向根照]$")
_OBLIQUE_AFTER = re.compile(r"[在的对向按据将把]|.{9}")
_OWNED = re.compile(r"(?:联合|共同|新近|近期)?(?:印发|下发|发布|制定|出台|颁布|制发|公布|转发|编制)?的?$")
_JOINT = re.compile(r"\s*[、 ]\s*|和")


@dataclass(frozen=True, slots=True)
class _Page:
    """What every citation of one document needs to know."""

    scan: Scan
    view: Viewpoint
    found: tuple[Found, ...]  # bodies, nested forms left out
    starts: tuple[int, ...]  # where they start
    areas: Mapping[int, AreaName]  # names of areas by where they start
    redacted: tuple[Span, ...]
    title: str  # of the document itself

    def between(self, start: int, end: int) -> tuple[Found, ...]:
        """Return the bodies named from ``start`` up to ``end``."""
        return self.found[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def find_citations(document: PolicyDocument) -> tuple[Citation, ...]:
    """Return the citations in reading order; works of art and newspapers are not documents and are left out."""
    scan = scan_document(document)
    view = viewpoint(document.header)
    found = tuple(item for item in organization_mentions(scan, view) if not item.nested)
    page = _Page(
        scan=scan,
        view=view,
        found=found,
        starts=tuple(item.start for item in found),
        areas={name.start: name for name in named_areas(scan, view)},
        redacted=tuple(damage.span for damage in document.damages if damage.kind == "redaction"),
        title=document.header.title,
    )
    aliases: dict[str, str] = {}
    citations = list(_titled(page, document.text, aliases))
    citations += _bare_laws(page)
    return tuple(sorted(citations, key=lambda citation: (citation.span.start, -citation.span.end)))


def _titled(page: _Page, source: str, aliases: dict[str, str]) -> Iterator[Citation]:
    scan = page.scan
    for group in _groups(scan):
        sentence = scan.sentence_at(group[0].span.start)
        if sentence is None:
            continue
        whole = Span(group[0].span.start, group[-1].span.end)
        if is_work(scan.text, whole):
            continue
        governed = role_of(scan, sentence, whole)
        for title in group:
            yield _citation(
                page,
                title,
                sentence,
                governed=governed,
                title_text=_title_text(source, title, aliases, scan),
                group=whole.start,
            )
            yield from _nested(page, title, sentence, source)


def _groups(scan: Scan) -> Iterator[tuple[Title, ...]]:
    """Yield titles that stand in one list, and so under one verb."""
    group: list[Title] = []
    for title in scan.titles:
        if title.nested:
            continue
        if group and not (title.truncated or group[-1].truncated) and are_joined(scan.text, group[-1].span, title.span):
            group.append(title)
            continue
        if group:
            yield tuple(group)
        group = [title]
    if group:
        yield tuple(group)


def _title_text(source: str, title: Title, aliases: dict[str, str], scan: Scan) -> str:
    """Return the title; an alias that the document defines (以下简称《总体规划》) stands for the title before it."""
    words = " ".join(title.inner.of(source).split())
    words = re.sub(r"(?<=[\u3000-\u9fff]) (?=[\u3000-\u9fff])", "", words)
    if _ALIAS.search(scan.text, max(0, title.span.start - 12), title.span.start):
        at = bisect_left(scan.title_starts, title.span.start) - 1
        while at >= 0 and scan.titles[at].nested:
            at -= 1
        if at >= 0 and title.span.start - scan.titles[at].span.end < 20:
            aliases[words] = " ".join(scan.titles[at].inner.of(source).split())
        return words
    return aliases.get(words, words)


def _citation(
    page: _Page, title: Title, sentence: Sentence, *, governed: Governed, title_text: str, group: int
) -> Citation:
    law = law_of_title(title_text)
    issuer, basis = _issuer(page, title, sentence, governed=governed, law=law, group=group)
    redacted = any(title.span.overlaps(gap) for gap in page.redacted)
    resolved = basis in ("namedActor", "ellipticalSubject")
    return Citation(
        span=title.span,
        sentence=sentence.order,
        title=title_text,
        role=governed.role,
        issuer=None if redacted and basis != "ellipticalSubject" else issuer,
        issuer_basis=None if redacted and basis != "ellipticalSubject" else basis,
        year=year_in_title(title_text),
        truncated=title.truncated,
        redacted=redacted,
        grade="redacted" if redacted else "resolved" if resolved else "explicit",
    )


def _nested(page: _Page, outer: Title, sentence: Sentence, source: str) -> Iterator[Citation]:
    scan = page.scan
    first = bisect_right(scan.title_starts, outer.span.start)
    last = bisect_left(scan.title_starts, outer.span.end)
    for title in scan.titles[first:last]:
        if title.nested:
            yield _citation(
                page,
                title,
                sentence,
                governed=Governed("mentions"),
                title_text=title.inner.of(source),
                group=title.span.start,
            )


def year_in_title(title: str) -> int | None:
    """Return the year a title is about; a span of years (2021—2025年) is none."""
    plain = shadow(title)
    if _YEARS.search(plain):
        return None
    match = _YEAR.search(plain)
    return int(match[1]) if match else None


def law_of_title(title: str) -> Law | None:
    """Return the known law of this title, notes such as （试行） or （2021年修订） aside."""
    known = _laws_by_shadow()
    plain = shadow(title).replace(" ", "")
    return known.get(plain) or known.get(_NOTE.sub("", plain))


@cache
def _laws_by_shadow() -> dict[str, Law]:
    return {shadow(name): law for name, law in laws().items()}


def _issuer(
    page: _Page, title: Title, sentence: Sentence, *, governed: Governed, law: Law | None, group: int
) -> tuple[str | None, str | None]:
    """Return who issued the cited document and how that is known."""
    if law is not None:
        return law.issuer, "knownLaw"
    if named := _title_prefix(page, title):
        return named, "titlePrefix"
    issues = governed.role in _ISSUING and governed.verb is not None
    actor = _owner(page, sentence, group) if _shares_owner(page, title, group) else None
    if actor is None and governed.verb is not None and issues:
        actor = _actor(page, sentence, governed.verb)
    if actor is not None:
        return actor, "namedActor"
    if governed.role in _ISSUING and page.view.issuer and _begins_with_own_area(page, title):
        return page.view.issuer, "ellipticalSubject"
    return None, None


def _title_prefix(page: _Page, title: Title) -> str | None:
    """Return the bodies a title begins with: 国务院办公厅关于…, 深圳市人民政府重大行政决策程序规定."""
    text, names, at = page.scan.text, [], title.inner.start
    at += len(text[at : title.span.end]) - len(text[at : title.span.end].lstrip())
    starts = {item.start: item for item in page.between(title.inner.start, title.span.end)}
    while (item := starts.get(at)) is not None:
        names.append(item.name)
        at = item.end
        joint = _JOINT.match(text, at)
        if joint is None or joint.end() not in starts:
            break
        at = joint.end()
    return "、".join(names) or None


def _shares_owner(page: _Page, title: Title, group: int) -> bool:
    """Tell whether the body before a list of titles issued this one too: not one that begins with a place."""
    return title.span.start == group or title.inner.start not in page.areas


def _owner(page: _Page, sentence: Sentence, group: int) -> str | None:
    """Return the bodies right before the titles: 中央依法治国办《…》, 省司法厅印发的《…》, 中共中央国务院《…》."""
    text = page.scan.text
    said = _OWNED.search(text, max(sentence.span.start, group - 10), group)
    at = said.start() if said else group
    names: list[str] = []
    for item in reversed(page.between(sentence.span.start, group)):
        if item.end > at or page.scan.title_at(item.start) is not None:
            continue
        if item.end != at and not (names and _JOINT.fullmatch(text, item.end, at)):
            break
        names.insert(0, item.name)
        at = item.start
    return "、".join(dict.fromkeys(names)).replace("中国共产党中央委员会", "中共中央") or None


def _actor(page: _Page, sentence: Sentence, verb: int) -> str | None:
    """Return the bodies that stand as subject in the clause of the verb."""
    text = page.scan.text
    clause = page.scan.clause_start(verb, sentence)
    bodies = page.between(clause, verb)
    subjects = [item for item in bodies if item.end <= verb and page.scan.title_at(item.start) is None]
    if not subjects or subjects[0].start > clause + 8:
        return None
    if _OBLIQUE_BEFORE.search(text[clause : subjects[0].start]) or _OBLIQUE_AFTER.search(text[subjects[-1].end : verb]):
        return None
    return "、".join(dict.fromkeys(item.name for item in subjects))


def _begins_with_own_area(page: _Page, title: Title) -> bool:
    text = page.scan.text[title.inner.start : title.span.end]
    lead = re.match(
        r"\s*(?:关于)?(?:(?:19|20)\d{2}年(?:度)?)?(?:法治|平安|数字|信用|健康|美丽|文明)?(?P<own>[全我][省市县区旗州镇乡])?",
        text,
    )
    start = title.inner.start + (lead.end() if lead else 0)
    if lead and lead["own"]:
        return page.view.at(lead["own"][1]) == page.view.area
    named = page.areas.get(start)
    return named is not None and named.area == page.view.area


def _is_bare_law(text: str, start: int, end: int) -> bool:
    """Tell whether a law's name stands for the national law: not 深圳经济特区|物业管理条例, not 宪法|公园."""
    name = text[start:end]
    opened = text.rfind("“", max(0, start - 20), start)
    if opened >= 0 and "”" not in text[opened:start] and opened != start - 1 and not name.startswith("“"):
        return False  # inside a slogan: “美好生活·民法典相伴”
    if text.startswith(_NOT_AFTER_LAW, end) or text.endswith(_LOCAL_BEFORE, 0, start) or name.startswith("关于"):
        return False
    return len(name) > 2 or name in ("宪法", "刑法")


def _bare_laws(page: _Page) -> Iterator[Citation]:
    """Yield known laws named without 《》: 严格执行政府信息公开条例."""
    scan = page.scan
    for start, end, law in law_words().longest(scan.text):
        sentence = scan.sentence_at(start)
        inside = scan.title_at(start) is not None
        if sentence is None or (inside and law.kind != "set") or not _is_bare_law(scan.text, start, end):
            continue
        if law.title == page.title:
            continue
        span = Span(start, end)
        role = "mentions" if inside else role_of(scan, sentence, span).role
        yield Citation(
            span=span,
            sentence=sentence.order,
            title=law.title,
            role=role,
            issuer=law.issuer,
            issuer_basis="knownLaw",
            year=year_in_title(law.title),
            grade="resolved",
        )

"""Find who did what to what: one action for one verb of government that governs an object in its clause."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from ingest.extraction.frames import calendar_of, frames_of
from ingest.extraction.lexicon import Words, load_toml
from ingest.extraction.organization_forms import Found
from ingest.extraction.organizations import organization_mentions
from ingest.extraction.resolution import viewpoint
from ingest.extraction.scan import Scan, scan_document
from ingest.model import Action, Organization, PolicyDocument, Sentence, Span

_LEAD = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}(?:是|、|要)|\([一二三四五六七八九十\d]+\)|\d{1,2}[.、]|第[一二三四五六七八九十]+,)?\s*"
    r"(?:(?:19|20)\d{2}年(?:度|以来|来)?|今年(?:以来)?|本年度|年内|近年来|截至目前|目前|同时|此外|另外)?,?"
)
_ADVERBS = re.compile(
    r"(?:全[国省市区县]率先|分类别?|规划|力争|承接|强力|整体|高水平|全面|深入|深度|协同|系统|大幅|持续|积极|扎实|大力|不断|进一步|切实|充分|有效|着力|加快|严格|主动|认真|依法|及时|统筹|稳步|有序|率先|先后|共|已|还|均|重点|牵头|坚决|坚持|科学|联合|继续|将|要|努力|推动|广泛|定期|全力|精准|高效|高标准|高质量|圆满|顺利|成功|多次|共计|累计|新|再|分别|陆续|并|,)*"
)
_PLANNED = re.compile(
    r"(?:下一步|下一年|明年|下年度|今后|接下来|将要|拟|计划于|力争|工作计划|工作安排|工作打算)|将(?=[继进着深加持全])"
)
_ONGOING = re.compile(r"(?:正在|持续|不断|继续|稳步推进|加快推进|着力|深入推进)")
_OBJECT_END = re.compile(r"[,。;:!?\n]")
_NOUN_AFTER = (
    "工作报告",
    "情况",
    "能力",
    "水平",
    "力度",
    "部门",
    "单位",
    "人员",
    "机关",
    "机制",
    "制度",
    "方案",
    "的",
    "是",
    "为",
    "和",
    "率",
    "时",
)
_LONGEST_OBJECT = 60
_OPENING = ("按照", "根据", "依据", "为", "通过", "结合", "围绕", "针对", "对照", "以", "在", "坚持", "对")
_MEASURES = "件项个宗家人次名份场部起户份"


@cache
def _verbs() -> Words:
    tables = load_toml("actions.toml")
    return Words({verb: kind for kind, verbs in tables.items() if kind != "objects" for verb in verbs})


@cache
def _objects() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(words)) for kind, words in load_toml("actions.toml")["objects"].items())


def _kind(kind: str, words: str) -> str:
    """Return the kind of an action; 开展 and its like take it from what was done, last named first (开展法治督察)."""
    if kind != "byObject":
        return kind
    ends = [(match.end(), name) for name, pattern in _objects() for match in pattern.finditer(words)]
    return max(ends)[1] if ends else "other"


def find_actions(document: PolicyDocument, organizations: Sequence[Organization]) -> tuple[Action, ...]:
    """Return the actions in reading order.

    Only a verb at the beginning of its clause (after subject and adverbs) counts, and only with an object of its own;
    the actor is the body named before it, else the issuer, on whose behalf a report speaks.
    """
    scan = scan_document(document)
    known = {organization.name for organization in organizations}
    actors = _by_start(organization_mentions(scan, viewpoint(document.header)), known)
    calendar = calendar_of(document)
    frames = frames_of(document, calendar)
    planned = _planned_sections(document)
    headings = _headings(document)
    actions: list[Action] = []
    subject: str | None = None
    for sentence, clause in scan.clauses():
        if sentence.span.start in headings:
            continue
        if clause.start == sentence.span.start or scan.text[clause.start - 1] == ";":
            subject = _subject(scan, clause, actors, issuer=document.header.issuer)
        action = _action(scan, sentence, clause, actors=actors)
        if action is None:
            continue
        start, end, verb, kind, actor = action
        subject = actor or subject
        coming = calendar.prescriptive or sentence.section in planned or frames.at(sentence.span.start).planning
        modality = _modality(scan.text[clause.start : start], planned=coming)
        target = scan.text[start + len(verb) : end].removeprefix("了").strip()
        actions.append(
            Action(
                span=Span(start, end),
                sentence=sentence.order,
                verb=verb,
                type=kind,
                modality=modality,
                actor=subject,
                object=document.text[end - len(target) : end].strip(),
            )
        )
    return tuple(actions)


def _by_start(found: Sequence[Found], known: set[str]) -> Mapping[int, Found]:
    return {item.start: item for item in found if not item.nested and item.name in known}


def _headings(document: PolicyDocument) -> frozenset[int]:
    """Return where headings stand that are sentences of their own: they announce and do not report."""
    ends = {section.heading.start: section.heading.end for section in document.sections}
    return frozenset(
        sentence.span.start
        for sentence in document.sentences
        if ends.get(sentence.span.start, 0) >= sentence.span.end and document.text[sentence.span.end - 1] not in "。;；"
    )


def _subject(scan: Scan, clause: Span, actors: Mapping[int, Found], *, issuer: str | None) -> str | None:
    """Return who acts in a sentence: the body it begins with, the issuer where it begins with a verb, else nobody.

    A sentence that begins with other words (法律顾问全程参加…) has a subject that is no known body.
    """
    at = _skip(_LEAD, scan.text, clause.start)
    found = actors.get(at)
    if found is not None:
        return found.name
    if scan.text.startswith(_OPENING, at):
        return issuer
    verb = _skip(_ADVERBS, scan.text, at)
    opened = next(iter(_verbs().longest(scan.text, verb, min(clause.end, verb + 8))), None)
    return issuer if verb > at or (opened is not None and opened[0] == verb) else None


def _planned_sections(document: PolicyDocument) -> frozenset[int]:
    """Return the sections that speak of what is to come, with those below them."""
    planned: set[int] = set()
    for section in document.sections:
        if section.parent in planned or _PLANNED.search(section.title):
            planned.add(section.order)
    return frozenset(planned)


def _action(
    scan: Scan, sentence: Sentence, clause: Span, *, actors: Mapping[int, Found]
) -> tuple[int, int, str, str, str | None] | None:
    text = scan.text
    at = _skip(_LEAD, text, clause.start)
    subject = actors.get(at)
    if subject is not None:
        at = subject.end
    at = _skip(_ADVERBS, text, at)
    hit = next(iter(_verbs().longest(text, at, min(clause.end, at + 8))), None)
    if hit is None or hit[0] != at:
        return None
    end = clause.end
    while end > hit[1] and _OBJECT_END.match(text[end - 1]):
        end -= 1
    begin = hit[1] + (1 if text.startswith("了", hit[1]) else 0)
    if text[begin : begin + 1].isdigit() and text[end - 1] in _MEASURES:
        return None  # a bare count (废止17件) is a figure, not a deed with an object
    if text.startswith(_NOUN_AFTER, begin) or not 2 <= end - begin <= _LONGEST_OBJECT or end > sentence.span.end:
        return None
    return at, end, text[at : hit[1]], _kind(hit[2], text[begin:end]), subject.name if subject else None


def _skip(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def _modality(before: str, *, planned: bool) -> str:
    if planned or _PLANNED.search(before):
        return "planned"
    return "ongoing" if _ONGOING.search(before) else "done"

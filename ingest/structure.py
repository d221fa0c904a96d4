"""The section tree of a document, its sentences and passages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.markers import Marker, inline_markers, line_marker
from ingest.model import CleanText, Damage, Header, PolicyDocument, Section, Sentence, Span
from ingest.paragraphs import paragraphs
from ingest.sentences import innermost, passages, sentence_spans
from ingest.shadow import shadow

_CLOSING = re.compile(
    r"(?:专此|特此|现予|妥否|以上)[^。\n]{0,12}[。.]?$|附件[:\d]?.*|(?:名词解释|注释|附注)[:]?$|\(?此件.{0,20}公开.{0,10}\)?$"
)
_DATE = re.compile(r"(?:\d{4}|二[〇○零oO一二三四五六七八九]{3})年.{1,3}月.{1,3}日$")
_STOP = re.compile(r"[。!?;]+[”’）)】》]*")
_BLANK_TITLE = " 、.,:;。　\t"


@dataclass(slots=True)
class _Open:
    """A section being built: its end is known when a later mark, the closing or the end of the text closes it."""

    marker: Marker
    heading: Span
    parent: int | None
    level: int
    end: int = 0


def parse_structure(clean: CleanText, header: Header, damages: Sequence[Damage]) -> PolicyDocument:
    """Return the document with its sections, sentences and passages; numbering faults are added to its damages."""
    text = clean.source.text
    folded = shadow(text)
    body = paragraphs(clean)
    sections = _sections(text, folded, body)
    cuts = sorted(section.heading.start for section in sections)
    spans = [piece for span in _cut(body, cuts) for piece in sentence_spans(text, span)]
    owners = innermost(sections, [span.start for span in spans])
    sentences = tuple(
        Sentence(order, span, owner) for order, (span, owner) in enumerate(zip(spans, owners, strict=True), start=1)
    )
    return PolicyDocument(
        clean=clean,
        header=header,
        sections=sections,
        sentences=sentences,
        passages=passages(sentences),
        damages=tuple(damages),
    )


def _cut(body: Sequence[Span], cuts: Sequence[int]) -> Iterator[Span]:
    """Split the paragraphs where an item begins: a sentence never runs across an item."""
    at = 0
    for span in body:
        start = span.start
        while at < len(cuts) and cuts[at] < span.end:
            if cuts[at] > start:
                yield Span(start, cuts[at])
                start = cuts[at]
            at += 1
        yield Span(start, span.end)


def _sections(text: str, folded: str, body: Sequence[Span]) -> tuple[Section, ...]:
    made: list[_Open] = []
    opened: list[int] = []
    closing = _closing(folded, body)
    previous_end = 0
    for index, paragraph in enumerate(body):
        if index == closing:
            _close(made, opened, rank=-1, end=previous_end)
        for marker, heading in _marks(folded, paragraph):
            _close(made, opened, rank=marker.rank, end=previous_end if not marker.inline else marker.start)
            parent = opened[-1] if opened else None
            made.append(_Open(marker, heading, parent, level=len(opened) + 1))
            opened.append(len(made) - 1)
        inline = [number for number in opened if made[number].marker.inline]
        if inline:
            _close(made, opened, rank=made[inline[0]].marker.rank, end=paragraph.end)
        previous_end = paragraph.end
    _close(made, opened, rank=-1, end=previous_end)
    return tuple(_section(text, number, part) for number, part in enumerate(made, start=1))


def _close(made: list[_Open], opened: list[int], *, rank: int, end: int) -> None:
    while opened and made[opened[-1]].marker.rank >= rank:
        made[opened.pop()].end = end


def _section(text: str, order: int, part: _Open) -> Section:
    marker = part.marker
    numbering = text[marker.start : marker.end].strip(_BLANK_TITLE + "．，：；")
    title = text[marker.end : part.heading.end].strip(_BLANK_TITLE + "．，：；！？!?;").replace("\n", "")
    end = part.end
    while end > part.heading.end and text[end - 1].isspace():
        end -= 1
    return Section(
        order=order,
        level=part.level,
        numbering=numbering,
        title=title or numbering,
        heading=part.heading,
        span=Span(marker.start, max(end, part.heading.end)),
        parent=None if part.parent is None else part.parent + 1,
    )


def _marks(folded: str, paragraph: Span) -> Iterator[tuple[Marker, Span]]:
    """Yield the marks of one paragraph with their headings: the mark and its first clause."""
    first = line_marker(folded, paragraph.start, paragraph.end)
    counted = list(inline_markers(folded, paragraph.start, paragraph.end))
    if first is not None and counted and counted[0].start == first.start:
        first = None  # 一是 at the head of a paragraph that goes on counting
    marks = [mark for mark in (first, *counted) if mark is not None]
    limits = [mark.start for mark in marks[1:]] + [paragraph.end]
    for mark, limit in zip(marks, limits, strict=bool(marks)):
        yield mark, Span(mark.start, _heading_end(folded, mark, limit))


def _heading_end(folded: str, mark: Marker, limit: int) -> int:
    if mark.kind == "article":
        named = re.compile(r"\s*【[^】\n]{1,40}】").match(folded, mark.end, limit)
        return named.end() if named else mark.end
    stop = _STOP.search(folded, mark.end, limit)
    end = stop.end() if stop else limit
    while folded[end - 1].isspace():
        end -= 1
    return end


def _closing(folded: str, body: Sequence[Span]) -> int | None:
    """Return the paragraph with which the closing begins (专此报告, signature, date, attachments), if there is one."""
    for index in range(len(body) - 1, max(-1, len(body) - 12), -1):
        line = folded[body[index].start : body[index].end]
        if _DATE.fullmatch(line) or _DATE.search(line[-14:]) and len(line) < 40:
            start = index
            while (
                start > 0
                and body[start - 1].end - body[start - 1].start <= 40
                and _is_signature(folded, body[start - 1])
            ):
                start -= 1
            return start
    return None


def _is_signature(folded: str, line: Span) -> bool:
    words = folded[line.start : line.end]
    if line_marker(folded, line.start, line.end):
        return False
    return bool(_CLOSING.match(words)) or not re.search(r"[。,;:!?]", words)

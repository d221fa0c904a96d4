"""The section tree of a document, its sentences and passages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.closings import breaks
from ingest.damage import in_order
from ingest.lines import lines_of
from ingest.markers import Marker, inline_markers, line_marker, ordinal_of
from ingest.model import CleanText, Damage, Header, PolicyDocument, Section, Sentence, Span
from ingest.sentences import innermost, passages, sentence_spans
from ingest.shadow import shadow

_STOP = re.compile(r"[。!?;]+[”’)》】]*")
_ARTICLE_NAME = re.compile(r"\s*【[^】\n]{1,40}】")
_EDGE = " 、.,:;。!?\u3000\t\n．，：；！？"
_NOT_HEADING = re.compile(r"[。,;:!?\t]|、$|\d{4}年\d{1,2}月\d{1,2}日|(?:局|厅|委|办|部|处)$|^附")
_HEADING_CHARS = range(4, 31)
_PROSE = 40
"""Least length of the paragraphs around an unnumbered heading: between short lines, a short line is a list or table."""


@dataclass(slots=True)
class _Open:
    """A section being built: its end is known when a later mark, a break or the end of the text closes it."""

    marker: Marker
    heading: Span
    parent: int | None
    level: int
    end: int = 0


def parse_structure(clean: CleanText, header: Header, damages: Sequence[Damage]) -> PolicyDocument:
    """Return the document with its sections, sentences and passages; numbering faults are added to its damages."""
    text = clean.source.text
    folded = shadow(text)
    body = tuple(lines_of(text, clean.kept))
    sections = _Tree(text, folded).grow(body, after=header.title_span.end if header.title_span else 0)
    cuts = [section.heading.start for section in sections]
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
        damages=in_order([*damages, *_misnumbered(sections)]),
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


class _Tree:
    """Builds the sections of one text in reading order with a stack of open ones."""

    def __init__(self, text: str, folded: str) -> None:
        self._text = text
        self._folded = folded
        self._made: list[_Open] = []
        self._opened: list[int] = []

    def grow(self, body: Sequence[Span], *, after: int) -> tuple[Section, ...]:
        """Return the sections of the paragraphs; unnumbered headings are looked for behind ``after`` only."""
        ends = breaks(self._folded, body)
        previous = 0
        for index, paragraph in enumerate(body):
            if index in ends:
                self._close(-1, previous)
            marks = list(self._marks(paragraph))
            if not marks and paragraph.start >= after and index not in ends and self._is_heading(body, index):
                marks = [(Marker(paragraph.start, paragraph.start, "plain"), paragraph)]
            for marker, heading in marks:
                self._close(marker.rank, marker.start if marker.inline else previous)
                self._made.append(_Open(marker, heading, self._parent, level=len(self._opened) + 1))
                self._opened.append(len(self._made) - 1)
            inner = [number for number in self._opened if self._made[number].marker.inline]
            if inner:
                self._close(self._made[inner[0]].marker.rank, paragraph.end)
            previous = paragraph.end
        self._close(-1, previous)
        return tuple(self._section(order, part) for order, part in enumerate(self._made, start=1))

    @property
    def _parent(self) -> int | None:
        return self._opened[-1] if self._opened else None

    def _close(self, rank: int, end: int) -> None:
        while self._opened and self._made[self._opened[-1]].marker.rank >= rank:
            self._made[self._opened.pop()].end = end

    def _marks(self, paragraph: Span) -> Iterator[tuple[Marker, Span]]:
        """Yield the marks of one paragraph with their headings: the mark and its first clause."""
        first = line_marker(self._folded, paragraph.start, paragraph.end)
        marks = list(inline_markers(self._folded, paragraph.start, paragraph.end))
        if first is not None and not (marks and marks[0].start == first.start):
            marks.insert(0, first)
        limits = [mark.start for mark in marks[1:]] + [paragraph.end]
        for mark, limit in zip(marks, limits, strict=bool(marks)):
            yield mark, Span(mark.start, self._heading_end(mark, limit))

    def _heading_end(self, mark: Marker, limit: int) -> int:
        if mark.kind == "article":
            named = _ARTICLE_NAME.match(self._folded, mark.end, limit)
            return named.end() if named else mark.end
        stop = _STOP.search(self._folded, mark.end, limit)
        end = stop.end() if stop else limit
        while self._folded[end - 1].isspace():
            end -= 1
        return end

    def _is_heading(self, body: Sequence[Span], index: int) -> bool:
        """Tell whether a paragraph is a heading without a number, as 2023年主要工作 between paragraphs of prose."""
        if not 0 < index < len(body) - 1 or body[index].end - body[index].start not in _HEADING_CHARS:
            return False
        words = body[index].of(self._folded)
        before, following = body[index - 1], body[index + 1]
        numbered = line_marker(self._folded, following.start, following.end) is not None
        prose = before.end - before.start >= _PROSE and (numbered or following.end - following.start >= _PROSE)
        return prose and not _NOT_HEADING.search(words) and len(re.findall(r"[\u4e00-\u9fff]", words)) >= 3

    def _section(self, order: int, part: _Open) -> Section:
        marker = part.marker
        numbering = self._text[marker.start : marker.end].strip(_EDGE) or None
        title = " ".join(self._text[marker.end : part.heading.end].strip(_EDGE).split())
        end = part.end
        while end > part.heading.end and self._text[end - 1].isspace():
            end -= 1
        return Section(
            order=order,
            level=part.level,
            numbering=numbering,
            title=title.strip("【】") or numbering or "",
            heading=part.heading,
            span=Span(marker.start, max(end, part.heading.end)),
            parent=None if part.parent is None else part.parent + 1,
        )


def _misnumbered(sections: Sequence[Section]) -> Iterator[Damage]:
    """Yield the numbers that repeat the one before them under one heading: 四是 … 五是 … 五是."""
    last: dict[tuple[int | None, str], int] = {}
    for section in sections:
        if section.numbering is None or not (value := ordinal_of(section.numbering)):
            continue
        form = re.sub(r"[一二三四五六七八九十百零〇两\d①-⑳⑴-⒇]+", "N", section.numbering)
        if last.get((section.parent, form)) == value:
            end = section.heading.start + len(section.numbering)
            yield Damage("ordinal", Span(section.heading.start, end), f"编号重复：“{section.numbering}”出现两次")
        last[section.parent, form] = value

"""Sentences, the smallest unit of evidence, and passages, the unit of search."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ingest.lines import trimmed
from ingest.model import Passage, Section, Sentence, Span

_END = re.compile(r"[。!?！？]+[”’」』）)】》]*")
_PAIRS = {"”": "“", "’": "‘", "）": "（", ")": "(", "》": "《", "〉": "〈", "】": "【", "」": "「", "』": "『"}
_MARKS = re.compile("[“”‘’（）()《》〈〉【】「」『』]")
_KEPT_TOGETHER = 120
"""Longest quotation or bracket, in characters, that a full stop inside it does not break."""
_PASSAGE = 300
_PARTICLES = frozenset("的等之、，,；;：:")


def sentence_spans(text: str, paragraph: Span) -> Iterator[Span]:
    """Yield the sentences of one paragraph: up to 。！？ with the closing marks that follow, blanks left out.

    A stop inside a short closed quotation, title or bracket that goes on behind it does not end the sentence.
    """
    shelters = _closed_pairs(text, paragraph)
    starts = [span.start for span in shelters]
    start = paragraph.start
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        at = bisect_right(starts, match.start()) - 1
        if at >= 0 and match.end() < shelters[at].end:
            continue
        if len(match[0]) > 1 and _goes_on(text, match, paragraph):
            continue
        span = trimmed(text, start, match.end())
        if span is not None:
            yield span
        start = match.end()
    last = trimmed(text, start, paragraph.end)
    if last is not None:
        yield last


def _goes_on(text: str, match: re.Match[str], paragraph: Span) -> bool:
    """Tell whether words continue a closed quotation: “奋斗吧！”号召, “为民服务。”的要求; 。 needs a particle."""
    following = text[match.end() : match.end() + 1] if match.end() < paragraph.end else ""
    if match[0][0] == "。":
        return following in _PARTICLES
    return match[0][-1] in "”’」』》" and following not in ("", " ", "\u3000", "“")


def _closed_pairs(text: str, paragraph: Span) -> list[Span]:
    """Return the outermost closed pairs of marks that are short enough to be kept together, in order."""
    opened: list[tuple[str, int]] = []
    pairs: list[Span] = []
    for match in _MARKS.finditer(text, paragraph.start, paragraph.end):
        mark = match[0]
        if mark not in _PAIRS:
            opened.append((mark, match.start()))
            continue
        depth = next(
            (i for i in range(len(opened) - 1, max(-1, len(opened) - 9), -1) if opened[i][0] == _PAIRS[mark]), None
        )
        if depth is None:
            continue
        begin = opened[depth][1]
        del opened[depth:]
        if match.end() - begin <= _KEPT_TOGETHER:
            while pairs and pairs[-1].start > begin:
                pairs.pop()
            pairs.append(Span(begin, match.end()))
    return pairs


def innermost(sections: Sequence[Section], points: Sequence[int]) -> list[int | None]:
    """Return for each of the ascending ``points`` the order of the innermost section that covers it."""
    found: list[int | None] = []
    opened: list[Section] = []
    following = 0
    for point in points:
        while following < len(sections) and sections[following].span.start <= point:
            opened.append(sections[following])
            following += 1
        while opened and opened[-1].span.end <= point:
            opened.pop()
        found.append(opened[-1].order if opened else None)
    return found


def passages(sentences: Sequence[Sentence]) -> tuple[Passage, ...]:
    """Join neighbouring sentences of one innermost section to passages of at most about 300 characters."""
    groups: list[list[Sentence]] = []
    for sentence in sentences:
        group = groups[-1] if groups else None
        if group and group[-1].section == sentence.section and sentence.span.end - group[0].span.start <= _PASSAGE:
            group.append(sentence)
        else:
            groups.append([sentence])
    return tuple(
        Passage(
            order=order,
            span=Span(group[0].span.start, group[-1].span.end),
            section=group[0].section,
            sentences=tuple(sentence.order for sentence in group),
        )
        for order, group in enumerate(groups, start=1)
    )

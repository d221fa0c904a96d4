"""A document view cut into paragraphs and runs, ready to be drawn without any arithmetic on offsets in the browser.

Offsets are code points and JavaScript counts UTF-16 units, so all cutting happens here.  Everything of the source is
kept: slices that are not part of the document are marked as dropped, not left out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from graph.model import DocumentView, SectionView

_NUMBER_MARKS = "、，,.．:：()（）[]【】 "


class Stretch(Protocol):
    """Anything with a half-open range of code points."""

    @property
    def start(self) -> int:
        """First code point."""
        ...

    @property
    def end(self) -> int:
        """One after the last code point."""
        ...


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring characters that share everything; numbers are indexes into the view's tuples."""

    text: str
    sentence: int | None
    annotations: tuple[int, ...]  # the shortest first: that one gives the colour
    dropped: int | None
    sections: tuple[int, ...] = ()  # those that begin with its first character


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the source."""

    runs: tuple[Run, ...]
    level: int | None = None  # of the heading, when the line is one


def paragraphs(view: DocumentView) -> tuple[Paragraph, ...]:
    """Return every line that is not blank, in reading order; the runs of a line make up exactly its characters."""
    text = view.text
    cuts = _cuts(view)
    annotations = _Cover(view.annotations)
    sentences, dropped = _Cover(view.sentences), _Cover(view.dropped)
    begun = _begun(view.sections)
    lines = []
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line.rstrip("\r\n"))
        if text[start:end].strip():
            points = [start, *cuts[bisect_right(cuts, start) : bisect_left(cuts, end)], end]
            runs = tuple(
                Run(
                    text[a:b],
                    sentences.first(a, b),
                    annotations.shortest_first(a, b),
                    dropped.first(a, b),
                    begun.get(a, ()),
                )
                for a, b in pairwise(points)
            )
            lines.append(Paragraph(runs, _level(view.sections, runs, text[start:end])))
        start += len(line)
    return tuple(lines)


def _cuts(view: DocumentView) -> list[int]:
    stretches: Iterable[Stretch] = (*view.sentences, *view.annotations, *view.dropped)
    return sorted(
        {point for item in stretches for point in (item.start, item.end)} | {section.start for section in view.sections}
    )


def _begun(sections: Sequence[SectionView]) -> dict[int, tuple[int, ...]]:
    """Return the sections that begin at each code point."""
    begun: dict[int, tuple[int, ...]] = {}
    for number, section in enumerate(sections):
        begun[section.start] = (*begun.get(section.start, ()), number)
    return begun


def _level(sections: Sequence[SectionView], runs: Sequence[Run], line: str) -> int | None:
    """Return the level of the heading that the line is, if it is one."""
    numbers = (number for run in runs for number in run.sections)
    return next((sections[number].level for number in numbers if _is_heading(sections[number], line)), None)


def _is_heading(section: SectionView, line: str) -> bool:
    """Tell whether the line holds the section's number and title and nothing else."""
    squeezed, title = "".join(line.split()), "".join(section.title.split())
    return (
        bool(title)
        and squeezed.endswith(title)
        and squeezed[: -len(title)].strip(_NUMBER_MARKS) == (section.numbering or "").strip(_NUMBER_MARKS)
    )


def heading_as_written(view: DocumentView, section: SectionView) -> str:
    """Return the heading with its number as the text writes it: 一、加强领导 where the parts are 一 and 加强领导."""
    reach = section.start + len(section.numbering or "") + 4  # brackets, a comma and a space may stand between
    at = view.text.find(section.title, section.start, reach + len(section.title)) if section.title else -1
    if at < 0:
        return " ".join(part for part in (section.numbering, section.title) if part)
    return view.text[section.start : at + len(section.title)]


class _Cover:
    """Finds the stretches that cover a range; ranges asked for never cross a boundary."""

    def __init__(self, items: Sequence[Stretch]) -> None:
        self._order = sorted(range(len(items)), key=lambda n: (items[n].start, items[n].end, n))
        self._starts = [items[n].start for n in self._order]
        self._items = items
        self._longest = max((item.end - item.start for item in items), default=0)

    def _covering(self, start: int, end: int) -> list[int]:
        left = bisect_left(self._starts, end - self._longest)
        right = bisect_right(self._starts, start)
        return [n for n in self._order[left:right] if self._items[n].start <= start and end <= self._items[n].end]

    def first(self, start: int, end: int) -> int | None:
        return next(iter(self._covering(start, end)), None)

    def shortest_first(self, start: int, end: int) -> tuple[int, ...]:
        return tuple(sorted(self._covering(start, end), key=lambda n: (self._items[n].end - self._items[n].start, n)))


def asked_sentences(view: DocumentView, start: int | None, end: int | None) -> tuple[int, ...]:
    """Return the indexes of the sentences that share a character with ``start`` to ``end``.

    An ``end`` that is missing or not after ``start`` asks for the sentence at ``start``.
    """
    if start is None:
        return ()
    stop = end if end is not None and end > start else start + 1
    return tuple(number for number, item in enumerate(view.sentences) if item.start < stop and start < item.end)

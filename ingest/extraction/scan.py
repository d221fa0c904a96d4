"""One document laid out for matching: the shadow of its text, its sentences, and the titles in 《》."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from ingest.model import PolicyDocument, Sentence, Span
from ingest.shadow import shadow

_CLAUSE_END = re.compile(r"[,。;:!?\n]")
_MARKS = re.compile(r"[《》〈〉\n。]")
_LONGEST_TITLE = 160
"""Characters of the longest title looked for; the longest official titles have about 120."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title in 《》 or, inside another title, in 〈〉."""

    span: Span  # with its marks; of a truncated title: as far as the clause goes
    truncated: bool = False
    nested: bool = False

    @property
    def inner(self) -> Span:
        """The words without the marks."""
        return Span(self.span.start + 1, max(self.span.start + 2, self.span.end - (0 if self.truncated else 1)))


@dataclass(frozen=True, slots=True, eq=False)
class Scan:
    """The shadow of a document's text with its sentences and titles, all in offsets of the source text."""

    text: str
    sentences: tuple[Sentence, ...]
    titles: tuple[Title, ...]
    starts: tuple[int, ...]
    title_starts: tuple[int, ...]

    def sentence_at(self, position: int) -> Sentence | None:
        """Return the sentence that covers ``position``; ``None`` where the text was dropped."""
        at = bisect_right(self.starts, position) - 1
        return self.sentences[at] if at >= 0 and position < self.sentences[at].span.end else None

    def title_at(self, position: int) -> Title | None:
        """Return the outermost title whose marks enclose ``position``."""
        at = bisect_right(self.title_starts, position) - 1
        while at >= 0 and self.titles[at].nested:
            at -= 1
        return self.titles[at] if at >= 0 and position < self.titles[at].span.end else None

    def clauses(self) -> Iterator[tuple[Sentence, Span]]:
        """Yield every clause (what stands between , ; : 。) with its sentence; marks inside a title do not cut."""
        for sentence in self.sentences:
            cuts = [sentence.span.start]
            for match in _CLAUSE_END.finditer(self.text, sentence.span.start, sentence.span.end):
                if self.title_at(match.start()) is None:
                    cuts.append(match.end())  # noqa: PERF401 - the condition reads better as a statement
            cuts.append(sentence.span.end)
            for start, end in pairwise(cuts):
                if start < end:
                    yield sentence, Span(start, end)

    def clause_start(self, position: int, sentence: Sentence) -> int:
        """Return where the clause that holds ``position`` begins."""
        found = sentence.span.start
        for match in _CLAUSE_END.finditer(self.text, sentence.span.start, position):
            if self.title_at(match.start()) is None:
                found = match.end()
        return found


@lru_cache(maxsize=2)
def scan_document(document: PolicyDocument) -> Scan:
    """Lay out a document for matching; the last ones are kept, since every extractor asks for the same."""
    text = shadow(document.text)
    titles = tuple(_titles(text, (sentence.span for sentence in document.sentences)))
    return Scan(
        text=text,
        sentences=document.sentences,
        titles=titles,
        starts=tuple(sentence.span.start for sentence in document.sentences),
        title_starts=tuple(title.span.start for title in titles),
    )


def _titles(text: str, spans: Iterable[Span]) -> Iterator[Title]:
    """Yield the titles in reading order, each before those nested in it."""
    past = 0
    for span in spans:
        for match in re.compile("《").finditer(text, span.start, span.end):
            if match.start() < past:
                continue
            inside: list[Span] = []
            end = _closing(text, match.start(), inside)
            if end is None:
                yield Title(Span(match.start(), _cut(text, match.start(), span.end)), truncated=True)
                continue
            past = end
            yield Title(Span(match.start(), end))
            yield from (Title(nested, nested=True) for nested in inside)


def _closing(text: str, start: int, inside: list[Span]) -> int | None:
    """Return the end of the title opened at ``start``, or ``None`` when it never closes within its line.

    A title that holds a further 《 must close both; where it does not, it is unclosed, and the inner one stands alone.
    """
    depth = 0
    single: int | None = None
    for match in _MARKS.finditer(text, start, min(len(text), start + _LONGEST_TITLE)):
        mark = match[0]
        if mark == "《":
            depth += 1
        elif mark == "》":
            depth -= 1
            if depth == 0:
                return match.end()
        elif mark == "〈":
            single = match.start()
        elif mark == "〉" and single is not None:
            inside.append(Span(single, match.end()))
        elif mark in "\n。":
            return None
    return None


def _cut(text: str, start: int, limit: int) -> int:
    """Return how far an unclosed title is quoted: to the end of its clause, never to the next title."""
    match = re.compile(r"[,。;:!?\n《》]").search(text, start + 1, limit)
    return max(start + 1, match.start() if match else limit)

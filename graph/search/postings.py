"""Okapi BM25 over terms, in arrays; parts are added without touching what is there, as in any segmented index."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph.search.grams import fold, terms_of, words_of

K1, B = 1.2, 0.75  # 0.9 and 0.4 were worse on every collection measured
_ROW_BITS = 22
_BLOCK = 20_000  # texts cut into terms at a time, to bound memory

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Segment:
    """The terms of a run of texts: ``rows[starts[i]:starts[i + 1]]`` hold ``terms[i]``, ``counts`` times each.

    ``lengths`` counts the terms of every text, ``words`` are all words that are not Chinese, sorted.
    """

    terms: Integers
    starts: Integers
    rows: npt.NDArray[np.int32]
    counts: npt.NDArray[np.uint8]
    lengths: npt.NDArray[np.int32]
    words: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many texts it covers."""
        return len(self.lengths)

    def find(self, terms: Integers) -> list[slice]:
        """Return where in ``rows`` and ``counts`` the texts with each of some terms are."""
        if not len(self.terms):
            return [slice(0, 0)] * len(terms)
        at = np.minimum(np.searchsorted(self.terms, terms), len(self.terms) - 1)
        known = self.terms[at] == terms
        bounds = np.where(known, [self.starts[at], self.starts[at + 1]], 0).tolist()
        return list(map(slice, *bounds))


def build_segment(texts: Sequence[str]) -> Segment:
    """Cut texts into terms; about 15,000 passages of 300 characters a second on one core."""
    keys: list[Integers] = []
    lengths: list[Integers] = []
    words: set[str] = set()
    for start in range(0, len(texts), _BLOCK):
        folded = [fold(text) for text in texts[start : start + _BLOCK]]
        terms, rows = terms_of(folded)
        keys.append(terms << _ROW_BITS | rows + start)
        lengths.append(np.bincount(rows, minlength=len(folded)))
        words.update(word for text in folded for word in words_of(text))
    return _from_keys(keys, lengths, words)


def _from_keys(keys: list[Integers], lengths: list[Integers], words: Iterable[str]) -> Segment:
    unique, counts = np.unique(np.concatenate(keys), return_counts=True) if keys else (np.zeros(0, np.int64),) * 2
    terms, starts = np.unique(unique >> _ROW_BITS, return_index=True)
    return Segment(
        terms=terms,
        starts=np.append(starts, len(unique)).astype(np.int64),
        rows=(unique & (1 << _ROW_BITS) - 1).astype(np.int32),
        counts=np.minimum(counts, 255).astype(np.uint8),
        lengths=np.concatenate(lengths).astype(np.int32) if lengths else np.zeros(0, np.int32),
        words=tuple(sorted(words)),
    )


def merge_segments(first: Segment, second: Segment) -> Segment:
    """Return one segment of both, the second's texts after the first's."""
    terms = np.concatenate([np.repeat(s.terms, np.diff(s.starts)) for s in (first, second)])
    rows = np.concatenate([first.rows, second.rows + np.int32(first.size)])
    counts = np.concatenate([first.counts, second.counts])
    order = np.argsort(terms << _ROW_BITS | rows, kind="stable")
    unique, starts = np.unique(terms[order], return_index=True)
    return Segment(
        terms=unique,
        starts=np.append(starts, len(rows)).astype(np.int64),
        rows=rows[order],
        counts=counts[order],
        lengths=np.concatenate([first.lengths, second.lengths]),
        words=tuple(sorted({*first.words, *second.words})),
    )


@dataclass(frozen=True, slots=True)
class Postings:
    """All segments, one after the other; rows are counted through."""

    segments: tuple[Segment, ...] = ()

    @property
    def size(self) -> int:
        """How many texts there are."""
        return sum(segment.size for segment in self.segments)

    def adding(self, texts: Sequence[str]) -> Postings:
        """Return postings with more texts; small segments are merged, so their number grows with the logarithm."""
        segments = [*self.segments, build_segment(texts)]
        while len(segments) > 1 and segments[-2].size < 2 * segments[-1].size:
            last = segments.pop()
            segments[-1] = merge_segments(segments[-1], last)
        return Postings(tuple(segments))

    def rows_with(self, term: int) -> Integers:
        """Return the rows of the texts with a term, ascending."""
        found, offset = [np.zeros(0, np.int64)], 0
        for segment in self.segments:
            (at,) = segment.find(np.array([term], np.int64))
            found.append(segment.rows[at].astype(np.int64) + offset)
            offset += segment.size
        return np.concatenate(found)

    def words_beginning(self, prefix: str) -> list[str]:
        """Return the indexed words that begin with ``prefix``, sorted."""
        return sorted({w for segment in self.segments for w in segment.words if w.startswith(prefix)})

    def idf(self, terms: Iterable[int], alive: Flags) -> dict[int, float]:
        """Return how telling each term is among the texts there are: ln(1 + (N - n + 0.5) / (n + 0.5)), at least 0."""
        wanted, n_alive = list(terms), int(alive.sum())
        if n_alive == len(alive):
            found = zip(*(s.find(np.array(wanted, np.int64)) for s in self.segments), strict=True)
            held = [sum(place.stop - place.start for place in places) for places in found] or [0] * len(wanted)
        else:
            held = [int(alive[self.rows_with(term)].sum()) for term in wanted]
        return {term: math.log1p((n_alive - n + 0.5) / (n + 0.5)) for term, n in zip(wanted, held, strict=True)}

    def scores(self, weights: Mapping[int, float], alive: Flags) -> Floats:
        """Return the BM25 score of every text, ``(n,)`` float32, 0 without any of the terms.

        Args:
            weights: how much each term of the query counts.
            alive: which texts are still there; the others count for nothing, their scores are meaningless.

        Returns:
            The scores.
        """
        lengths = np.concatenate([np.zeros(0, np.int32), *(segment.lengths for segment in self.segments)])
        mean = max(float(lengths[alive].mean()), 1.0) if alive.any() else 1.0
        norm = (K1 * (1 - B + B * lengths / mean)).astype(np.float32)
        result = np.zeros(self.size, np.float32)
        tops = [np.float32(weights[term] * idf * (K1 + 1)) for term, idf in self.idf(weights, alive).items()]
        offset = 0
        for segment in self.segments:
            for top, at in zip(tops, segment.find(np.array(list(weights), np.int64)), strict=True):
                rows = segment.rows[at] + np.int32(offset)
                counts = segment.counts[at].astype(np.float32)
                result[rows] += top * counts / (counts + norm[rows])
            offset += segment.size
        return result

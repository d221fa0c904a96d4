"""Which words of a query a text holds, and which of its sentences answers best."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from graph.search.grams import RUNS, fold, is_unspaced, terms_of

MOST_WORDS = 8
USUAL_LENGTH = 45  # characters of a sentence in government reports
_FUNCTION = frozenset("的了吗呢吧啊在是有和与及或就也都还把被对从到于以之其这那个们着过")


def query_terms(folded: str) -> dict[int, float]:
    """Return the terms of a folded query and how often each occurs."""
    terms, _ = terms_of([folded])
    return {int(term): float(n) for term, n in Counter(terms.tolist()).items()}


def matched_words(folded_query: str, text: str) -> tuple[str, ...]:
    """Return the longest stretches of the query that ``text`` holds, longest first, at most eight.

    A stretch is two Chinese characters or more without particles at its ends, or a whole word of another script; one
    character counts when the query has no more.
    """
    folded = fold(text)
    runs = RUNS.findall(folded_query)
    shortest = 1 if sum(map(len, runs)) < 3 else 2
    words: list[str] = []
    for run in runs:
        if is_unspaced(run):
            words += _stretches(run, folded, shortest)
        elif run in folded and run in RUNS.findall(folded):
            words.append(run)
    unique = sorted(dict.fromkeys(words), key=lambda word: -len(word))
    kept = [word for i, word in enumerate(unique) if not any(word in longer for longer in unique[:i])]
    return tuple(kept[:MOST_WORDS])


def _stretches(run: str, text: str, shortest: int) -> list[str]:
    """Return the maximal common stretches of a run of Chinese and a text, scanning from the left."""
    found, start = [], 0
    while start < len(run):
        end = start
        while end < len(run) and run[start : end + 1] in text:
            end += 1
        word = run[start:end].strip("".join(_FUNCTION)) if end - start > 1 else run[start:end]
        if len(word) >= shortest:
            found.append(word)
        start = max(end - 1, start + 1) if end < len(run) and end - start > 1 else max(end, start + 1)
    return found


def sentence_scores(sentences: Sequence[str], worth: Mapping[int, float]) -> list[float]:
    """Score sentences by the words they share with the query, higher is better, 0 without any.

    Args:
        sentences: the sentences to compare.
        worth: what each term of the query is worth (its inverse document frequency).

    Returns:
        The worth of the distinct terms a sentence holds, weakly discounted by its length: an enumeration of ten clauses
        holds more of anything.
    """
    scores = [0.0] * len(sentences)
    terms, rows = terms_of([fold(sentence) for sentence in sentences])
    shared = np.isin(terms, np.fromiter(worth, np.int64, len(worth)))
    for term, row in set(zip(terms[shared].tolist(), rows[shared].tolist(), strict=True)):
        scores[row] += worth[term]
    return [
        score / math.sqrt(0.5 + 0.5 * len(sentence) / USUAL_LENGTH)
        for score, sentence in zip(scores, sentences, strict=True)
    ]

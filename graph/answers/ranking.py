"""How near sentences and figures are to a question: by meaning and by the words reports use for what it says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from graph.answers.model import Question, Sentence
from graph.answers.vectors import TextVectors
from graph.answers.wording import Wording, meanings
from graph.search.collection import Snapshot
from graph.search.grams import RUNS, fold, is_unspaced

Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]

_FUNCTION = re.compile(
    r"哪[个一]?[区县市省旗地年]|最[多少高低大小快慢好差]|从[高低大小多少][到至往][高低大小多少]|排序|逐年|历年|"
    r"多少|几[个件项家份次起宗名人轮类部条座处所天年倍户]?|什么|哪[些个一几份位年]?|怎样|怎么样|如何|请问|是否|有没有|分别|一共|总共|"
    r"情况|报告|文中|全年|当年|今年|年内|其中|以及|[的了吗呢吧啊在是有和与及或就也都还把被对从到于以之其这那个们着过所为而且由共各给说多大将能会得]"
)
_NUMBERED = re.compile(r"(?:19|20)\d\d\s*年?")
WORTH = {"subjects": 3.0, "acts": 2.5, "outcomes": 2.5, "things": 1.5, "details": 1.5}
PAIR = 0.5  # what a word in common is worth: of a subject, of a detail, two characters
WORDS_SHARE = 0.45
OWN = 0.7  # of what is shared, by a figure's own clause
ENCODED = 16  # texts for one question that ingesting has not prepared: who asks meanwhile waits less than a second


@dataclass(frozen=True, slots=True)
class Words:
    """What a text may share with a question: meanings, each in several forms, and pairs of characters."""

    meanings: tuple[Wording, ...]
    pairs: frozenset[str]
    latin: frozenset[str]

    @property
    def weight(self) -> float:
        """The most a text can share."""
        return sum(WORTH[entry.role] for entry in self.meanings) + PAIR * (len(self.pairs) + 2 * len(self.latin))

    @property
    def names_something(self) -> bool:
        """Whether anything is named that a figure could be of; 一共占多少 names nothing."""
        return bool(self.pairs or self.latin) or any(entry.role != "details" for entry in self.meanings)

    def shared(self, folded: str) -> float:
        """Return how much of the question a folded text holds, 0 to 1."""
        if not self.weight:
            return 0.0
        found = sum(WORTH[entry.role] for entry in self.meanings if entry.is_in(folded))
        found += PAIR * sum(pair in folded for pair in self.pairs)
        found += PAIR * 2 * sum(word in folded for word in self.latin)
        return found / self.weight

    def shared_with(self, clause: str) -> float:
        """Return how much of the question a figure's folded clause holds, 0 to 1; what leads to it counts less."""
        own = clause.rpartition(":")[2]
        return OWN * self.shared(own) + (1 - OWN) * self.shared(clause)

    def missing_subjects(self, folded: str) -> int:
        """Return how many of the subjects a folded text does not name."""
        return sum(entry.subject and not entry.is_in(folded) for entry in self.meanings)


@lru_cache(maxsize=8192)
def words_of(text: str, without: tuple[str, ...] = ()) -> Words:
    """Return what a question's words can be compared by; names of places and years are left out."""
    folded = fold(text)
    for name in without:
        folded = folded.replace(fold(name), " ")
    folded = _NUMBERED.sub(" ", folded)
    found = meanings(folded)
    rest = folded
    for entry in found:
        rest = entry.asked.sub(" ", rest)
    rest = _FUNCTION.sub(" ", rest)
    runs = RUNS.findall(rest)
    pairs = {run[at : at + 2] for run in runs if is_unspaced(run) for at in range(len(run) - 1)}
    # English words are compared only where reports write them too: GDP, 12345, CIM
    latin = {run for run in runs if not is_unspaced(run) and (run.isdigit() or run.upper() in text) and len(run) > 1}
    return Words(found, frozenset(pairs), frozenset(latin))


class Ranker:
    """Compares texts with one question."""

    def __init__(self, vectors: TextVectors, *, encode: int) -> None:
        """Remember how many texts may be encoded for :meth:`at_hand`, over the whole question."""
        self._vectors = vectors
        self._to_encode = encode

    def query(self, text: str) -> Floats | None:
        """Return the vector of the question or a part of it, ``(d,)``; none without a model."""
        return self._vectors.query(text)

    def passages(self, texts: Sequence[str]) -> Floats:
        """Return the vectors of stretches of text, ``(n, d)``, no matter how long it takes."""
        return self._vectors.of(texts)

    def at_hand(self, texts: Sequence[str]) -> tuple[Floats, Flags]:
        """Return the vectors that ingesting has prepared, and a few more for the whole question.

        Args:
            texts: the likeliest first.

        Returns:
            ``(n, d)``, zero where there is none, and ``(n,)``, where there is one.
        """
        found, there, encoded = self._vectors.at_hand(texts, encode=self._to_encode)
        self._to_encode -= encoded
        return found, there


def centred(snapshot: Snapshot, vectors: Floats, query: Floats | None) -> Floats:
    """Return the cosines of ``vectors`` with a query as seen from the collection's centre, ``(n,)``."""
    if query is None or not vectors.size:
        return np.zeros(len(vectors), np.float32)
    mean = snapshot.index.centre.mean
    if mean.shape != query.shape:
        mean = np.zeros_like(query)
    away = vectors - mean
    norms = np.maximum(np.linalg.norm(away, axis=1), 1e-6)
    seen = query - mean
    cosines: Floats = (away @ seen / norms / max(float(np.linalg.norm(seen)), 1e-6)).astype(np.float32)
    return cosines


def bare(question: Question, text: str) -> str:
    """Return a question, or a part of one, without places and years: a figure's words rarely name them."""
    rest = _NUMBERED.sub(" ", text)
    for name in names_in(question):
        rest = rest.replace(name, " ")
    return re.sub(r"\s+", " ", rest).strip(" ,，的") or text


def names_in(question: Question) -> tuple[str, ...]:
    """Return the names of places in a question, which say where and not what."""
    return tuple(place.name for place in question.places)


def compared(sentence: Sentence) -> str:
    """Return a sentence with the heading above it, folded."""
    return _folded(sentence.section, sentence.text)


@lru_cache(maxsize=1 << 15)  # every question compares the same sentences
def _folded(section: str | None, text: str) -> str:
    return fold(f"{section or ''} {text}")


def sentence_scores(sentences: Sequence[Sentence], cosines: Floats, words: Words) -> Floats:
    """Return how well each sentence fits, ``(n,)``: nearness and shared words, headings less."""
    shared = np.array([words.shared(compared(s)) for s in sentences], np.float32)
    short = np.array([len(s.text) < 14 for s in sentences], np.float32)
    scores: Floats = (1 - WORDS_SHARE) * cosines + WORDS_SHARE * shared - 0.1 * short
    return scores

"""Find the sentences and figures of a scope that come near a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from graph.answers.library import Held, Library
from graph.answers.model import EvidenceText, Found, Operation, Question, Sentence
from graph.answers.passages import evidence_of, gains
from graph.answers.ranking import Ranker, bare, centred, names_in, sentence_scores, words_of
from graph.model import Filters
from graph.search.collection import Snapshot
from graph.search.index import DocumentRecord
from graph.search.service import SearchService

ALL = 12  # documents whose every sentence is looked at; of more, those that a search finds first
MANY = 60  # documents when every area or year has its say
NEAREST, OF_EACH = 400, 100  # sentences compared by words, the nearest by meaning; so many more for each document
FIGURES = 60  # figures compared by meaning, those of the best sentences

_WIDE = frozenset({Operation.RANK, Operation.TREND, Operation.COMPARE})


class Finder:
    """Reads one snapshot of the graph for one question."""

    def __init__(self, snapshot: Snapshot, library: Library, search: SearchService, ranker: Ranker) -> None:
        self.snapshot = snapshot
        self.library = library
        self.search = search
        self.ranker = ranker

    def documents(self, question: Question, scope: Sequence[DocumentRecord]) -> list[Held]:
        """Return the documents to look at, with all they state."""
        most = MANY if question.operation in _WIDE else ALL
        chosen = list(scope)
        if len(chosen) > most:
            filters = Filters(documents=tuple(d.iri for d in scope))
            by_iri = {document.iri: document for document in scope}
            found = self.search.documents(_expanded(question), filters=filters)
            chosen = [by_iri[iri] for iri in found if iri in by_iri][:most]
        return [self.library.held(self.snapshot, document) for document in chosen]

    def sentences(
        self, question: Question, documents: Sequence[Held], *, named: Sequence[str] = ()
    ) -> list[tuple[Sentence, float]]:
        """Return sentences with their scores, best first; with ``named``, only those that name one of these places."""
        vector = self.ranker.query(bare(question, question.text))
        pairs = [(held, at) for held in documents for at in range(len(held.sentences))]
        if not pairs:
            return []
        cosines = np.concatenate([centred(self.snapshot, held.vectors, vector) for held in documents if held.sentences])
        extra = np.concatenate([np.array(gains(question, held), np.float32) for held in documents if held.sentences])
        chosen = (
            np.argsort(-(cosines + extra), kind="stable")[: max(NEAREST, OF_EACH * len(documents))]
            if vector is not None
            else np.arange(len(pairs))
        )
        kept = [pairs[at][0].sentences[pairs[at][1]] for at in chosen]
        scores = sentence_scores(kept, cosines[chosen], words_of(question.text, names_in(question))) + extra[chosen]
        found = sorted(zip(kept, scores.tolist(), strict=True), key=lambda pair: -pair[1])
        return [(s, v) for s, v in found if not named or any(name in s.text for name in named)]

    def figures(self, sentences: Sequence[tuple[Sentence, float]], documents: Sequence[Held]) -> list[Found]:
        """Return the figures of the best sentences with the sentences' scores, in order of the sentences."""
        by_sentence: dict[tuple[str, int], list[Found]] = {}
        for held in documents:
            for found in held.figures:
                by_sentence.setdefault((found.sentence.document, found.sentence.start), []).append(found)
        figures: list[Found] = []
        for sentence, score in sentences:
            here = by_sentence.get((sentence.document, sentence.start), [])
            figures += [replace(found, score=score) for found in here]
            if len(figures) >= FIGURES:
                break
        return figures

    def closest_sentences(self, question: Question, scope: Sequence[DocumentRecord]) -> tuple[EvidenceText, ...]:
        """Return the three sentences that come nearest, for an answer that there is none."""
        found = self.sentences(question, self.documents(question, scope))
        return tuple(evidence_of(sentence) for sentence, _ in found[:3])


def _expanded(question: Question) -> str:
    return " ".join((question.text, *(words[0] for words in (*question.subjects, *question.details))))

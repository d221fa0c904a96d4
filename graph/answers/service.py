"""Answer questions from the facts of the graph: what the pages and ``fazhi ask`` call."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from graph.answers.finding import Finder
from graph.answers.library import Library, in_scope
from graph.answers.model import Answer, Operation, Question, Reason, Status
from graph.answers.numeric import answer_figures
from graph.answers.question import clean, understand
from graph.answers.ranking import ENCODED, Ranker
from graph.answers.scope import Scope, scope_of
from graph.answers.textual import answer_text
from graph.answers.vectors import TextVectors
from graph.embedding.embedder import Embedder
from graph.model import Filters
from graph.search.places import PlaceFinder, named_places
from graph.search.service import SearchService
from graph.store import GraphStore

_TEXTUAL = frozenset(
    {Operation.PASSAGE, Operation.LIST, Operation.MEANING, Operation.PERSON, Operation.DATE, Operation.COUNT_PARTS}
)


class AnswerService:
    """Answers questions about one graph; safe to share between sessions and threads."""

    def __init__(
        self, store: GraphStore, search: SearchService, embedder: Embedder | None, *, places: PlaceFinder | None = None
    ) -> None:
        """Remember where to read.

        Args:
            store: the graph.
            search: finds passages; its index gives the sentences and their vectors.
            embedder: compares by meaning; without one, answers rest on words only.
            places: recognises areas that the graph has no document of.
        """
        self._library = Library(store, search)
        self._search = search
        self._vectors = TextVectors(embedder)
        self._places = places

    def ask(self, text: str, *, filters: Filters | None = None) -> Answer:
        """Answer a question; any text is a valid one.

        Args:
            text: the question, in Chinese or English.
            filters: which documents may answer.

        Returns:
            Stated values, derived values, passages, or that the documents do not state it; never anything invented.

        Raises:
            GraphError: the graph does not answer.
        """
        began = time.perf_counter()
        answer = self._answer(text, filters or Filters())
        return replace(answer, milliseconds=(time.perf_counter() - began) * 1000)

    def _answer(self, text: str, filters: Filters) -> Answer:
        snapshot = self._library.refresh()
        asked = clean(text)
        question = understand(asked, named_places(asked, snapshot.index.known_areas(), self._places))
        if question.is_empty:
            return Answer(question, Status.NOT_STATED, reason=Reason.EMPTY_QUESTION)
        documents = in_scope(snapshot, filters)
        if not documents:
            return Answer(question, Status.NOT_STATED, reason=Reason.EMPTY_GRAPH)
        scope = scope_of(question, documents, snapshot)
        ranker = Ranker(self._vectors, encode=0 if self._search.settling else ENCODED)
        finder = Finder(snapshot, self._library, self._search, ranker)
        if scope.reason is not None:
            return self._nothing(finder, question, scope)
        if question.wants_figure and question.operation not in _TEXTUAL - {Operation.LIST}:
            return answer_figures(finder, question, scope)
        if question.operation in (Operation.COMPARE, Operation.TREND):
            answer = answer_figures(finder, question, scope)
            if answer.status is Status.ANSWERED or any(part.wanted for part in question.parts):
                return answer
        return answer_text(finder, question, scope)

    @staticmethod
    def _nothing(finder: Finder, question: Question, scope: Scope) -> Answer:
        evidence = finder.closest_sentences(question, scope.documents)
        return Answer(question, Status.NOT_STATED, evidence=evidence, reason=scope.reason, missing=scope.missing)


def questions_answered(service: AnswerService, questions: Sequence[str], filters: Filters) -> list[Answer]:
    """Return the answers of several questions, in order."""
    return [service.ask(question, filters=filters) for question in questions]

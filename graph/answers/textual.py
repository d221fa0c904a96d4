"""Answers that are sentences and names."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from graph.answers.computing import value_of
from graph.answers.finding import Finder
from graph.answers.library import Held
from graph.answers.model import Answer, Derived, EvidenceText, Operation, Question, Reason, Sentence, Status, Value
from graph.answers.passages import (
    cited_titles,
    dated,
    enumerated,
    evidence_of,
    headings,
    list_words,
    meant,
    names_within,
    persons,
    wanted_names,
)
from graph.answers.ranking import centred, compared, names_in, words_of
from graph.answers.scope import Scope
from graph.answers.selecting import ASIDE, choose

FAR = 0.12  # a best sentence further than this says nothing of the matter
SHOWN = 5


def answer_text(finder: Finder, question: Question, scope: Scope) -> Answer:
    """Answer a question with sentences, or with what they name."""
    documents = finder.documents(question, scope.documents)
    match question.operation:
        case Operation.COUNT_PARTS:
            answer = _structure(finder, question, documents)
        case Operation.PERSON:
            answer = _persons(finder, question, scope, documents)
        case Operation.MEANING:
            answer = _meaning(question, documents)
        case Operation.DATE:
            answer = _date(question, documents)
        case _:
            answer = _listed(question, documents)
    return answer or _passages(finder, question, scope, documents)


def _passages(finder: Finder, question: Question, scope: Scope, documents: Sequence[Held]) -> Answer:
    sentences = _of_years(question, finder.sentences(question, documents, named=scope.named))
    near = [s for s, _ in sentences[:SHOWN]]
    evidence = tuple(evidence_of(s) for s in near)
    if not sentences or _says_nothing(question, sentences):
        years = "、".join(map(str, question.years))
        reason = Reason.NO_YEAR if not sentences and years else Reason.NO_FIGURE
        return Answer(question, Status.NOT_STATED, evidence=evidence, reason=reason, missing=years)
    kinds, _ = wanted_names(question)
    by_iri = {held.record.iri: held for held in documents}
    names = [n.name for s in near[:2] for n in names_within(by_iri[s.document], s, kinds)] if kinds else []
    members = enumerated(near[0].text, list_words(question)) if question.operation is Operation.LIST else ()
    count = (Derived("count", len(members), "个"),) if len(members) > 2 else ()
    return Answer(
        question,
        Status.PASSAGES,
        values=_beside(finder, question, sentences, documents),
        derived=count,
        entities=tuple(dict.fromkeys([*names, *(members if count else ())])),
        evidence=evidence,
    )


def _beside(
    finder: Finder, question: Question, sentences: Sequence[tuple[Sentence, float]], documents: Sequence[Held]
) -> tuple[Value, ...]:
    """Return the figures that the nearest sentences state of the very thing asked about."""
    figures = finder.figures(sentences[:2], documents)
    chosen = choose(finder.snapshot, finder.ranker, question, figures)
    years = [year for year in question.years if year not in question.report_years]
    kept = (f for f in chosen.figures if f.score >= ASIDE and (not years or f.figure.year in years))
    return tuple(value_of(f, finder.snapshot) for f in kept)


def _of_years(question: Question, sentences: list[tuple[Sentence, float]]) -> list[tuple[Sentence, float]]:
    """Return the sentences when a document or a sentence is of the year asked about, else none."""
    years = [y for y in question.years if y not in question.report_years]
    if not years or any(s.year in years for s, _ in sentences):
        return sentences
    return sentences if any(str(y) in s.text for y in years for s, _ in sentences) else []


def _says_nothing(question: Question, sentences: Sequence[tuple[Sentence, float]]) -> bool:
    """Tell whether even the best sentences name no subject of the question and are far from it."""
    words = words_of(question.text, names_in(question))
    subjects = sum(entry.subject for entry in words.meanings)
    best = sentences[0][1]
    if best < FAR:
        return True
    missing = min(words.missing_subjects(compared(s)) for s, _ in sentences[:3])
    return bool(subjects) and missing == subjects and best < 2 * FAR


def _listed(question: Question, documents: Sequence[Held]) -> Answer | None:
    cited = cited_titles(question, documents)
    if not cited:
        return None
    evidence = [
        evidence_of(sentence)
        for held, name in cited
        for sentence in held.sentences
        if sentence.start <= name.start < sentence.end
    ]
    titles = tuple(dict.fromkeys(f"《{name.name.strip('《》')}》" for _, name in cited))
    return Answer(question, Status.ANSWERED, entities=titles, evidence=tuple(dict.fromkeys(evidence)))


def _meaning(question: Question, documents: Sequence[Held]) -> Answer | None:
    found = meant(question, documents)
    if not found:
        return None
    named = tuple(f"{word} = {name}" for word, name, _ in found)
    evidence = tuple(dict.fromkeys(text for *_, text in found))
    return Answer(question, Status.ANSWERED, entities=named, evidence=evidence)


def _persons(finder: Finder, question: Question, scope: Scope, documents: Sequence[Held]) -> Answer:
    found = [entry for held in documents for entry in persons(held)]
    if not found:
        evidence = finder.closest_sentences(question, scope.documents)
        return Answer(question, Status.NOT_STATED, evidence=evidence, reason=Reason.NO_NAME)
    names = tuple(dict.fromkeys(name for name, _ in found))
    return Answer(
        question, Status.ANSWERED, entities=names, evidence=tuple(dict.fromkeys(text for _, text in found))[:SHOWN]
    )


def _date(question: Question, documents: Sequence[Held]) -> Answer | None:
    dates = [(held, dated(held)) for held in documents if held.stated.written or held.stated.published]
    evidence: tuple[EvidenceText, ...] = tuple(text for _, text in dates if text)
    if not dates or not evidence:
        return None
    entities = tuple(dict.fromkeys((held.stated.written or held.stated.published or "")[:10] for held, _ in dates))
    return Answer(question, Status.ANSWERED, entities=entities, evidence=evidence[:SHOWN])


def _structure(finder: Finder, question: Question, documents: Sequence[Held]) -> Answer | None:
    if not documents:
        return None
    held = documents[0]
    texts, count = headings(question, held)
    if count is None:
        return None
    vector = finder.ranker.query(question.text)
    near = centred(finder.snapshot, finder.ranker.passages([text.text for text in texts]), vector)
    best = texts[int(np.argmax(near))] if len(near) else texts[0]
    date = dated(held)
    first = [best, *([date] if date and question.ordinal is None else [])]
    evidence = tuple(dict.fromkeys([*(first if question.ordinal is None else ()), *texts]))
    return Answer(
        question, Status.ANSWERED, derived=(count,), entities=tuple(text.text for text in texts), evidence=evidence
    )

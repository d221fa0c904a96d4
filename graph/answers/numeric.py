"""Answers that are numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.answers import computing
from graph.answers.aligning import aligned
from graph.answers.asking import asking
from graph.answers.figures import asks_for_past, is_former, part_scores, scored
from graph.answers.finding import Finder
from graph.answers.former import before
from graph.answers.grouping import Group, asks_everyone, comparable, groups_of, nearest_groups, of_group, of_year
from graph.answers.library import Held
from graph.answers.model import (
    Answer,
    Derived,
    EvidenceText,
    Found,
    Operation,
    Question,
    Reason,
    Sentence,
    Status,
)
from graph.answers.passages import evidence_of
from graph.answers.ranking import names_in, words_of
from graph.answers.scope import Scope
from graph.answers.selecting import Chosen, choose
from graph.answers.silent import silent_groups
from graph.answers.wording import meanings
from graph.search.grams import fold

FEW = 2  # figures that are shown beside their sum; of more, the sum says what it is made of


def answer_figures(finder: Finder, question: Question, scope: Scope) -> Answer:
    """Answer a question that asks for numbers, each of its places and years by itself."""
    documents = finder.documents(question, scope.documents)
    sentences = finder.sentences(question, documents, named=scope.named)
    answers: list[tuple[Group, Chosen]] = []
    pool: list[Found] = []
    closest: list[Found] = []
    # What an English question names can be outside the table of wordings; its words alone do not tell.
    named = question.lang == "en" or words_of(question.text, names_in(question)).names_something
    for group in groups_of(question, scope, documents) if named else ():
        figures, chosen = _of_group(finder, question, group, sentences, documents)
        pool += figures
        closest += chosen.closest
        answers.append((group, chosen))
    groups = answers
    if asks_everyone(question, scope):
        answers = nearest_groups(answers)
    one_by_one = aligned(finder.snapshot, finder.ranker, comparable(question, [chosen for _, chosen in answers]))
    derived, used = _computed(finder, question, answers, _Pool(pool, one_by_one))
    found = used or tuple(f for _, chosen in answers for f in chosen.figures)
    if not derived and not (question.years and found):
        past, of_past = _former(finder, question, groups, sentences, documents)
        derived, found = (past, of_past) if past else (derived, found)
    if not found and not derived:
        return _not_stated(finder, question, scope, documents, closest)
    several = question.operation is Operation.SUM and derived and len(found) > FEW  # the sum comes before its parts
    values = () if several else tuple(computing.value_of(f, finder.snapshot) for f in _ordered(found))
    silent = silent_groups(question, scope, groups, found)
    nearest = [f for _, chosen in silent for f in (*chosen.figures, *chosen.closest)[:1]]
    return Answer(
        question,
        Status.ANSWERED,
        values=values,
        derived=tuple(derived),
        entities=tuple(dict.fromkeys(v.area for v in values if v.area)),
        evidence=_evidence(found, [s for s, _ in sentences[:3]]),
        closest=tuple(computing.value_of(f, finder.snapshot) for f in nearest),
        silent=tuple(name for name, _ in silent if name),
    )


def _of_group(
    finder: Finder,
    question: Question,
    group: Group,
    sentences: Sequence[tuple[Sentence, float]],
    documents: Sequence[Held],
) -> tuple[list[Found], Chosen]:
    """Return the candidates of a place and year, and what of them answers."""
    figures = finder.figures(of_group(sentences, group, documents), of_year(documents, group))
    return figures, choose(finder.snapshot, finder.ranker, question, figures)


def _former(
    finder: Finder,
    question: Question,
    answers: Sequence[tuple[Group, Chosen]],
    sentences: Sequence[tuple[Sentence, float]],
    documents: Sequence[Held],
) -> tuple[list[Derived], tuple[Found, ...]]:
    """Return what the year before was, where no text states it but one says what it has become and by how much."""
    if question.operation not in (Operation.LOOKUP, Operation.SHARE) or (
        not question.years and not asks_for_past(question)
    ):
        return [], ()
    derived: list[Derived] = []
    used: list[Found] = []
    for (place, year), chosen in answers:
        if (year is not None and chosen.figures) or (chosen.figures and is_former(chosen.figures[0])):
            continue
        later = (place, year + 1 if year else None)
        figures, now = _of_group(finder, question, later, sentences, documents)
        past = before(now.figures[0], figures) if now.figures else None
        if past:
            derived.append(past[0])
            used += past[1]
    return derived, tuple(used)


@dataclass(frozen=True, slots=True)
class _Pool:
    """What there is to compute with: all candidates, and of each place and year the one comparable to the others."""

    figures: Sequence[Found]
    firsts: list[Found]


def _computed(
    finder: Finder, question: Question, answers: Sequence[tuple[Group, Chosen]], pool: _Pool
) -> tuple[list[Derived], tuple[Found, ...]]:
    """Return what is derived and from which figures, in the order of the computation; nothing for a plain question."""
    flat = [f for _, chosen in answers for f in chosen.figures]
    match question.operation:
        case Operation.SUM:
            some = flat[:2] if len(question.operands) == 2 else flat
            return _summed(pool.firsts if _one_of_each(question, answers) else some)
        case Operation.DIFFERENCE | Operation.COMPARE | Operation.TREND:
            return _compared(question, answers, pool.firsts, flat)
        case Operation.RANK:
            sign = 1 if asking("least").search(question.text) else -1
            return [], tuple(sorted(pool.firsts, key=lambda f: sign * f.figure.value))
        case Operation.SHARE:
            return _share(finder, question, pool.figures, flat)
        case Operation.REMAINDER | Operation.CHECK:
            return (_remainder if question.operation is Operation.REMAINDER else _checked)(
                finder, question, pool.figures
            )
        case _:
            each = tuple(pool.firsts) if _one_of_each(question, answers) else ()
            return ([], each) if flat else _rate(finder, question, pool.figures)


def _summed(parts: Sequence[Found]) -> tuple[list[Derived], tuple[Found, ...]]:
    derived = computing.total(parts)
    return ([derived], tuple(parts)) if derived else ([], ())


def _one_of_each(question: Question, answers: Sequence[tuple[Group, Chosen]]) -> bool:
    """Tell whether one figure is asked for of each of several places or years."""
    asked = [part for part in question.parts if part.asks]
    several = question.operands or any(asking("several").search(part.own) for part in asked)
    # 分别 is spread over the places and years named; where none is, it may mean several figures of each.
    return len(answers) > 1 and len(asked) <= 1 and not (several and question.of_one)


def _compared(
    question: Question, answers: Sequence[tuple[Group, Chosen]], firsts: list[Found], flat: list[Found]
) -> tuple[list[Derived], tuple[Found, ...]]:
    pair = firsts if len(answers) > 1 else flat
    if len(pair) < 2:
        return [], tuple(pair) if len(answers) > 1 else ()  # of the others nothing comparable is stated
    years = len({group[1] for group, _ in answers}) > 1
    last = pair[-1] if years else pair[1]
    ordered = [last, pair[0]] if years or _rises(question, pair) else [pair[0], last]
    derived = computing.difference(*ordered)
    if derived is None:
        return [], tuple(pair)
    if question.operation is Operation.DIFFERENCE and derived.value < 0 and not years:
        derived = computing.difference(ordered[1], ordered[0]) or derived
    return [derived], tuple(pair if len(answers) > 1 else pair[:2])


def _rises(question: Question, pair: Sequence[Found]) -> bool:
    """Tell whether two figures of one sentence say from what to what something went."""
    return (
        question.operation is not Operation.COMPARE
        and pair[0].sentence == pair[1].sentence
        and pair[0].figure.start < pair[1].figure.start
    )


def _ranked(finder: Finder, question: Question, pool: Sequence[Found]) -> list[Found]:
    part = replace(question.parts[0], wanted=None, text=question.text)
    return scored(pool, part_scores(finder.snapshot, finder.ranker, question, part, pool))


def _share(
    finder: Finder, question: Question, pool: Sequence[Found], flat: list[Found]
) -> tuple[list[Derived], tuple[Found, ...]]:
    ranked = _ranked(finder, question, pool)
    stated = flat and ranked and flat[0].sentence == ranked[0].sentence and computing.is_share_of(question, flat[0])
    found = None if stated and computing.is_called_share(flat[0]) else computing.share(question, pool, ranked)
    if stated and found is None:
        return [], ()  # a share that is stated needs no computing
    derived, used = ([found[0]], found[1]) if found else _of_what_was_done(finder, question, pool)
    return (derived, used) if derived or not flat else ([], ())


def _remainder(finder: Finder, question: Question, pool: Sequence[Found]) -> tuple[list[Derived], tuple[Found, ...]]:
    ranked = _ranked(finder, question, pool)
    left = next((f for f in ranked if f.sentence == ranked[0].sentence and computing.is_left(f)), None)
    if left is not None:
        return [], (left,)
    for done in (*_finished(question, ranked), *ranked[:3]):
        found = computing.remainder(pool, done)
        if found and found[0].value > 0:
            return [found[0], found[1]], found[2]
    return [], ()


def _finished(question: Question, ranked: Sequence[Found]) -> list[Found]:
    """Return the figures of the best sentence that say of how many is done what a question says is not: 没审完."""
    undone = asking("undone").search(question.text)
    acts = meanings(question.text[undone.end() :]) if undone else ()
    own = [f for f in ranked if f.sentence == ranked[0].sentence]
    return [f for f in own if any(entry.role != "subjects" and entry.is_in(fold(f.own)) for entry in acts)]


def _rate(finder: Finder, question: Question, pool: Sequence[Found]) -> tuple[list[Derived], tuple[Found, ...]]:
    """Return a rate that is not stated but follows from what was done of what in one sentence."""
    if not any(part.wanted == "percent" for part in question.parts):
        return [], ()
    return _of_what_was_done(finder, question, pool)


def _of_what_was_done(
    finder: Finder, question: Question, pool: Sequence[Found]
) -> tuple[list[Derived], tuple[Found, ...]]:
    words = words_of(question.text, names_in(question))
    acts = [entry for entry in words.meanings if entry.deed]
    near = [f for f in _ranked(finder, question, pool)[:6] if not words.missing_subjects(fold(f.sentence.text))]
    found = computing.rate_of_act(near, acts) if acts else None
    return ([found[0]], found[1]) if found else ([], ())


def _checked(finder: Finder, question: Question, pool: Sequence[Found]) -> tuple[list[Derived], tuple[Found, ...]]:
    """Return whether parts make their whole; the whole is the value, its parts are inputs of what is derived."""
    for about in _ranked(finder, question, pool)[:6]:
        loose = computing.loose_check(pool, about)
        found = computing.checks(pool, about) or ([loose] if loose else [])
        if found:
            return [derived for several, _ in found for derived in several], (found[0][1],)
    return [], ()


def _not_stated(
    finder: Finder, question: Question, scope: Scope, documents: Sequence[Held], closest: Sequence[Found]
) -> Answer:
    """Say that it is not stated, whether another year is, and what comes nearest."""
    sentences = finder.sentences(question, documents, named=scope.named)
    years = [y for y in question.years if y not in question.report_years]
    reason = Reason.NO_FIGURE
    near = list(closest)
    if years:
        anywhere = choose(finder.snapshot, finder.ranker, question, finder.figures(sentences, documents))
        near = [*anywhere.figures, *near]
        if not any(f.figure.year in years for h in documents for f in h.figures):
            reason = Reason.NO_YEAR
        elif anywhere.figures:
            reason = Reason.OTHER_YEAR
    unique = list({f.figure.id: f for f in near}.values())[:3]
    return Answer(
        question,
        Status.NOT_STATED,
        evidence=_evidence(unique, [s for s, _ in sentences[:3]]),
        closest=tuple(computing.value_of(f, finder.snapshot) for f in unique),
        reason=reason,
        missing="、".join(map(str, years)),
    )


def _ordered(found: Sequence[Found]) -> list[Found]:
    return list({f.figure.id: f for f in found}.values())


def _evidence(found: Sequence[Found], sentences: Sequence[Sentence]) -> tuple[EvidenceText, ...]:
    """Return the sentences of the figures, then the nearest others, three or as many as the figures need."""
    own = dict.fromkeys(evidence_of(f.sentence) for f in found)
    others = [evidence_of(sentence) for sentence in sentences]
    return tuple(dict.fromkeys([*own, *others]))[: max(3, len(own))]

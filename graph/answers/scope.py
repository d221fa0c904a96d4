"""Which documents a question is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.answers.model import Operation, Place, Question, Reason
from graph.search.collection import Snapshot
from graph.search.grams import fold
from graph.search.index import DocumentRecord

# What one area's figure answers; of other questions all areas inside count.
_MANY = frozenset(
    {
        Operation.COMPARE,
        Operation.RANK,
        Operation.LIST,
        Operation.PASSAGE,
        Operation.TREND,
        Operation.SUM,
        Operation.CHECK,
    }
)


@dataclass(frozen=True, slots=True)
class Scope:
    """The documents to look in; ``reason`` says why there are none, ``named`` what an answer's sentence must name."""

    documents: tuple[DocumentRecord, ...] = ()
    groups: tuple[Place, ...] = ()  # the places to answer for one by one
    named: tuple[str, ...] = ()
    reason: Reason | None = None
    missing: str = ""


def scope_of(question: Question, documents: Sequence[DocumentRecord], snapshot: Snapshot) -> Scope:
    """Return the documents that a question's places and report years leave."""
    chosen: list[DocumentRecord] = []
    groups, named = [], []
    missing = ""
    for place in question.places:
        exact = [d for d in documents if d.area_code in place.codes]
        inside = [d for d in documents if not set(place.codes).isdisjoint(d.areas)]
        if exact:
            chosen += exact
            groups.append(place)
        elif inside and question.operation in _MANY:
            chosen += inside
        elif _mentioned(place, documents, snapshot):
            named.append(place.name)
        else:
            missing = missing or place.name
    if missing and not chosen:
        return Scope(tuple(documents), reason=Reason.NO_AREA, missing=missing)
    if named and not chosen:
        chosen = list(documents)
    left = tuple(dict.fromkeys(chosen)) if question.places else tuple(documents)
    return _of_years(question, Scope(left, tuple(groups), tuple(named)))


def _of_years(question: Question, scope: Scope) -> Scope:
    if not question.report_years:
        return scope
    left = tuple(d for d in scope.documents if d.year in question.report_years)
    if left:
        return Scope(left, scope.groups, scope.named)
    years = "、".join(map(str, question.report_years))
    return Scope(scope.documents, scope.groups, scope.named, Reason.NO_YEAR, years)


def _mentioned(place: Place, documents: Sequence[DocumentRecord], snapshot: Snapshot) -> bool:
    """Tell whether a passage of the documents names the place."""
    index = snapshot.index
    wanted = {document.iri for document in documents}
    name = fold(place.name)
    return any(
        name in fold(passage.text)
        for row, passage in enumerate(index.passages)
        if index.alive[row] and passage.document in wanted
    )

"""Which documents a question is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from graph.answers.asking import asking
from graph.answers.model import Operation, Question, Reason
from graph.search.collection import Snapshot
from graph.search.filtering import containing
from graph.search.index import DocumentRecord
from graph.search.places import Place

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


_OF_ALL = frozenset({Operation.COMPARE, Operation.DIFFERENCE, Operation.SUM})  # nothing to say when one has no figure

_SPEAKS_FROM = re.compile(
    r"(?:我|本|全|该|这个)([省市县区旗镇])|\b(?:this|the) (county|district|city|province)\b", re.IGNORECASE
)
_LEVELS = {"county": "县", "district": "区", "city": "市", "province": "省"}


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
        elif inside and (question.operation in _MANY or asking("each").search(question.text)):
            chosen += inside
        elif _mentioned(place, documents, snapshot):
            named.append(place.name)
        else:
            missing = missing or place.name
    if question.operation in _OF_ALL and chosen and (missing or named):
        return Scope(tuple(documents), reason=Reason.NO_AREA, missing=missing or named[0])
    if missing and not chosen:
        return Scope(tuple(documents), reason=Reason.NO_AREA, missing=missing)
    if named and not chosen:
        chosen = list(documents)
    left = tuple(dict.fromkeys(chosen)) if question.places else _of_level(question, documents)
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
    rows = np.flatnonzero(containing(index, place.name, index.alive))
    return any(index.passages[row].document in wanted for row in rows)


def _of_level(question: Question, documents: Sequence[DocumentRecord]) -> tuple[DocumentRecord, ...]:
    """Return the documents of the level at which a question without a place speaks: 我区, 县里, this county."""
    levels = {_LEVELS.get(word, word) for pair in _SPEAKS_FROM.findall(question.text) for word in pair if word}
    fitting = tuple(d for d in documents if d.area and d.area[-1] in levels)
    return fitting or tuple(documents)

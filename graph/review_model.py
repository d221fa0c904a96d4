"""The values that comparing and reviewing give back: what documents refer to, sums, faults and doubts."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Evidence


@dataclass(frozen=True, slots=True)
class Use:
    """How often one document refers to one instrument or one other document."""

    target: str  # IRI
    name: str
    type: str  # PolicyInstrument | Document
    kind: str | None  # instrumentType of an instrument, citationRole of a citation
    year: int | None  # the cited document's own year, when its title tells
    document: str  # IRI of the document that refers
    uses: int
    start: int  # code point of the first place in that document


@dataclass(frozen=True, slots=True)
class Figure:
    """One side of a sum."""

    id: str  # IRI
    name: str
    value: float
    unit: str
    comparator: str
    surface: str


@dataclass(frozen=True, slots=True)
class SumCheck:
    """A stated total with its stated parts; ``evidence`` is the total's sentence."""

    id: str  # IRI
    result: str  # code of checkResult
    difference: float | None  # total less parts, in the total's unit
    whole: Figure
    parts: tuple[Figure, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Issue:
    """A fault of a document's text, or a stretch that was left out; offsets are code points of the source."""

    id: str  # IRI
    type: str  # code of issueType
    description: str
    start: int
    end: int
    document: str  # IRI


@dataclass(frozen=True, slots=True)
class OpenIndicatorUse:
    """Figures of one document under an indicator that the ontology does not know."""

    target: str  # IRI of the open indicator
    name: str
    document: str  # IRI
    uses: int
    start: int  # code point of the first figure


@dataclass(frozen=True, slots=True)
class DoubtfulName:
    """A name that could not be resolved for certain."""

    target: str  # IRI it was resolved to
    name: str
    surface: str  # the words of the text
    reason: str  # inferred | redacted | truncated
    document: str  # IRI
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class IndicatorUse:
    """How much the documents say of one indicator."""

    key: str  # notation, or the IRI of an open indicator
    name: str
    controlled: bool  # the ontology knows it
    figures: int
    documents: int

"""The values the graph gives back: what the command line prints and the pages show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """Which engine answers, and where."""

    name: str  # "ArcadeDB" or "Neo4j"
    version: str
    uri: str
    embedded: bool


@dataclass(frozen=True, slots=True)
class WriteReport:
    """What one write did."""

    document: str
    nodes: int
    relationships: int
    replaced: bool
    changed: bool = True  # False: the graph said all of it already


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """One ingested document, as a list shows it."""

    id: str  # its IRI
    title: str
    genre: str
    issuer: str | None
    area: str | None  # name
    area_code: str | None
    year: int | None
    characters: int
    sentences: int
    observations: int
    issues: int
    source: str | None  # file name
    sha256: str | None


@dataclass(frozen=True, slots=True)
class DocumentSource:
    """Which bytes a document was read from, and by which version of the extraction software."""

    document: str  # IRI
    sha256: str  # of the file's bytes
    run: str | None  # IRI of the extraction run


@dataclass(frozen=True, slots=True)
class Node:
    """A node as drawn: ``type`` is the most specific ontology class; ``id`` is the IRI."""

    id: str
    type: str
    name: str
    properties: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edge:
    """A relationship as drawn; ``evidence`` is the IRI of the sentence behind it, when one is."""

    id: str
    source: str
    target: str
    type: str
    properties: Mapping[str, Any] = field(default_factory=dict)
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class Subgraph:
    """Nodes and edges to draw; ``more`` counts the neighbours that the limit left out, per node."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    more: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that supports a fact, with the way to it."""

    sentence: str  # IRI
    text: str
    start: int
    end: int
    document: str  # IRI
    document_title: str
    section: str | None
    surface: str | None = None  # the words inside the sentence, when known


@dataclass(frozen=True, slots=True)
class NodeDetail:
    """Everything the detail panel shows of one node."""

    node: Node
    relation_counts: Mapping[str, int]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section of a document view; ``id`` is its IRI."""

    id: str
    level: int
    numbering: str | None
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence of a document view."""

    id: str
    start: int
    end: int
    section: str | None  # IRI


@dataclass(frozen=True, slots=True)
class Annotation:
    """A coloured stretch of the reader: a mention, a figure, a citation, an honour, or damage."""

    start: int
    end: int
    type: str  # ontology class: Observation, Organization, Citation …
    label: str  # what the tooltip says
    target: str | None  # IRI to explore


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A whole document for the reader; offsets are code points in ``text``, the decoded source."""

    summary: DocumentSummary
    text: str
    sections: tuple[SectionView, ...]
    sentences: tuple[SentenceView, ...]
    annotations: tuple[Annotation, ...]
    dropped: tuple[Annotation, ...]  # slices that are not part of the document, ``type`` is the reason


@dataclass(frozen=True, slots=True)
class ObservationRow:
    """One figure with everything a table needs."""

    id: str
    indicator: str  # notation, or the open indicator's IRI
    indicator_name: str
    value: float
    unit: str
    comparator: str
    kind: str
    modality: str
    period_start: str | None
    period_end: str | None
    area: str | None
    area_code: str | None
    year: int | None
    grade: str  # how certain the period and the indicator are: explicit | resolved | inferred | redacted
    subject: str | None  # what is counted, in the words of the text
    part_of: str | None  # IRI of the figure this one is a stated part of
    evidence: Evidence


# --- search -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Filters:
    """What a hit must satisfy; empty means no restriction.  An area stands for everything inside it."""

    areas: tuple[str, ...] = ()  # division codes
    year_from: int | None = None
    year_to: int | None = None
    genres: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    has_numbers: bool | None = None
    topics: tuple[str, ...] = ()  # notations
    sections: tuple[str, ...] = ()  # words of the passage's heading or of one above it
    instruments: tuple[str, ...] = ()  # names or IRIs of policy instruments; a part of a name where no name equals it
    cited: tuple[str, ...] = ()  # titles or IRIs of cited documents; a part of a title where no title equals it
    grades: tuple[str, ...] = ()  # of a fact in the passage: explicit | resolved | inferred | redacted


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a hit is there."""

    matched: tuple[str, ...]  # words of the query found in the passage, longest first
    dense_rank: int | None  # 1-based rank in the list by meaning, None when not in it
    keyword_rank: int | None
    concepts: tuple[Node, ...] = ()  # what the passage names or reports, those named by the query first
    asked: tuple[str, ...] = ()  # areas and years named in the query that its document is of, as they were typed


@dataclass(frozen=True, slots=True)
class Twin:
    """A passage that says nearly the same as a hit, in another year or place."""

    passage: str  # IRI
    document: str  # IRI
    title: str
    area: str | None
    year: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """One found passage with its best sentence.

    ``score`` runs from 0 to 100 as :func:`graph.search.ranking.percent` has it: 50 is an average candidate of this
    query, 90 stands three standard deviations above it.  Scores of different queries are not comparable.
    """

    rank: int
    score: float
    passage: str  # IRI
    passage_text: str
    document: str  # IRI
    title: str
    area: str | None
    area_code: str | None
    year: int | None
    genre: str
    section: str | None
    sentence: str
    sentence_id: str  # IRI
    start: int
    end: int
    why: Reason
    twins: tuple[Twin, ...] = ()  # candidates that say nearly the same, best first; they are no hits of their own


@dataclass(frozen=True, slots=True)
class EntityHit:
    """An organisation, document, instrument, indicator … that a query names or means.

    ``score`` runs from 0 to 1; 1 is the very name.
    """

    node: Node
    how: str  # name | alias | meaning
    matched: str  # the name or alias that fits
    score: float
    mentions: int  # in how many places of the documents it is named or reported


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The hits of one query, with the counts of every facet over all candidates that pass the filters."""

    query: str
    mode: str  # hybrid | semantic | keyword
    hits: tuple[Hit, ...]
    total: int
    facets: Mapping[str, Mapping[str, int]]
    milliseconds: float
    note: str | None = None  # what to tell the person: empty query, no vectors yet …

"""The values that travel between the steps of ingestion.

Every offset is a half-open range of Unicode code points in :attr:`SourceText.text`, the decoded source exactly as the
reader produced it, so ``source.text[span.start : span.end]`` is always the quotation.  All values are frozen and hold
tuples: the same file gives the same values, on every machine and in every run.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in the source text.

    Raises:
        ValueError: the range is empty, negative or reversed.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, got {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """Return the quoted words."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


# --- reading ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Loss:
    """Something a reader could not carry over (an image, a merged cell, a page without text)."""

    what: str
    where: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class SourceText:
    """One document as text, with what is known about the bytes it came from."""

    name: str  # file name, with the member or row appended for archives and tables: "a.zip!b.txt", "c.csv#3"
    media_type: str
    sha256: str  # of the bytes read (for a table row: of the row's text)
    text: str
    encoding: str | None = None
    title: str | None = None  # from the file's own metadata (html title, docx core properties), never from the text
    metadata: tuple[tuple[str, str], ...] = ()  # header-table fields of a government page: 索引号, 发文机关, 发文字号 …
    attachments: tuple[str, ...] = ()
    url: str | None = None
    retrieved_at: str | None = None  # ISO 8601, only when the source itself tells
    losses: tuple[Loss, ...] = ()


# --- cleaning ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Dropped:
    """A slice of the source that is not part of the document, and why (an ``issueType`` code)."""

    span: Span
    reason: str  # duplicateTitle | duplicateBody | pageChrome | blank


@dataclass(frozen=True, slots=True)
class CleanText:
    """The slices of the source that are the document; ``kept`` and ``dropped`` together cover the source."""

    source: SourceText
    kept: tuple[Span, ...]
    dropped: tuple[Dropped, ...]


@dataclass(frozen=True, slots=True)
class Damage:
    """A fault of the source text that is recorded, never repaired."""

    kind: str  # issueType code: redaction | maskedCharacter | unbalancedMark | ordinal | deletion | oddCharacter
    span: Span
    note: str


# --- the document -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Area:
    """An administrative division with its GB/T 2260 (six-digit) or statistical (nine-digit) code."""

    code: str
    name: str
    level: str  # adminLevel code: country | province | prefecture | county | township
    path: tuple[str, ...]  # names from province down to this area, its own name last
    path_codes: tuple[str, ...]  # the codes of the same areas


@dataclass(frozen=True, slots=True)
class Header:
    """What a document says about itself; ``None`` means not stated and not derivable."""

    title: str
    title_span: Span | None
    title_source: str  # titleSource code: text | metadata | fileName
    genre: str  # genre code of the ontology
    issuer: str | None = None  # canonical full name
    issuer_span: Span | None = None
    issuer_basis: str | None = None  # title | signature | metadata | fileName
    area: Area | None = None
    area_candidates: tuple[Area, ...] = ()  # more than one when the name is ambiguous and nothing decides
    report_year: int | None = None
    document_number: str | None = None
    date_written: date | None = None
    date_published: date | None = None
    addressee: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, or an item (“一是…”) inside a paragraph."""

    order: int  # 1-based position in reading order
    level: int  # 1 = 一、 or 章; larger is deeper
    numbering: str | None  # as written: 一、 / （一） / 1. / 一是 / 第一条
    title: str
    heading: Span  # the heading itself (for an item: its marker and first clause)
    span: Span  # heading and everything under it
    parent: int | None  # order of the enclosing section


@dataclass(frozen=True, slots=True)
class Sentence:
    """The smallest unit of evidence."""

    order: int
    span: Span
    section: int | None  # order of the innermost section


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of neighbouring sentences of one section, the unit of search (about 300 characters at most)."""

    order: int
    span: Span
    section: int | None
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PolicyDocument:
    """A document understood as far as its structure."""

    clean: CleanText
    header: Header
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    passages: tuple[Passage, ...]
    damages: tuple[Damage, ...]

    @property
    def text(self) -> str:
        """The source text that all offsets refer to."""
        return self.clean.source.text


# --- extraction -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Quantity:
    """A stated number in base units: 4.46万个 is 44600 个."""

    value: Decimal
    unit: str
    comparator: str  # comparator code: eq | approx | gt | ge | lt | le
    lower: Decimal | None = None
    upper: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """The time a figure is about, both days inclusive."""

    start: date
    end: date
    basis: str  # periodBasis code: stated | reportingYear | relative | title


@dataclass(frozen=True, slots=True)
class Observation:
    """One number fact of the document."""

    id: str  # stable within the document
    span: Span  # number with its unit, as written
    sentence: int
    indicator: str | None  # notation of the controlled indicator, None for an open one
    indicator_name: str  # as the text says it
    quantity: Quantity
    kind: str  # observationKind code: count | amount | rate | change | rank | frequency | duration | target
    modality: str  # factModality code: fact | target | requirement | planned
    period: Period | None
    subject: str | None = None
    scope: str | None = None
    part_of: str | None = None  # id of the whole, only for stated partitions
    direction: str | None = None  # direction code: up | down
    grade: str = "explicit"  # grade code: explicit | resolved | inferred | redacted


@dataclass(frozen=True, slots=True)
class Check:
    """Stated parts set against their stated whole; a failed sum is reported, never repaired."""

    whole: str
    parts: tuple[str, ...]
    result: str  # checkResult code: consistent | inconsistent | incomplete | notComparable
    remainder: Decimal


@dataclass(frozen=True, slots=True)
class Citation:
    """A cited document at one place of the text."""

    span: Span  # with its 《》
    sentence: int
    title: str
    role: str  # citationRole code
    issuer: str | None = None
    issuer_basis: str | None = None
    year: int | None = None
    truncated: bool = False
    redacted: bool = False
    grade: str = "explicit"


@dataclass(frozen=True, slots=True)
class Organization:
    """A body by its canonical name; what is said here depends on the name and its area only, never on the document."""

    name: str
    type: str  # local name of the ontology class: GovernmentBody, PartyBody …
    area: Area | None
    parent: str | None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that refer to an entity."""

    span: Span
    sentence: int
    target: str  # canonical name of the organisation or instrument, or the code of the area
    kind: str = "full"  # mentionKind code: full | short | contextual
    grade: str = "explicit"


@dataclass(frozen=True, slots=True)
class Instrument:
    """A named policy instrument (制度、机制、改革、行动、平台、品牌)."""

    name: str
    type: str  # instrumentType code


@dataclass(frozen=True, slots=True)
class Honor:
    """An honour that was awarded, aimed at, or a rank in an assessment."""

    span: Span
    sentence: int
    name: str
    status: str  # honorStatus code: awarded | targeted | ranked
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """Who did what to what, one verb of government at a time."""

    span: Span
    sentence: int
    verb: str
    type: str  # actionType code
    modality: str  # modality code: done | ongoing | planned
    actor: str | None = None  # canonical organisation name
    object: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything found in one document, each kind in reading order."""

    observations: tuple[Observation, ...] = ()
    checks: tuple[Check, ...] = ()
    citations: tuple[Citation, ...] = ()
    organizations: tuple[Organization, ...] = ()
    organization_mentions: tuple[Mention, ...] = ()
    areas: tuple[Area, ...] = ()
    area_mentions: tuple[Mention, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    instrument_mentions: tuple[Mention, ...] = ()
    honors: tuple[Honor, ...] = ()
    actions: tuple[Action, ...] = ()
    rejected: tuple[tuple[str, int], ...] = field(default=())  # (reason, count): plug-in outputs that were dropped

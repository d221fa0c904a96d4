"""The values of question answering: what is asked, what is found, what is answered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from graph.reading.stated import StatedFigure
from graph.search.places import Place


class Operation(Enum):
    """What is to be done with the facts."""

    LOOKUP = "lookup"
    COMPARE = "compare"
    RANK = "rank"
    TREND = "trend"
    SUM = "sum"
    DIFFERENCE = "difference"
    SHARE = "share"
    REMAINDER = "remainder"
    CHECK = "check"
    COUNT_PARTS = "count_parts"
    LIST = "list"
    MEANING = "meaning"  # what a word of the text stands for
    PERSON = "person"
    DATE = "date"
    PASSAGE = "passage"


class Status(Enum):
    """How a question is answered."""

    ANSWERED = "answered"
    NOT_STATED = "not_stated"
    PASSAGES = "passages"


class Reason(Enum):
    """Why nothing is answered."""

    EMPTY_QUESTION = "empty_question"
    EMPTY_GRAPH = "empty_graph"
    NO_AREA = "no_area"  # no document of the place
    NO_YEAR = "no_year"  # no document, or no figure, of the year
    NO_FIGURE = "no_figure"  # nothing of the kind is stated
    NO_NAME = "no_name"  # no person is named
    OTHER_YEAR = "other_year"  # stated for another year only


@dataclass(frozen=True, slots=True)
class Part:
    """One thing asked: its words with what leads to them, its own words, and what the figure must be."""

    text: str
    own: str
    wanted: str | None  # rank | money | percent | time; None: any
    unit: str | None  # the measure word asked with: 家 in 多少家
    asks: bool  # whether it asks for a number


@dataclass(frozen=True, slots=True)
class Question:
    """A question understood; ``parts`` are the single things asked, in order, the whole question when it is one."""

    text: str
    lang: str  # zh | en
    operation: Operation
    parts: tuple[Part, ...]
    years: tuple[int, ...] = ()
    report_years: tuple[int, ...] = ()  # years that name a report: 2023年政府工作报告
    places: tuple[Place, ...] = ()
    quoted: tuple[str, ...] = ()
    subjects: tuple[tuple[str, ...], ...] = ()  # per recognised subject: the words reports use for it
    details: tuple[tuple[str, ...], ...] = ()  # the same of words that only tell figures of one subject apart
    wants_figure: bool = False
    wants_target: bool = False  # a plan, not what was done
    wants_done: bool = False  # what was done, never a plan
    operands: tuple[str, ...] = ()  # what is added, compared or divided, as asked
    ordinal: int | None = None  # the part of the document asked about: 4 for 第四部分

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left to be understood."""
        return not any(character.isalnum() for character in self.text)

    @property
    def of_one(self) -> bool:
        """Whether it names no more than one place and one year."""
        return len(self.places) < 2 and len(self.years) < 2


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the graph; offsets are code points of its document's text."""

    document: str
    title: str
    area: str | None
    area_code: str | None
    year: int | None
    text: str
    start: int
    end: int
    section: str | None
    before: str = ""  # the sentence before it in its passage


@dataclass(frozen=True, slots=True)
class Found:
    """A figure with the sentence it stands in, the words around it, and how well it fits the question."""

    figure: StatedFigure
    sentence: Sentence
    clause: str
    score: float = 0.0

    @property
    def own(self) -> str:
        """The words of the figure itself, without what stands above it before a colon."""
        return self.clause.rpartition("：")[2]


@dataclass(frozen=True, slots=True)
class Value:
    """One stated figure of an answer."""

    indicator: str
    indicator_name: str
    value: float
    unit: str
    comparator: str
    surface: str
    kind: str
    modality: str
    period_start: str | None
    period_end: str | None
    year: int | None
    area: str | None
    document: str
    title: str
    start: int
    end: int
    label: str  # the words of the text around the figure


@dataclass(frozen=True, slots=True)
class Derived:
    """A number computed from stated figures, which are ``inputs`` in the order of the computation."""

    kind: str  # sum | difference | share | remainder | ratio | before (the year before) | count | check
    value: float
    unit: str
    inputs: tuple[Value, ...] = ()
    holds: bool | None = None  # of a check: whether the parts make the whole


@dataclass(frozen=True, slots=True)
class EvidenceText:
    """A sentence an answer rests on, or that comes closest."""

    document: str
    title: str
    start: int
    end: int
    text: str
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer; ``values`` are stated, ``derived`` computed.

    ``silent`` names those of several places and years asked about of which nothing is stated; ``closest`` has the facts
    nearest to what is not stated.
    """

    question: Question
    status: Status
    values: tuple[Value, ...] = ()
    derived: tuple[Derived, ...] = ()
    entities: tuple[str, ...] = ()
    evidence: tuple[EvidenceText, ...] = ()
    closest: tuple[Value, ...] = ()
    reason: Reason | None = None
    silent: tuple[str, ...] = ()
    missing: str = ""  # the place or year there is nothing of
    milliseconds: float = 0.0

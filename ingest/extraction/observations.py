"""Number facts: every figure of a document with what it counts, when, of what kind and in what mood.

The order of work: regions that hold no figures are masked, quantities read, names and slogans left out; each figure
then gets its period (the last one named before it in the sentence, else the paragraph's topic, else the section's),
kind and mood, its place in stated partitions, its name in the words of the text, and a controlled indicator where
one fits.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.consistency import ADDITIVE
from ingest.extraction.binding import indicator_of
from ingest.extraction.figures import find_figures, with_elided_units
from ingest.extraction.frames import Calendar, Frames, calendar_of, frames_of
from ingest.extraction.kinds import kind_of, modality_of
from ingest.extraction.masking import Mask, find_masks
from ingest.extraction.naming import Carried, Place, name_of, opens_clause, place_of, scope_of, subject_of
from ingest.extraction.organizations import organization_mentions
from ingest.extraction.periods import Moment, find_moments
from ingest.extraction.quantities import Measure
from ingest.extraction.resolution import viewpoint
from ingest.extraction.scan import scan_document
from ingest.model import Observation, Period, PolicyDocument, Quantity, Sentence, Span
from ingest.partitions import Item, Partition, find_partitions
from ingest.shadow import shadow

_OPENINGS = frozenset({"", "截至", "截止", "截止到", "到", "至", "自", "从", "在", "刚刚过去的", "过去的"})
"""What may stand before a year for the year to be the topic of its paragraph."""
_BEHIND = re.compile(r"[到至,、\d]")
"""What must not stand behind 2020年的 for the figure to be one of 2020."""

_CLAUSE = 400  # characters: what a table without full stops counts as one sentence must not cost quadratic time


@dataclass(frozen=True, slots=True)
class _Scene:
    """The document as the figures see it."""

    text: str
    calendar: Calendar
    frames: Frames
    moments: tuple[Moment, ...]
    titles: dict[int | None, str]
    sentences: tuple[Sentence, ...]
    bodies: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Draft:
    """A figure with everything but its name and its place in a partition."""

    measure: Measure
    sentence: Sentence
    place: Place
    kind: str
    direction: str | None
    modality: str
    period: Period | None
    base: bool = False  # what is compared with: neither a whole nor a part of what is reported


def find_observations(document: PolicyDocument) -> tuple[Observation, ...]:
    """Return the number facts of the document in reading order; ``text[span]`` is the number with its unit."""
    text = _kept_shadow(document)
    masks = find_masks(text)
    calendar = calendar_of(document)
    figures = find_figures(text, Mask(span for _, span in masks), prescriptive=calendar.prescriptive)
    located = _located(document, figures)
    figures = with_elided_units(text, tuple(m for m, _ in located), {m.span: s.order for m, s in located})
    titles = Mask(span for kind, span in masks if kind in {"title", "quoted"})
    moments = tuple(
        moment for moment in find_moments(text, calendar) if not titles.covers(moment.span) or _five(text, moment)
    )
    names: dict[int | None, str] = {section.order: section.title for section in document.sections}
    bodies = tuple(
        Span(item.start, item.end)
        for item in organization_mentions(scan_document(document), viewpoint(document.header))
        if not item.nested
    )
    scene = _Scene(text, calendar, frames_of(document, calendar), moments, names, document.sentences, bodies)
    drafts = _drafts(scene, [(figure, sentence) for figure, (_, sentence) in zip(figures, located, strict=True)])
    return tuple(_observed(scene, drafts))


def _five(text: str, moment: Moment) -> bool:
    """“十四五”期间 reaches out of its quotation marks and is a period all the same."""
    return text[moment.span.end - 1] not in '”"'


def _kept_shadow(document: PolicyDocument) -> str:
    """The shadow with blanks in place of what is no part of the document (a repeated body, page chrome)."""
    text = shadow(document.text)
    pieces, at = [], 0
    for span in document.clean.kept:
        pieces += [_blank(span.start - at), text[span.start : span.end]]
        at = span.end
    pieces.append(_blank(len(text) - at))
    return "".join(pieces)


def _blank(length: int) -> str:
    """A line end and then characters that are neither blank nor word: patterns pass over them in linear time."""
    return "\n" + "\0" * (length - 1) if length else ""


def _located(document: PolicyDocument, figures: Sequence[Measure]) -> list[tuple[Measure, Sentence]]:
    starts = [sentence.span.start for sentence in document.sentences]
    found = []
    for figure in figures:
        at = bisect_right(starts, figure.span.start) - 1
        if at >= 0 and document.sentences[at].span.contains(figure.span):
            found.append((figure, document.sentences[at]))
    return found


def _drafts(scene: _Scene, figures: Sequence[tuple[Measure, Sentence]]) -> list[_Draft]:
    drafts: list[_Draft] = []
    clock = _Clock(scene)
    for index, (measure, sentence) in enumerate(figures):
        before = figures[index - 1] if index and figures[index - 1][1] is sentence else None
        after = figures[index + 1] if index + 1 < len(figures) and figures[index + 1][1] is sentence else None
        start = before[0].span.end if before else sentence.span.start
        end = after[0].span.start if after else sentence.span.end
        place = place_of(scene.text, measure, start=start, end=end)
        frame = scene.frames.at(sentence.span.start)
        moment = clock.moment(measure, sentence)
        period = moment.period if moment and moment.period else frame.period
        clause = _so_far(scene.text, sentence, measure)
        kind, direction = _kind(measure, place, drafts[-1] if before and drafts else None)
        modality = modality_of(measure, clause, frame=frame, moment=moment, calendar=scene.calendar)
        base = moment is not None and moment.single
        drafts.append(_Draft(measure, sentence, place, kind, direction, modality, period, base))
    return drafts


def _kind(measure: Measure, place: Place, before: _Draft | None) -> tuple[str, str | None]:
    """A member of a list (5.2%、6.1%和7.3%) is of the kind of the member before it."""
    listed = place.left.strip() in {"、", "和", "与", "及"}
    reached = measure.number.start > measure.span.start and measure.quantity.comparator == "gt"
    if before and before.measure.family == measure.family and listed and not (reached and before.kind == "change"):
        return before.kind, before.direction  # but 净增3193户、超2.4万户 states what was reached
    return kind_of(measure, place.left, place.right)


def _so_far(text: str, sentence: Sentence, measure: Measure) -> str:
    """The sentence up to the figure, at most its last 400 characters."""
    return text[max(sentence.span.start, measure.span.start - _CLAUSE) : measure.span.start]


class _Clock:
    """Resolves the period of figures in reading order; remembers the period a paragraph opens with."""

    def __init__(self, scene: _Scene) -> None:
        self._scene = scene
        self._starts = [moment.span.start for moment in scene.moments]
        self._topic: Moment | None = None
        self._home: tuple[int | None, int] = (None, -1)
        self._entered = 0

    def moment(self, measure: Measure, sentence: Sentence) -> Moment | None:
        """Return the moment that governs the figure, ``None`` where the chapter's own period does."""
        while (
            self._entered < len(self._scene.sentences) and self._scene.sentences[self._entered].order <= sentence.order
        ):
            self._enter(self._scene.sentences[self._entered])
            self._entered += 1
        first = bisect_right(self._starts, sentence.span.start - 1)
        last = bisect_right(self._starts, measure.span.start)
        for moment in reversed(self._scene.moments[max(first, last - 8) : last]):
            if self._reaches(moment, measure, sentence):
                return moment
        return self._topic

    def _reaches(self, moment: Moment, measure: Measure, sentence: Sentence) -> bool:
        """去年的3.2% dates its own figure only; a year named in mid-sentence holds up to the next “；”."""
        between = self._scene.text[moment.span.end : measure.span.start]
        if moment.single:
            return not between
        if between.startswith("的") and _BEHIND.search(between):
            return False
        if between.count(")") > between.count("("):  # a year in brackets stays in its brackets
            return False
        if ";" not in between:
            return True
        return self._scene.text.find(",", sentence.span.start, moment.span.start) < 0

    def _enter(self, sentence: Sentence) -> None:
        """Take a year that opens the sentence (2024年，…; 五年来，…; 到2025年，…) as the topic of the paragraph."""
        text = self._scene.text
        home = (sentence.section, text.rfind("\n", 0, sentence.span.start))
        if home != self._home:
            self._home, self._topic = home, None
        first = bisect_right(self._starts, sentence.span.start - 1)
        if first == len(self._starts):
            return
        moment = self._scene.moments[first]
        opening = text[sentence.span.start : moment.span.start].strip()
        following = text[moment.span.end : moment.span.end + 1]
        topical = following in {",", "来"} or (following != "的" and self._opens(sentence))
        if moment.span.end <= sentence.span.end and moment.year_long and opening in _OPENINGS and topical:
            self._topic = moment

    def _opens(self, sentence: Sentence) -> bool:
        return not self._scene.text[self._home[1] + 1 : sentence.span.start].strip()


def _observed(scene: _Scene, drafts: Sequence[_Draft]) -> Iterator[Observation]:
    names: dict[str, str] = {}
    bound: dict[str, str | None] = {}
    wholes = _wholes(scene.text, drafts)
    carried, sentence = Carried(), -1
    for index, draft in enumerate(drafts):
        key = _id(index)
        if draft.sentence.order != sentence:
            carried, sentence = Carried(), draft.sentence.order
        place = draft.place
        if carried.consumed > place.clause_start:
            place = replace(place, left=scene.text[carried.consumed : draft.measure.span.start])
        whole = wholes.get(key)
        name = name_of(place, draft.measure, carried=carried, whole=names.get(whole, "") if whole else None)
        names[key] = name
        made = _observation(scene, draft, key=key, name=name, whole=whole)
        if whole and made.indicator is not None and made.indicator == bound.get(whole):
            made = replace(made, indicator=None)  # a part (予以公开30件) is no second value of what the whole counts
        bound[key] = made.indicator
        yield made


def _observation(scene: _Scene, draft: _Draft, *, key: str, name: str, whole: str | None) -> Observation:
    so_far = _so_far(scene.text, draft.sentence, draft.measure)
    context = scene.titles.get(draft.sentence.section, "") + so_far + draft.place.right
    quantity: Quantity = draft.measure.quantity
    return Observation(
        id=key,
        span=Span(draft.measure.span.start, draft.measure.span.end),
        sentence=draft.sentence.order,
        indicator=indicator_of(name, quantity.unit, kind=draft.kind, context=context),
        indicator_name=name,
        quantity=quantity,
        kind=draft.kind,
        modality=draft.modality,
        period=draft.period,
        subject=_subject(scene, draft, so_far),
        scope=scope_of(so_far),
        part_of=whole,
        direction=draft.direction,
    )


def _subject(scene: _Scene, draft: _Draft, so_far: str) -> str | None:
    """Return who acts: the last body that opens a clause before the figure, or what is named later (我市, 法律顾问)."""
    start, end = draft.measure.span.start - len(so_far), draft.measure.span.start
    at, words = subject_of(so_far)
    for body in reversed(scene.bodies[: bisect_right(scene.bodies, end, key=_start)]):
        if body.start < start + at:
            break
        if body.end <= end and opens_clause(scene.text[start : body.start]):
            return body.of(scene.text)
    return words


def _start(span: Span) -> int:
    return span.start


def _id(index: int) -> str:
    return f"o{index + 1}"


def _wholes(text: str, drafts: Sequence[_Draft]) -> dict[str, str]:
    """The whole of each stated part, by id."""
    items = [
        Item(_id(i), d.measure.span, d.measure.quantity.value, d.measure.quantity.unit, d.sentence.order)
        for i, d in enumerate(drafts)
        if d.kind in ADDITIVE and d.measure.quantity.unit and not d.base
    ]
    partitions: tuple[Partition, ...] = find_partitions(text, items)
    return {part: partition.whole for partition in partitions for part in partition.parts}

"""Numbers computed from stated figures: sums, differences, shares, what is left, and whether parts make their whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from graph.answers.model import Derived, Found, Question, Value
from graph.answers.ranking import words_of
from graph.answers.wording import Wording
from graph.search.collection import Snapshot
from graph.search.grams import fold
from ontology.concepts import load_concepts

EXACT = 1e-9
_MEASURES = ("件宗起份项", "个家所座", "人名位", "次场轮批回趟")


def value_of(found: Found, snapshot: Snapshot | None = None) -> Value:
    """Return a figure as an answer gives it; with the collection, its area by name."""
    figure, sentence = found.figure, found.sentence
    names = {d.area_code: d.area for d in snapshot.index.documents} if snapshot else {}
    return Value(
        indicator=figure.indicator,
        indicator_name=figure.indicator_name,
        value=plain(figure.value),
        unit=figure.unit,
        comparator=figure.comparator,
        surface=figure.surface,
        kind=figure.kind,
        modality=figure.modality,
        period_start=figure.period_start,
        period_end=figure.period_end,
        year=figure.year,
        area=names.get(figure.area_code, sentence.area),
        document=sentence.document,
        title=sentence.title,
        start=figure.start,
        end=figure.end,
        label=found.own,
    )


def unit_of(found: Found) -> str:
    """Return the unit a figure may be compared in: 宗 and 起 count like 件."""
    known = load_concepts().units.get(found.figure.unit)
    return known.base if known else found.figure.unit


def measure(unit: str) -> str:
    """Return what stands for all measure words that writers use for the same things: 件 for 件, 宗, 起, 份 and 项."""
    return next((group[0] for group in _MEASURES if unit and unit[0] in group), unit)


def plain(value: float) -> float:
    """Return a number without the noise of binary fractions: 405.41 and not 405.40999999999985."""
    rounded = round(float(value), 4)
    return int(rounded) if rounded == int(rounded) else rounded


def total(found: Sequence[Found]) -> Derived | None:
    """Return the sum of figures of one unit."""
    if len(found) < 2 or len({measure(unit_of(f)) for f in found}) != 1:
        return None
    whole = plain(sum(f.figure.value for f in found))
    return Derived("sum", whole, found[0].figure.unit, tuple(value_of(f) for f in found))


def difference(first: Found, second: Found) -> Derived | None:
    """Return the first figure less the second; percentages differ in percentage points."""
    if measure(unit_of(first)) != measure(unit_of(second)):
        return None
    unit = "百分点" if first.figure.unit in ("%", "percent") else first.figure.unit
    return Derived(
        "difference", plain(first.figure.value - second.figure.value), unit, (value_of(first), value_of(second))
    )


def ratio(kind: str, part: Found, whole: Found) -> Derived | None:
    """Return a part in percent of its whole, with one decimal."""
    if not whole.figure.value or part.figure.value > whole.figure.value:
        return None
    percent = round(part.figure.value / whole.figure.value * 100, 1)
    return Derived(kind, plain(percent), "%", (value_of(part), value_of(whole)))


def share(
    question: Question, figures: Sequence[Found], ranked: Sequence[Found]
) -> tuple[Derived, tuple[Found, Found]] | None:
    """Return the share that a question names by part and whole, both stated in one sentence.

    Args:
        question: with two operands, the part and the whole.
        figures: all candidates.
        ranked: the same, best first for the whole question.
    """
    if len(question.operands) != 2:
        return None
    for found in ranked[:4]:
        near = [f for f in figures if f.sentence == found.sentence]
        part = _named(question.operands[0], near, ())
        whole = _named(question.operands[1], near, (part,) if part else ())
        if part is None or whole is None or unit_of(part) != unit_of(whole):
            continue
        derived = ratio("share", part, whole)
        if derived:
            return derived, (part, whole)
    return None


def _named(words: str, figures: Sequence[Found], without: Sequence[Found]) -> Found | None:
    """Return the figure whose own clause shares most with ``words``; none when nothing is shared."""
    wanted = words_of(words)
    scored = [(wanted.shared(fold(f.own)), -f.figure.start, f) for f in figures if f not in without]
    best = max(scored, key=lambda entry: entry[:2], default=None)
    return best[2] if best and best[0] > 0.2 else None


def remainder(figures: Sequence[Found], done: Found) -> tuple[Derived, Derived, tuple[Found, Found]] | None:
    """Return what is left of a number that is partly done, and the share that is done.

    The whole is the nearest figure before ``done`` in its sentence, of its unit and as large: 受理19件,审结16件.
    """
    before = [
        f
        for f in figures
        if f.sentence == done.sentence
        and f.figure.start < done.figure.start
        and unit_of(f) == unit_of(done)
        and f.figure.value >= done.figure.value
    ]
    if not before:
        return None
    whole = max(before, key=lambda f: f.figure.start)
    left = difference(whole, done)
    rate = ratio("ratio", done, whole)
    if left is None or rate is None:
        return None
    return Derived("remainder", left.value, left.unit, left.inputs), rate, (whole, done)


def rate_of_act(figures: Sequence[Found], acts: Sequence[Wording]) -> tuple[Derived, tuple[Found, Found]] | None:
    """Return the share of its whole to which an act was done: 受理比例 of 收到103宗 … 受理91宗.

    Args:
        figures: the candidates, best first.
        acts: the acts and outcomes that the question names; a figure's own clause must name one.
    """
    for done in figures:
        own = fold(done.own)
        if done.figure.unit in ("%", "percent") or not any(entry.is_in(own) for entry in acts):
            continue
        found = remainder(figures, done)
        if found:
            return found[1], found[2]
    return None


def checks(figures: Sequence[Found], about: Sequence[Found]) -> list[tuple[Derived, tuple[Found, ...]]]:
    """Return for every whole among ``about`` or above them whether its stated parts make it.

    A whole is divided in several ways at once (80 = 46 + 17 + 17 = 48 + 32); each way that closes counts by itself.
    """
    parts: dict[str, list[Found]] = defaultdict(list)
    for found in figures:
        if found.figure.part_of:
            parts[found.figure.part_of].append(found)
    by_id = {found.figure.id: found for found in figures}
    concerned = dict.fromkeys(f.figure.part_of or f.figure.id for f in about)
    result = []
    for identity in concerned:
        whole = by_id.get(identity)
        if whole is None or len(parts[identity]) < 2:
            continue
        for group in _groups(whole, parts[identity]):
            made = plain(sum(f.figure.value for f in group))
            holds = abs(made - whole.figure.value) < EXACT
            inputs = (value_of(whole), *(value_of(f) for f in group))
            result.append((Derived("check", made, whole.figure.unit, inputs, holds), (whole, *group)))
    return result


def loose_check(figures: Sequence[Found], about: Found) -> tuple[Derived, Derived, tuple[Found, ...]] | None:
    """Return the sum of the figures after the largest of their sentence and unit, and how far it falls short."""
    near = [f for f in figures if f.sentence == about.sentence and unit_of(f) == unit_of(about)]
    if len(near) < 3:
        return None
    whole = max(near, key=lambda f: (f.figure.value, -f.figure.start))
    rest = [f for f in near if f.figure.start > whole.figure.start]
    made = plain(sum(f.figure.value for f in rest))
    if len(rest) < 2 or made > whole.figure.value:
        return None
    inputs = (value_of(whole), *(value_of(f) for f in rest))
    gap = plain(whole.figure.value - made)
    check = Derived("check", made, whole.figure.unit, inputs, gap == 0)
    return check, Derived("difference", gap, whole.figure.unit, inputs), (whole, *rest)


def _groups(whole: Found, parts: Sequence[Found]) -> list[list[Found]]:
    """Return the parts by sentence and stretch, or all together where only that closes."""
    by_sentence: dict[int, list[Found]] = defaultdict(list)
    for part in sorted(parts, key=lambda f: f.figure.start):
        by_sentence[part.sentence.start].append(part)
    groups = [group for group in by_sentence.values() if len(group) > 1]
    if groups and all(abs(sum(f.figure.value for f in g) - whole.figure.value) < EXACT for g in groups):
        return groups
    return [sorted(parts, key=lambda f: f.figure.start)]

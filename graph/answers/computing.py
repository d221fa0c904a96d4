"""Numbers computed from stated figures: sums, differences, shares, what is left, and whether parts make their whole."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from graph.answers.model import Derived, Found, Question, Value
from graph.answers.ranking import names_in, words_of
from graph.answers.wording import Wording
from graph.search.collection import Snapshot
from graph.search.grams import fold
from ontology.concepts import load_concepts

EXACT = 1e-9
NAMED = 0.2  # of what an operand says, that a figure's words must share
NEXT = 3  # characters between two sentences that follow each other
TOO_MUCH = 0.1  # parts that make so much more than their whole, as a share of it, are no parts
_SHARE = re.compile(r"占|比重|份额")
_LEFT = re.compile(r"其余|剩余|剩下|余下|尚有|还有|仍有|尚未|未(?:办结|审结|完成|整改)")
_CARRIED = re.compile(r"上一?年(?:度)?(?:结转|遗留|转入)|结转(?!下)")
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
    """Return the share that a question names by part and whole, both stated in one sentence or the next.

    Args:
        question: with two operands, the part and the whole.
        figures: all candidates.
        ranked: the same, best first for the whole question.
    """
    if len(question.operands) != 2:
        return None
    for found in ranked[:4]:
        near = [f for f in figures if _beside(f, found)]
        whole = _named(question, 1, near)
        if whole is None:
            continue
        like = [f for f in near if f != whole and unit_of(f) == unit_of(whole) and f.figure.value <= whole.figure.value]
        part = _named(question, 0, like)
        if part is None:
            continue
        derived = ratio("share", part, whole)
        if derived:
            return derived, (part, whole)
    return None


def is_share_of(question: Question, found: Found) -> bool:
    """Tell whether a stated percentage is a share of the part asked about: 占22%, and no other rate of its sentence."""
    if len(question.operands) != 2:
        return True
    part, whole = (words_of(words).shared(fold(found.clause)) > NAMED for words in question.operands)
    return part or (whole and is_called_share(found))


def following(figures: Sequence[Found], found: Found) -> list[Found]:
    """Return the figures that follow one in its sentence, in reading order."""
    behind = (f for f in figures if f.sentence == found.sentence and f.figure.start > found.figure.start)
    return sorted(behind, key=lambda f: f.figure.start)


def is_called_share(found: Found) -> bool:
    """Tell whether the words at a percentage call it a share: 占22%, not 出庭应诉率94.7%."""
    return bool(_SHARE.search(found.own))


def is_left(found: Found) -> bool:
    """Tell whether a figure is stated as what is left: 其余6个正在整改."""
    return bool(_LEFT.search(found.own))


def _beside(one: Found, other: Found) -> bool:
    """Tell whether two figures stand in one sentence or in two that follow each other (全市85万元。其中本级13万元)."""
    a, b = one.sentence, other.sentence
    return a.document == b.document and (a == b or min(abs(a.start - b.end), abs(b.start - a.end)) <= NEXT)


def _named(question: Question, operand: int, figures: Sequence[Found]) -> Found | None:
    """Return the figure whose own clause, with what stands above it, shares most with an operand, if any does.

    Where an operand says what was done (审完的案件), figures of that go before all others.
    """
    wanted = words_of(question.operands[operand], names_in(question))
    acts = [entry for entry in wanted.meanings if entry.deed]
    done = [found for found in figures if any(entry.is_in(fold(found.own)) for entry in acts)]
    scored = [(wanted.shared_with(fold(found.clause)), -found.figure.start, found) for found in done or figures]
    best = max(scored, key=lambda entry: entry[:2], default=None)
    return best[2] if best and best[0] > NAMED else None


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
        and not _CARRIED.search(f.own)
    ]
    if not before:
        return None
    whole = max(before, key=lambda f: f.figure.start)
    carried = _carried_over(figures, whole, done)
    left = difference(whole, done)
    rate = ratio("ratio", done, whole)
    if left is None or rate is None:
        return None
    over = plain(left.value + sum(f.figure.value for f in carried))
    inputs = (left.inputs[0], *(value_of(f) for f in carried), left.inputs[1])
    return Derived("remainder", over, left.unit, inputs), rate, (whole, done)


def _carried_over(figures: Sequence[Found], whole: Found, done: Found) -> list[Found]:
    """Return what came over from the year before, where a text adds it: 受理559件，加上上年结转48件，审结541件."""
    return [f for f in _listed(figures, whole) if f.figure.start < done.figure.start and _CARRIED.search(f.own)]


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


def checks(figures: Sequence[Found], about: Found) -> list[tuple[tuple[Derived, ...], Found]]:
    """Return what the stated parts of a whole make, and the whole: ``about`` itself or what it is a part of.

    A whole is divided in several ways at once (80 = 46 + 17 + 17 = 48 + 32); each way that closes counts by itself.
    """
    identity = about.figure.part_of or about.figure.id
    whole = next((f for f in figures if f.figure.id == identity), None)
    parts = [f for f in figures if f.figure.part_of == identity]
    if whole is None or len(parts) < 2:
        return []
    groups = _groups(whole, parts)
    listed = _listed(figures, whole)
    if len(groups) == 1 and _gap(whole, groups[0]) > _gap(whole, listed) and set(groups[0]) < set(listed):
        groups = [listed]  # what the list goes on with was not taken for a part, for it did not fit
    return [(_check(whole, group), whole) for group in groups]


def loose_check(figures: Sequence[Found], about: Found) -> tuple[tuple[Derived, ...], Found] | None:
    """Return what the figures after the largest of their sentence and unit make, and that largest one."""
    near = [f for f in figures if f.sentence == about.sentence and unit_of(f) == unit_of(about)]
    if len(near) < 3:
        return None
    whole = max(near, key=lambda f: (f.figure.value, -f.figure.start))
    rest = _listed(figures, whole)
    if len(rest) < 2 or sum(f.figure.value for f in rest) > whole.figure.value * (1 + TOO_MUCH):
        return None
    return _check(whole, rest), whole


def _listed(figures: Sequence[Found], whole: Found) -> list[Found]:
    """Return the figures of its unit that follow a whole in its sentence."""
    return [f for f in following(figures, whole) if unit_of(f) == unit_of(whole)]


def _gap(whole: Found, parts: Sequence[Found]) -> float:
    return abs(whole.figure.value - sum(f.figure.value for f in parts))


def _check(whole: Found, parts: Sequence[Found]) -> tuple[Derived, ...]:
    """Return the sum of the parts and, when it is not the whole, how far they are apart."""
    made = plain(sum(f.figure.value for f in parts))
    gap = plain(abs(whole.figure.value - made))
    inputs = (value_of(whole), *(value_of(f) for f in parts))
    check = Derived("check", made, whole.figure.unit, inputs, gap < EXACT)
    return (check,) if check.holds else (check, Derived("difference", gap, whole.figure.unit, inputs))


def _groups(whole: Found, parts: Sequence[Found]) -> list[list[Found]]:
    """Return the parts by sentence and stretch, or all together where only that closes."""
    by_sentence: dict[int, list[Found]] = defaultdict(list)
    for part in sorted(parts, key=lambda f: f.figure.start):
        by_sentence[part.sentence.start].append(part)
    groups = [group for group in by_sentence.values() if len(group) > 1]
    if groups and all(abs(sum(f.figure.value for f in g) - whole.figure.value) < EXACT for g in groups):
        return groups
    return [sorted(parts, key=lambda f: f.figure.start)]

"""Arithmetic over stated partitions: do the parts give the whole the text states?

Only a partition the words state is checked (see :mod:`ingest.partitions`); sums that happen to come out, or happen
not to, between figures that merely stand side by side are none of the text's claims.  Nothing is ever repaired.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ingest.model import Check, Observation, PolicyDocument
from ingest.partitions import OPPOSITES, Item, Partition, find_partitions
from ingest.shadow import shadow

ADDITIVE = frozenset({"count", "amount"})


def check_sums(document: PolicyDocument, observations: Sequence[Observation]) -> tuple[Check, ...]:
    """Return one check for each stated partition of two parts or more, in reading order.

    ``consistent``: the parts give the whole.  ``inconsistent``: they exceed it, or fall short of it although the
    wording (brackets, 共, a colon) claims that they are all.  ``incomplete``: a 其中 list falls short, as it may.
    ``notComparable``: a figure is only a bound (余, 近), so that the difference means nothing.  The remainder is
    whole minus parts.
    """
    by_id = {observation.id: observation for observation in observations}
    stated = find_partitions(shadow(document.text), countable(observations))
    return tuple(
        _check(partition, by_id) for partition in stated if len(partition.parts) > 1 and partition.wording != OPPOSITES
    )


def countable(observations: Sequence[Observation]) -> tuple[Item, ...]:
    """Return the observations that can be added, as items of a partition."""
    return tuple(
        Item(o.id, o.span, o.quantity.value, o.quantity.unit, o.sentence)
        for o in observations
        if o.kind in ADDITIVE and o.quantity.unit
    )


def _check(partition: Partition, by_id: dict[str, Observation]) -> Check:
    whole = by_id[partition.whole]
    parts = [by_id[part] for part in partition.parts]
    remainder = whole.quantity.value - sum((part.quantity.value for part in parts), Decimal(0))
    exact = all(figure.quantity.comparator == "eq" for figure in (whole, *parts))
    return Check(whole.id, partition.parts, _result(remainder, exact=exact, closed=partition.closed), remainder)


def _result(remainder: Decimal, *, exact: bool, closed: bool) -> str:
    if not exact:
        return "notComparable"
    if remainder == 0:
        return "consistent"
    return "inconsistent" if remainder < 0 or closed else "incomplete"

"""Kinds that exclude each other, as 一审 and 二审: a figure of one does not answer who asks for another."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from pathlib import Path

from graph.answers.marks import without_brackets
from graph.answers.model import Found
from graph.answers.ranking import compared
from graph.answers.wording import Wording, read_wording
from graph.search.grams import fold

TABLE = Path(__file__).parent / "data" / "kinds.toml"
NEVER_ASKED = "-"


class Fit(Enum):
    """What a figure says of the kind that is asked for."""

    NAMED = "named"  # its own words or those above it name it
    OPEN = "open"  # the sentence does; or none is asked for
    MISSING = "missing"  # nothing near it does
    OTHER = "other"  # it is of another kind


@dataclass(frozen=True, slots=True)
class Group:
    """Kinds that exclude each other; ``asked`` are those that a question can ask for."""

    kinds: tuple[Wording, ...]
    asked: tuple[Wording, ...]


@cache
def groups() -> tuple[Group, ...]:
    """Return the shipped table."""
    lines = tomllib.loads(TABLE.read_text("utf-8"))["groups"].strip().splitlines()
    return tuple(_group(line) for line in lines)


def _group(line: str) -> Group:
    entries = [entry.partition("|") for entry in line.split(";")]
    never = [right.strip() == NEVER_ASKED for _, _, right in entries]
    kinds = tuple(
        read_wording(left if silent else f"{left}|{right}", role="kinds")
        for (left, _, right), silent in zip(entries, never, strict=True)
    )
    return Group(kinds, tuple(kind for kind, silent in zip(kinds, never, strict=True) if not silent))


@lru_cache(maxsize=4096)
def asked_in(text: str) -> tuple[Group, ...]:
    """Return the groups of which a question asks for a kind, without the kinds that it names but does not ask for."""
    folded = fold(without_brackets(text))
    asked = [(group, tuple(kind for kind in group.asked if kind.asked.search(folded))) for group in groups()]
    return tuple(
        Group(tuple(kind for kind in group.kinds if kind in kinds or not kind.is_in(folded)), kinds)
        for group, kinds in asked
        if kinds
    )


def kind_fit(text: str, found: Found) -> Fit:
    """Return how a figure fits the kinds that a part of a question names, the worst of all groups."""
    fits = [_fit(group, found) for group in asked_in(text)]
    return next((fit for fit in (Fit.OTHER, Fit.MISSING, Fit.NAMED) if fit in fits), Fit.OPEN)


def _fit(group: Group, found: Found) -> Fit:
    before = found.sentence.text[: found.figure.start - found.sentence.start]
    for words in (found.own, before[max(_last(group, before), 0) :]):
        named = [kind for kind in group.kinds if kind.is_in(fold(words))]
        if named:
            return Fit.NAMED if any(kind in group.asked for kind in named) else Fit.OTHER
    sentence = compared(found.sentence)
    return Fit.OPEN if any(kind.is_in(sentence) for kind in group.asked) else Fit.MISSING


def _last(group: Group, text: str) -> int:
    """Return where the last word for a kind begins: the nearest one before a figure says of which it is."""
    return max(text.rfind(form) for kind in group.kinds for form in kind.stated)

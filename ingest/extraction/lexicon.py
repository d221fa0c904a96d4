"""The vendored word lists, read once, and the automata made of them."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import ahocorasick


class Words:
    """Longest-match lookup of many terms at once; a term may carry a value."""

    def __init__(self, terms: Mapping[str, Any] | Iterable[str]) -> None:
        pairs = terms.items() if isinstance(terms, Mapping) else ((term, term) for term in terms)
        self._automaton = ahocorasick.Automaton()
        for term, value in pairs:
            self._automaton.add_word(term, (len(term), value))
        self._automaton.make_automaton()

    def longest(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, Any]]:
        """Yield (start, end, value) of the longest terms from left to right, without overlap."""
        # A slice, because the automaton copies the whole string it is given, whatever range is asked for.
        for last, (length, value) in self._automaton.iter_long(text[start:end]):
            yield start + last + 1 - length, start + last + 1, value

    def every(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, Any]]:
        """Yield (start, end, value) of every occurrence of every term, overlapping ones too, by their ends."""
        for last, (length, value) in self._automaton.iter(text[start:end]):
            yield start + last + 1 - length, start + last + 1, value


@dataclass(frozen=True, slots=True)
class Law:
    """A law, regulation or party regulation known by its title."""

    title: str
    kind: str  # constitution | law | regulation | party | set
    issuer: str


_STATE = "中华人民共和国"


def load_toml(name: str) -> dict[str, Any]:
    """Return a word list of ``ingest/data``."""
    return tomllib.loads((files("ingest") / "data" / name).read_text("utf-8"))


@cache
def laws() -> Mapping[str, Law]:
    """Return the known laws by every name they go by: full title, short names, the title without 中华人民共和国."""
    found: dict[str, Law] = {}
    rows = csv.DictReader((files("ingest") / "data" / "laws.csv").read_text("utf-8").splitlines())
    for row in rows:
        law = Law(row["title"], row["kind"], row["issuer"])
        names = [law.title, *filter(None, row["short_names"].split(";"))]
        if law.title.startswith(_STATE):
            names.append(law.title.removeprefix(_STATE))
        elif law.kind == "regulation":
            names.append(_STATE + law.title)
        for name in names:
            found.setdefault(name, law)
    return found


@cache
def law_words() -> Words:
    """Return the automaton of the laws' names."""
    return Words(laws())

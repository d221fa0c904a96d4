"""Which rows carry a value: filters as unions of row numbers, so that 100,000 passages are filtered in microseconds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

import numpy as np
import numpy.typing as npt

from graph.search.grams import fold
from graph.search.records import DocumentRecord, PassageRecord

Flags = npt.NDArray[np.bool_]
Integers = npt.NDArray[np.int64]
Values = Mapping[str, Iterable[str]]

INSTRUMENT = "PolicyInstrument"


@dataclass(frozen=True, slots=True)
class Marks:
    """``rows[field][value]`` are the rows with that value, ascending; ``size`` is how many rows there are."""

    size: int = 0
    rows: Mapping[str, Mapping[str, Integers]] = field(default_factory=dict)

    def adding(self, values: Sequence[Values]) -> Marks:
        """Return marks with more rows, given each one's values by field."""
        found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for row, of_row in enumerate(values, start=self.size):
            for name, some in of_row.items():
                for value in dict.fromkeys(some):
                    found[name][value].append(row)
        rows = {name: dict(by_value) for name, by_value in self.rows.items()}
        for name, by_value in found.items():
            known = rows.setdefault(name, {})
            for value, more in by_value.items():
                old = known.get(value)
                new = np.array(more, np.int64)
                known[value] = new if old is None else np.concatenate([old, new])
        return Marks(self.size + len(values), rows)

    def flags(self, name: str, wanted: Iterable[str]) -> Flags:
        """Return which rows carry any of the values ``wanted``."""
        return self._union(name, wanted)

    def flags_named(self, name: str, wanted: Iterable[str]) -> Flags:
        """Return which rows carry a value that is one of ``wanted``, or holds it where none equals it."""
        known = self.rows.get(name, {})
        values: list[str] = []
        for words in wanted:
            values += [words] if words in known else _holding(known, fold(words))
        return self._union(name, values)

    def _union(self, name: str, values: Iterable[str]) -> Flags:
        flags = np.zeros(self.size, np.bool_)
        known = self.rows.get(name, {})
        for value in values:
            if value in known:
                flags[known[value]] = True
        return flags


def _holding(known: Iterable[str], wanted: str) -> list[str]:
    return [value for value in known if wanted and wanted in fold(value)]


def document_marks(documents: Iterable[DocumentRecord]) -> Marks:
    """Return the marks of documents: area (with those around it), its name, genre, issuer, document."""
    return Marks().adding(
        [
            {
                "area": one.codes,
                "area_name": [one.area] if one.area and one.area_code else [],
                "genre": [one.genre],
                "issuer": [one.issuer] if one.issuer else [],
                "document": [one.iri],
            }
            for one in documents
        ]
    )


def passage_values(passage: PassageRecord) -> Values:
    """Return what a passage can be filtered by; instruments and cited documents by name and by IRI."""
    instruments = [node for node in passage.concepts if node.type == INSTRUMENT]
    return {
        "numbers": ["1"] if passage.has_numbers else [],
        "topic": passage.topics,
        "section": passage.headings,
        "grade": passage.grades,
        "instrument": [text for node in instruments for text in (node.name, node.id)],
        "cited": [text for node in passage.cited for text in (node.name, node.id)],
    }


DOCUMENT_FACETS: Mapping[str, Callable[[DocumentRecord], str | None]] = {
    "area": lambda document: document.area,
    "year": lambda document: None if document.year is None else str(document.year),
    "genre": lambda document: document.genre,
    "issuer": lambda document: document.issuer,
}
PASSAGE_FACETS: Mapping[str, Callable[[PassageRecord], Iterable[str]]] = {
    "topic": attrgetter("topics"),
    "section": lambda passage: passage.headings[:1],
    "instrument": lambda passage: {node.name for node in passage.concepts if node.type == INSTRUMENT},
    "cited": lambda passage: {node.name for node in passage.cited},
    "grade": attrgetter("grades"),
}
"""What the found passages are counted by: what their documents have, and what they say themselves."""

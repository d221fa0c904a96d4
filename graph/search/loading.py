"""Read the documents and passages of the graph as a search knows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from graph.model import Node
from graph.search import queries
from graph.search.records import DocumentRecord, PassageRecord
from ontology.schema import load_schema

_AT_ONCE = 200  # documents in one query

Row = Mapping[str, Any]


class Readable(Protocol):
    """What is needed of the graph."""

    def read(self, cypher: str, /, **parameters: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - as the store has it
        """Return the rows of a query."""

    def version(self) -> int:
        """Return a number that grows with every change."""

    def info(self) -> dict[str, Any]:
        """Return what the graph says of itself, ``embedding_model`` and ``prompt_hash`` among it."""


def read_documents(store: Readable) -> tuple[DocumentRecord, ...]:
    """Return every document, by IRI; one of several areas or issuers is the first by code or name."""
    outer: dict[str, str] = {row["inner"]: row["outer"] for row in store.read(queries.AREAS)}
    found = []
    for row in store.read(queries.DOCUMENTS):
        code, area = min(row["areas"], default=(None, None))
        found.append(
            DocumentRecord(
                iri=row["iri"],
                title=row["title"] or "",
                genre=row["genre"] or "other",
                issuer=min(row["issuers"], default=None),
                area=area,
                area_code=code,
                year=row["year"],
                areas=_around(code, outer),
                stamp=row["stamp"],
            )
        )
    return tuple(sorted(found, key=lambda document: document.iri))


def _around(start: str | None, outer: Mapping[str, str]) -> tuple[str, ...]:
    """Return ``start`` and everything around it, from the inside out."""
    found: list[str] = []
    while start is not None and start not in found:
        found.append(start)
        start = outer.get(start)
    return tuple(found)


def read_passages(store: Readable, documents: Sequence[str]) -> list[PassageRecord]:
    """Return the passages of documents, in order of document and place."""
    headings = _Headings.of(in_parts(store, queries.SECTIONS, documents))
    sentences: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in in_parts(store, queries.SENTENCES, documents):
        sentences[row["passage"]].append((row["start"], row["end"]))
    facts = _Facts()
    figures = in_parts(store, queries.FIGURES, documents)
    cited = in_parts(store, queries.CITED, documents)
    facts.add(facts.concepts, [*figures, *in_parts(store, queries.MENTIONED, documents)])
    facts.add(facts.cited, cited)
    with_numbers = {row["passage"] for row in figures}
    found = []
    for row in in_parts(store, queries.PASSAGES, documents):
        iri, section = row["iri"], row["section"]
        names = headings.around(section)
        found.append(
            PassageRecord(
                iri=iri,
                document=row["document"],
                text=row["text"],
                start=row["start"],
                end=row["end"],
                section=names[0] if names else None,
                sentences=tuple(sorted(sentences[iri])),
                has_numbers=iri in with_numbers,
                headings=names,
                topics=headings.topics_around(section),
                concepts=tuple(facts.concepts[iri][key] for key in sorted(facts.concepts[iri])),
                cited=tuple(facts.cited[iri][key] for key in sorted(facts.cited[iri])),
                grades=tuple(sorted(facts.grades[iri])),
            )
        )
    return sorted(found, key=lambda passage: (passage.document, passage.start))


@dataclass(frozen=True, slots=True)
class _Headings:
    """The sections of documents: each one's name, the section around it, its topics."""

    names: Mapping[str, str]
    outer: Mapping[str, str]
    topics: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, rows: Iterable[Row]) -> _Headings:
        rows = list(rows)
        return cls(
            names={row["iri"]: row["name"] for row in rows if row["name"]},
            outer={row["iri"]: row["outer"] for row in rows if row["outer"]},
            topics={row["iri"]: row["topics"] for row in rows},
        )

    def around(self, section: str | None) -> tuple[str, ...]:
        return tuple(self.names[iri] for iri in _around(section, self.outer) if iri in self.names)

    def topics_around(self, section: str | None) -> tuple[str, ...]:
        found = (topic for iri in _around(section, self.outer) for topic in sorted(self.topics.get(iri, ())))
        return tuple(dict.fromkeys(found))


class _Facts:
    """What each passage names, cites, and how certain that is; equal nodes are one object."""

    def __init__(self) -> None:
        self.concepts: dict[str, dict[str, Node]] = defaultdict(dict)
        self.cited: dict[str, dict[str, Node]] = defaultdict(dict)
        self.grades: dict[str, set[str]] = defaultdict(set)
        self._nodes: dict[str, Node] = {}

    def add(self, target: dict[str, dict[str, Node]], rows: Iterable[Row]) -> None:
        for row in rows:
            iri = row["iri"]
            if iri not in self._nodes:
                self._nodes[iri] = to_named(row)
            target[row["passage"]][iri] = self._nodes[iri]
            if row["grade"]:
                self.grades[row["passage"]].add(row["grade"])


def to_named(row: Row) -> Node:
    """Return a node with its most specific class and its name only."""
    spec = load_schema().most_specific(row["labels"])
    return Node(row["iri"], spec.name if spec else "Resource", row["name"] or row["iri"])


def in_parts(store: Readable, query: str, iris: Collection[str], size: int = _AT_ONCE) -> list[dict[str, Any]]:
    """Ask a question about many IRIs, some at a time, so that no transaction grows large."""
    some = list(iris)
    return [row for start in range(0, len(some), size) for row in store.read(query, iris=some[start : start + size])]

"""What a search knows of documents and passages."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Node


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """What a search knows of a document; ``areas`` are the division codes of its area and all around it."""

    iri: str
    title: str
    genre: str
    issuer: str | None = None
    area: str | None = None
    area_code: str | None = None
    year: int | None = None
    areas: tuple[str, ...] = ()
    stamp: str = ""  # changes whenever its passages may have changed

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes under which it is found: of ``areas``, and its own where only that is known."""
        return (*self.areas, self.area_code) if self.area_code else self.areas


@dataclass(frozen=True, slots=True)
class PassageRecord:
    """A passage; ``sentences`` are its sentences' offsets, code points of the document's text like its own."""

    iri: str
    document: str
    text: str
    start: int
    end: int
    section: str | None = None
    sentences: tuple[tuple[int, int], ...] = ()
    has_numbers: bool = False
    headings: tuple[str, ...] = ()  # of its section and of those around it, from the inside out
    topics: tuple[str, ...] = ()  # notations, of these sections
    concepts: tuple[Node, ...] = ()  # what it names or reports, once each, by IRI
    cited: tuple[Node, ...] = ()  # documents it cites, by IRI
    grades: tuple[str, ...] = ()  # of the facts in it

"""Understanding files without a graph: what ``fazhi extract`` shows, and what a program may call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.document import understand
from ingest.extraction.extractors import Extractor, extract
from ingest.model import Extraction, PolicyDocument
from ingest.reading import read


@dataclass(frozen=True, slots=True)
class Understood:
    """A document with everything found in it."""

    document: PolicyDocument
    extraction: Extraction


def understand_file(path: Path, *, plugins: Sequence[Extractor] = ()) -> Iterator[Understood]:
    """Read one file and understand every document in it; needs no graph.

    Raises:
        IngestError: the file, or a document in it, cannot be read as a Chinese document.
    """
    for source in read(path):
        document = understand(source)
        yield Understood(document, extract(document, plugins=plugins))


def found_by_kind(document: PolicyDocument, extraction: Extraction) -> dict[str, int]:
    """Count what was understood, by ontology class."""
    return {
        "Section": len(document.sections),
        "Sentence": len(document.sentences),
        "Observation": len(extraction.observations),
        "OpenIndicator": sum(observation.indicator is None for observation in extraction.observations),
        "ConsistencyCheck": len(extraction.checks),
        "Citation": len(extraction.citations),
        "Organization": len(extraction.organizations),
        "AdministrativeArea": len(extraction.areas),
        "PolicyInstrument": len(extraction.instruments),
        "Honor": len(extraction.honors),
        "Action": len(extraction.actions),
    }

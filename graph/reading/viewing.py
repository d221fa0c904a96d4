"""One document for the reader's page: its text, and everything found in it by place."""

from __future__ import annotations

from collections.abc import Iterator

from graph.model import Annotation, DocumentView, SectionView, SentenceView
from graph.reading import queries
from graph.reading.listing import document_summary
from graph.store import GraphStore

# Issues of these types mark slices that are no part of the document; the others are damage within it.
DROPPED = frozenset({"duplicateTitle", "duplicateBody", "pageChrome", "blank"})


def document_view(store: GraphStore, iri: str) -> DocumentView | None:
    """Return a document with its sections, sentences and annotations in reading order, or ``None``."""
    summary = document_summary(store, iri)
    if summary is None:
        return None
    notes = sorted(_annotations(store, iri), key=lambda note: (note.start, -note.end, note.type, note.target or ""))
    return DocumentView(
        summary=summary,
        text=str(store.read(queries.FULL_TEXT, iri=iri)[0]["text"] or ""),
        sections=tuple(
            SectionView(**row | {"title": row["title"] or ""}) for row in store.read(queries.SECTIONS, iri=iri)
        ),
        sentences=tuple(SentenceView(**row) for row in store.read(queries.SENTENCES, iri=iri)),
        annotations=tuple(note for note in notes if note.type not in DROPPED),
        dropped=tuple(note for note in notes if note.type in DROPPED),
    )


def _annotations(store: GraphStore, iri: str) -> Iterator[Annotation]:
    n_ary = {spec.relationship.type: spec.name for spec in store.schema.classes.values() if spec.relationship}
    for row in store.read(queries.REPORTED, iri=iri):
        spec = store.schema.most_specific(row["labels"])
        name = spec.name if spec else "Resource"
        kind = row["issue"] if row["issue"] in DROPPED else name
        label = row["description"] or row["label"] or ""
        yield Annotation(row["start"], row["end"], kind, label, None if row["issue"] else row["target"])
    for row in store.read(queries.MENTIONED, iri=iri):
        spec = store.schema.most_specific(row["labels"])
        yield Annotation(row["start"], row["end"], spec.name if spec else "Resource", row["label"] or "", row["target"])
    for row in store.read(queries.LINKED, iri=iri):
        yield Annotation(row["start"], row["end"], n_ary[row["type"]], row["label"] or "", row["target"])

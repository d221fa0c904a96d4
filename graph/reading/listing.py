"""Which documents the graph has, and how much of everything."""

from __future__ import annotations

from typing import Any

from graph.model import DocumentSource, DocumentSummary
from graph.reading import queries
from graph.store import GraphStore


def documents(store: GraphStore) -> tuple[DocumentSummary, ...]:
    """Return every ingested document, by division code, latest year first, then by title."""
    found = [_summary(row) for row in store.read(queries.DOCUMENTS, iris=None)]
    return tuple(sorted(found, key=lambda d: (d.area_code or "~", -(d.year or 0), d.title, d.id)))


def document_summary(store: GraphStore, iri: str) -> DocumentSummary | None:
    """Return one ingested document, or ``None``."""
    rows = store.read(queries.DOCUMENTS, iris=[iri])
    return _summary(rows[0]) if rows else None


def document_sources(store: GraphStore) -> tuple[DocumentSource, ...]:
    """Return which file each ingested document was read from."""
    return tuple(DocumentSource(**row) for row in store.read(queries.DOCUMENT_SOURCES))


def document_by_source(store: GraphStore, sha256: str) -> str | None:
    """Return the IRI of the document that was read from the file with this SHA-256 (hexadecimal), or ``None``."""
    rows = store.read(queries.DOCUMENT_BY_SOURCE, sha256=sha256)
    return str(rows[0]["id"]) if rows else None


def find_document(store: GraphStore, text: str) -> str | None:
    """Return the IRI of the document that ``text`` names: its IRI, the end of it, its title, or a part of one title.

    ``None`` when no document or more than one fits.
    """
    known = [(str(row["id"]), str(row["title"])) for row in store.read(queries.DOCUMENT_NAMES)]
    exact = [iri for iri, title in known if text in (iri, iri.rpartition("/")[2], title)]
    near = exact or [iri for iri, title in known if text and text in title]
    return near[0] if len(near) == 1 else None


def counts(store: GraphStore) -> dict[str, int]:
    """Return how many instances of each ontology class the documents have brought; classes without any are left out.

    An instance counts for its most specific class only.  Statements that are relationships in the graph (citations,
    mentions) count too; the ontology's own concepts do not.
    """
    schema = store.schema
    nodes = {spec.name for spec in schema.classes.values() if spec.is_node and not spec.reference}
    n_ary = {spec.relationship.type: spec.name for spec in schema.classes.values() if spec.relationship}
    rows = store.read(queries.counts(sorted(nodes), sorted(n_ary)))
    total = {str(row["name"]): int(row["n"]) for row in rows}
    found = {name: total.get(kind, 0) for kind, name in n_ary.items()}
    for name in nodes:
        below = [
            other for other in schema.subclasses(name) if other != name and schema.classes[other].labels[1] == name
        ]
        found[name] = total.get(name, 0) - sum(total.get(other, 0) for other in below)
    return {name: number for name, number in sorted(found.items()) if number and name != "Resource"}


def _summary(row: dict[str, Any]) -> DocumentSummary:
    code, area = min(row["areas"], default=(None, None))
    source, sha256 = min(row["sources"], default=(None, None))
    return DocumentSummary(
        id=row["id"],
        title=row["title"],
        genre=row["genre"],
        issuer=min(row["issuers"], default=None),
        area=area,
        area_code=code,
        year=row["year"],
        characters=row["characters"] or 0,
        sentences=row["sentences"],
        observations=row["observations"],
        issues=row["issues"],
        source=source,
        sha256=sha256,
    )

"""A graph of another major version of the ontology, carried over document by document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import URIRef

from graph.errors import GraphError, MigrationError
from graph.facts import document_rows
from graph.model import DocumentSummary
from graph.preparation import prepare
from graph.reading import documents
from graph.store import GraphStore
from graph.writing import remove_document, replace_document
from ontology.validation import ShapeViolations, validate


@dataclass(frozen=True, slots=True)
class MigrationOutcome:
    """What became of one document."""

    document: str  # IRI
    title: str
    source: str | None  # file name, to ingest it again
    status: str  # kept | dropped | refused
    reasons: tuple[str, ...] = ()


def migrate(store: GraphStore, *, drop: bool = False, lang: str = "zh") -> tuple[MigrationOutcome, ...]:
    """State every document's facts again under the present ontology; what it already says of them is not written.

    The graph takes the present version when every document has been carried over, or dropped.

    Args:
        store: a graph opened with ``connect(check=False)``
        drop: remove the documents whose facts the present ontology does not admit; their files can be ingested again
        lang: language of the reasons

    Returns:
        One outcome per document.

    Raises:
        MigrationError: documents are left that cannot be carried over; each is named with the reason.
    """
    prepare(store, whole=False)
    outcomes = tuple(_carry_over(store, document, drop=drop, lang=lang) for document in documents(store))
    refused = [outcome for outcome in outcomes if outcome.status == "refused"]
    if refused:
        named = "".join(f"\n  {o.title}（{o.source or '–'}）：{'；'.join(o.reasons[:2])}" for o in refused)
        raise MigrationError(
            f"{len(refused)} 份文件不合现行本体，其余已转换；加 --drop 移除它们，再用 fazhi ingest 重新读入：{named}"
        )
    prepare(store, whole=True)
    return outcomes


def _carry_over(store: GraphStore, document: DocumentSummary, *, drop: bool, lang: str) -> MigrationOutcome:
    reasons = tuple(_reasons(store, document.id, lang))
    status = "kept"
    if reasons and drop:
        remove_document(store, document.id)
        status = "dropped"
    elif reasons:
        status = "refused"
    return MigrationOutcome(document.id, document.title, document.source, status, reasons)


def _reasons(store: GraphStore, iri: str, lang: str) -> Iterator[str]:
    """Write a document's facts as the present ontology has them; yield why that cannot be done."""
    try:
        facts = store.projection.facts(document_rows(store, iri))
        replace_document(store, validate(URIRef(iri), facts))
    except ShapeViolations as error:
        yield from error.messages_in(lang)
    except GraphError as error:
        yield str(error)

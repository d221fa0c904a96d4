"""Questions to the graph, answered with plain values."""

from graph.reading.listing import (
    counts,
    document_by_source,
    document_sources,
    document_summary,
    documents,
    find_document,
)
from graph.reading.nodes import entities, node

__all__ = [
    "counts",
    "document_by_source",
    "document_sources",
    "document_summary",
    "documents",
    "entities",
    "find_document",
    "node",
]

"""Questions to the graph, answered with plain values."""

from graph.reading.exploring import neighbours, node_detail, overview
from graph.reading.figures import observations
from graph.reading.listing import (
    counts,
    document_by_source,
    document_sources,
    document_summary,
    documents,
    find_document,
)
from graph.reading.nodes import entities, node
from graph.reading.routes import paths
from graph.reading.viewing import document_view

__all__ = [
    "counts",
    "document_by_source",
    "document_sources",
    "document_summary",
    "document_view",
    "documents",
    "entities",
    "find_document",
    "neighbours",
    "node",
    "node_detail",
    "observations",
    "overview",
    "paths",
]

"""Questions to the graph, answered with plain values."""

from graph.reading.exploring import neighbours, node_detail, overview, picture, relation_counts
from graph.reading.figures import observations
from graph.reading.listing import (
    counts,
    document_by_source,
    document_sources,
    document_summary,
    documents,
    find_document,
)
from graph.reading.mapping import whole_map
from graph.reading.nodes import entities, node
from graph.reading.reviewing import (
    citation_uses,
    doubtful_names,
    indicator_uses,
    instrument_uses,
    issues,
    open_indicators,
    property_uses,
    sum_checks,
)
from graph.reading.routes import paths
from graph.reading.viewing import document_view

__all__ = [
    "citation_uses",
    "counts",
    "document_by_source",
    "document_sources",
    "document_summary",
    "document_view",
    "documents",
    "doubtful_names",
    "entities",
    "find_document",
    "indicator_uses",
    "instrument_uses",
    "issues",
    "neighbours",
    "node",
    "node_detail",
    "observations",
    "open_indicators",
    "overview",
    "paths",
    "picture",
    "property_uses",
    "relation_counts",
    "sum_checks",
    "whole_map",
]

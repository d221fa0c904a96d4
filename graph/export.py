"""The graph as files: RDF first, and what other programs read."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from graph.errors import UnknownFormatError
from graph.formats.rdf import write_jsonld, write_ntriples, write_trig, write_turtle
from graph.formats.references import write_bibtex, write_gbt7714
from graph.formats.tables import write_edges, write_graphml, write_nodes, write_observations
from graph.store import GraphStore

FORMATS: dict[str, Callable[[GraphStore, BinaryIO], None]] = {
    "nt": write_ntriples,
    "ttl": write_turtle,
    "jsonld": write_jsonld,
    "trig": write_trig,
    "graphml": write_graphml,
    "csv-observations": write_observations,
    "csv-nodes": write_nodes,
    "csv-edges": write_edges,
    "bibtex": write_bibtex,
    "gbt7714": write_gbt7714,
}
"""Every export format by name."""


def export(store: GraphStore, stream: BinaryIO, file_format: str) -> None:
    """Write the graph to ``stream`` in one of :data:`FORMATS`.

    ``nt`` is sorted: the same content gives the same bytes, on both engines and whatever the order of ingestion.

    Raises:
        UnknownFormatError: no such format.
    """
    try:
        write = FORMATS[file_format]
    except KeyError:
        known = "、".join(FORMATS)
        raise UnknownFormatError(f"没有导出格式 {file_format!r}；可用的格式：{known}") from None
    write(store, stream)

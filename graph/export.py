"""The graph as files: RDF first, and what other programs read."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import BinaryIO, Protocol

from graph.errors import UnknownFormatError
from graph.formats.rdf import write_jsonld, write_ntriples, write_picture, write_trig, write_turtle
from graph.formats.references import write_bibtex, write_gbt7714
from graph.formats.tables import write_edges, write_graphml, write_nodes, write_observations
from graph.model import Subgraph
from graph.store import GraphStore


class RdfWriter(Protocol):
    """Writes the graph in one RDF format."""

    def __call__(self, store: GraphStore, stream: BinaryIO, *, align: bool = False) -> None:
        """Write; with ``align`` also what the facts say in other vocabularies."""


RDF_FORMATS: dict[str, RdfWriter] = {
    "nt": write_ntriples,
    "ttl": write_turtle,
    "jsonld": write_jsonld,
    "trig": write_trig,
}
FORMATS: dict[str, Callable[[GraphStore, BinaryIO], None]] = {
    **RDF_FORMATS,
    "graphml": write_graphml,
    "csv-observations": write_observations,
    "csv-nodes": write_nodes,
    "csv-edges": write_edges,
    "bibtex": write_bibtex,
    "gbt7714": write_gbt7714,
}
"""Every export format by name."""


def export(store: GraphStore, stream: BinaryIO, file_format: str, *, align: bool = False) -> None:
    """Write the graph to ``stream`` in one of :data:`FORMATS`.

    ``nt`` is sorted: the same content gives the same bytes, on both engines and whatever the order of ingestion.

    Args:
        store: the graph
        stream: takes the bytes
        file_format: a name in :data:`FORMATS`
        align: add what the facts say in ORG, PROV, SKOS, Data Cube, schema.org and others; RDF formats only

    Raises:
        UnknownFormatError: no such format, or not one of RDF where ``align`` is wanted.
    """
    known = RDF_FORMATS if align else FORMATS
    if file_format not in known:
        names = "、".join(known)
        raise UnknownFormatError(f"没有导出格式 {file_format!r}；可用的格式：{names}")
    if align:
        RDF_FORMATS[file_format](store, stream, align=True)
    else:
        FORMATS[file_format](store, stream)


def turtle_of(store: GraphStore, picture: Subgraph) -> str:
    """Return in Turtle what :func:`export` says of the nodes and relationships of a picture; the rest is left out."""
    stream = io.BytesIO()
    write_picture(store, stream, picture)
    return stream.getvalue().decode()

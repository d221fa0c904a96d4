"""The graph as files: RDF first, and what other programs read."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from graph.errors import UnknownFormatError
from graph.facts import all_facts
from graph.store import GraphStore
from graph.triples import sorted_lines


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


def _write_ntriples(store: GraphStore, stream: BinaryIO) -> None:
    stream.writelines(sorted_lines(all_facts(store)))


FORMATS: dict[str, Callable[[GraphStore, BinaryIO], None]] = {"nt": _write_ntriples}
"""Every export format by name."""

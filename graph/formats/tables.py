"""Tables for spreadsheets and network programs: figures, nodes and edges as CSV, and GraphML."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO
from xml.sax.saxutils import escape, quoteattr

from graph.facts import all_nodes, all_relationships
from graph.literals import EXACT
from graph.projection import NodeRow
from graph.reading import observations
from graph.reading.nodes import LONG
from graph.store import GraphStore

FIGURES = (
    "indicator",
    "indicator_name",
    "value",
    "unit",
    "comparator",
    "kind",
    "modality",
    "period_start",
    "period_end",
)
PLACE = ("area", "area_code", "year")
EVIDENCE = ("surface", "text", "document_title", "section", "document", "sentence", "start", "end")
# What XML 1.0 cannot hold, not even escaped.
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NOT_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_observations(store: GraphStore, stream: BinaryIO) -> None:
    """Write one row per figure, with the sentence that states it."""
    rows = observations(store)
    cells = (
        [getattr(row, name) for name in FIGURES + PLACE] + [getattr(row.evidence, name) for name in EVIDENCE] + [row.id]
        for row in rows
    )
    _write_csv(stream, (*FIGURES, *PLACE, *EVIDENCE, "id"), cells)


def write_nodes(store: GraphStore, stream: BinaryIO) -> None:
    """Write one row per node, in the order of the IRIs; properties as a JSON object."""
    rows = sorted(all_nodes(store), key=lambda node: node.uri)
    cells = ([n.uri, _class_of(store, n), n.properties.get("name", ""), _json(store, n.properties)] for n in rows)
    _write_csv(stream, ("id", "type", "name", "properties"), cells)


def write_edges(store: GraphStore, stream: BinaryIO) -> None:
    """Write one row per relationship, in the order of type and ends; properties as a JSON object."""
    rows = sorted(all_relationships(store), key=lambda row: (row.type, row.source, row.target, row.key))
    cells = ([row.source, row.type, row.target, _json(store, row.properties)] for row in rows)
    _write_csv(stream, ("source", "type", "target", "properties"), cells)


def write_graphml(store: GraphStore, stream: BinaryIO) -> None:
    """Write nodes and edges for Gephi, yEd, igraph or networkx; the whole text of documents is left out."""
    stream.write(
        b'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
        b'<key id="type" for="all" attr.name="type" attr.type="string"/>\n'
        b'<key id="name" for="node" attr.name="name" attr.type="string"/>\n'
        b'<key id="properties" for="all" attr.name="properties" attr.type="string"/>\n'
        b'<graph id="fazhi" edgedefault="directed">\n'
    )
    for node in sorted(all_nodes(store), key=lambda node: node.uri):
        data = {
            "type": _class_of(store, node),
            "name": node.properties.get("name", ""),
            "properties": _json(store, node.properties),
        }
        stream.write(f"<node id={_attribute(node.uri)}>{_data(data)}</node>\n".encode())
    for row in sorted(all_relationships(store), key=lambda row: (row.type, row.source, row.target, row.key)):
        ends = f"source={_attribute(row.source)} target={_attribute(row.target)}"
        data = {"type": row.type, "properties": _json(store, row.properties)}
        stream.write(f"<edge {ends}>{_data(data)}</edge>\n".encode())
    stream.write(b"</graph>\n</graphml>\n")


def _class_of(store: GraphStore, node: NodeRow) -> str:
    spec = store.schema.most_specific(node.labels)
    return spec.name if spec else "Resource"


def _json(store: GraphStore, properties: Mapping[str, Any]) -> str:
    hidden = LONG | {"uri", "name"} | {spec.name for spec in store.schema.properties.values() if spec.graph_only}
    shown = {k: v for k, v in sorted(properties.items()) if k not in hidden and not k.endswith(EXACT)}
    return json.dumps(shown, ensure_ascii=False, default=str)


def _write_csv(stream: BinaryIO, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write UTF-8 with a byte order mark, without which spreadsheets take Chinese for something else."""
    stream.write(b"\xef\xbb\xbf")
    for cells in _chain(header, rows):
        line = io.StringIO()
        csv.writer(line, lineterminator="\r\n").writerow([_cell(cell) for cell in cells])
        stream.write(line.getvalue().encode())


def _chain(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[Sequence[Any]]:
    yield header
    yield from rows


def _cell(value: object) -> object:
    """Return a cell that no spreadsheet runs as a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(NOT_A_FORMULA) else value


def _attribute(value: str) -> str:
    return quoteattr(NOT_XML.sub("\ufffd", value))


def _data(values: Mapping[str, str]) -> str:
    return "".join(
        f'<data key="{key}">{escape(NOT_XML.sub(chr(0xFFFD), value))}</data>' for key, value in values.items()
    )

"""The search index on disk, so that a new process reads only what has changed since the last one looked.

Reading a thousand passages from the graph takes seconds, from this file milliseconds.  What is loaded is compared with
the graph document by document, as after any change; so an old file is no wrong one, and a damaged one is done without.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from graph.model import EngineInfo, Node
from graph.search.collection import Snapshot, VectorSpace
from graph.search.index import restored_index
from graph.search.postings import Postings, Segment
from graph.search.records import DocumentRecord, PassageRecord
from graph.search.vectors import SentenceVectors

FORMAT = 1  # raise when anything changes what the file contains or what an index is made of
_ROWS = ("matrix", "owner", "alive", "has_vector")
_NODES = ("concepts", "cited")
_TERMS = ("terms", "starts", "rows", "counts", "lengths")

Arrays = Mapping[str, npt.NDArray[Any]]


def saved_file(folder: Path, engine: EngineInfo, space: VectorSpace | None) -> Path:
    """Return where the index of one graph, with vectors of one model or none, is kept in ``folder``."""
    graph = "embedded" if engine.embedded else engine.uri
    model = (space.name, space.prompt_hash) if space else ()
    key = hashlib.sha256(json.dumps([FORMAT, graph, *model]).encode()).hexdigest()[:16]
    return folder / f"search-{key}.npz"


def load_index(path: Path) -> Snapshot:
    """Return what is kept, of no version of the graph in particular; an empty snapshot when there is nothing usable."""
    try:
        with np.load(path, allow_pickle=False) as arrays:
            return _snapshot(arrays)
    except (OSError, EOFError, ValueError, KeyError, TypeError, IndexError, zipfile.BadZipFile):
        return Snapshot()


def save_index(path: Path, snapshot: Snapshot) -> None:
    """Keep a snapshot in place of the one before; processes that read meanwhile see either, whole."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.stem}-", suffix=".tmp")
    except OSError:
        return
    try:
        with os.fdopen(handle, "wb") as stream:
            np.savez(stream, **_arrays(snapshot))
        Path(name).replace(path)
    except OSError:  # full, or read-only: the next process reads the graph again
        Path(name).unlink(missing_ok=True)


def _arrays(snapshot: Snapshot) -> dict[str, Any]:
    index = snapshot.index
    arrays = {name: getattr(index, name) for name in _ROWS}
    arrays |= {f"sentences.{name}": getattr(index.sentences, name) for name in ("matrix", "row", "start")}
    for number, segment in enumerate(index.postings.segments):
        arrays |= {f"{number}.{name}": getattr(segment, name) for name in _TERMS}
    nodes = {node.id: node for passage in index.passages for node in (*passage.concepts, *passage.cited)}
    place = {iri: number for number, iri in enumerate(nodes)}
    records = {
        "model": snapshot.model,
        "prompt_hash": snapshot.prompt_hash,
        "comparable": snapshot.comparable,
        "words": [segment.words for segment in index.postings.segments],
        "nodes": [(node.id, node.type, node.name) for node in nodes.values()],
        "documents": [_values(document, place) for document in index.documents],
        "passages": [_values(passage, place) for passage in index.passages],
    }
    text = json.dumps(records, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return arrays | {"records": np.frombuffer(text, np.uint8)}


def _snapshot(arrays: Arrays) -> Snapshot:
    records = json.loads(arrays["records"].tobytes().decode("utf-8", "surrogatepass"))
    nodes = [Node(*node) for node in records["nodes"]]
    segments = []
    for number, words in enumerate(records["words"]):
        terms: dict[str, Any] = {name: arrays[f"{number}.{name}"] for name in _TERMS}
        segments.append(Segment(**terms, words=tuple(words)))
    sentences = (arrays["sentences.matrix"], arrays["sentences.row"], arrays["sentences.start"])
    index = restored_index(
        documents=[DocumentRecord(*map(_tuples, row)) for row in records["documents"]],
        passages=[_passage(row, nodes) for row in records["passages"]],
        postings=Postings(tuple(segments)),
        rows={name: arrays[name] for name in _ROWS},
        sentences=SentenceVectors().adding(*sentences),
    )
    return Snapshot(index, model=records["model"], prompt_hash=records["prompt_hash"], comparable=records["comparable"])


def _passage(row: Sequence[Any], nodes: Sequence[Node]) -> PassageRecord:
    values = dict(zip((field.name for field in fields(PassageRecord)), map(_tuples, row), strict=True))
    for name in _NODES:
        values[name] = tuple(nodes[place] for place in values[name])
    return PassageRecord(**values)


def _values(record: PassageRecord | DocumentRecord, place: Mapping[str, int]) -> list[Any]:
    values = {field.name: getattr(record, field.name) for field in fields(record)}
    return [[place[n.id] for n in value] if name in _NODES else value for name, value in values.items()]


def _tuples(value: object) -> Any:  # noqa: ANN401 - whatever a record's field holds
    return tuple(map(_tuples, value)) if isinstance(value, list) else value

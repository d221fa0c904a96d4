"""Search as the command line and the pages use it: over the graph as it is now."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from graph.embedding.embedder import Embedder
from graph.model import EntityHit, Filters, SearchResult
from graph.search.collection import Snapshot, refreshed
from graph.search.entities import EntityIndex, nearness, read_entities
from graph.search.loading import Readable
from graph.search.saved import load_index, save_index
from graph.search.searcher import HYBRID, Searcher
from graph.search.syntax import parse_query

Floats = npt.NDArray[np.float32]
WORTH_SAVING = 1.0  # seconds of reading that the next process is to be spared


@dataclass(frozen=True, slots=True)
class _Entities:
    """The entities of one version of the graph, with the vectors of their names when there is a model."""

    version: int = -1
    index: EntityIndex | None = None
    vectors: Floats | None = None


class SearchService:
    """Searches one graph; safe to share between sessions and threads.

    The index is loaded at the first search and afterwards follows the graph's version, whoever writes to it.
    """

    def __init__(self, store: Readable, embedder: Embedder | None = None, *, saved: Path | None = None) -> None:
        """Remember where to read.

        Args:
            store: the graph.
            embedder: turns queries into vectors; without one, search is by words only.
            saved: file that keeps the index between processes, see :func:`graph.search.saved.saved_file`.
        """
        self._saved = saved
        self._store = store
        self._searcher = Searcher(embedder)
        self._snapshot = Snapshot()
        self._refreshing = threading.Lock()
        self._entities = _Entities()
        self._naming = threading.Lock()

    def refresh(self) -> Snapshot:
        """Bring the index up to the graph's version and return it.

        Raises:
            GraphError: the graph does not answer.
        """
        with self._refreshing:
            began = time.perf_counter()
            if self._saved and self._snapshot.version < 0:
                self._snapshot = load_index(self._saved)
            known = self._snapshot
            self._snapshot = refreshed(known, self._store, self._searcher.embedder)
            if self._saved and self._snapshot is not known and time.perf_counter() - began > WORTH_SAVING:
                save_index(self._saved, self._snapshot)
            return self._snapshot

    def search(
        self, query: str, *, filters: Filters | None = None, mode: str = HYBRID, limit: int = 10
    ) -> SearchResult:
        """Find passages in the graph as it is now; any text is a valid query (see :mod:`graph.search.syntax`).

        Args:
            query: a question, words, or both, in Chinese or English.
            filters: what every hit must satisfy; decided before ranking.
            mode: ``hybrid``, ``semantic`` (by meaning only) or ``keyword`` (by words only).
            limit: how many hits at most.

        Returns:
            What :meth:`Searcher.search` returns, with the time that reading changes of the graph took counted in.

        Raises:
            UnknownModeError: another mode.
            GraphError: the graph does not answer.
        """
        began = time.perf_counter()
        snapshot = self.refresh()
        result = self._searcher.search(snapshot, query, filters=filters, mode=mode, limit=limit)
        return replace(result, milliseconds=(time.perf_counter() - began) * 1000)

    def entities(
        self, query: str, *, types: Sequence[str] = (), limit: int = 8, meaning: bool = True
    ) -> tuple[EntityHit, ...]:
        """Find organisations, documents, instruments, indicators, places, honours and topics.

        The names are read at the first call after a change of the graph, and encoded once for all later processes.

        Args:
            query: a name, a part of one, or a question that holds one; signs and quotes are passed over.
            types: ontology classes that may be found, such as ``Indicator``; all when empty.
            limit: how many at most.
            meaning: whether to look for names of like meaning too; without a model they are not looked for.

        Returns:
            The entities, best first; none for an empty query.

        Raises:
            GraphError: the graph does not answer.
        """
        parsed = parse_query(query)
        if parsed.is_empty:
            return ()
        known = self._known_entities(meaning=meaning)
        if known.index is None:
            return ()
        near = None
        embedder = self._searcher.embedder
        if meaning and embedder is not None and known.vectors is not None and len(known.vectors) > 1:
            near = nearness(known.vectors, embedder.encode_query(parsed.text))
        return known.index.search(parsed.text, types=frozenset(types), limit=limit, near=near)

    def _known_entities(self, *, meaning: bool) -> _Entities:
        with self._naming:
            version = self._store.version()
            if self._entities.version != version:
                self._entities = _Entities(version, read_entities(self._store))
            known = self._entities
            embedder = self._searcher.embedder
            if meaning and embedder is not None and known.vectors is None and known.index is not None:
                vectors = embedder.encode_passages([node.name for node in known.index.nodes])
                self._entities = known = replace(known, vectors=vectors)
            return known

"""Search as the command line and the pages use it: over the graph as it is now."""

from __future__ import annotations

import math
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
from graph.search.places import PlaceFinder
from graph.search.saved import load_index, save_index
from graph.search.searcher import HYBRID, Searcher
from graph.search.syntax import parse_query

Floats = npt.NDArray[np.float32]
WORTH_SAVING = 1.0  # seconds of reading that the next process is to be spared
SETTLING = 20.0  # seconds after a change in which another document may come
# Names are read whole, ten thousand in a second; that is not done for each of many documents that come in.
QUICK, REST = 0.5, 10.0  # seconds of reading that may follow each change; else it rests so many times as long


@dataclass(frozen=True, slots=True)
class _Entities:
    """The entities of one version of the graph, with the vectors of their names when there is a model.

    ``missing`` are the places in ``vectors`` whose names were not there a version before; their rows are zero.
    """

    version: int = -1
    index: EntityIndex | None = None
    vectors: Floats | None = None
    missing: tuple[int, ...] = ()

    def followed_by(self, version: int, index: EntityIndex) -> _Entities:
        """Return the entities of a later version, with the vectors that are known."""
        if self.vectors is None or self.index is None:
            return _Entities(version, index)
        absent = set(self.missing)
        rows = {node.name: row for row, node in enumerate(self.index.nodes) if row not in absent}
        vectors = np.zeros((len(index.nodes), self.vectors.shape[1]), np.float32)
        known = [place for place, node in enumerate(index.nodes) if node.name in rows]
        vectors[known] = self.vectors[[rows[index.nodes[place].name] for place in known]]
        missing = sorted(set(range(len(index.nodes))).difference(known))
        return _Entities(version, index, vectors, tuple(missing))


class SearchService:
    """Searches one graph; safe to share between sessions and threads.

    The index is loaded at the first search and afterwards follows the graph's version, whoever writes to it.
    """

    def __init__(
        self,
        store: Readable,
        embedder: Embedder | None = None,
        *,
        saved: Path | None = None,
        places: PlaceFinder | None = None,
    ) -> None:
        """Remember where to read.

        Args:
            store: the graph.
            embedder: turns queries into vectors; without one, search is by words only.
            saved: file that keeps the index between processes, see :func:`graph.search.saved.saved_file`.
            places: recognises names of areas in a query, beside those that documents are of.
        """
        self._saved = saved
        self._store = store
        self._searcher = Searcher(embedder, places=places)
        self._snapshot = Snapshot()
        self._refreshing = threading.Lock()
        self._entities = _Entities()
        self._naming = threading.Lock()
        self._encoding = threading.Lock()
        self._changed = -math.inf  # when the graph was last seen to have changed
        self._names_rest_until = -math.inf

    @property
    def settling(self) -> bool:
        """Whether documents are coming in: who ingests them encodes what they bring, so it is not done here."""
        return time.monotonic() - self._changed < SETTLING

    def refresh(self) -> Snapshot:
        """Bring the index up to the graph's version and return it.

        Raises:
            GraphError: the graph does not answer.
        """
        with self._refreshing:
            began = time.perf_counter()
            first = self._snapshot.version < 0  # then a change may be days old
            if self._saved and first:
                self._snapshot = load_index(self._saved)
            known = self._snapshot
            self._snapshot = refreshed(known, self._store, self._searcher.embedder)
            if self._snapshot is not known and not first:
                self._changed = time.monotonic()
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

    def documents(self, query: str, *, filters: Filters | None = None) -> tuple[str, ...]:
        """Return the IRIs of the documents whose passages fit a query best, best first.

        Raises:
            GraphError: the graph does not answer.
        """
        return self._searcher.documents(self.refresh(), query, filters=filters)

    def entities(
        self, query: str, *, types: Sequence[str] = (), limit: int = 8, meaning: bool = True
    ) -> tuple[EntityHit, ...]:
        """Find organisations, documents, instruments, indicators, places, honours and topics.

        The names are read at the first call after a change of the graph, and encoded once for all later processes.
        The first call waits for that; what a later change brings is found by name at once, and by meaning when the
        graph has come to rest and a thread has encoded it.

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
            near = nearness(known.vectors, embedder.encode_query(parsed.text), without=known.missing)
        return known.index.search(parsed.text, types=frozenset(types), limit=limit, near=near)

    def _known_entities(self, *, meaning: bool) -> _Entities:
        embedder = self._searcher.embedder if meaning else None
        with self._naming:
            self._follow_names(self._store.version())
            known = self._entities
            if embedder is None or known.index is None:
                return known
            if known.vectors is None:
                vectors = embedder.encode_passages([node.name for node in known.index.nodes])
                self._entities = known = replace(known, vectors=vectors)
        if known.missing and not self.settling and self._encoding.acquire(blocking=False):
            threading.Thread(target=self._encode_missing, args=(known, embedder), name="new names").start()
        return known

    def _follow_names(self, version: int) -> None:
        """Read the names of a new version, unless the last reading was long and a moment ago."""
        began = time.monotonic()
        if self._entities.version == version:
            return
        if self._entities.version >= 0:
            self._changed = began
            if began < self._names_rest_until:
                return
        self._entities = self._entities.followed_by(version, read_entities(self._store))
        took = time.monotonic() - began
        self._names_rest_until = began + took * REST if took > QUICK else -math.inf

    def _encode_missing(self, known: _Entities, embedder: Embedder) -> None:
        """Encode names that a change of the graph brought; nobody waits for it while documents come in."""
        try:
            index, vectors = known.index, known.vectors
            if index is None or vectors is None:
                return
            vectors = vectors.copy()
            vectors[list(known.missing)] = embedder.encode_passages(
                [index.nodes[place].name for place in known.missing]
            )
            complete = replace(known, vectors=vectors, missing=())
            with self._naming:
                now = self._entities
                if now.index is not None:
                    self._entities = complete if now is known else complete.followed_by(now.version, now.index)
        finally:
            self._encoding.release()

"""Search as the command line and the pages use it: over the graph as it is now."""

from __future__ import annotations

import threading
import time
from dataclasses import replace

from graph.embedding.embedder import Embedder
from graph.model import Filters, SearchResult
from graph.search.collection import Readable, Snapshot, refreshed
from graph.search.searcher import HYBRID, Searcher


class SearchService:
    """Searches one graph; safe to share between sessions and threads.

    The index is loaded at the first search and afterwards follows the graph's version, whoever writes to it.
    """

    def __init__(self, store: Readable, embedder: Embedder | None = None) -> None:
        """Remember where to read.

        Args:
            store: the graph.
            embedder: turns queries into vectors; without one, search is by words only.
        """
        self._store = store
        self._searcher = Searcher(embedder)
        self._snapshot = Snapshot()
        self._refreshing = threading.Lock()

    def refresh(self) -> Snapshot:
        """Bring the index up to the graph's version and return it.

        Raises:
            GraphError: the graph does not answer.
        """
        with self._refreshing:
            self._snapshot = refreshed(self._snapshot, self._store, self._searcher.embedder)
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

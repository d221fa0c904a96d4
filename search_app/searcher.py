"""Search that answers from the first second: by words while the embedding model still loads."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from graph.embedding.embedder import Embedder
from graph.embedding.loading import load_embedder
from graph.model import EntityHit, Filters, SearchResult
from graph.search.indexing import embed_missing
from graph.search.service import SearchService
from graph.settings import GraphSettings
from graph.store import GraphStore
from search_app.search_access import search_service


@dataclass(frozen=True, slots=True)
class ModelState:
    """How far the embedding model is; ``total`` is 0 while it is not known."""

    ready: bool = False
    done: int = 0
    total: int = 0
    failure: str | None = None


class Searcher:
    """One search service for all visitors of this server."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._state = ModelState()
        self._by_words = search_service(store, None)
        self._full: SearchService | None = None
        self._named = False
        self.embedder: Embedder | None = None  # None until the model is there
        self._thread = threading.Thread(target=self._load, name="embedding model", daemon=True)
        self._thread.start()

    @property
    def state(self) -> ModelState:
        """Return how far the model is."""
        return self._state

    @property
    def service(self) -> SearchService:
        """Return the search itself: by words until the model is there."""
        return self._full or self._by_words

    def wait(self, seconds: float) -> ModelState:
        """Wait for the model, but no longer than that; return how far it is then."""
        self._thread.join(seconds)
        return self._state

    def search(self, query: str, *, filters: Filters, mode: str, limit: int) -> SearchResult:
        """Search; every mode answers by words until the model is there, and the result's ``mode`` says so."""
        if self._full is None:
            return self._by_words.search(query, filters=filters, mode="keyword", limit=limit)
        return self._full.search(query, filters=filters, mode=mode, limit=limit)

    def entities(self, query: str, *, limit: int) -> tuple[EntityHit, ...]:
        """Find what the graph has under a name; by meaning too once the names have been encoded."""
        if self._full is None or not self._named:
            return self._by_words.entities(query, limit=limit)
        return self._full.entities(query, limit=limit)

    def _load(self) -> None:
        try:
            embedder = load_embedder(GraphSettings.from_environment(), progress=self._report)
            embed_missing(self._store, embedder)  # what was ingested while the model was not there
            self._full = search_service(self._store, embedder)
            self.embedder = embedder
            self._state = ModelState(ready=True)
            self._full.entities("法治", limit=1)  # encodes the names, seconds for the first time
            self._named = True
        except Exception as error:  # the thread has nobody above it; the page shows the reason
            self._state = ModelState(failure=str(error))

    def _report(self, stage: str, done: int, total: int) -> None:  # noqa: ARG002 - one bar for all stages
        self._state = ModelState(done=done, total=total)

"""The search of this program: over its graph, with an index that is kept between processes."""

from __future__ import annotations

from graph.embedding.embedder import Embedder
from graph.search.saved import saved_file
from graph.search.service import SearchService
from graph.settings import GraphSettings
from graph.store import GraphStore
from search_app.place_names import find_places


def search_service(store: GraphStore, embedder: Embedder | None) -> SearchService:
    """Return a search of the graph; by words only without a model."""
    folder = GraphSettings.from_environment().views
    return SearchService(store, embedder, saved=saved_file(folder, store.engine, embedder), places=find_places)

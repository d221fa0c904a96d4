"""How the commands that need the embedding model get at it; apart, because loading it takes seconds."""

from __future__ import annotations

from graph.embedding.embedder import Embedder
from graph.embedding.loading import load_embedder
from graph.settings import GraphSettings
from search_app.progress import Report


def embedder_for(progress: Report | None) -> Embedder:
    """Load the embedding model, building the default one on first use."""
    return load_embedder(GraphSettings.from_environment(), progress=progress)

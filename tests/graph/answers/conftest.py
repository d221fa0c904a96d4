"""The two example reports, and a service that answers from them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.answers.service import AnswerService
from graph.connection import connect
from graph.embedded.process import stop
from graph.embedding.embedder import Embedder
from graph.search.service import SearchService
from graph.settings import GraphSettings
from graph.store import GraphStore
from ingest.pipeline import ingest_paths
from search_app.place_names import find_places

EXAMPLES = Path(__file__).parents[3] / "examples"


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[GraphStore]:
    """Return a graph that holds the examples; its engine ends with the run."""
    folder = tmp_path_factory.mktemp("answers-home")
    with connect(GraphSettings(None, "", "", folder)) as store:
        ingest_paths([EXAMPLES], store, embedder=embedder)
        yield store
    stop(folder)


@pytest.fixture(scope="session")
def answers(examples: GraphStore, embedder: Embedder) -> AnswerService:
    return AnswerService(examples, SearchService(examples, embedder), embedder, places=find_places)

"""What many tests share: a data folder, the graph on every engine at hand, and the embedder."""

import io
import os
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from neo4j import ManagedTransaction
from rdflib import Graph, URIRef
from rdflib.term import Node

from graph.connection import connect
from graph.embedded.process import stop
from graph.embedding.embedder import Embedder
from graph.embedding.loading import load_embedder
from graph.export import export
from graph.settings import GraphSettings
from graph.store import GraphStore
from ontology.validation import ValidatedFacts, validate

# A folder with the scripts `start HOME PORT` and `stop HOME`, or the address of a server whose data may go.
NEO4J = os.environ.get("FAZHI_TEST_NEO4J", "")
PASSWORD = "fazhi-test-only"
SAMPLE = Path(__file__).parent / "ontology" / "data" / "sample.ttl"
SAMPLE_DOCUMENT = URIRef("https://fazhi.example.org/id/doc/fzbg-150523-2023")

ENGINES = [
    pytest.param("embedded", marks=pytest.mark.engine),
    pytest.param(
        "neo4j",
        marks=[
            pytest.mark.neo4j,
            pytest.mark.skipif(not NEO4J, reason="FAZHI_TEST_NEO4J names no Neo4j to test on"),
        ],
    ),
]


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a data folder of this run; the engine that the tests start there ends with the run."""
    folder = tmp_path_factory.mktemp("fazhi-home")
    yield folder
    stop(folder)


@pytest.fixture(scope="session")
def settings_of(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator["EngineSettings"]:
    found = EngineSettings(home, tmp_path_factory)
    yield found
    found.close()


class EngineSettings:
    """Settings for each engine; the Neo4j server starts when a test first asks for it."""

    def __init__(self, home: Path, folders: pytest.TempPathFactory) -> None:
        self.home = home
        self._folders = folders
        self._server: Path | None = None
        self._port = 0
        self._tries = 0

    def __getitem__(self, engine: str) -> GraphSettings:
        if engine == "embedded":
            return GraphSettings(None, "", "", self.home)
        if "://" in NEO4J:
            return GraphSettings(NEO4J, "neo4j", os.environ.get("NEO4J_PASSWORD", PASSWORD), self.home)
        if self._server is None:
            self._start()
        return GraphSettings(f"bolt://127.0.0.1:{self._port}", "neo4j", PASSWORD, self.home)

    def _start(self) -> None:
        while self._tries < 3:  # the script gives up after a minute, which a busy machine can need
            self._tries += 1
            folder = self._folders.mktemp("neo4j")
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                self._port = free.getsockname()[1]
            command = [str(Path(NEO4J) / "start"), str(folder), str(self._port)]
            environment = os.environ | {"NEO4J_PASSWORD": PASSWORD}
            if subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL).returncode == 0:
                self._server = folder
                return
        pytest.fail(f"{NEO4J}/start does not bring up a server")

    def close(self) -> None:
        if self._server is not None:
            os.kill(
                int((self._server / "pid").read_text()), signal.SIGKILL
            )  # a scratch database: a clean stop takes 12 seconds


@pytest.fixture(scope="session")
def stores() -> Iterator[dict[str, GraphStore]]:
    """Keep one open store per engine."""
    found: dict[str, GraphStore] = {}
    yield found
    for store in found.values():
        store.close()


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def store(engine: str, settings_of: EngineSettings, stores: dict[str, GraphStore]) -> GraphStore:
    """Return the graph without any document, on each engine in turn."""
    if engine not in stores:
        stores[engine] = connect(settings_of[engine])
    empty(stores[engine])
    return stores[engine]


def empty(store: GraphStore) -> None:
    """Take everything out but the ontology's own concepts."""

    def work(tx: ManagedTransaction) -> None:
        tx.run("MATCH (n:Resource) WHERE n:OpenIndicator OR NOT (n:Indicator OR n:Topic) DETACH DELETE n").consume()
        tx.run("MATCH (g:FazhiGraph) REMOVE g.embedding_model, g.dimension, g.prompt_hash").consume()

    store.write(work)
    for index in store.schema.vector_indexes():
        store.dialect.define(f"DROP INDEX {index.name} IF EXISTS")


@pytest.fixture
def sample() -> ValidatedFacts:
    """Return the facts of the small report that tests/ontology/data holds."""
    return validate(SAMPLE_DOCUMENT, Graph().parse(SAMPLE))


@pytest.fixture
def renamed(sample: ValidatedFacts) -> Callable[[str], ValidatedFacts]:
    """Return a maker of further documents: the sample under another name, with the same shared entities."""

    def make(name: str) -> ValidatedFacts:
        new = URIRef(f"{SAMPLE_DOCUMENT.rpartition('/')[0]}/{name}")

        def own(term: Node) -> Node:
            is_own = isinstance(term, URIRef) and term.startswith(SAMPLE_DOCUMENT)
            return URIRef(str(term).replace(SAMPLE_DOCUMENT, new, 1)) if is_own else term

        facts = Graph()
        for subject, predicate, value in sample.facts:
            facts.add((own(subject), predicate, own(value)))
        return validate(new, facts)

    return make


@pytest.fixture
def n_triples() -> Callable[[GraphStore], bytes]:
    """Return a function that exports a graph as sorted N-Triples."""

    def export_all(store: GraphStore) -> bytes:
        stream = io.BytesIO()
        export(store, stream, "nt")
        return stream.getvalue()

    return export_all


@pytest.fixture(scope="session")
def embedder(home: Path) -> Embedder:
    """Return the default embedder, built once per run unless FAZHI_MODEL_CACHE has it."""
    return load_embedder(GraphSettings(None, "", "", home))

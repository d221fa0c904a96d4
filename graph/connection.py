"""The only place that opens drivers: to the embedded engine, which is started when needed, or to a Neo4j server."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import neo4j
from neo4j.exceptions import AuthError, ConfigurationError, DriverError, Neo4jError

from graph.dialect import ArcadeDialect, Dialect
from graph.embedded import process
from graph.embedded.runfile import READER, USERNAME, RunFile
from graph.errors import GraphError, GraphUnreachableError
from graph.model import EngineInfo
from graph.preparation import check_version, prepare
from graph.settings import GraphSettings
from graph.store import GraphStore
from ontology.concepts import load_concepts
from ontology.schema import load_schema

# Seconds in which the driver repeats a failed transaction.  An embedded engine that was killed comes back at another
# port, and its writers take turns, so nothing is gained by more; Neo4j may need it for its own restart.
RETRY_EMBEDDED = 2.0


def connect(settings: GraphSettings | None = None, *, ontology: Path | None = None, check: bool = True) -> GraphStore:
    """Open the graph and see that it has every constraint, index and controlled concept of the ontology.

    Args:
        settings: the environment's unless given
        ontology: another ontology than the shipped one, as a folder or one Turtle file
        check: refuse a graph of another major version and prepare one of this; only migration goes without

    Returns:
        A store to be closed by the caller; the engine itself goes on.

    Raises:
        EngineStartError: the embedded engine did not come up.
        GraphUnreachableError: no Neo4j answers at ``GRAPH_URI``, or it refuses the name and password.
        OntologyMismatchError: the graph belongs to another major version of the ontology.
    """
    settings = settings or GraphSettings.from_environment()
    if settings.uri is None:
        opening = partial(_open_embedded, settings.home, ontology)
    else:
        opening = partial(_open_server, settings, settings.uri)
    engine, dialect = opening()
    schema, concepts = load_schema(ontology), load_concepts(ontology)
    store = GraphStore(engine, dialect, reopen=opening, schema=schema, concepts=concepts, ontology=ontology)
    try:
        if check:
            check_version(store)
            prepare(store)
    except GraphError:
        store.close()
        raise
    return store


def _open_server(settings: GraphSettings, uri: str) -> tuple[EngineInfo, Dialect]:
    try:
        driver = _driver(uri, settings.username, settings.password)
        version = _version(driver)
    except AuthError as error:
        raise GraphUnreachableError(
            f"{uri} 拒绝了用户 {settings.username}；请检查 NEO4J_USERNAME 与 NEO4J_PASSWORD"
        ) from error
    except (DriverError, Neo4jError, ConfigurationError, ValueError) as error:
        raise GraphUnreachableError(f"连接不到 {uri}：{error}；请检查 GRAPH_URI 并确认服务器在运行") from error
    return EngineInfo("Neo4j", version, uri, embedded=False), Dialect(driver)


def _open_embedded(home: Path, ontology: Path | None) -> tuple[EngineInfo, Dialect]:
    def read_ontology() -> None:
        load_schema(ontology)
        load_concepts(ontology)

    run = process.find(home) or process.start(home, meanwhile=read_ontology)
    try:
        return _join(home, run)
    except (DriverError, Neo4jError):  # killed, or on its way down
        run = process.start(home, dead=run, meanwhile=read_ontology)
    try:
        return _join(home, run)
    except (DriverError, Neo4jError) as error:
        log = home / "engine" / "engine.log"
        raise GraphUnreachableError(f"内置图引擎在 {run.uri} 没有应答：{error}；日志：{log}") from error


def _join(home: Path, run: RunFile) -> tuple[EngineInfo, Dialect]:
    driver = _driver(run.uri, USERNAME, run.password, retry=RETRY_EMBEDDED)
    try:
        driver.verify_connectivity()
    except (DriverError, Neo4jError):
        driver.close()
        raise
    reader = _driver(run.uri, READER, run.reader_password)
    info = EngineInfo("ArcadeDB", run.version, run.uri, embedded=True)
    return info, ArcadeDialect(driver, reader=reader, run=run, home=home)


def _version(driver: neo4j.Driver) -> str:
    """Return the server's version, from the agent it gives at connection: ``Neo4j/2026.08.1``."""
    return str(driver.get_server_info().agent).partition("/")[2]


def _driver(uri: str, username: str, password: str, *, retry: float = 60) -> neo4j.Driver:
    return neo4j.GraphDatabase.driver(
        uri,
        auth=(username, password),
        initial_retry_delay=0.05,  # a conflict between writers is over in milliseconds; the default pause is a second
        max_transaction_retry_time=retry,
        connection_timeout=10,
        notifications_min_severity="OFF",  # a new graph has not yet seen every name that a query may ask for
    )

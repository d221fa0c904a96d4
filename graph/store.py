"""The graph as the rest of the program holds it: read, write, and know its versions."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar, cast

import neo4j
import neo4j.exceptions
import neo4j.graph
import neo4j.time
from neo4j import ManagedTransaction

from graph import cypher as text
from graph.dialect import Dialect
from graph.errors import GraphUnreachableError, QueryError, QueryTimeoutError
from graph.model import EngineInfo
from graph.projection import Projection
from ontology.concepts import Concepts
from ontology.schema import Schema

READ_TRIES = 5
VANISHED = "Neo.ClientError.Statement.EntityNotFound"

T = TypeVar("T")
Opening = Callable[[], tuple[EngineInfo, Dialect]]


class Unchanged(Exception):  # noqa: N818 - not an error: it ends a transaction that found nothing to write
    """Raised inside a write to leave the graph, and its version, as they are."""

    def __init__(self, result: object) -> None:
        """Carry what :meth:`GraphStore.write` returns."""
        super().__init__("nothing to write")
        self.result = result


class GraphStore:
    """A connection to the graph; safe to share between threads.

    When the embedded engine has been stopped or killed meanwhile, the next call starts it again.
    """

    def __init__(
        self, engine: EngineInfo, dialect: Dialect, *, reopen: Opening, schema: Schema, concepts: Concepts,
        ontology: Path | None = None,
    ) -> None:  # fmt: skip
        """Take over an open connection.

        Args:
            engine: who answers
            dialect: the connection
            reopen: finds or starts the engine again after a lost connection
            schema: what the graph may hold
            concepts: the controlled concepts its properties name
            ontology: where both were read, unless they are the shipped ones
        """
        self.engine = engine
        self.dialect = dialect
        self._open = reopen
        self._reopening = threading.Lock()
        self.schema = schema
        self.ontology = ontology
        self.projection = Projection(schema, concepts)

    def __enter__(self) -> GraphStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection; the embedded engine goes on for other processes."""
        self.dialect.close()

    def read(
        self, cypher: str, /, *, row_limit: int | None = None, time_limit: float | None = None, **parameters: object
    ) -> list[dict[str, Any]]:
        """Run a query in a session that cannot write.

        Args:
            cypher: the query
            row_limit: no more rows than this are fetched
            time_limit: seconds after which the engine ends the query
            **parameters: the query's parameters

        Returns:
            The rows as plain values; nodes and relationships as dictionaries of their properties.

        Raises:
            QueryError: the query is wrong, or would write.
            QueryTimeoutError: it ran longer than ``time_limit``.
            GraphUnreachableError: the engine is gone and did not come back.
        """
        _, records = self.records(cypher, parameters, row_limit=row_limit, time_limit=time_limit)
        return [_row(record) for record in records]

    def records(
        self, cypher: str, parameters: Mapping[str, Any], *, row_limit: int | None, time_limit: float | None
    ) -> tuple[tuple[str, ...], list[neo4j.Record]]:
        """Run a query as :meth:`read` does; return the columns' names, and the rows as the driver gives them."""
        limited = cypher if time_limit is None else self.dialect.limited(cypher, time_limit)
        query = neo4j.Query(limited, timeout=time_limit)

        def run(dialect: Dialect) -> tuple[tuple[str, ...], list[neo4j.Record]]:
            with dialect.reading() as session:
                result = session.run(query, dict(parameters))
                records = list(result) if row_limit is None else result.fetch(row_limit)
                return tuple(result.keys()), records

        return self._retried(lambda dialect: _undisturbed(lambda: run(dialect)))

    def operators(self, cypher: str, parameters: Mapping[str, Any]) -> tuple[str, ...]:
        """Return what the engine would do for a query, step by step, without running it.

        Returns:
            The names of its operators, as in ``EXPLAIN``; none from an engine that does not tell them.

        Raises:
            QueryError: the query is wrong.
            GraphUnreachableError: the engine is gone and did not come back.
        """

        def run(dialect: Dialect) -> tuple[str, ...]:
            with dialect.reading() as session:
                return tuple(_operators(session.run("EXPLAIN " + cypher, dict(parameters)).consume().plan or {}))

        return self._retried(run) if self.dialect.tells_plans else ()

    def stream(self, cypher: str, /, **parameters: object) -> Iterator[dict[str, Any]]:
        """Yield the rows of a query as they come, for results that would not fit in memory.

        Raises:
            QueryError: the query is wrong, or would write.
            GraphUnreachableError: the connection was lost on the way.
        """
        with _plain_errors(), self.dialect.reading() as session:
            for record in session.run(cypher, parameters):
                yield _row(record)

    def write(self, work: Callable[[ManagedTransaction], T]) -> T:
        """Run ``work`` in one transaction that also raises the graph's version by one.

        Writers take turns, so ``work`` sees every earlier write.  It may run more than once and must not depend on
        anything but the graph.

        Returns:
            What ``work`` returned, or the result of the :class:`Unchanged` it raised.

        Raises:
            QueryError: the engine refused a statement; nothing is written.
            GraphUnreachableError: the engine is gone and did not come back.
        """

        def transaction(tx: ManagedTransaction) -> T:
            tx.run(text.NEXT_VERSION).consume()
            return work(tx)

        def run(dialect: Dialect) -> T:
            with dialect.turn(), dialect.driver.session() as session:
                return session.execute_write(transaction)

        try:
            return self._retried(run)
        except Unchanged as unchanged:
            return cast("T", unchanged.result)

    def version(self) -> int:
        """Return the graph's version: 0 before the first write, and one more after each."""
        return int(self._info().get("version", 0))

    def info(self) -> dict[str, Any]:
        """Return what the graph says of itself: ``ontology_version``, ``embedding_model``, ``dimension`` and others."""
        return {key: value for key, value in self._info().items() if key not in {"id", "version", "born"}}

    def state(self) -> str:
        """Return a word that no other state of this graph, and no other graph, has: for what is derived from it."""
        info = self._info()
        return f"{info.get('born', 0)}-{info.get('version', 0)}"

    def _info(self) -> Mapping[str, Any]:
        rows = self.read(text.READ_INFO)
        return rows[0]["info"] if rows else {}

    def _retried(self, run: Callable[[Dialect], T]) -> T:
        """Run against the engine; once more against a new connection when this one is lost."""
        used = self.dialect
        with _plain_errors():
            try:
                return run(used)
            except (neo4j.exceptions.ServiceUnavailable, neo4j.exceptions.SessionExpired, neo4j.exceptions.AuthError):
                self._reopen(used)
            return run(self.dialect)

    def _reopen(self, lost: Dialect) -> None:
        with self._reopening:
            if self.dialect is lost:
                self.engine, self.dialect = self._open()
                lost.close()


def _undisturbed(read: Callable[[], T]) -> T:
    """Read again when a node was removed by another writer between being found and being read."""
    for _ in range(READ_TRIES - 1):
        try:
            return read()
        except neo4j.exceptions.ClientError as error:
            if error.code != VANISHED:
                raise
    return read()


def _operators(plan: Mapping[str, Any]) -> Iterator[str]:
    """Yield the operator of a plan and of all below it; the driver appends the database's name to each."""
    if plan:
        yield plan["operatorType"].partition("@")[0]
    for child in plan.get("children", ()):
        yield from _operators(child)


@contextmanager
def _plain_errors() -> Iterator[None]:
    """Turn the driver's errors into ours."""
    try:
        yield
    except neo4j.exceptions.DriverError as error:
        raise GraphUnreachableError(f"与图引擎的连接中断：{error}；请确认它在运行后重试") from error
    except neo4j.exceptions.Neo4jError as error:
        code = error.code or ""
        if "Terminated" in code or "TimedOut" in code:
            raise QueryTimeoutError("查询超过了时间上限，已被终止；请缩小范围或放宽上限") from error
        if code.endswith(("Security.Forbidden", "Statement.AccessMode")):
            raise QueryError(f"这里只能查询，不能修改；图引擎拒绝了它（{code}）") from error
        raise QueryError(f"图引擎拒绝了查询（{code}）：{error.message}") from error


def _row(record: neo4j.Record) -> dict[str, Any]:
    return {key: _plain(value) for key, value in zip(record.keys(), record.values(), strict=True)}


def _plain(value: object) -> object:
    """Return the driver's dates as Python's, and its nodes and relationships as their properties, inside lists too."""
    match value:
        case str() | int() | float() | None:  # nearly all there is
            return value
        case dict() | neo4j.graph.Entity():
            return {key: _plain(item) for key, item in value.items()}
        case list():
            return [_plain(item) for item in value]
        case neo4j.graph.Path():
            return [_plain(node) for node in value.nodes]
        case neo4j.time.Date() | neo4j.time.DateTime():
            return value.to_native()
    return value

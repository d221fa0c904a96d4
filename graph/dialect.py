"""The only place that knows which engine answers: index statements, reading sessions, time limits, turns, scores."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import filelock
from neo4j import READ_ACCESS, Driver, Session

from graph.embedded.runfile import RunFile
from graph.embedded.sql import run_sql
from ontology.schema import Index


class Dialect:
    """Neo4j, which enforces reading sessions and time limits and queues writers itself."""

    def __init__(self, driver: Driver, *, tells_plans: bool = True) -> None:
        """Take over ``driver``; ``tells_plans``: the engine can say what a query would do, without running it."""
        self.driver = self._reader = driver
        self.tells_plans = tells_plans

    def reading(self) -> Session:
        """Open a session in which every write is refused."""
        return self.driver.session(default_access_mode=READ_ACCESS)

    def turn(self) -> AbstractContextManager[object]:
        """Wait for this writer's turn."""
        return nullcontext()

    def limited(self, cypher: str, _seconds: float) -> str:
        """Return the query with its time limit, where the driver's own limit does nothing."""
        return cypher

    def cosine(self, similarity: float) -> float:
        """Return what ``vector.similarity.cosine`` gave as a cosine from -1 to 1."""
        return 2 * similarity - 1

    def index_statements(self, *, fulltext: tuple[Index, ...], vector: tuple[Index, ...], dimension: int) -> list[str]:
        """Return the statements for text by pairs of Chinese characters and for vectors of ``dimension`` by cosine."""
        floats = f"{{`vector.dimensions`: {dimension}, `vector.similarity_function`: 'cosine'}}"
        kinds = [("FULLTEXT", i, f"EACH [n.`{i.property}`]", "{`fulltext.analyzer`: 'cjk'}") for i in fulltext]
        kinds += [("VECTOR", i, f"(n.`{i.property}`)", floats) for i in vector]
        return [
            f"CREATE {kind} INDEX {index.name} IF NOT EXISTS FOR (n:`{index.label}`) ON {what} "
            f"OPTIONS {{indexConfig: {options}}}"
            for kind, index, what, options in kinds
        ]

    def define(self, statement: str) -> None:
        """Run an index statement of this engine."""
        self.driver.execute_query(statement)

    def close(self) -> None:
        """Close every connection."""
        self._reader.close()
        self.driver.close()


class ArcadeDialect(Dialect):
    """ArcadeDB, where reading is a user's right, a limit stands in the query, and special indexes are made in SQL."""

    def __init__(self, driver: Driver, *, reader: Driver, run: RunFile, home: Path) -> None:
        """Take over both drivers."""
        super().__init__(driver, tells_plans=False)
        self._reader, self._run, self._turn = reader, run, filelock.FileLock(home / "engine" / "write.lock")

    def reading(self) -> Session:
        """Open a session of the user who may only read: this engine does not enforce the mode."""
        return self._reader.session()

    def turn(self) -> AbstractContextManager[object]:
        """Queue writers of all processes: otherwise they would meet at commit, and one would do its work again."""
        return self._turn

    def limited(self, cypher: str, _seconds: float) -> str:
        """Say the limit in a comment, which :mod:`graph.embedded.watch` enforces."""
        return f"/* at most {_seconds * 1000:.0f} ms */ {cypher}"

    def cosine(self, similarity: float) -> float:
        """Return it as it is."""
        return similarity

    def index_statements(self, *, fulltext: tuple[Index, ...], vector: tuple[Index, ...], dimension: int) -> list[str]:
        """Return SQL, which makes the type and the property too when no node has them yet."""
        words = 'FULL_TEXT METADATA {"analyzer": "org.apache.lucene.analysis.cjk.CJKAnalyzer"}'
        floats = f"LSM_VECTOR METADATA {{dimensions: {dimension}, similarity: 'COSINE'}}"
        kinds = [(i, "STRING", words) for i in fulltext] + [(i, "ARRAY_OF_FLOATS", floats) for i in vector]
        found = []
        for index, datatype, kind in kinds:
            found.append(f"CREATE VERTEX TYPE {index.label} IF NOT EXISTS")
            found.append(f"CREATE PROPERTY {index.label}.{index.property} IF NOT EXISTS {datatype}")
            found.append(f"CREATE INDEX {index.name} IF NOT EXISTS ON {index.label} ({index.property}) {kind}")
        return found

    def define(self, statement: str) -> None:
        """Run SQL over HTTP: Bolt takes Cypher only."""
        run_sql(self._run, statement)

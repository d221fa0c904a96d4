"""Load and ask the same graph on the embedded engine, and on a Neo4j server beside it, in one run.

    python -m benchmarks.workload [--scale 0.2] [--uri bolt://…]

At scale 1: 100,000 nodes, of which 20,000 are passages with 384 floats and Chinese text, and 402,000 relationships,
loaded by UNWIND MERGE and by UNWIND CREATE between element ids, as the program writes.  Prints seconds, and of each
query milliseconds (median / 95th percentile).  The server's own data stay.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from graph.connection import connect
from graph.embedded.process import stop
from graph.settings import GraphSettings
from graph.store import GraphStore
from ontology.schema import Index

_WORDS = (
    "行政复议、规范性文件、法治政府、依法行政、行政执法、政务公开、合法性审查、营商环境、普法、宣传、人民调解、行政诉讼、"
    "负责人出庭、应诉、监督、培训、县政府、司法局、信访、决策、公平竞争、审查、清理、备案、证照、联席会议、双随机、"
    "一公开、柔性执法、信用、公证、法律援助、村居、顾问"
)
WORDS = _WORDS.split("、")
NODES = {"WDocument": 2000, "WPassage": 20000, "WOrganization": 8000, "WTopic": 5000, "WFact": 65000}
LINKS = (
    ("W_PASSAGE", "WDocument", "WPassage", 20000),
    ("W_MENTIONS", "WPassage", "WOrganization", 120000),
    ("W_ABOUT", "WPassage", "WTopic", 100000),
    ("W_STATES", "WPassage", "WFact", 65000),
    ("W_BY", "WFact", "WOrganization", 65000),
    ("W_CITES", "WDocument", "WDocument", 32000),
)
DIMENSION = 384
TEXT, VECTOR = Index("w_text", "WPassage", "text"), Index("w_vector", "WPassage", "embedding")


class Workload:
    """The same random graph on any engine: one seed, so that both load and are asked the same."""

    def __init__(self, store: GraphStore, scale: float) -> None:
        self.store = store
        self.chance = random.Random(7)
        self.sizes = {label: max(10, int(count * scale)) for label, count in NODES.items()}
        self.links = [(kind, a, b, int(count * scale)) for kind, a, b, count in LINKS]

    def run(self, cypher: str, **parameters: object) -> list[Any]:
        """Run one statement in a transaction of its own."""
        return self.store.dialect.driver.execute_query(cypher, parameters).records

    def load(self) -> None:
        """Make constraints, indexes, nodes and relationships, and say how long each took."""
        for label in NODES:
            self.run(f"CREATE CONSTRAINT {label.lower()} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE")
        began = time.perf_counter()
        for label, count in self.sizes.items():
            for start in range(0, count, 1000):
                rows = [self._node(label, number) for number in range(start, min(count, start + 1000))]
                self.run(f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n += row", rows=rows)
        self._say("nodes", sum(self.sizes.values()), began)
        ids = {
            label: {row["id"]: row["e"] for row in self.run(f"MATCH (n:{label}) RETURN n.id AS id, elementId(n) AS e")}
            for label in NODES
        }
        merged = "UNWIND $rows AS row MATCH (a:{a} {{id: row.a}}) MATCH (b:{b} {{id: row.b}}) MERGE (a)-[:{kind}]->(b)"
        created = (
            "UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.a MATCH (b) WHERE elementId(b) = row.b "
            "CREATE (a)-[:{kind}]->(b)"
        )
        half = [(kind, a, b, count // 2) for kind, a, b, count in self.links]
        for name, text, by_id in (("MERGE by key", merged, False), ("CREATE by element id", created, True)):
            began = time.perf_counter()
            for kind, a, b, count in half:
                for start in range(0, count, 2000):
                    keys = [(self._key(a), self._key(b)) for _ in range(start, min(count, start + 2000))]
                    rows = [{"a": ids[a][x], "b": ids[b][y]} if by_id else {"a": x, "b": y} for x, y in keys]
                    self.run(text.format(a=a, b=b, kind=kind), rows=rows)
            self._say(f"relationships, {name}", sum(link[3] for link in half), began)
        for name, words, vectors in (("full-text index", (TEXT,), ()), ("vector index", (), (VECTOR,))):
            began = time.perf_counter()
            dialect = self.store.dialect
            for statement in dialect.index_statements(fulltext=words, vector=vectors, dimension=DIMENSION):
                dialect.define(statement)
            while not self.run(ASK_TEXT if words else ASK_VECTOR, q=WORDS[0], v=self._vector()):
                time.sleep(0.2)
            self._say(name, self.sizes["WPassage"], began)

    def ask(self) -> None:
        """Time every query."""
        organization = lambda: self._key("WOrganization")  # noqa: E731
        queries: tuple[tuple[str, str, Callable[[], dict[str, Any]]], ...] = (
            ("look-up", "MATCH (n:WPassage {id: $a}) RETURN n.text", lambda: {"a": self._key("WPassage")}),
            ("1 hop", "MATCH (n:WOrganization {id: $a})--(m) RETURN m.id LIMIT 200", lambda: {"a": organization()}),
            (
                "2 hops",
                "MATCH (n:WDocument {id: $a})--(m)--(o) RETURN DISTINCT o.id LIMIT 200",
                lambda: {"a": self._key("WDocument")},
            ),
            ("full text", ASK_TEXT, lambda: {"q": "".join(self.chance.choices(WORDS, k=2))}),
            ("vector", ASK_VECTOR, lambda: {"v": self._vector()}),
        )
        for name, text, parameters in queries:
            times = []
            for turn in range(40):
                values = parameters()
                began = time.perf_counter()
                self.run(text, **values)
                if turn >= 10:  # the first ones warm up
                    times.append((time.perf_counter() - began) * 1000)
            print(
                f"  {name:<34}{statistics.median(times):8.1f} / {statistics.quantiles(times, n=20)[-1]:.1f} ms",
                flush=True,
            )

    def clear(self) -> None:
        """Take everything out again."""
        for label in NODES:
            self.run(f"MATCH (n:{label}) DETACH DELETE n")

    def _say(self, what: str, count: int, began: float) -> None:
        seconds = time.perf_counter() - began
        print(f"  {what:<34}{seconds:8.1f} s  {count / seconds:,.0f}/s", flush=True)

    def _key(self, label: str) -> str:
        size = self.sizes[label]
        return f"{label}:{min(self.chance.randrange(size), self.chance.randrange(size))}"  # some are hubs

    def _vector(self) -> list[float]:
        return [self.chance.gauss(0, 1) for _ in range(DIMENSION)]

    def _node(self, label: str, number: int) -> dict[str, Any]:
        row: dict[str, Any] = {"id": f"{label}:{number}", "name": f"{label}{number}"}
        if label == "WPassage":
            row["text"] = "，".join("".join(self.chance.choices(WORDS, k=4)) + f"{number % 999}件" for _ in range(6))
            row["embedding"] = self._vector()
        return row


ASK_TEXT = "CALL db.index.fulltext.queryNodes('w_text', $q, {limit: 10}) YIELD node, score RETURN node.id AS id, score"
ASK_VECTOR = "CALL db.index.vector.queryNodes('w_vector', 10, $v) YIELD node, score RETURN node.id AS id, score"


def main() -> None:
    """Load and ask on each engine."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scale", type=float, default=0.2)
    parser.add_argument("--uri")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for uri in (None, arguments.uri) if arguments.uri else (None,):
            home = Path(folder)
            with connect(GraphSettings(uri, "neo4j", os.environ.get("NEO4J_PASSWORD", ""), home)) as store:
                print(f"{store.engine.name} {store.engine.version}, load average {os.getloadavg()[0]:.1f}", flush=True)
                work = Workload(store, arguments.scale)
                work.load()
                work.ask()
                if uri:
                    work.clear()
        stop(Path(folder))


if __name__ == "__main__":
    main()

"""What writing documents costs: against the bare driver, and as the graph grows.

    python -m benchmarks.writing [--documents N] [--uri bolt://…] [--pid PID]

Two measurements on an empty graph of the embedded engine, or of the Neo4j server at ``--uri`` (whose content is lost):

1. The example reports under other names, each written twice: by ``replace_document``, and by the bare driver as UNWIND
   MERGE of the same rows in one transaction, taking turns.  The ratio is bare seconds / ours; more than 1 means faster.
2. A short report under N names that share their bodies and areas, the worst case for growing hubs: time per
   document at 100 documents, and at N.

Wall clock beside the CPU time of this process and the engine's (``--pid`` for a server), which a busy machine disturbs
less.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from neo4j import ManagedTransaction
from rdflib import Graph, URIRef
from rdflib.term import Node

from graph.connection import connect
from graph.embedded.process import find, stop
from graph.projection import Rows
from graph.settings import GraphSettings
from graph.store import GraphStore
from graph.writing import replace_document
from ingest.facts.state import identify, state
from ingest.understanding import understand_file
from ontology.validation import ValidatedFacts, validate

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "tests" / "ontology" / "data" / "sample.ttl"
SAMPLE_DOCUMENT = URIRef("https://fazhi.example.org/id/doc/fzbg-150523-2023")
TICKS = os.sysconf("SC_CLK_TCK")


class Clock:
    """Adds up wall clock and CPU seconds of this process and of the engine's."""

    def __init__(self, pid: int | None) -> None:
        self._pid = pid

    def time(self, work: Callable[[], object]) -> tuple[float, float]:
        """Return (wall, CPU) seconds of ``work``."""
        wall, cpu = time.perf_counter(), self._cpu()
        work()
        return time.perf_counter() - wall, self._cpu() - cpu

    def _cpu(self) -> float:
        own = time.process_time()
        if self._pid is None:
            return own
        fields = Path(f"/proc/{self._pid}/stat").read_text().rpartition(")")[2].split()
        return own + (int(fields[11]) + int(fields[12])) / TICKS


def renamed(facts: ValidatedFacts, name: str) -> ValidatedFacts:
    """Return the facts as those of another document; what they share stays shared."""
    old, new = str(facts.document), f"{facts.document.rpartition('/')[0]}/{name}"

    def own(term: Node) -> Node:
        return URIRef(new + term[len(old) :]) if isinstance(term, URIRef) and term.startswith(old) else term

    graph = Graph()
    for subject, predicate, value in facts.facts:
        graph.add((own(subject), predicate, own(value)))
    return validate(URIRef(new), graph)


def bare(store: GraphStore, rows: Rows) -> None:
    """Write rows as one would with the driver alone."""
    nodes: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    links: dict[tuple[str, bool], list[dict[str, Any]]] = defaultdict(list)
    for node in rows.nodes:
        nodes[node.labels].append(dict(node.properties))
    for link in rows.relationships:
        links[link.type, "uri" in link.properties].append(
            {"source": link.source, "target": link.target, "properties": dict(link.properties)}
        )

    def write(tx: ManagedTransaction) -> None:
        for labels, batch in nodes.items():
            tx.run(f"UNWIND $rows AS row MERGE (n:{':'.join(labels)} {{uri: row.uri}}) SET n = row", rows=batch)
        for (kind, is_n_ary), batch in links.items():
            key = " {uri: row.properties.uri}" if is_n_ary else ""
            tx.run(
                "UNWIND $rows AS row MATCH (a:Resource {uri: row.source}) MATCH (b:Resource {uri: row.target}) "
                f"MERGE (a)-[r:{kind}{key}]->(b) SET r = row.properties",
                rows=batch,
            )

    with store.dialect.driver.session() as session:
        session.execute_write(write)


def against_the_driver(store: GraphStore, clock: Clock, pairs: int) -> None:
    """Write the examples by both ways in turn, and print the ratio."""
    ours, theirs = [], []
    for number, facts in enumerate(examples()):
        for turn in range(pairs):
            one, twin = (renamed(facts, f"bench-{number}-{turn}-{way}") for way in ("ours", "bare"))
            rows = store.projection.rows(twin.facts)
            by_us = lambda one=one: replace_document(store, one)  # noqa: E731
            by_driver = lambda twin=twin: bare(store, store.projection.rows(twin.facts))  # noqa: E731
            first, second = (by_us, by_driver) if turn % 2 else (by_driver, by_us)
            times = [clock.time(first), clock.time(second)]
            mine, other = times if turn % 2 else reversed(times)
            if turn:  # the first of each warms both ways up
                ours.append(mine)
                theirs.append(other)
                size = f"{len(rows.nodes)} nodes, {len(rows.relationships)} relationships"
                print(f"  {size}: ours {mine[0]:.2f} s ({mine[1]:.2f} CPU), bare {other[0]:.2f} s ({other[1]:.2f} CPU)")
    for name, index in (("wall", 0), ("CPU", 1)):
        ratio = sum(t[index] for t in theirs) / sum(t[index] for t in ours)
        print(f"  bare / ours, {name}: {ratio:.2f}")


def examples() -> Iterator[ValidatedFacts]:
    """Yield the facts of the example reports."""
    for path in sorted((ROOT / "examples").glob("*.txt")):
        for one in understand_file(path):
            iri = identify(one.document)
            yield validate(iri, state(one.document, one.extraction))


def as_it_grows(store: GraphStore, clock: Clock, documents: int) -> None:
    """Write one short report under many names, and print the time per document on the way."""
    sample = validate(SAMPLE_DOCUMENT, Graph().parse(SAMPLE))
    window: list[tuple[float, float]] = []
    first: tuple[float, float] | None = None
    for number in range(1, documents + 1):
        facts = renamed(sample, f"grow-{number}")
        window.append(clock.time(lambda facts=facts: replace_document(store, facts)))  # type: ignore[misc]
        if number in (100, documents) or number % 500 == 0:
            recent = window[-50:]
            median = tuple(statistics.median(t[i] for t in recent) * 1000 for i in (0, 1))
            mean = statistics.mean(t[1] for t in recent) * 1000
            first = first or (median[0], mean)
            print(f"  at {number}: {median[0]:.1f} ms median, {mean:.1f} ms CPU mean; "
                  f"/ at 100: {median[0] / first[0]:.2f}, CPU {mean / first[1]:.2f}")  # fmt: skip


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--pairs", type=int, default=4)
    parser.add_argument("--uri")
    parser.add_argument("--pid", type=int)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        settings = GraphSettings(arguments.uri, "neo4j", os.environ.get("NEO4J_PASSWORD", ""), home)
        with connect(settings) as store:
            run = find(home)
            clock = Clock(run.pid if run else arguments.pid)
            print(f"{store.engine.name} {store.engine.version}, load average {os.getloadavg()[0]:.1f}")
            print("against the bare driver")
            against_the_driver(store, clock, arguments.pairs)
            print("as the graph grows")
            as_it_grows(store, clock, arguments.documents)
        stop(home)


if __name__ == "__main__":
    main()

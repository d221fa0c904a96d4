"""Documents through the graph and back: what comes out must be what went in, statement by statement.

    python -m benchmarks.round_trip FOLDER … [--documents N]

Reads up to N files, states their facts, writes them to an embedded engine of its own, and reads them back twice: each
document alone as it stands in the graph, and the whole graph as N-Triples, which is loaded again into an empty graph.
Prints every document that differs, and the totals.
"""

from __future__ import annotations

import argparse
import io
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from rdflib import Graph

from graph.connection import connect
from graph.embedded.process import stop
from graph.export import export
from graph.facts import document_rows
from graph.importing import import_rdf
from graph.settings import GraphSettings
from graph.store import GraphStore
from graph.writing import replace_document
from ingest.document import understand
from ingest.errors import IngestError
from ingest.extraction.extractors import extract
from ingest.facts.state import identify, state
from ingest.reading import discover, read
from ontology.validation import ShapeViolations, ValidatedFacts, validate


def facts_of(folders: Sequence[Path], most: int) -> Iterator[ValidatedFacts]:
    """Yield the facts of up to ``most`` documents; what cannot be read is passed over."""
    count = 0
    for path in discover(folders)[0]:
        try:
            for source in read(path):
                document = understand(source)
                yield validate(identify(document), state(document, extract(document)))
                count += 1
                if count == most:
                    return
        except (IngestError, ShapeViolations) as error:
            print(f"passed over {path.name}: {str(error)[:100]}")


def same_statements(store: GraphStore, facts: ValidatedFacts) -> bool:
    """Write a document, read it back, and compare; there are no blank nodes, so equal sets are isomorphic graphs."""
    replace_document(store, facts)
    found: Graph = store.projection.facts(document_rows(store, str(facts.document)))
    return set(found) == set(facts.facts)


def n_triples(store: GraphStore) -> bytes:
    """Return the whole graph."""
    stream = io.BytesIO()
    export(store, stream, "nt")
    return stream.getvalue()


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--documents", type=int, default=200)
    arguments = parser.parse_args()
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        homes = [Path(folder) / name for name in ("first", "second")]
        seen: set[str] = set()
        different = statements = 0
        with connect(GraphSettings(None, "", "", homes[0])) as store:
            for facts in facts_of(arguments.folders, arguments.documents):
                seen.add(str(facts.document))
                statements += len(facts.facts)
                if not same_statements(store, facts):
                    different += 1
                    print(f"differs: {facts.document}")
            before = n_triples(store)
        stop(homes[0])
        print(
            f"{len(seen)} documents, {statements:,} statements, {different} differ, {time.perf_counter() - began:.0f} s"
        )
        file = Path(folder) / "all.nt"
        file.write_bytes(before)
        with connect(GraphSettings(None, "", "", homes[1])) as store:
            refused = [outcome for outcome in import_rdf(store, file) if outcome.status == "refused"]
            print(f"imported: {len(refused)} refused, bytes equal: {n_triples(store) == before}")
        stop(homes[1])


if __name__ == "__main__":
    main()

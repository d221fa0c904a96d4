"""The example reports through the graph and back, and through a file and back: not a statement more or less."""

from pathlib import Path

from benchmarks.round_trip import facts_of, n_triples, same_statements
from graph.importing import import_rdf
from graph.reading import documents
from graph.store import GraphStore
from graph.writing import remove_document

EXAMPLES = Path(__file__).parents[1] / "examples"


def test_the_examples_come_back_exactly(store: GraphStore, tmp_path: Path) -> None:
    facts = list(facts_of([EXAMPLES], 2))
    assert len(facts) == 2
    assert [same_statements(store, one) for one in facts] == [True, True]
    before = n_triples(store)
    file = tmp_path / "all.nt"
    file.write_bytes(before)
    for document in documents(store):
        remove_document(store, document.id)
    assert n_triples(store) == b""
    assert [outcome.status for outcome in import_rdf(store, file)] == ["added", "added"]
    assert n_triples(store) == before

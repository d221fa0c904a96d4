"""What every engine must do when documents come and go."""

import io

from graph.export import export
from graph.store import GraphStore
from graph.writing import replace_document
from ontology.validation import ValidatedFacts


def n_triples(store: GraphStore) -> bytes:
    stream = io.BytesIO()
    export(store, stream, "nt")
    return stream.getvalue()


def test_a_document_comes_back_exactly(store: GraphStore, sample: ValidatedFacts) -> None:
    from rdflib import Graph

    report = replace_document(store, sample)
    assert (report.nodes, report.replaced) == (26, False)
    assert set(Graph().parse(data=n_triples(store), format="nt")) == set(sample.facts)

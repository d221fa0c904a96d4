"""What the dialect makes the same on every engine."""

import time
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from neo4j import ManagedTransaction

from graph.connection import connect
from graph.errors import QueryError, QueryTimeoutError
from graph.settings import GraphSettings
from graph.store import GraphStore
from graph.writing import replace_document, write_vectors
from ontology.validation import ValidatedFacts

LONG = "UNWIND range(1, 30000) AS a UNWIND range(1, 30000) AS b WITH a, b WHERE a = b RETURN count(*) AS n"


@pytest.mark.parametrize(
    "cypher",
    [
        "CREATE (n:Resource {uri: 'urn:written'})",
        "MATCH (n:Indicator) SET n.name = 'x'",
        "MATCH (n:Topic) DETACH DELETE n",
        "CREATE INDEX new_index FOR (n:Topic) ON (n.notation)",
    ],
)
def test_reading_cannot_write(store: GraphStore, cypher: str) -> None:
    with pytest.raises(QueryError):
        store.read(cypher)
    assert store.read("MATCH (n {uri: 'urn:written'}) RETURN n.uri AS uri") == []


def test_a_wrong_query_is_an_error_that_quotes_the_engine(store: GraphStore) -> None:
    with pytest.raises(QueryError, match="SyntaxError"):
        store.read("MATCH (n RETURN n")


def test_a_time_limit_ends_a_query(store: GraphStore) -> None:
    began = time.monotonic()
    with pytest.raises(QueryTimeoutError):
        store.read(LONG, time_limit=0.5)
    assert time.monotonic() - began < 20
    assert store.read("RETURN 1 AS one", time_limit=5) == [{"one": 1}]


def test_a_row_limit_cuts_a_result(store: GraphStore) -> None:
    assert store.read("UNWIND range(1, 100000) AS i RETURN i", row_limit=3) == [{"i": 1}, {"i": 2}, {"i": 3}]


def test_parameters_are_values_whatever_they_hold(store: GraphStore) -> None:
    words = "'}) DETACH DELETE n //\n\\u0027 `x` $y 🙂"
    assert store.read("RETURN $words AS words, size($words) AS n", words=words) == [{"words": words, "n": len(words)}]


def test_a_prepared_graph_is_left_as_it_is(
    store: GraphStore, engine: str, settings_of: dict[str, GraphSettings]
) -> None:
    version = store.version()
    with connect(settings_of[engine]) as second:
        assert second.version() == version
        assert second.info() == store.info()
        assert second.engine == store.engine


def test_the_store_says_which_engine_and_ontology_it_has(store: GraphStore, engine: str) -> None:
    assert store.engine.name == {"embedded": "ArcadeDB", "neo4j": "Neo4j"}[engine]
    assert store.engine.embedded is (engine == "embedded")
    assert store.engine.version[0].isdigit()
    assert store.info()["ontology_version"] == store.schema.version


def test_every_unique_property_is_unique(store: GraphStore, sample: ValidatedFacts) -> None:
    replace_document(store, sample)
    for index in store.schema.constraints():
        found = store.read(f"MATCH (n:{index.label}) RETURN n.{index.property} AS value LIMIT 1")
        if found and found[0]["value"] is not None:
            create = f"CREATE (n:{index.label} {{{index.property}: $value}})"
            with pytest.raises(QueryError, match="ConstraintValidationFailed"):
                store.write(partial(run, query=create, value=found[0]["value"]))


def test_text_and_vectors_are_indexed(store: GraphStore, sample: ValidatedFacts) -> None:
    replace_document(store, sample)
    first, second = (f"{sample.document}/p/{name}" for name in ("37-94", "104-145"))
    write_vectors(store, [(first, [1.0, 0.0]), (second, [0.6, 0.8])], model="m", dimension=2, prompt_hash="h")
    text = store.schema.fulltext_indexes()[0].name
    vector = store.schema.vector_indexes()[0].name
    words = "CALL db.index.fulltext.queryNodes($name, $words, {limit: 5}) YIELD node RETURN node.uri AS iri"
    near = (
        "CALL db.index.vector.queryNodes($name, 2, $vector) YIELD node, score "
        "RETURN node.uri AS iri, score ORDER BY score DESC"
    )
    assert soon(lambda: store.read(words, name=text, words="示范地区")) == [{"iri": second}]
    found = soon(lambda: store.read(near, name=vector, vector=[1.0, 0.0]))
    assert [row["iri"] for row in found] == [first, second]
    assert [row["score"] for row in found] == pytest.approx([1.0, 0.8], abs=1e-4)  # (1 + cosine) / 2 on both


def test_similarity_is_a_cosine_on_every_engine(store: GraphStore, sample: ValidatedFacts) -> None:
    replace_document(store, sample)
    passage = f"{sample.document}/p/37-94"
    write_vectors(store, [(passage, [0.6, 0.8])], model="m", dimension=2, prompt_hash="h")
    query = "MATCH (p:Passage {uri: $iri}) RETURN vector.similarity.cosine(p.embedding, $v) AS s"
    rows = store.read(query, iri=passage, v=[-0.6, -0.8])
    assert store.dialect.cosine(rows[0]["s"]) == pytest.approx(-1.0, abs=1e-6)


def run(tx: ManagedTransaction, *, query: str, value: object) -> None:
    tx.run(query, value=value).consume()


def soon(ask: Callable[[], list[dict[str, Any]]], seconds: float = 30.0) -> list[dict[str, Any]]:
    """Ask until there is an answer: Neo4j fills new indexes in the background."""
    deadline = time.monotonic() + seconds
    while not (rows := ask()) and time.monotonic() < deadline:
        time.sleep(0.2)
    return rows

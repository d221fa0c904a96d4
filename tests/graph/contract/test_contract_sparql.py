"""SPARQL over the view: what the graph says, as it is now, and nothing but reading."""

import socket
from pathlib import Path

import pytest

from graph.errors import QueryError, QueryTimeoutError
from graph.sparql import SparqlAnswer, Term, ask_sparql
from graph.store import GraphStore
from graph.writing import remove_document, replace_document
from ontology.validation import ValidatedFacts

XSD = "http://www.w3.org/2001/XMLSchema#"
VALUES = "SELECT ?value { ?o a fz:Observation ; fz:value ?value } ORDER BY ?value"


@pytest.fixture
def report(store: GraphStore, sample: ValidatedFacts) -> GraphStore:
    replace_document(store, sample)
    return store


def ask(store: GraphStore, query: str, folder: Path, *, rows: int = 100, seconds: float = 20) -> SparqlAnswer:
    return ask_sparql(store, query, folder=folder, row_limit=rows, time_limit=seconds)


def test_facts_and_concepts_are_asked_together(report: GraphStore, tmp_path: Path) -> None:
    query = """
    SELECT ?value ?name WHERE {
      ?o fz:value ?value ; fz:indicator/skos:prefLabel ?name . FILTER(lang(?name) = "zh")
      OPTIONAL { ?o fz:nothing ?nothing }
    } ORDER BY ?value
    """
    answer = ask(report, query, tmp_path)
    assert (answer.form, answer.columns, answer.more) == ("select", ("value", "name"), False)
    values = [row[0] for row in answer.rows]
    assert values == [Term("literal", number, None, XSD + "decimal") for number in ("34", "46", "80")]
    assert [row[1].value for row in answer.rows if row[1]] == ["清理后废止数", "清理后继续有效数", "规范性文件清理数"]


def test_the_view_follows_the_graph(report: GraphStore, sample: ValidatedFacts, tmp_path: Path) -> None:
    assert len(ask(report, VALUES, tmp_path).rows) == 3
    remove_document(report, str(sample.document))
    assert ask(report, VALUES, tmp_path).rows == ()
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == [report.state()], "the old view is gone"


def test_ask_and_construct_and_describe(report: GraphStore, sample: ValidatedFacts, tmp_path: Path) -> None:
    answer = ask(report, "ASK { ?report a fz:AnnualReport }", tmp_path)
    assert (answer.form, answer.rows) == ("ask", ((Term("literal", "true", None, XSD + "boolean"),),))
    answer = ask(report, "CONSTRUCT { ?o fz:value ?v } WHERE { ?o fz:value ?v }", tmp_path)
    assert (answer.form, len(answer.rows)) == ("graph", 3)
    answer = ask(report, f"DESCRIBE <{sample.document}>", tmp_path)
    stated = {(s, p) for s, p, _ in sample.facts if s == sample.document}
    assert {(row[0].value, row[1].value) for row in answer.rows if row[0] and row[1]} == {
        (str(s), str(p)) for s, p in stated
    }


def test_rows_and_seconds_are_limited(report: GraphStore, tmp_path: Path) -> None:
    assert ask(report, VALUES, tmp_path, rows=3).more is False
    answer = ask(report, VALUES, tmp_path, rows=2)
    assert (len(answer.rows), answer.more) == (2, True)
    with pytest.raises(QueryTimeoutError):
        ask(report, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", tmp_path, seconds=1)


@pytest.mark.parametrize("update", ["INSERT DATA { <urn:a> <urn:b> 1 }", "DELETE WHERE { ?s ?p ?o }", "CLEAR ALL"])
def test_updates_are_no_queries(report: GraphStore, tmp_path: Path, update: str) -> None:
    with pytest.raises(QueryError):
        ask(report, update, tmp_path)
    assert len(ask(report, VALUES, tmp_path).rows) == 3


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:PORT/> { ?s ?p ?o } }",
        "SELECT * { {}seRviCe SILENT<http://127.0.0.1:PORT/>{ ?s ?p ?o } }",
        "SELECT * { ?s ?p 1SERVICE<http://127.0.0.1:PORT/>{ ?s ?p ?o } }",
        "PREFIX x: <http://x/> SELECT * { ?s ?p x:a.b\\#c SERVICE <http://127.0.0.1:PORT/> { ?s ?p ?o } }",
        'SELECT * { ?s ?p "\\"" SERVICE <http://127.0.0.1:PORT/> { ?s ?p "" } }',
        "SELECT * { ?s ?p ?o FILTER(?o<1)SERVICE?s{ ?s ?p ?o FILTER(?o>1) } }",
        "PREFIX : <http://127.0.0.1:PORT/> SELECT * { SERVICE: { ?s ?p ?o } }",
    ],
)
def test_no_query_calls_another_server(report: GraphStore, tmp_path: Path, query: str) -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.settimeout(0.2)
        with pytest.raises(QueryError, match="SERVICE"):
            ask(report, query.replace("PORT", str(server.getsockname()[1])), tmp_path)
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service a fz:AnnualReport }",
        "ASK { ?s fz:name 'SERVICE' } # SERVICE",
        'ASK { ?s fz:name """a "SERVICE" b""" ; <http://example.org/SERVICE> fz:SERVICE }',
    ],
)
def test_the_word_alone_is_no_call(report: GraphStore, tmp_path: Path, query: str) -> None:
    assert ask(report, query, tmp_path).rows


def test_a_wrong_query_says_where(report: GraphStore, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="1:"):
        ask(report, "SELECT ?x { ?x", tmp_path)

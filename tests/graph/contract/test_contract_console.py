"""The console: any Cypher is answered as far as it reads, and refused by the engine as soon as it would write."""

from datetime import date

import pytest

from graph.console import ask_cypher
from graph.errors import QueryError, QueryTimeoutError
from graph.model import Edge, Node
from graph.store import GraphStore
from graph.writing import replace_document
from ontology.validation import ValidatedFacts

DOCUMENT = "https://fazhi.example.org/id/doc/fzbg-150523-2023"
COUNTY, CITY, REGION = (f"https://fazhi.example.org/id/area/{code}" for code in ("150523", "150500", "150000"))

# Everything that could change the graph, its schema or the server; which form of it an engine knows is its own affair.
WRITES = [
    "CREATE (n:Zoo) RETURN n",
    "CREATE (n:Resource {uri: 'urn:x'})",
    "MERGE (n:Zoo {id: 1}) RETURN n",
    "MATCH (n:Topic) SET n.zoo = 1",
    "MATCH (n:Topic) REMOVE n.name",
    "MATCH (n:Topic) DETACH DELETE n",
    "MATCH (a:Topic), (b:Indicator) WITH a, b LIMIT 1 CREATE (a)-[:ABOUT]->(b)",
    "FOREACH (x IN [1] | CREATE (:Zoo))",
    "CALL () { CREATE (:Zoo) }",
    "CALL { CREATE (:Zoo) } IN TRANSACTIONS",
    "/* read */ CREATE (:Zoo)",
    "PROFILE CREATE (n:Resource {uri: 'urn:x'})",
    "MATCH (n:Topic) RETURN n; CREATE (:Zoo)",
    "CREATE INDEX zoo FOR (n:Topic) ON (n.notation)",
    "CREATE CONSTRAINT zoo FOR (n:Zoo) REQUIRE n.id IS UNIQUE",
    "CREATE USER zoo SET PASSWORD 'long enough'",
    "ALTER CURRENT USER SET PASSWORD FROM 'fazhi-test-only' TO 'another-one'",
    "DROP USER neo4j",
    "CREATE DATABASE zoo",
    "CALL db.createLabel('Zoo')",
    "CALL merge.node(['Zoo'], {id: 1}, {}, {}) YIELD node RETURN node",
    "MATCH (n:Topic) WITH collect(n) AS found CALL refactor.mergeNodes(found) YIELD node RETURN node",
    "MATCH (n:Topic) WITH collect(n) AS all CALL refactor.cloneNodesWithRelationships(all) YIELD output RETURN output",
    "CALL do.when(true, 'CREATE (:Zoo)', '', {}) YIELD value RETURN value",
    "CALL db.migrateLegacyTemporals()",
    "LOAD CSV FROM 'file:///etc/hostname' AS line CREATE (:Zoo)",
]


@pytest.fixture
def report(store: GraphStore, sample: ValidatedFacts) -> GraphStore:
    replace_document(store, sample)
    return store


def everything(store: GraphStore) -> list[object]:
    """Return what no query may change: content, schema and version."""
    nodes = "MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties ORDER BY coalesce(n.uri, '')"
    links = "MATCH ()-[r]->() RETURN type(r) AS type, count(*) AS n ORDER BY type"
    indexes = "SHOW INDEXES YIELD name RETURN name ORDER BY name"
    return [store.version(), *(store.read(query) for query in (nodes, links, indexes))]


def test_nothing_a_person_types_changes_anything(report: GraphStore) -> None:
    before = everything(report)
    index = report.schema.constraints()[0].name
    for cypher in (*WRITES, f"DROP INDEX {index}", f"DROP CONSTRAINT {index}"):
        try:
            ask_cypher(report, cypher, time_limit=20)
        except QueryError:
            pass
        else:
            assert everything(report) == before, cypher
    assert everything(report) == before


@pytest.mark.parametrize("cypher", WRITES[:9])
def test_a_write_is_refused_in_plain_words(report: GraphStore, cypher: str) -> None:
    with pytest.raises(QueryError, match="不能修改"):
        ask_cypher(report, cypher)


@pytest.mark.parametrize(
    "cypher",
    [
        "LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line",
        "CALL () { LOAD CSV FROM 'http://127.0.0.1:9/' AS line RETURN line } RETURN line",
        "MATCH (t:Topic) WHERE EXISTS { LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line } RETURN t",
    ],
)
def test_no_query_reads_files_or_addresses(report: GraphStore, cypher: str) -> None:
    with pytest.raises(QueryError):
        ask_cypher(report, cypher)


def test_profiling_reads_no_files_either(report: GraphStore) -> None:
    try:
        answer = ask_cypher(report, "PROFILE LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line")
    except QueryError:
        return
    assert answer.rows == ()


def test_values_keep_their_kind(report: GraphStore) -> None:
    answer = ask_cypher(
        report,
        "MATCH (o:Observation {uri: $iri}) RETURN o.value AS value, o.periodStart AS start, o.nothing AS none, "
        "o.charStart = 74 AS here, [o.unit, {n: 1}] AS both, duration('P1D') AS day",
        parameters={"iri": DOCUMENT + "/o/74"},
    )
    assert answer.columns == ("value", "start", "none", "here", "both", "day")
    assert answer.rows == ((80.0, date(2023, 1, 1), None, True, ("件", {"n": 1}), "P1D"),)
    assert answer.picture.nodes == ()


def test_nodes_come_without_long_texts_and_technical_forms(report: GraphStore) -> None:
    (row,) = ask_cypher(report, "MATCH (d:AnnualReport) RETURN d").rows
    assert isinstance(row[0], Node)
    assert (row[0].id, row[0].type) == (DOCUMENT, "AnnualReport")
    assert row[0].properties["reportYear"] == 2023
    assert "fullText" not in row[0].properties


def test_relationships_bring_their_ends_along(report: GraphStore) -> None:
    answer = ask_cypher(report, "MATCH ()-[r:WITHIN_AREA]->() RETURN r")
    edges = {(edge.source, edge.target) for (edge,) in answer.rows if isinstance(edge, Edge)}
    assert edges == {(COUNTY, CITY), (CITY, REGION)}
    assert {node.id for node in answer.picture.nodes} == {COUNTY, CITY, REGION}
    assert {(edge.source, edge.target) for edge in answer.picture.edges} == edges


def test_a_path_is_its_nodes_and_relationships_in_turn(report: GraphStore) -> None:
    query = "MATCH p = (:AdministrativeArea {divisionCode: '150523'})-[:WITHIN_AREA*2]->() RETURN p"
    ((path,),) = ask_cypher(report, query).rows
    assert [part.id if isinstance(part, Node) else part.type for part in path] == [
        COUNTY, "WITHIN_AREA", CITY, "WITHIN_AREA", REGION,
    ]  # fmt: skip
    assert len(ask_cypher(report, query).picture.nodes) == 3


def test_rows_and_seconds_are_limited(store: GraphStore) -> None:
    answer = ask_cypher(store, "UNWIND range(1, 50) AS i RETURN i", row_limit=50)
    assert (len(answer.rows), answer.more) == (50, False)
    answer = ask_cypher(store, "UNWIND range(1, 100000) AS i RETURN i", row_limit=50)
    assert (answer.rows[-1], answer.more) == ((50,), True)
    with pytest.raises(QueryTimeoutError):
        ask_cypher(store, "UNWIND range(1, 30000) AS a UNWIND range(1, 30000) AS b WITH a, b WHERE a = b RETURN a, b "
                   "ORDER BY a", time_limit=0.5)  # fmt: skip


def test_a_query_that_returns_nothing_has_no_rows(store: GraphStore) -> None:
    assert ask_cypher(store, "MATCH (d:Document) RETURN d.uri AS iri").rows == ()


def test_a_wrong_query_quotes_the_engine(store: GraphStore) -> None:
    with pytest.raises(QueryError, match="SyntaxError"):
        ask_cypher(store, "MATCH (n RETURN n")

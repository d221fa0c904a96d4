"""Facts as rows and back, without an engine."""

from datetime import date

import pytest
from rdflib import RDF, XSD, Graph, Literal, URIRef

from graph.errors import ProjectionError
from graph.literals import restore_literals, store_literals
from graph.projection import Projection
from ontology.concepts import load_concepts
from ontology.schema import load_schema
from ontology.validation import ValidatedFacts
from ontology.vocabulary import FZ

AREA = URIRef("https://fazhi.example.org/id/area/150523")


@pytest.fixture(scope="module")
def projection() -> Projection:
    return Projection(load_schema(), load_concepts())


def typed(lexical: str, datatype: str) -> Literal:
    return Literal(lexical, datatype=XSD[datatype], normalize=False)


@pytest.mark.parametrize(
    ("literals", "datatype", "stored"),
    [
        ([Literal("开鲁县")], "string", {"p": "开鲁县"}),
        ([Literal("")], "string", {"p": ""}),
        ([typed("2023", "integer")], "integer", {"p": 2023}),
        ([typed("46", "decimal")], "decimal", {"p": 46.0}),
        ([typed("0.000001", "decimal")], "decimal", {"p": 0.000001}),
        ([typed("true", "boolean")], "boolean", {"p": True}),
        ([typed("2023-12-31", "date")], "date", {"p": date(2023, 12, 31)}),
        ([typed("46.0", "decimal")], "decimal", {"p": 46.0, "p_exact": f'"46.0"^^<{XSD.decimal}>'}),
        ([typed("007", "integer")], "integer", {"p": 7, "p_exact": f'"007"^^<{XSD.integer}>'}),
        ([typed("1", "boolean")], "boolean", {"p": True, "p_exact": f'"1"^^<{XSD.boolean}>'}),
        ([Literal("Kailu", lang="en")], "string", {"p": "Kailu", "p_exact": '"Kailu"@en'}),
        ([typed("99999999999999999999", "integer")], "integer", None),
        ([typed("2023-02-30", "date")], "date", None),
        ([typed("not a number", "decimal")], "decimal", None),
        ([typed("https://example.org/a b", "anyURI")], "anyURI", None),
        ([Literal("b"), Literal("a", lang="zh"), Literal("a")], "string", None),
        ([typed("1", "integer"), Literal("一")], "integer", None),
    ],
    ids=lambda value: str(value)[:40] if isinstance(value, list) else "",
)
def test_a_literal_is_stored_as_a_value_and_restored_exactly(
    literals: list[Literal], datatype: str, stored: dict[str, object] | None
) -> None:
    found = store_literals("p", literals, datatype)
    if stored is not None:
        assert found == stored
        assert {key: type(value) for key, value in found.items()} == {k: type(v) for k, v in stored.items()}
    assert set(restore_literals("p", found, datatype)) == set(literals)


def test_the_sample_becomes_rows_and_facts_again(projection: Projection, sample: ValidatedFacts) -> None:
    rows = projection.rows(sample.facts)
    assert (len(rows.nodes), len(rows.relationships)) == (26, 54)
    assert set(projection.facts(rows)) == set(sample.facts)


def test_rows_come_in_one_order(projection: Projection, sample: ValidatedFacts) -> None:
    shuffled = Graph()
    for triple in sorted(sample.facts, key=lambda triple: str(triple[2])):
        shuffled.add(triple)
    assert projection.rows(shuffled) == projection.rows(sample.facts)


def test_a_statement_about_two_things_is_one_relationship(projection: Projection, sample: ValidatedFacts) -> None:
    (cites,) = [row for row in projection.rows(sample.facts).relationships if row.type == "CITES"]
    document = str(sample.document)
    assert (cites.source, cites.target) == (document, "https://fazhi.example.org/id/doc/c-7b7f658c215e")
    assert cites.properties["uri"] == document + "/cite/39"
    assert cites.properties["evidenceUri"] == document + "/c/37-94"
    assert cites.properties["citationRole"] == "based_on"
    assert cites.properties["isTruncated"] is False


def test_a_node_carries_its_class_and_all_above_it(projection: Projection, sample: ValidatedFacts) -> None:
    labels = {node.uri: node.labels for node in projection.rows(sample.facts).nodes}
    assert labels[str(sample.document)] == ("AnnualReport", "Document", "Resource")


@pytest.mark.parametrize(
    ("triples", "message"),
    [
        ([(AREA, RDF.type, FZ.Resource), (AREA, URIRef("https://fazhi.example.org/ns#x"), Literal(1))], "ns#x"),
        ([(AREA, RDF.type, URIRef("urn:Class"))], "urn:Class"),
        ([(AREA, FZ.name, Literal("开鲁县"))], "类型"),
        ([(AREA, RDF.type, FZ.AdministrativeArea)], "全部上级类"),
        ([(AREA, RDF.type, FZ.Resource), (AREA, FZ.name, AREA)], "字面量"),
        ([(AREA, RDF.type, FZ.Resource), (AREA, FZ.genre, URIRef("urn:genre"))], "代码表"),
        ([(AREA, RDF.type, FZ.Citation), (AREA, RDF.type, FZ.Resource)], "citedDocument"),
    ],
    ids=["property", "class", "no class", "no superclass", "iri for text", "code", "no ends"],
)
def test_what_the_ontology_has_no_place_for_is_refused(
    projection: Projection, triples: list[tuple[URIRef, URIRef, URIRef | Literal]], message: str
) -> None:
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    with pytest.raises(ProjectionError, match=message):
        projection.rows(graph)

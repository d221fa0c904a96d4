"""The graph as files, and what other programs read out of them."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace

import pyoxigraph
import pytest
from rdflib import DCTERMS, ORG, PROV, QB, RDF, SDO, SKOS, Dataset, Graph, Literal, URIRef

from graph.errors import UnknownFormatError
from graph.export import FORMATS, export, turtle_of
from graph.facts import document_rows
from graph.model import Subgraph
from graph.reading import neighbours
from graph.store import GraphStore
from graph.writing import replace_document
from ontology.validation import ValidatedFacts


@pytest.fixture
def report(store: GraphStore, sample: ValidatedFacts) -> GraphStore:
    replace_document(store, sample)
    return store


def exported(store: GraphStore, file_format: str) -> str:
    stream = io.BytesIO()
    export(store, stream, file_format)
    return stream.getvalue().decode("utf-8-sig")


@pytest.mark.parametrize(("name", "parser"), [("nt", "nt"), ("ttl", "turtle"), ("jsonld", "json-ld")])
def test_every_rdf_format_holds_exactly_the_facts(
    report: GraphStore, sample: ValidatedFacts, name: str, parser: str
) -> None:
    assert set(Graph().parse(data=exported(report, name), format=parser)) == set(sample.facts)


def test_a_picture_in_turtle_is_its_part_of_the_whole(report: GraphStore, sample: ValidatedFacts) -> None:
    picture = neighbours(report, str(sample.document))
    stated = {edge.id for edge in picture.edges if edge.type in {"CITES", "CLAIMS_HONOR"}}  # have their own IRIs
    assert stated
    kept = [edge for edge in picture.edges if edge.id not in stated]
    whole = Graph().parse(data=turtle_of(report, picture), format="turtle")
    fewer = Graph().parse(data=turtle_of(report, replace(picture, edges=tuple(kept))), format="turtle")
    nodes = {URIRef(node.id) for node in picture.nodes}
    assert set(whole) < set(sample.facts)
    assert {subject for subject, _, _ in whole} == nodes | {URIRef(edge) for edge in stated}
    assert {subject for subject, _, _ in fewer} == nodes
    for node in nodes:
        own = {triple for triple in sample.facts.triples((node, None, None)) if isinstance(triple[2], Literal)}
        assert own <= set(whole)
    assert turtle_of(report, Subgraph((), ())) == turtle_of(report, Subgraph(picture.nodes[:0], picture.edges))


def test_n_triples_are_sorted_canonical_lines(report: GraphStore) -> None:
    lines = exported(report, "nt").encode().splitlines(keepends=True)
    assert lines == sorted(set(lines))
    again = (
        f"{triple.triple} .\n".encode()
        for triple in pyoxigraph.parse(b"".join(lines), format=pyoxigraph.RdfFormat.N_TRIPLES)
    )
    assert list(again) == lines


def test_trig_has_one_graph_per_document_with_all_it_says(
    report: GraphStore, sample: ValidatedFacts, renamed: Callable[[str], ValidatedFacts]
) -> None:
    other = renamed("fzbg-150523-2022")
    replace_document(report, other)
    found = Dataset()
    found.parse(data=exported(report, "trig"), format="trig")
    names = {str(graph.identifier) for graph in found.graphs() if len(graph)}
    assert names == {str(sample.document), str(other.document)}
    for facts in (sample, other):
        assert set(found.graph(URIRef(facts.document))) == set(facts.facts)


def test_the_rows_of_a_document_are_those_it_was_written_from(report: GraphStore, sample: ValidatedFacts) -> None:
    wanted = report.projection.rows(sample.facts)
    found = document_rows(report, str(sample.document))
    assert [(n.uri, set(n.labels), dict(n.properties)) for n in found.nodes] == [
        (n.uri, set(n.labels), dict(n.properties)) for n in wanted.nodes
    ]
    assert found.relationships == wanted.relationships


def test_figures_are_a_table_with_their_sentences(report: GraphStore) -> None:
    rows = list(csv.DictReader(io.StringIO(exported(report, "csv-observations"))))
    assert [(row["indicator"], row["value"], row["unit"], row["area"], row["year"]) for row in rows] == [
        ("norm-cleanup", "80.0", "件", "开鲁县", "2023"),
        ("norm-cleanup-kept", "46.0", "件", "开鲁县", "2023"),
        ("norm-cleanup-repealed", "34.0", "件", "开鲁县", "2023"),
    ]
    assert all("清理规范性文件80件" in row["text"] for row in rows)


def test_nodes_and_edges_are_complete_and_fit_together(report: GraphStore, sample: ValidatedFacts) -> None:
    nodes = list(csv.DictReader(io.StringIO(exported(report, "csv-nodes"))))
    edges = list(csv.DictReader(io.StringIO(exported(report, "csv-edges"))))
    wanted = report.projection.rows(sample.facts)
    assert [node["id"] for node in nodes] == [node.uri for node in wanted.nodes]
    assert len(edges) == len(wanted.relationships)
    cites = next(edge for edge in edges if edge["type"] == "CITES")
    assert json.loads(cites["properties"])["citationRole"] == "based_on"


def test_graphml_is_read_by_an_xml_parser(report: GraphStore) -> None:
    tree = ET.fromstring(exported(report, "graphml"))
    space = "{http://graphml.graphdrawing.org/xmlns}"
    ids = {node.get("id") for node in tree.iter(space + "node")}
    assert len(ids) == 26
    own = [edge for edge in tree.iter(space + "edge") if edge.get("source") in ids]
    assert len(own) == 54


def test_documents_are_references(report: GraphStore) -> None:
    title = "开鲁县人民政府2023年度法治政府建设情况报告"
    assert exported(report, "gbt7714") == f"开鲁县人民政府. {title}[R]. 2023.\n"
    bibtex = exported(report, "bibtex")
    assert bibtex.startswith("@techreport{fzbg-150523-2023,\n  author = {{开鲁县人民政府}},\n")
    assert f"title = {{{{{title}}}}}" in bibtex
    assert "year = {2023}" in bibtex


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_an_empty_graph_is_an_empty_file_of_its_format(store: GraphStore, name: str) -> None:
    content = exported(store, name)
    assert "fazhi.example.org/id/" not in content


def test_an_unknown_format_is_refused_with_the_known_ones(store: GraphStore) -> None:
    with pytest.raises(UnknownFormatError, match="csv-observations"):
        export(store, io.BytesIO(), "docx")


def test_aligned_facts_are_understood_by_other_vocabularies(report: GraphStore, sample: ValidatedFacts) -> None:
    aligned = Graph().parse(data=aligned_as(report, "nt"), format="nt")
    assert set(sample.facts) < set(aligned)
    government = URIRef("https://fazhi.example.org/id/org/150523/af79a1ccac13")
    observation = URIRef(f"{sample.document}/o/74")
    county, city = (URIRef(f"https://fazhi.example.org/id/area/{code}") for code in ("150523", "150500"))
    geo = "http://www.opengis.net/ont/geosparql#"
    assert {
        (government, RDF.type, ORG.Organization),
        (sample.document, DCTERMS.publisher, government),
        (sample.document, RDF.type, PROV.Entity),
        (observation, RDF.type, QB.Observation),
        (observation, PROV.wasDerivedFrom, URIRef(f"{sample.document}/c/37-94")),
        (county, URIRef(geo + "sfWithin"), city),
        (county, SDO.name, Literal("开鲁县")),
    } <= set(aligned)
    indicator = aligned.value(observation, QB.measureType)
    assert aligned.value(indicator, SKOS.notation) == Literal("norm-cleanup")
    assert (indicator, RDF.type, SKOS.Concept) in aligned
    assert not [value for value in aligned.objects(None, RDF.type) if value == SDO.award], "a property is no class"


@pytest.mark.parametrize(("name", "parser"), [("ttl", "turtle"), ("jsonld", "json-ld"), ("trig", "trig")])
def test_every_rdf_format_is_aligned_alike(report: GraphStore, name: str, parser: str) -> None:
    found = Dataset(default_union=True)
    found.parse(data=aligned_as(report, name), format=parser)
    lines = set(Graph().parse(data=aligned_as(report, "nt"), format="nt"))
    assert {(s, p, o) for s, p, o, _ in found.quads()} == lines


def test_tables_cannot_be_aligned(report: GraphStore) -> None:
    with pytest.raises(UnknownFormatError, match="jsonld"):
        export(report, io.BytesIO(), "graphml", align=True)


def aligned_as(store: GraphStore, file_format: str) -> str:
    stream = io.BytesIO()
    export(store, stream, file_format, align=True)
    return stream.getvalue().decode()

"""RDF into the graph, the graph held against the ontology, and a graph of another version carried over."""

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from neo4j import ManagedTransaction
from rdflib import XSD, Graph, Literal, URIRef

import ontology
from graph.auditing import audit_documents, audit_graph
from graph.connection import connect
from graph.errors import MigrationError, OntologyMismatchError, RdfFileError
from graph.export import export
from graph.importing import import_rdf
from graph.migrating import migrate
from graph.reading import documents
from graph.settings import GraphSettings
from graph.store import GraphStore
from graph.writing import remove_document, replace_document
from ontology.validation import ValidatedFacts
from ontology.vocabulary import FZ

Export = Callable[[GraphStore], bytes]
Rename = Callable[[str], ValidatedFacts]

SHIPPED = Path(ontology.__path__[0])


@pytest.fixture
def report(store: GraphStore, sample: ValidatedFacts) -> GraphStore:
    replace_document(store, sample)
    return store


def exported(store: GraphStore, path: Path, *, align: bool = False) -> Path:
    stream = io.BytesIO()
    export(store, stream, path.suffix[1:], align=align)
    path.write_bytes(stream.getvalue())
    return path


@pytest.mark.parametrize("name", ["all.ttl", "all.nt", "all.jsonld", "all.trig"])
def test_what_was_exported_comes_back_byte_by_byte(
    report: GraphStore, renamed: Rename, n_triples: Export, tmp_path: Path, name: str
) -> None:
    replace_document(report, renamed("fzbg-150523-2022"))
    before = n_triples(report)
    file = exported(report, tmp_path / name, align=name != "all.nt")
    for document in documents(report):
        remove_document(report, document.id)
    assert [outcome.status for outcome in import_rdf(report, file)] == ["added", "added"]
    assert n_triples(report) == before
    version = report.version()
    assert [outcome.status for outcome in import_rdf(report, file)] == ["replaced", "replaced"]
    assert report.version() == version, "what the graph says already is not written"


def test_a_faulty_document_is_named_and_the_others_are_loaded(
    store: GraphStore, sample: ValidatedFacts, renamed: Rename, tmp_path: Path
) -> None:
    other = renamed("fzbg-150523-2022")
    both = Graph()
    for facts in (sample.facts, other.facts):
        for triple in facts:
            both.add(triple)
    both.set((URIRef(f"{other.document}/o/74"), FZ.valueText, Literal("81件")))
    file = tmp_path / "two.ttl"
    both.serialize(file, format="turtle")
    refused, added = import_rdf(store, file, lang="en")
    assert (added.status, refused.status) == ("added", "refused")
    assert refused.document == str(other.document)
    (reason,) = refused.reasons
    assert "characters 74–77 in “健全依法行政制度体系”" in reason
    assert "81件" in reason
    assert [document.id for document in documents(store)] == [str(sample.document)]


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("a.ttl", "@prefix : <", "有效"),
        ("a.docx", "", "扩展名"),
        ("missing.nt", None, "读不了"),
        ("a.nt", "", "没有文件"),
        ("a.nt", "<urn:x> <http://purl.org/dc/terms/title> 'x' .".replace("'", '"'), "不用本体的词汇"),
        ("a.nt", f'<urn:x> <{FZ.name}> "x" .', "不属于任何文件"),
        ("a.ttl", f'[] <{FZ.name}> "x" .', "不属于任何文件"),
    ],
)
def test_a_file_that_cannot_be_loaded_says_why(
    store: GraphStore, tmp_path: Path, name: str, text: str | None, fault: str
) -> None:
    if text is not None:
        (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(RdfFileError, match=fault):
        import_rdf(store, tmp_path / name)
    assert documents(store) == ()


def test_a_sound_graph_passes_its_audit(report: GraphStore, renamed: Rename) -> None:
    replace_document(report, renamed("fzbg-150523-2022"))
    audits = list(audit_documents(report))
    assert [audit.broken for audit in audits] == [(), ()]
    assert audit_graph(report) == ()


def test_faults_in_the_graph_are_found_and_named(report: GraphStore, sample: ValidatedFacts) -> None:
    def spoil(tx: ManagedTransaction) -> None:
        tx.run("MATCH (o:Observation {uri: $iri}) SET o.valueText = '81件'", iri=f"{sample.document}/o/74").consume()
        tx.run("CREATE (:Honor:Resource {uri: 'urn:honor', name: '无人提及'})").consume()
        tx.run("CREATE (:Sentence:TextUnit:Resource {uri: 'urn:lost', text: '流浪句'})").consume()
        tx.run("MATCH (h:Honor {name: '无人提及'}), (t:Topic {notation: 'norms'}) CREATE (h)-[:CITES]->(t)").consume()

    report.write(spoil)
    (audit,) = audit_documents(report)
    assert any("“健全依法行政制度体系”第 74–77 字" in finding.text("zh") for finding in audit.broken)
    faults = audit_graph(report)
    for words in ("无人提及", "1 个句子不属于任何文件", "CITES"):
        assert any(words in fault.zh for fault in faults), words
    assert all(fault.text("en").isascii() or "无人提及" in fault.en for fault in faults)


def of_version(folder: Path, version: str, *, without: str = "") -> Path:
    """Return a copy of the ontology with another version, and without one of its properties."""
    shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    main = folder / "fazhi.ttl"
    text = main.read_text("utf-8").replace('owl:versionInfo "0.1.0"', f'owl:versionInfo "{version}"')
    if without:
        begin = text.index(f"\nfz:{without} a ")
        text = text[:begin] + text[text.index(" .\n", begin) + 3 :]
    main.write_text(text, "utf-8")
    return folder


def test_a_graph_of_another_major_version_is_refused_until_it_is_carried_over(
    report: GraphStore, engine: str, settings_of: dict[str, GraphSettings], n_triples: Export, tmp_path: Path
) -> None:
    before = n_triples(report)
    newer = of_version(tmp_path / "newer", "1.0.0")
    settings = settings_of[engine]
    with pytest.raises(OntologyMismatchError, match="fazhi migrate"):
        connect(settings, ontology=newer)
    try:
        with connect(settings, ontology=newer, check=False) as store:
            assert [outcome.status for outcome in migrate(store)] == ["kept"]
        with connect(settings, ontology=newer) as store:
            assert store.info()["ontology_version"] == "1.0.0"
            assert n_triples(store) == before
    finally:
        with connect(settings, check=False) as store:
            migrate(store)
    assert report.info()["ontology_version"] == report.schema.version


def test_a_document_that_does_not_fit_is_named_and_goes_only_when_told(
    report: GraphStore, engine: str, settings_of: dict[str, GraphSettings], sample: ValidatedFacts, tmp_path: Path
) -> None:
    newer = of_version(tmp_path / "newer", "1.0.0", without="subjectText")
    try:
        with connect(settings_of[engine], ontology=newer, check=False) as store:
            with pytest.raises(MigrationError, match=r"开鲁县2023\.txt.*subjectText"):
                migrate(store)
            assert store.info()["ontology_version"] == report.schema.version
            (outcome,) = migrate(store, drop=True)
            assert (outcome.status, outcome.source, outcome.document) == (
                "dropped",
                "开鲁县2023.txt",
                str(sample.document),
            )
            assert store.info()["ontology_version"] == "1.0.0"
    finally:
        with connect(settings_of[engine], check=False) as store:
            migrate(store)
    assert documents(report) == ()


def test_decimals_keep_their_writing_through_a_file(
    store: GraphStore, sample: ValidatedFacts, n_triples: Export, tmp_path: Path
) -> None:
    facts = Graph()
    for triple in sample.facts:
        facts.add(triple)
    facts.set((URIRef(f"{sample.document}/o/74"), FZ.value, Literal("80.00", datatype=XSD.decimal, normalize=False)))
    file = tmp_path / "one.nt"
    facts.serialize(file, format="nt", encoding="utf-8")
    import_rdf(store, file)
    assert f'"80.00"^^<{XSD.decimal}>' in n_triples(store).decode()

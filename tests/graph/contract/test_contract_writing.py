"""What every engine must do when documents come and go."""

import hashlib
from collections.abc import Callable

import pytest
from neo4j import ManagedTransaction
from rdflib import RDF, XSD, Graph, Literal, URIRef

from graph.changes import apply_changes, difference, read_stored
from graph.errors import UnknownDocumentError, UnknownTargetError, UnreachedError, VectorMismatchError
from graph.projection import RelationshipRow, Rows
from graph.reading import documents, node
from graph.search.service import SearchService
from graph.store import GraphStore
from graph.writing import clear_vectors, remove_document, replace_document, write_vectors
from ontology.validation import ValidatedFacts, validate
from ontology.vocabulary import FZ

Export = Callable[[GraphStore], bytes]
Rename = Callable[[str], ValidatedFacts]

AREA = URIRef("https://fazhi.example.org/id/area/150523")


def changed(facts: ValidatedFacts, *changes: tuple[URIRef, URIRef, object]) -> ValidatedFacts:
    """Return the facts with other values for some properties."""
    graph = Graph()
    for triple in facts.facts:
        graph.add(triple)
    for subject, predicate, value in changes:
        graph.set((subject, predicate, value if isinstance(value, URIRef | Literal) else Literal(value)))
    return validate(facts.document, graph)


def reworded(facts: ValidatedFacts, old: str, new: str) -> ValidatedFacts:
    """Return the facts of a text in which ``new`` stands for the equally long ``old``, wherever it is quoted."""
    assert len(old) == len(new)
    graph = Graph()
    for subject, predicate, value in facts.facts:
        is_own = str(subject).startswith(facts.document) and isinstance(value, Literal) and value.datatype is None
        graph.add((subject, predicate, Literal(str(value).replace(old, new)) if is_own else value))
    full = str(graph.value(facts.document, FZ.fullText))
    graph.set((facts.document, FZ.textSha256, Literal(hashlib.sha256(full.encode()).hexdigest())))
    return validate(facts.document, graph)


def part(facts: ValidatedFacts, name: str) -> URIRef:
    return URIRef(f"{facts.document}/{name}")


def test_a_document_comes_back_exactly(store: GraphStore, sample: ValidatedFacts, n_triples: Export) -> None:
    report = replace_document(store, sample)
    assert (report.document, report.nodes, report.replaced) == (str(sample.document), 26, False)
    assert set(Graph().parse(data=n_triples(store), format="nt")) == set(sample.facts)


def test_writing_again_changes_neither_a_byte_nor_the_version(
    store: GraphStore, sample: ValidatedFacts, n_triples: Export
) -> None:
    replace_document(store, sample)
    before, version = n_triples(store), store.version()
    assert replace_document(store, sample).replaced
    assert n_triples(store) == before
    assert store.version() == version


def test_each_writing_transaction_raises_the_version_by_one(store: GraphStore, sample: ValidatedFacts) -> None:
    version = store.version()
    replace_document(store, sample)
    assert store.version() == version + 1
    remove_document(store, str(sample.document))
    assert store.version() == version + 2


def test_replacing_leaves_what_writing_afresh_would(
    store: GraphStore, sample: ValidatedFacts, n_triples: Export
) -> None:
    observation = part(sample, "o/84")
    new = changed(
        reworded(sample, "2021－2025年", "2015－2020年"),  # a sentence, a passage and a citation's own property
        (observation, FZ.value, Literal("47.25", datatype=XSD.decimal)),
        (observation, FZ.indicator, URIRef("https://fazhi.example.org/indicator/norm-cleanup-revised")),
        (part(sample, "cite/39"), FZ.citationRole, URIRef("https://fazhi.example.org/code/citationRole-implements")),
    )
    replace_document(store, new)
    afresh = n_triples(store)
    remove_document(store, str(sample.document))

    replace_document(store, sample)
    assert replace_document(store, new).replaced
    assert n_triples(store) == afresh
    assert set(Graph().parse(data=afresh, format="nt")) == set(new.facts)


def test_a_fact_that_is_gone_takes_its_lonely_entity_along(
    store: GraphStore, sample: ValidatedFacts, n_triples: Export
) -> None:
    replace_document(store, sample)
    honor, claim = URIRef("https://fazhi.example.org/id/honor/8e254d3ff388"), part(sample, "h/116")
    fewer = Graph()
    for triple in sample.facts:
        if claim not in triple and honor not in triple:
            fewer.add(triple)
    replace_document(store, validate(sample.document, fewer))
    assert node(store, str(honor)) is None
    assert set(Graph().parse(data=n_triples(store), format="nt")) == set(fewer)


def test_an_entity_of_another_class_changes_its_labels_and_keeps_its_relationships(
    store: GraphStore, sample: ValidatedFacts, renamed: Rename, n_triples: Export
) -> None:
    replace_document(store, sample)
    other = renamed("fzbg-150523-2022")
    replace_document(store, other)
    court = URIRef("https://fazhi.example.org/id/org/150523/14ae9738aa03")
    graph = Graph()
    for subject, predicate, value in sample.facts:
        is_class = subject == court and value == FZ.GovernmentDepartment
        graph.add((subject, predicate, FZ.JudicialBody if is_class else value))
    replace_document(store, validate(sample.document, graph))
    found = node(store, str(court))
    assert found is not None
    assert found.type == "JudicialBody"
    expected = (set(graph) | set(other.facts)) - {(court, RDF.type, FZ.GovernmentDepartment)}
    assert set(Graph().parse(data=n_triples(store), format="nt")) == expected


def test_a_document_notes_when_its_facts_last_changed(
    store: GraphStore, sample: ValidatedFacts, renamed: Rename, n_triples: Export
) -> None:
    def revision() -> int:
        rows = store.read("MATCH (d:Document {uri: $iri}) RETURN d.revision AS revision", iri=str(sample.document))
        return int(rows[0]["revision"])

    assert replace_document(store, sample).changed
    assert revision() == (first := store.version())
    assert not replace_document(store, sample).changed
    replace_document(store, renamed("fzbg-150523-2022"))
    assert revision() == first, "another document's changes are not its own"
    same_text = changed(sample, (part(sample, "o/74"), FZ.subjectText, "文件"))
    assert replace_document(store, same_text).changed
    assert revision() == store.version()
    assert "revision" not in n_triples(store).decode()


def test_a_running_search_sees_new_facts_of_the_same_text(store: GraphStore, sample: ValidatedFacts) -> None:
    replace_document(store, sample)
    search = SearchService(store)
    with_figures = {passage.iri for passage in search.refresh().index.passages if passage.has_numbers}
    assert with_figures == {str(part(sample, "p/37-94"))}
    fewer = Graph()
    gone = {part(sample, name) for name in ("o/74", "o/84", "o/90", "k/74-sum")}
    for triple in sample.facts:
        if not gone & set(triple):
            fewer.add(triple)
    replace_document(store, validate(sample.document, fewer))
    assert not any(passage.has_numbers for passage in search.refresh().index.passages)


def test_removing_the_only_document_leaves_nothing(
    store: GraphStore, sample: ValidatedFacts, n_triples: Export
) -> None:
    replace_document(store, sample)
    remove_document(store, str(sample.document))
    assert n_triples(store) == b""
    assert documents(store) == ()


def test_removing_keeps_what_another_document_uses(
    store: GraphStore, sample: ValidatedFacts, renamed: Rename, n_triples: Export
) -> None:
    replace_document(store, sample)
    alone = n_triples(store)
    replace_document(store, renamed("fzbg-150523-2022"))
    assert len(documents(store)) == 2
    remove_document(store, str(renamed("fzbg-150523-2022").document))
    assert n_triples(store) == alone


def test_the_order_of_documents_does_not_matter(
    store: GraphStore, sample: ValidatedFacts, renamed: Rename, n_triples: Export
) -> None:
    other = renamed("fzbg-150523-2022")
    replace_document(store, sample)
    replace_document(store, other)
    expected = n_triples(store)
    remove_document(store, str(sample.document))
    remove_document(store, str(other.document))
    replace_document(store, other)
    replace_document(store, sample)
    assert n_triples(store) == expected


def test_the_ontology_s_own_concepts_outlive_every_document(store: GraphStore, sample: ValidatedFacts) -> None:
    replace_document(store, sample)
    remove_document(store, str(sample.document))
    concepts = store.projection.concepts
    count = "MATCH (n:Resource) WHERE (n:Indicator AND NOT n:OpenIndicator) OR n:Topic RETURN count(n) AS n"
    assert store.read(count) == [{"n": len(concepts.indicators) + len(concepts.topics)}]


@pytest.mark.parametrize(
    "words",
    [
        "'; MATCH (n) DETACH DELETE n //",
        '"quoted" \\ back\\slash `tick` $parameter {id: 1}',
        "证照( a/b [c] +必须 -没有 AND OR NOT * ? ~ ^ : !",
        "一行\n两行\r\n\t制表\u2028分隔\x01\x7f",
        "👩‍⚖️⚖️ 𠮷野家 é e\u0301",
        "长" * 100_000,
    ],
    ids=["cypher", "quotes", "lucene", "control", "emoji", "long"],
)
def test_any_text_comes_back_as_it_was(
    store: GraphStore, sample: ValidatedFacts, n_triples: Export, words: str
) -> None:
    short = words[:1000]  # names are indexed, and an index takes no more than some thousand bytes
    facts = changed(
        sample,
        (sample.document, FZ.addresseeText, words),
        (part(sample, "a/130"), FZ.objectText, words),
        (AREA, FZ.name, short),
    )
    replace_document(store, facts)
    assert set(Graph().parse(data=n_triples(store), format="nt")) == set(facts.facts)


@pytest.mark.parametrize(
    ("lexical", "stored"),
    [
        ("80", 80.0),
        ("80.00", 80.0),
        ("0.1", 0.1),
        ("1400.5", 1400.5),
        ("12345678901234567890.123", 1.2345678901234567e19),
    ],
)
def test_decimals_are_numbers_to_query_and_exact_to_export(
    store: GraphStore, sample: ValidatedFacts, n_triples: Export, lexical: str, stored: float
) -> None:
    observation = part(sample, "o/84")
    facts = changed(sample, (observation, FZ.value, Literal(lexical, datatype=XSD.decimal, normalize=False)))
    replace_document(store, facts)
    rows = store.read("MATCH (o:Observation {uri: $iri}) RETURN o.value AS value", iri=str(observation))
    assert rows == [{"value": stored}]
    assert f'"{lexical}"^^<{XSD.decimal}>' in n_triples(store).decode()


def test_dates_are_dates(store: GraphStore, sample: ValidatedFacts) -> None:
    replace_document(store, sample)
    rows = store.read(
        "MATCH (o:Observation) WHERE o.periodStart = date('2023-01-01') RETURN DISTINCT o.periodEnd AS end"
    )
    assert [row["end"].isoformat() for row in rows] == ["2023-12-31"]


def test_facts_that_lead_nowhere_are_refused_whole(
    store: GraphStore, sample: ValidatedFacts, n_triples: Export
) -> None:
    rows = store.projection.rows(sample.facts)
    lost = RelationshipRow(str(sample.document), "CITES", "urn:nowhere")

    def write(tx: ManagedTransaction) -> None:
        stored = read_stored(tx, store.schema, uris=[])
        apply_changes(tx, difference(Rows(rows.nodes, (*rows.relationships, lost)), stored), stored)

    with pytest.raises(UnknownTargetError, match="urn:nowhere"):
        store.write(write)
    assert n_triples(store) == b""


def test_an_entity_that_nothing_refers_to_is_refused(store: GraphStore, sample: ValidatedFacts) -> None:
    graph = Graph()
    for triple in sample.facts:
        if part(sample, "h/116") not in triple:
            graph.add(triple)
    with pytest.raises(UnreachedError, match="全区法治政府建设示范地区"):
        replace_document(store, validate(sample.document, graph))


def test_only_documents_in_hand_can_be_removed(store: GraphStore, sample: ValidatedFacts, n_triples: Export) -> None:
    replace_document(store, sample)
    before = n_triples(store)
    for iri in ("urn:unknown", str(AREA), "https://fazhi.example.org/id/doc/c-7b7f658c215e"):
        with pytest.raises(UnknownDocumentError, match=iri):
            remove_document(store, iri)
    assert n_triples(store) == before


def test_vectors_stay_with_unchanged_passages_only(store: GraphStore, sample: ValidatedFacts) -> None:
    replace_document(store, sample)
    passages = [str(part(sample, name)) for name in ("p/37-94", "p/104-145")]
    rows = [(iri, [0.6, 0.8]) for iri in (*passages, "urn:unknown")]
    assert write_vectors(store, rows, model="m", dimension=2, prompt_hash="h") == 2
    replace_document(store, reworded(sample, "清理规范", "整理规范"))
    left = store.read("MATCH (p:Passage) WHERE p.embedding IS NOT NULL RETURN p.uri AS iri, p.embedding AS vector")
    assert [row["iri"] for row in left] == [passages[1]]
    assert left[0]["vector"] == pytest.approx([0.6, 0.8], abs=1e-6)


def test_vectors_of_another_model_are_refused_until_the_old_are_gone(store: GraphStore, sample: ValidatedFacts) -> None:
    replace_document(store, sample)
    row = (str(part(sample, "p/37-94")), [0.6, 0.8])
    write_vectors(store, [row], model="m", dimension=2, prompt_hash="h")
    assert store.info()["embedding_model"] == "m"
    with pytest.raises(VectorMismatchError, match="reindex"):
        write_vectors(store, [row], model="other", dimension=2, prompt_hash="h")
    clear_vectors(store)
    assert write_vectors(store, [(row[0], [1.0, 0.0, 0.0])], model="other", dimension=3, prompt_hash="h") == 1
    assert store.info()["dimension"] == 3

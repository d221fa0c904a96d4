"""The questions the graph must be able to answer: Cypher and SPARQL agree on every one of them, on every engine."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from rdflib import XSD, Graph, Literal, URIRef

from graph.console import CypherAnswer, ask_cypher
from graph.questions import Question, load_questions
from graph.sparql import SparqlAnswer, Term, ask_sparql
from graph.store import GraphStore
from graph.writing import replace_document
from ingest.pipeline import ingest_paths
from ontology.concepts import load_concepts
from ontology.validation import ValidatedFacts, validate
from ontology.vocabulary import FZ

EXAMPLES = Path(__file__).parents[1] / "examples"
MANY = 100_000
NUMBERS = {str(XSD[name]) for name in ("integer", "decimal", "double")}


def altered(facts: ValidatedFacts, changes: dict[tuple[str, URIRef], Literal | URIRef]) -> ValidatedFacts:
    graph = Graph()
    for triple in facts.facts:
        graph.add(triple)
    for (part, predicate), value in changes.items():
        graph.set((URIRef(f"{facts.document}/{part}"), predicate, value))
    return validate(facts.document, graph)


@pytest.fixture
def collection(store: GraphStore, renamed: Callable[[str], ValidatedFacts]) -> GraphStore:
    """Return the two examples, and two short reports of one county that contradict each other, and one of 2022."""
    assert ingest_paths([EXAMPLES], store).count("refused") == 0
    replace_document(store, renamed("fzbg-150523-2024"))
    other: dict[tuple[str, URIRef], Literal | URIRef] = {
        ("o/74", FZ.value): Literal("81", datatype=XSD.decimal),
        ("k/74-sum", FZ.checkResult): load_concepts().iri("checkResult", "inconsistent"),
        ("k/74-sum", FZ.difference): Literal("1", datatype=XSD.decimal),
    }
    replace_document(store, altered(renamed("fzbg-150523-2025"), other))
    earlier: dict[tuple[str, URIRef], Literal | URIRef] = {
        ("o/74", FZ.periodYear): Literal(2022),
        ("o/74", FZ.periodStart): Literal("2022-01-01", datatype=XSD.date),
        ("o/74", FZ.periodEnd): Literal("2022-12-31", datatype=XSD.date),
    }
    replace_document(store, altered(renamed("fzbg-150523-2022"), earlier))
    return store


def plain(cell: object) -> object:
    """Return what a cell of either language says: numbers as numbers, everything else as text."""
    if isinstance(cell, Term):
        return float(cell.value) if cell.datatype in NUMBERS else cell.value
    if cell is None or isinstance(cell, bool):
        return cell
    return float(cell) if isinstance(cell, int | float) else str(cell)


def rows(answer: CypherAnswer | SparqlAnswer) -> Counter[tuple[object, ...]]:
    assert not answer.more
    return Counter(tuple(plain(cell) for cell in row) for row in answer.rows)


def answers(store: GraphStore, questions: Sequence[Question], views: Path) -> dict[str, Any]:
    found = {}
    for question in questions:
        cypher = ask_cypher(store, question.cypher, row_limit=MANY, time_limit=120)
        sparql = ask_sparql(store, question.sparql, folder=views, row_limit=MANY, time_limit=120)
        assert cypher.rows, f"{question.name} has no answer, so nothing is compared"
        assert cypher.columns == sparql.columns, question.name
        assert rows(cypher) == rows(sparql), question.name
        found[question.name[:2]] = rows(cypher)
    return found


def test_both_languages_give_the_same_answers(collection: GraphStore, tmp_path: Path) -> None:
    questions = load_questions()
    assert [question.name[:2] for question in questions] == [f"{number:02d}" for number in range(1, 21)]
    found = answers(collection, questions, tmp_path)
    assert [row[:5] for row in found["13"]] == [("开鲁县", "规范性文件清理数", 2023.0, 80.0, 81.0)]
    assert ("开鲁县人民政府", "规范性文件清理数", "件", 2.0, 80.0, 81.0) in found["02"]
    assert ("2023年，开鲁县获评“全区法治政府建设示范地区”。", 3.0) in found["10"]


def test_every_question_has_a_title_in_both_languages() -> None:
    for question in load_questions():
        assert question.title("zh") != question.title("en")
        assert question.title("en").isascii()

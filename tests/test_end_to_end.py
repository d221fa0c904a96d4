"""From the example reports to a searchable graph, on every engine the project runs on."""

import io
import shutil
from pathlib import Path

import pytest

from graph.embedding.embedder import Embedder
from graph.export import export
from graph.model import Filters
from graph.reading import documents
from graph.search.service import SearchService
from graph.store import GraphStore
from ingest import pipeline
from ingest.extraction.extractors import extract
from ingest.model import Extraction, PolicyDocument
from ingest.pipeline import ingest_paths

EXAMPLES = Path(__file__).parents[1] / "examples"
QUESTION = "群众打电话反映问题，有没有回应"

pytestmark = [pytest.mark.engine, pytest.mark.model]


def n_triples(store: GraphStore) -> bytes:
    stream = io.BytesIO()
    export(store, stream, "nt")
    return stream.getvalue()


def test_examples_become_a_searchable_graph(store: GraphStore, embedder: Embedder) -> None:
    report = ingest_paths([EXAMPLES], store, embedder=embedder)
    assert [outcome.status for outcome in report.outcomes] == ["added", "added"]
    assert all(outcome.found["Observation"] > 20 for outcome in report.outcomes)
    assert {(d.area, d.year) for d in documents(store)} == {("开鲁县", 2023), ("龙华区", 2019)}

    result = SearchService(store, embedder).search(QUESTION)
    best = [hit for hit in result.hits[:2] if "12345" in hit.sentence]
    assert best
    assert best[0].area == "开鲁县"
    filtered = SearchService(store, embedder).search(QUESTION, filters=Filters(year_to=2020))
    assert {hit.year for hit in filtered.hits} == {2019}


def test_ingesting_again_or_in_another_order_changes_no_byte(store: GraphStore) -> None:
    first, second = sorted(EXAMPLES.glob("*.txt"))
    ingest_paths([first, second], store)
    expected = n_triples(store)
    assert {outcome.status for outcome in ingest_paths([second, first], store).outcomes} == {"unchanged"}
    assert n_triples(store) == expected
    again = ingest_paths([second, first], store, force=True).outcomes
    assert {(outcome.status, outcome.reason) for outcome in again} == {("unchanged", "重新读过，结果与图谱中的相同")}
    assert n_triples(store) == expected


def test_a_bad_file_is_named_and_the_good_ones_are_in(store: GraphStore, tmp_path: Path) -> None:
    shutil.copy(next(EXAMPLES.glob("开鲁县*.txt")), tmp_path / "good.txt")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "english.txt").write_text("An annual report that is not Chinese at all. " * 20, encoding="utf-8")
    report = ingest_paths([tmp_path, tmp_path / "missing.txt"], store)
    refused = {Path(o.name).name: o.reason for o in report.outcomes if o.status == "refused"}
    assert set(refused) == {"empty.txt", "binary.txt", "english.txt", "missing.txt"}
    assert all(refused.values())
    assert report.count("added") == 1
    assert len(documents(store)) == 1


def test_a_text_that_breaks_the_reading_costs_no_other(
    store: GraphStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in EXAMPLES.glob("*.txt"):
        shutil.copy(path, tmp_path / path.name)

    def breaking(document: PolicyDocument) -> Extraction:
        if "开鲁县" in document.header.title:
            raise IndexError("list index out of range")
        return extract(document)

    monkeypatch.setattr(pipeline, "extract", breaking)
    report = ingest_paths([tmp_path], store)
    assert (report.count("added"), report.count("refused")) == (1, 1)
    reason = next(outcome.reason for outcome in report.outcomes if outcome.status == "refused")
    assert "IndexError：list index out of range，test_end_to_end.py 第" in str(reason)
    assert "报告给开发者" in str(reason)

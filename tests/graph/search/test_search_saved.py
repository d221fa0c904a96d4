"""The index on disk: it comes back as it was, saves reading, and is done without when it is no good."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from graph.embedding.embedder import Embedder
from graph.model import EngineInfo, Node
from graph.search import queries, service
from graph.search.collection import Snapshot
from graph.search.index import index_of
from graph.search.indexing import embed_missing
from graph.search.records import DocumentRecord, PassageRecord
from graph.search.saved import load_index, save_index, saved_file
from graph.search.service import SearchService
from graph.store import GraphStore
from graph.writing import remove_document, replace_document
from ontology.validation import ValidatedFacts

HOTLINE = Node("i/1", "PolicyInstrument", "12345热线")


def snapshot() -> Snapshot:
    documents = [DocumentRecord("d/1", "报告", "lawReport", area_code="150523", year=2023, areas=("150523", "150000"))]
    texts = ("全县受理行政复议案件19件。审结16件，全部按期办结。", "热线工单 GDP 9380件，响应率100%，群众满意。")
    passages = [
        PassageRecord(
            f"p/{n}", "d/1", text, 0, len(text), section="一、复议", sentences=((0, 13), (13, len(text))),
            has_numbers=True, headings=("一、复议",), topics=("disputes",), concepts=(HOTLINE,), grades=("certain",),
        )
        for n, text in enumerate(texts)
    ]  # fmt: skip
    index = index_of(documents, passages)
    index = index.with_vectors({0: np.array([1, 0], np.float32), 1: np.array([0, 1], np.float32)}, dimension=2)
    index = index.with_sentences([(0, 13, np.array([0.6, 0.8], np.float32))])
    return Snapshot(index, version=7, model="m", prompt_hash="h", comparable=True)


def test_an_index_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "views" / "search.npz"
    before = snapshot()
    save_index(path, before)
    after = load_index(path)
    assert (after.version, after.model, after.prompt_hash, after.comparable) == (-1, "m", "h", True)
    assert after.index.documents == before.index.documents
    assert after.index.passages == before.index.passages
    assert after.index.years.tolist() == [2023]
    assert after.index.passage_marks.flags("topic", ["disputes"]).all()
    term = int(before.index.postings.segments[0].terms[0])
    assert after.index.postings.rows_with(term).tolist() == before.index.postings.rows_with(term).tolist()
    assert after.index.postings.words_beginning("g") == ["gdp"]
    query, rows = np.array([0, 1], np.float32), np.arange(2)
    assert after.index.nearness(query, rows).tolist() == before.index.nearness(query, rows).tolist()
    assert [entry.name for entry in path.parent.iterdir()] == ["search.npz"]


@pytest.mark.parametrize("damage", [b"", b"not an archive", None])
def test_a_file_that_is_no_good_is_done_without(tmp_path: Path, damage: bytes | None) -> None:
    path = tmp_path / "search.npz"
    save_index(path, snapshot())
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    assert load_index(path).index.size == 0
    assert load_index(tmp_path / "none.npz").index.size == 0


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    save_index(tmp_path / "file" / "search.npz", snapshot())
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]


def test_graphs_and_models_have_files_of_their_own(tmp_path: Path, characters: Embedder) -> None:
    embedded = EngineInfo("ArcadeDB", "1", "bolt://127.0.0.1:1", True)
    again = EngineInfo("ArcadeDB", "1", "bolt://127.0.0.1:2", True)  # the port is another at every start
    server = EngineInfo("Neo4j", "1", "bolt://127.0.0.1:1", False)
    assert saved_file(tmp_path, embedded, None) == saved_file(tmp_path, again, None)
    assert saved_file(tmp_path, embedded, None) != saved_file(tmp_path, server, None)
    assert saved_file(tmp_path, embedded, None) != saved_file(tmp_path, embedded, characters)


class Reading:
    """A graph that remembers of which documents and passages it was asked."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self.version, self.info = store.version, store.info
        self.asked: list[str] = []

    def read(self, cypher: str, /, **parameters: Any) -> list[dict[str, Any]]:
        if cypher in (queries.PASSAGES, queries.VECTORS):
            self.asked += parameters["iris"]
        return self._store.read(cypher, **parameters)


@pytest.mark.engine
def test_a_new_process_reads_only_what_changed(
    store: GraphStore,
    sample: ValidatedFacts,
    renamed: Callable[[str], ValidatedFacts],
    characters: Embedder,
    tmp_path: Path,
) -> None:
    path = saved_file(tmp_path, store.engine, characters)
    replace_document(store, sample)
    embed_missing(store, characters)
    reading = Reading(store)

    def asked(query: str = "规范性文件清理了多少") -> tuple[Any, list[str]]:
        reading.asked = []
        result = SearchService(reading, characters, saved=path).search(query)
        return result, reading.asked

    first, everything = asked()
    assert everything
    again, nothing = asked()
    assert (again.hits, again.facets, nothing) == (first.hits, first.facets, [])
    other = renamed("fzbg-150523-2022")
    replace_document(store, other)
    embed_missing(store, characters)
    more, changed = asked()
    assert more.total == 2 * first.total
    assert changed[0] == str(other.document)
    assert str(sample.document) not in changed
    remove_document(store, str(other.document))
    fewer, nothing = asked()
    assert (fewer.total, nothing) == (first.total, [])


@pytest.mark.engine
def test_what_changed_before_a_process_began_is_no_change_under_way(
    store: GraphStore,
    sample: ValidatedFacts,
    renamed: Callable[[str], ValidatedFacts],
    characters: Embedder,
    tmp_path: Path,
) -> None:
    path = saved_file(tmp_path, store.engine, characters)
    replace_document(store, sample)
    SearchService(store, characters, saved=path).refresh()
    replace_document(store, renamed("fzbg-150523-2022"))
    search = SearchService(store, characters, saved=path)
    search.refresh()
    assert not search.settling
    replace_document(store, renamed("fzbg-150523-2021"))
    search.refresh()
    assert search.settling


@pytest.fixture(autouse=True)
def everything_is_worth_saving(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "WORTH_SAVING", -1.0)

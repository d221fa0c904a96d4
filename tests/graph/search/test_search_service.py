"""Search over the graph itself, on each engine: loading, following changes, hostile queries, many threads."""

import threading
import time
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
import pytest
from rdflib import Graph, Literal

from graph.embedding.embedder import Embedder
from graph.errors import UnknownModeError, VectorMismatchError
from graph.model import Filters
from graph.search import service as service_module
from graph.search.indexing import embed_again, embed_missing
from graph.search.service import SearchService
from graph.store import GraphStore
from graph.writing import remove_document, replace_document
from ontology.validation import ValidatedFacts, validate
from tests.graph.search.conftest import Characters

HOSTILE = [
    "", " ", "。！？…", "😀🎉", '"', '""', "“”", "《", "+", "-", "*", "(", "a/b [c]", "AND OR NOT", "field:x~2^3 \\",
    "法" * 10_000, "\0\x01\x02", "法\ud800", "' OR 1=1 --", "'}) DETACH DELETE (n) //", "<script>alert(1)</script>",
    "ქართული ประเทศไทย العربية", "{{7*7}}", "%s%n", "+++---", '+"" -""', "-一 -切", "行政*", "1*",
]  # fmt: skip


@pytest.fixture
def service(store: GraphStore, sample: ValidatedFacts, characters: Embedder) -> SearchService:
    replace_document(store, sample)
    embed_missing(store, characters)
    return SearchService(store, characters)


def test_a_hit_carries_its_sentence_document_and_reasons(service: SearchService, store: GraphStore) -> None:
    result = service.search("规范性文件清理了多少")
    best = result.hits[0]
    assert best.rank == 1
    assert best.sentence.startswith("根据《法治政府建设实施纲要")
    assert (best.area, best.area_code, best.year, best.genre) == ("开鲁县", "150523", 2023, "lawReport")
    assert best.why.matched[:2] == ("规范性文件", "清理")
    assert (best.why.dense_rank, best.why.keyword_rank) == (1, 1)
    assert 50 < best.score <= 100
    rows = store.read(
        "MATCH (s:Sentence {uri: $iri}) RETURN s.text AS text, s.charStart AS start", iri=best.sentence_id
    )
    assert rows == [{"text": best.sentence, "start": best.start}]
    assert result.total == 2
    assert result.facets["area"] == {"开鲁县": 2}
    assert result.note is None


def test_the_best_sentence_of_a_passage_is_chosen(service: SearchService) -> None:
    assert service.search("签订协作协议").hits[0].sentence == "县司法局与(略)签订协作协议。"
    assert service.search("示范地区").hits[0].sentence == "2023年，开鲁县获评“全区法治政府建设示范地区”。"


def test_filters_hold_in_every_mode(service: SearchService) -> None:
    for mode in ("hybrid", "semantic", "keyword"):
        for inside in (Filters(areas=("150000",)), Filters(year_from=2023, year_to=2023), Filters(has_numbers=True)):
            assert service.search("规范性文件", filters=inside, mode=mode).hits
        for outside in (Filters(areas=("440300",)), Filters(year_to=2022), Filters(genres=("notice",))):
            result = service.search("规范性文件", filters=outside, mode=mode)
            assert not result.hits
            assert "筛选" in (result.note or "")


def test_signs_hold_in_every_mode(service: SearchService) -> None:
    for mode in ("hybrid", "semantic", "keyword"):
        assert [hit.sentence[:3] for hit in service.search('"签订协作"', mode=mode).hits] == ["县司法"]
        without = service.search("规范性文件 开鲁县 -签订", mode=mode).hits
        assert without
        assert all("签订" not in hit.passage_text for hit in without)
        assert "协议签订" in (service.search('"协议签订"', mode=mode).note or "")


def test_the_index_follows_every_writer(
    service: SearchService, store: GraphStore, characters: Embedder, renamed: Callable[[str], ValidatedFacts]
) -> None:
    other = renamed("fzbg-150523-2022")
    assert service.search("规范性文件").total == 2
    replace_document(store, other)
    partly = service.search("规范性文件")
    assert partly.total == 4
    assert "2 个段落没有向量" in (partly.note or "")
    assert embed_missing(store, characters) == 2
    assert service.search("规范性文件").note is None
    remove_document(store, str(other.document))
    assert service.search("规范性文件").total == 2


def test_vectors_of_another_model_are_neither_mixed_nor_used(
    service: SearchService, store: GraphStore, characters: Embedder
) -> None:
    other = Embedder(type(characters._encoder)("other"))
    with pytest.raises(VectorMismatchError, match="FAZHI_EMBEDDING_MODEL"):
        embed_missing(store, other)
    result = SearchService(store, other).search("规范性文件", mode="semantic")
    assert result.hits
    assert result.hits[0].why.dense_rank is None
    assert "characters" in (result.note or "")
    assert embed_again(store, other) == 2
    assert SearchService(store, other).search("规范性文件", mode="semantic").hits[0].why.dense_rank == 1
    assert "other" in (service.search("规范性文件").note or "")


def test_without_vectors_words_are_searched_and_it_says_so(
    store: GraphStore, sample: ValidatedFacts, characters: Embedder
) -> None:
    empty = SearchService(store, None).search("规范性文件")
    assert not empty.hits
    assert "fazhi ingest" in (empty.note or "")
    replace_document(store, sample)
    for embedder in (None, characters):
        result = SearchService(store, embedder).search("规范性文件")
        assert result.hits[0].why.keyword_rank == 1
        assert "按词检索" in (result.note or "")


def test_nothing_a_person_types_breaks_it(service: SearchService) -> None:
    for query in HOSTILE:
        for mode in ("hybrid", "semantic", "keyword"):
            result = service.search(query, mode=mode)
            assert result.hits or result.note, query
    assert service.search("规范性文件").total == 2  # and nothing was written
    with pytest.raises(UnknownModeError, match="hybrid"):
        service.search("法", mode="fuzzy")
    assert service.search("规范性文件", limit=0).hits == ()


def test_many_threads_search_while_documents_come_and_go(
    service: SearchService, store: GraphStore, renamed: Callable[[str], ValidatedFacts]
) -> None:
    failures: list[Exception] = []
    other = renamed("fzbg-150523-2021")
    ended = threading.Event()

    def search() -> None:
        while not ended.is_set():
            try:
                assert service.search("规范性文件").total in {2, 4}
            except Exception as error:
                failures.append(error)
                return

    threads = [threading.Thread(target=search) for _ in range(4)]
    for thread in threads:
        thread.start()
    for _ in range(3):
        replace_document(store, other)
        remove_document(store, str(other.document))
    ended.set()
    for thread in threads:
        thread.join()
    assert failures == []


def test_entities_of_the_graph_are_found(service: SearchService) -> None:
    area = service.entities("开鲁县", types=["AdministrativeArea"])[0]
    assert (area.node.name, area.how, area.score) == ("开鲁县", "name", 1.0)
    named = service.entities("Normative documents in force", types=["Indicator"], meaning=False)
    assert named
    assert named[0].how == "alias"
    assert service.entities("，") == ()


def test_nobody_waits_while_new_names_are_encoded(
    store: GraphStore, sample: ValidatedFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service_module, "SETTLING", 0.0)
    goes_on, encoded = threading.Event(), threading.Event()
    goes_on.set()

    class Slow(Characters):
        def encode_queries(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
            return Characters.encode_documents(self, texts)

        def encode_documents(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
            assert goes_on.wait(60)
            if list(texts) == ["开鲁县财政局"]:
                encoded.set()
            return Characters.encode_documents(self, texts)

    replace_document(store, sample)
    service = SearchService(store, Embedder(Slow()))
    assert service.entities("县司法局")[0].node.name == "开鲁县司法局"
    goes_on.clear()
    replace_document(store, with_name(sample, "开鲁县司法局", "开鲁县财政局"))
    assert service.entities("县财政局")[0].node.name == "开鲁县财政局"
    assert not encoded.is_set()
    goes_on.set()
    assert encoded.wait(60)
    assert service.entities("县财政局")[0].node.name == "开鲁县财政局"


def test_names_that_come_with_documents_are_left_to_who_ingests_them(
    store: GraphStore, sample: ValidatedFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoded: list[str] = []

    class Watched(Characters):
        def encode_queries(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
            return Characters.encode_documents(self, texts)

        def encode_documents(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
            encoded.extend(texts)
            return Characters.encode_documents(self, texts)

    replace_document(store, sample)
    service = SearchService(store, Embedder(Watched()))
    service.entities("县司法局")
    replace_document(store, with_name(sample, "开鲁县司法局", "开鲁县财政局"))
    assert service.entities("县财政局")[0].node.name == "开鲁县财政局"
    assert service.settling
    assert "开鲁县财政局" not in encoded
    monkeypatch.setattr(service_module, "SETTLING", 0.0)
    assert service.entities("县财政局")[0].node.name == "开鲁县财政局"
    wait_until(lambda: "开鲁县财政局" in encoded)


def test_names_are_not_read_anew_for_each_of_many_documents(
    store: GraphStore, sample: ValidatedFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service_module, "QUICK", 0.0)
    monkeypatch.setattr(service_module, "REST", 1e6)
    replace_document(store, sample)
    service = SearchService(store)
    assert service.entities("开鲁县司法局")[0].score == 1.0
    replace_document(store, with_name(sample, "开鲁县司法局", "开鲁县财政局"))
    assert service.entities("开鲁县司法局")[0].score == 1.0
    service._names_rest_until = 0.0
    assert service.entities("开鲁县财政局")[0].score == 1.0


def wait_until(done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not done():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def with_name(facts: ValidatedFacts, old: str, new: str) -> ValidatedFacts:
    graph = Graph()
    for subject, predicate, value in facts.facts:
        graph.add((subject, predicate, Literal(new) if str(value) == old else value))
    return validate(facts.document, graph)


def test_a_hit_says_what_its_passage_names_and_can_be_filtered_by_it(service: SearchService) -> None:
    best = service.search("规范性文件清理了多少").hits[0]
    names = {node.name for node in best.why.concepts}
    result = service.search("规范性文件清理了多少")
    assert names
    cited = next(iter(result.facets["cited"]))
    for mode in ("hybrid", "semantic", "keyword"):
        inside = service.search("规范性文件", filters=Filters(cited=(cited,)), mode=mode)
        assert inside.hits
        assert all(cited in {node.name for node in hit.why.concepts} for hit in inside.hits)
        assert not service.search("规范性文件", filters=Filters(topics=("没有",)), mode=mode).hits
    grade = next(iter(result.facets["grade"]))
    assert service.search("规范性文件", filters=Filters(grades=(grade,))).hits

"""Answers over the two example reports: figures, computed figures, passages, silence, and hostile input."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from benchmarks.answers import ask_all, has_evidence, is_right, is_silent, records
from graph.answers import service as service_module
from graph.answers.model import Answer, Reason, Status
from graph.answers.service import AnswerService
from graph.embedding.embedder import Embedder
from graph.model import Filters
from graph.reading import documents
from graph.search.service import SearchService
from graph.store import GraphStore
from search_app.place_names import find_places

pytestmark = [pytest.mark.engine, pytest.mark.model]

QUESTIONS = Path(__file__).with_name("questions.json")


@pytest.fixture(scope="module")
def asked(answers: AnswerService, examples: GraphStore) -> list[tuple[dict[str, object], Answer]]:
    rows = records(QUESTIONS)
    return [
        (dict(row), answer) for row, answer in zip(rows, ask_all(answers, rows, documents(examples), ""), strict=True)
    ]


def test_questions_in_other_words_are_answered(asked: list[tuple[dict[str, object], Answer]]) -> None:
    stated = [(row, answer) for row, answer in asked if not is_silent(row)]
    wrong = [row["id"] for row, answer in stated if not is_right(row, answer)]
    assert len(stated) == 34
    assert len(wrong) <= 2, wrong
    assert sum(has_evidence(row, answer) for row, answer in stated) >= 32


def test_what_is_not_stated_is_not_answered(asked: list[tuple[dict[str, object], Answer]]) -> None:
    silent = [(row, answer) for row, answer in asked if is_silent(row)]
    invented = [row["id"] for row, answer in silent if not is_right(row, answer)]
    assert len(silent) == 53
    assert len(invented) <= 3, invented


def test_every_value_stands_where_it_says(asked: list[tuple[dict[str, object], Answer]], examples: GraphStore) -> None:
    texts = {str(row["uri"]): str(row["text"]) for row in examples.read(
        "MATCH (d:Document) WHERE d.fullText IS NOT NULL RETURN d.uri AS uri, d.fullText AS text"
    )}  # fmt: skip
    values = [value for _, answer in asked for value in (*answer.values, *answer.closest)]
    assert len(values) > 100
    assert all(texts[value.document][value.start : value.end] == value.surface for value in values)
    evidence = [one for _, answer in asked for one in answer.evidence]
    assert all(texts[one.document][one.start : one.end] == one.text for one in evidence)


def test_a_place_without_documents_is_named(answers: AnswerService) -> None:
    answer = answers.ask("杭州市2023年有多少名人民调解员？")
    assert (answer.status, answer.reason, answer.missing) == (Status.NOT_STATED, Reason.NO_AREA, "杭州市")
    assert answer.values == ()


def test_a_year_without_figures_is_named(answers: AnswerService) -> None:
    answer = answers.ask("开鲁县2015年收到多少件行政复议申请？")
    assert (answer.status, answer.reason, answer.missing) == (Status.NOT_STATED, Reason.NO_YEAR, "2015")
    assert [value.value for value in answer.closest][:1] == [19]


def test_places_are_compared_in_either_language(answers: AnswerService) -> None:
    for question in (
        "开鲁县和龙华区谁收到的行政复议申请更多？",
        "Which received more reconsideration applications, Kailu or Longhua?",
    ):
        answer = answers.ask(question)
        assert {(value.area, value.value) for value in answer.values} == {("开鲁县", 19), ("龙华区", 103)}
        assert abs(answer.derived[0].value) == 84


def test_what_is_compared_is_of_one_kind(answers: AnswerService) -> None:
    # 开鲁县受理19件; 龙华区收到103宗, 受理91宗, 不受理12宗
    compared = answers.ask("开鲁县和龙华区谁受理的行政复议案件多？")
    assert [value.value for value in compared.values] == [19, 91]
    assert abs(compared.derived[0].value) == 72
    ranked = answers.ask("受理的行政复议案件最少的是哪个区县？")
    assert [(value.area, value.value) for value in ranked.values] == [("开鲁县", 19), ("龙华区", 91)]
    both = answers.ask("开鲁县和龙华区一共受理了多少件行政复议案件？")
    assert [derived.value for derived in both.derived] == [110]


def test_every_area_answers_where_none_is_named(answers: AnswerService) -> None:
    answer = answers.ask("受理了多少件行政复议案件？")
    assert {(value.area, value.value) for value in answer.values} >= {("开鲁县", 19), ("龙华区", 91)}


@pytest.mark.parametrize("question", ["哪个区县最多？", "一共占多少？", "逐年有多少件？"])
def test_a_question_that_names_nothing_gets_no_figure(answers: AnswerService, question: str) -> None:
    answer = answers.ask(question)
    assert (answer.status, answer.values) == (Status.NOT_STATED, ())


def test_nothing_is_compared_with_a_place_that_has_no_document(answers: AnswerService) -> None:
    answer = answers.ask("开鲁县受理的行政复议案件比杭州市多多少件？")
    assert (answer.status, answer.reason, answer.missing) == (Status.NOT_STATED, Reason.NO_AREA, "杭州市")


def test_what_is_computed_names_its_inputs(answers: AnswerService) -> None:
    answer = answers.ask("开鲁县受理的行政复议案件还有几件没有审结？")
    assert [(one.kind, one.value) for one in answer.derived] == [("remainder", 3), ("ratio", 84.2)]
    assert [value.surface for value in answer.derived[0].inputs] == ["19件", "16件"]


@pytest.mark.parametrize(
    "question",
    [
        "",
        "   \n\t",
        "？？？！！！",
        "😀🎉",
        "多少" * 5_000,
        "') MATCH (n) DETACH DELETE n //",
        '+title:"x" AND (foo OR bar~2) [1 TO 5} ^10 *',
        "<script>alert(1)</script>有多少件？",
        "كم عدد القضايا في عام 2023؟",
        "何件の申請がありましたか",
        "\ud800\x00 有多少家？",
        "第999999999部分有几条？",
        "2023年" * 50,
    ],
)
def test_any_text_is_a_question(answers: AnswerService, question: str) -> None:
    answer = answers.ask(question)
    assert answer.status in Status
    assert answer.status is not Status.NOT_STATED or answer.reason is not None
    json.dumps(answer.question.text)


def test_who_speaks_of_our_district_means_a_district(answers: AnswerService) -> None:
    assert [value.value for value in answers.ask("我区收到多少件行政复议申请？").values][:1] == [103]
    assert [value.value for value in answers.ask("全县收到多少件行政复议申请？").values][:1] == [19]


def test_filters_decide_who_may_answer(answers: AnswerService) -> None:
    answer = answers.ask("收到多少件行政复议申请？", filters=Filters(areas=("440300",)))
    assert [value.value for value in answer.values][:1] == [103]
    nothing = answers.ask("收到多少件行政复议申请？", filters=Filters(areas=("110000",)))
    assert (nothing.status, nothing.reason) == (Status.NOT_STATED, Reason.EMPTY_GRAPH)


def test_a_first_question_waits_for_no_figure(examples: GraphStore, embedder: Embedder) -> None:
    encoder = Counting(embedder)
    fresh = Embedder(encoder, embedder._cache)  # knows what ingesting kept on disk, and nothing else
    service = AnswerService(examples, SearchService(examples, fresh), fresh, places=find_places)
    for question in (
        "哪个区县的调解组织最多？",
        "开鲁县和龙华区的行政复议案件相差多少件？",
        "历年处办的热线工单有多少件？",
    ):
        service.ask(question)
    SearchService(examples, fresh).entities("司法行政机关")
    assert encoder.passages == []


def test_an_unprepared_question_encodes_the_likeliest_figures_only(
    examples: GraphStore, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service_module, "ENCODED", 5)
    encoder = Counting(embedder)
    unprepared = Embedder(encoder)  # without a cache on disk
    service = AnswerService(examples, SearchService(examples, embedder), unprepared, places=find_places)
    answer = service.ask("开鲁县2023年行政复议审结多少件")
    assert 16 in [value.value for value in answer.values]
    assert 0 < len(encoder.passages) <= 5


class Counting:
    """An encoder that remembers which passages it had to encode."""

    def __init__(self, embedder: Embedder) -> None:
        self._encoder = embedder._encoder
        self.name, self.dimension, self.prompts = embedder.name, embedder.dimension, self._encoder.prompts
        self.encode_queries = self._encoder.encode_queries
        self.passages: list[str] = []

    def encode_documents(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        self.passages += texts
        return self._encoder.encode_documents(texts)

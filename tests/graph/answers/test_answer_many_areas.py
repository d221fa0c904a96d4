"""Questions without a question word, and to all areas of a larger one."""

from collections.abc import Iterator

import pytest

from graph.answers.model import Operation
from graph.answers.question import understand
from graph.answers.service import AnswerService
from graph.connection import connect
from graph.embedded.process import stop
from graph.embedding.embedder import Embedder
from graph.search.service import SearchService
from graph.settings import GraphSettings
from ingest.pipeline import ingest_paths
from search_app.place_names import find_places

FULL = {"南山区": "深圳市南山区"}  # there is another 南山区
REPORTS = {
    "南山区": ("一般公共预算收入382.8亿元，增长5.9%。", "新增商事主体7.8万家。"),
    "光明区": ("一般公共预算收入109.2亿元，增长21%。", "固定资产投资增长15.7%。"),
    "开鲁县": ("一般公共预算收入12.4亿元，增长3%。", "粮食总产量37亿斤。"),
}


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("开鲁县2023年一般公共预算收入", True),
        ("各区固定资产投资", True),
        ("fiscal revenue of Nanshan in 2023", True),
        ("提高行政效率", False),
        ("加大财政投资", False),
        ("investment environment", False),
    ],
)
def test_the_name_of_a_quantity_asks_for_it(text: str, wants: bool) -> None:
    assert understand(text).wants_figure is wants


def test_to_compare_is_a_question() -> None:
    assert understand("对比南山区和光明区2023年的财政收入").operation is Operation.COMPARE


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[AnswerService]:
    """Return a service that answers from the reports of three areas, two of them in one city."""
    folder = tmp_path_factory.mktemp("areas-home")
    for area, sentences in REPORTS.items():
        title = f"{FULL.get(area, area)}2023年法治政府建设情况报告"
        (folder / f"{area}.txt").write_text("\n".join((title, "一、主要工作", *sentences)), "utf-8")
    with connect(GraphSettings(None, "", "", folder)) as store:
        ingest_paths(sorted(folder.glob("*.txt")), store, embedder=embedder)
        yield AnswerService(store, SearchService(store, embedder), embedder, places=find_places)
    stop(folder)


@pytest.mark.engine
@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("列出深圳各区2023年一般公共预算收入", {38_280_000_000, 10_920_000_000}),
        ("各地2023年一般公共预算收入是多少", {38_280_000_000, 10_920_000_000, 1_240_000_000}),
        ("general public budget revenue of each district in Shenzhen in 2023", {38_280_000_000, 10_920_000_000}),
    ],
)
def test_every_area_asked_for_answers(reports: AnswerService, question: str, figures: set[float]) -> None:
    assert {value.value for value in reports.ask(question).values} == figures


@pytest.mark.engine
@pytest.mark.model
def test_an_answer_for_some_says_of_whom_nothing_is_stated(reports: AnswerService) -> None:
    answer = reports.ask("南山区、光明区和开鲁县2023年粮食总产量分别是多少")
    assert [value.value for value in answer.values] == [3_700_000_000]
    assert answer.silent == ("南山区", "光明区")
    growth = reports.ask("比较南山区和光明区2023年新增商事主体")
    assert [(value.area, value.value) for value in growth.values] == [("南山区", 78_000)]
    assert growth.silent == ("光明区",)
    both = reports.ask("比较南山区和光明区2023年一般公共预算收入")
    assert len(both.values) == 2
    assert both.silent == ()

"""The answer above the hits of the search page, on the real graph, without a browser."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.answers.model import Answer, Derived, EvidenceText, Operation, Reason, Status, Value
from graph.answers.question import understand
from search_app import shell, state
from search_app.answer_card import answer_html
from search_app.answer_words import answer_text, quantity

APP = Path(shell.__file__).with_name("app.py")


ANSWERED = {
    "开鲁县12345热线一共办了多少工单？": "<dt>9380件</dt>",
    "受委托执法的占全部执法主体的比例？": "占比 34.4%",
    "福田区2023年有多少名律师？": "没有“福田区”的文件",
}


@pytest.mark.engine
@pytest.mark.model
def test_questions_are_answered_above_their_hits(in_data_folder: Path) -> None:  # noqa: ARG001 - sets the environment
    shell.forget()
    page = AppTest.from_file(str(APP), default_timeout=120)
    page.query_params["lang"] = "zh"
    page.run()
    state.searcher().wait(120)
    for question, found in ANSWERED.items():
        page.query_params["q"] = question
        page.run()
        assert not page.exception
        html = [str(element.proto.body) for element in page.get("html")]
        card = next(number for number, body in enumerate(html) if "fz-answer" in body)
        assert found in html[card]
        assert card < next(number for number, body in enumerate(html) if "fz-hit" in body)
    shell.forget()


def value(**changed: object) -> Value:
    facts: dict[str, object] = {
        "indicator": "x",
        "indicator_name": "工单数",
        "value": 1400,
        "unit": "项",
        "comparator": "gt",
        "surface": "1400余项",
        "kind": "count",
        "modality": "fact",
        "period_start": "2023-01-01",
        "period_end": "2023-12-31",
        "year": 2023,
        "area": "开鲁县",
        "document": "urn:d",
        "title": "报告",
        "start": 3,
        "end": 9,
        "label": "业务1400余项<b>",
    }
    return Value(**(facts | changed))  # type: ignore[arg-type]


def test_a_figure_keeps_its_words_its_precision_and_its_time() -> None:
    evidence = (EvidenceText("urn:d", "报告", 0, 20, "县级业务1400余项。"),)
    answer = Answer(understand("有多少项？"), Status.ANSWERED, values=(value(),), evidence=evidence)
    assert answer_text(answer, "zh") == "开鲁县 2023 年: 业务1400余项<b>（>1400项）"
    card = answer_html(answer, "zh")
    assert "<dt>1400余项</dt>" in card
    assert "<span>2023 年</span>" in card
    assert "业务1400余项&lt;b&gt;" in card


def test_a_computed_number_that_is_asked_for_comes_before_what_it_is_computed_from() -> None:
    stated = (value(surface="84万元", value=840_000, unit="元"), value(surface="16万元", value=160_000, unit="元"))
    before = Derived("before", 680_000, "元", stated)
    answer = Answer(understand("2022年安排了多少经费？"), Status.ANSWERED, values=stated, derived=(before,))
    assert answer_text(answer, "zh").startswith("上一年为 68万元（")
    card = answer_html(answer, "zh")
    places = [card.index(part) for part in ("<dt>68万元</dt>", "据文件数据推算", "文件所述", "<dt>84万元</dt>")]
    assert places == sorted(places)


def test_a_computed_number_that_is_not_asked_for_comes_after_the_figures() -> None:
    stated = (value(surface="84件", value=84, unit="件"), value(surface="16件", value=16, unit="件"))
    difference = Derived("difference", 68, "件", stated)
    answer = Answer(understand("开鲁县和龙华区哪个受理的多"), Status.ANSWERED, values=stated, derived=(difference,))
    assert answer.question.operation is Operation.COMPARE
    card = answer_html(answer, "zh")
    assert card.index("<dt>16件</dt>") < card.index("据文件数据推算") < card.index("相差 68件")
    assert "<dt>68件</dt>" not in card


def test_places_that_say_nothing_are_named() -> None:
    answer = Answer(understand("两地有多少项？"), Status.ANSWERED, values=(value(),), silent=("龙华区", "<b>"))
    assert answer_text(answer, "zh").endswith("；文件中未说明：龙华区、<b>")
    assert "Not stated in the documents: 龙华区, &lt;b&gt;</p>" in answer_html(answer, "en")


def test_what_is_not_stated_says_why_and_gives_no_value() -> None:
    answer = Answer(understand("x?"), Status.NOT_STATED, closest=(value(),), reason=Reason.NO_YEAR, missing="2020")
    assert answer_text(answer, "zh").startswith("文件中未说明；没有 2020 年的数据；最接近的数据（不是答案）")
    assert "Not stated in the documents" in answer_html(answer, "en")


def test_numbers_are_written_as_people_write_them() -> None:
    assert quantity(803600000000, "元") == "8036亿元"
    assert quantity(7, "%", "approx") == "≈7%"
    assert quantity(1400, "项", "gt") == ">1400项"
    assert quantity(-2.5, "百分点") == "-2.5百分点"

"""The search and library pages on the real graph, without a browser."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.embedded.process import stop
from search_app import shell, state

APP = Path(shell.__file__).with_name("app.py")
QUESTION = "群众打电话反映问题，有没有回应"

pytestmark = [pytest.mark.engine, pytest.mark.model]


@pytest.fixture
def page(in_data_folder: Path) -> Iterator[AppTest]:  # noqa: ARG001 - it sets the environment
    """Return the app as a new visitor meets it; what a server keeps for all visitors starts empty too."""
    shell.forget()
    yield AppTest.from_file(str(APP), default_timeout=120)
    shell.forget()


def visit(page: AppTest, script: str = "", **parameters: str) -> AppTest:
    """Open a page at an address and wait until the model is there."""
    for name, value in parameters.items():
        page.query_params[name] = value
    page.run()
    state.searcher().wait(120)
    if script:
        page.switch_page(script)
    page.run()
    assert not page.exception
    assert not page.error
    return page


def html_of(page: AppTest) -> str:
    return "\n".join(str(element.proto.body) for element in page.get("html"))


def test_a_visitor_is_greeted_and_one_click_asks(page: AppTest) -> None:
    visit(page, lang="zh")
    assert "馆藏 2 份文件" in html_of(page)
    page.button(key="examples_0").click().run()
    assert page.query_params["q"] == QUESTION
    marked = re.findall("<mark>(.*?)</mark>", html_of(page))
    assert any("12345" in sentence for sentence in marked[:2])


def test_an_address_gives_the_same_page_to_everybody(page: AppTest) -> None:
    visit(page, q=QUESTION, area="150523", lang="en")
    html = html_of(page)
    assert html.count('class="fz-hit"') == 10
    assert "Relevance" in html
    assert "龙华区" not in html
    assert page.text_input[0].value == QUESTION


def test_filters_change_the_address_and_clearing_takes_them_back(page: AppTest) -> None:
    visit(page, q=QUESTION, lang="en")
    page.toggle(key="facet_numbers").set_value(True).run()
    assert page.query_params["numbers"] == "1"
    clear = next(button for button in page.button if button.label == "Clear filters")
    clear.click().run()
    assert "numbers" not in page.query_params
    assert page.query_params["q"] == QUESTION


def test_every_mode_answers_and_nonsense_finds_nothing(page: AppTest) -> None:
    for mode in ("semantic", "keyword"):
        visit(page, q="行政复议", mode=mode, lang="en")
        assert 'class="fz-hit"' in html_of(page)
    visit(page, q="qqqzzz", mode="keyword", lang="en")
    assert page.subheader[0].value == "No passage found"


def test_the_library_lists_and_filters(page: AppTest) -> None:
    visit(page, "views/library.py", lang="zh")
    table = page.dataframe[0].value
    assert sorted(table["地区"]) == ["开鲁县", "龙华区"]
    page.text_input(key="library_words").set_value("开鲁").run()
    assert list(page.dataframe[0].value["年度"]) == ["2023"]
    page.text_input(key="library_words").set_value("没有这份文件").run()
    assert page.info[0].value == "没有符合条件的文件。"


def test_an_empty_graph_says_how_to_begin(page: AppTest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FAZHI_HOME", str(tmp_path))
    try:
        visit(page, lang="en")
        assert page.subheader[0].value == "The graph has no documents yet"
        assert page.code[0].value == "fazhi ingest examples/"
    finally:
        shell.forget()
        stop(tmp_path)


def test_a_graph_that_cannot_be_reached_is_one_clear_line(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPH_URI", "bolt://127.0.0.1:1")
    page.query_params["lang"] = "en"
    page.run()
    assert not page.exception
    assert page.error[0].value.startswith("Something went wrong: ")
    assert "bolt://127.0.0.1:1" in page.error[0].value

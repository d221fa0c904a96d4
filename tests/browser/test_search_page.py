"""The search page: ask, narrow down, follow a hit to its sentence and into the graph, come back."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import Canvas, Opener

pytestmark = [pytest.mark.browser, pytest.mark.engine, pytest.mark.model]

QUESTION = "群众打电话反映问题，有没有回应"


def asked(question: str = QUESTION, **parameters: str) -> str:
    rest = "".join(f"&{name}={quote(value)}" for name, value in parameters.items())
    return f"/?q={quote(question)}{rest}"


def parameters_of(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def settled(page: Page) -> Page:
    """Wait for the hits, and for the model when the page says that it is still loading."""
    expect(page.locator(".fz-hit").first).to_be_visible(timeout=120_000)
    expect(page.get_by_text("语义模型仍在载入")).to_have_count(0, timeout=120_000)
    expect(page.locator("[data-testid=stApp]")).to_have_attribute("data-test-script-state", "notRunning")
    return page


def test_a_typed_question_is_answered_with_its_sentence(visit: Opener) -> None:
    page = visit("/")
    expect(page.locator(".fz-hero h1")).to_have_text("法治图谱")
    expect(page.locator(".fz-holdings")).to_contain_text("3 份文件")
    box = page.get_by_placeholder("例如")
    box.fill(QUESTION)
    box.press("Enter")
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("检索")
    assert parameters_of(page) == {"q": [QUESTION]}
    first = page.locator(".fz-hit").all()[:3]
    assert any("12345" in card.locator("mark").first.inner_text() for card in first)


def test_a_hit_leads_to_its_sentence_and_back(visit: Opener) -> None:
    page = settled(visit(asked("行政复议", area="150523")))
    sentence = page.locator(".fz-hit mark").first.inner_text()
    page.locator(".st-key-actions_1").get_by_text("阅读原文").click()
    marked = page.locator(".fz-reader[data-ready=true] .asked")
    expect(marked.first).to_be_in_viewport()
    assert "".join("".join(marked.all_inner_texts()).split()) == "".join(sentence.split())
    page.go_back()
    settled(page)
    assert parameters_of(page) == {"q": ["行政复议"], "area": ["150523"]}


def test_a_hit_leads_into_the_graph(visit: Opener) -> None:
    page = settled(visit(asked("行政复议")))
    page.locator(".st-key-actions_1").get_by_text("在图谱中查看").click()
    page.wait_for_url("**/explore?**")
    node = parameters_of(page)["node"]
    assert Canvas(page).ids().issuperset(node)


def test_filters_narrow_the_hits_and_the_address_and_can_be_cleared(visit: Opener) -> None:
    page = settled(visit(asked("行政复议")))
    page.get_by_role("button", name="龙华区").first.click()
    page.wait_for_url("**area=440309**")
    settled(page)
    titles = page.locator(".fz-hit h3").all_inner_texts()
    assert titles
    assert all("龙华区" in title for title in titles)
    page.get_by_role("button", name="清除筛选").click()
    expect(page.get_by_role("button", name="清除筛选")).to_have_count(0)
    assert parameters_of(page) == {"q": ["行政复议"]}


def test_the_language_changes_the_page_and_keeps_the_question(visit: Opener) -> None:
    page = settled(visit(asked("行政复议")))
    page.locator(".st-key-language").get_by_text("EN").click()
    expect(page.get_by_text("Download hits (CSV)")).to_be_visible()
    expect(page.locator(".fz-hit").first).to_contain_text("Relevance")
    assert parameters_of(page) == {"q": ["行政复议"], "lang": ["en"]}
    page.get_by_role("link", name="Library").click()
    expect(page.get_by_text("Add documents")).to_be_visible()


def test_the_hits_can_be_kept_as_a_table(visit: Opener) -> None:
    page = settled(visit(asked("行政复议")))
    with page.expect_download() as download:
        page.get_by_text("下载结果（CSV）").click()
    content = Path(download.value.path()).read_text("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(content, newline=""))
    assert head[0] == "序号"
    assert len(rows) == page.locator(".fz-hit").count()


def test_a_document_with_markup_shows_as_text(visit: Opener) -> None:
    page = settled(visit(asked("县司法局审结案件", mode="keyword")))
    card = page.locator(".fz-hit", has_text="整治工作").first
    expect(card).to_contain_text("<script>window.hacked=1</script>")
    assert page.evaluate("window.hacked") is None


@pytest.mark.parametrize("dark", [False, True])
def test_nothing_sticks_out_on_a_phone(visit: Opener, dark: bool) -> None:
    page = settled(visit(asked("行政复议"), dark=dark, width=390))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    right = page.locator(".fz-hit").first.evaluate("card => card.getBoundingClientRect().right")
    assert right <= 390


def test_nonsense_finds_nothing_and_says_so(visit: Opener) -> None:
    page = visit(asked("qqqzzz", mode="keyword"))
    expect(page.get_by_text("没有找到相关段落")).to_be_visible(timeout=120_000)
    expect(page.locator(".fz-hit")).to_have_count(0)

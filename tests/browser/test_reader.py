"""The reader: the asked sentence, the colours, the contents, the facts, the original, and hostile text."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import ROOT
from tests.browser.driving import KAILU, Canvas, Opener

pytestmark = [pytest.mark.browser, pytest.mark.engine]

SOURCE = (ROOT / "examples" / "开鲁县人民政府2023年度法治政府建设情况报告.txt").read_text(encoding="utf-8")
HOTLINE = SOURCE.index("12345便民热线工单")

STILL = """article => new Promise(done => {
  let [last, same] = [-1, 0];
  const look = () => {
    same = article.scrollTop === last ? same + 1 : 0;
    last = article.scrollTop;
    same > 10 ? done() : requestAnimationFrame(look);
  };
  look();
})"""  # resolves once the text has come to rest


def read(document: str = KAILU, start: int | None = None) -> str:
    place = "" if start is None else f"&start={start}&end={start + 5}"
    return f"/reader?doc={quote(document, safe='')}{place}"


def reader_of(page: Page) -> Locator:
    reader = page.locator(".fz-reader[data-ready=true]")
    expect(reader).to_be_visible()
    return reader


def test_the_title_block_says_what_it_is(visit: Opener) -> None:
    page = visit(read())
    reader_of(page)
    head = page.locator(".st-key-reader_head")
    for part in ("开鲁县人民政府2023年度法治政府建设情况报告", "法治政府建设报告", "开鲁县人民政府", "2023 年度"):
        expect(head).to_contain_text(part)


def test_the_asked_sentence_is_marked_and_in_view(visit: Opener) -> None:
    reader = reader_of(visit(read(start=HOTLINE)))
    asked = reader.locator(".asked")
    assert "12345便民热线工单9380件" in "".join(asked.all_inner_texts())
    expect(asked.first).to_be_in_viewport()
    expect(reader.locator(".facts")).to_contain_text("9380")


def test_the_clean_text_is_complete(visit: Opener) -> None:
    reader = reader_of(visit(read()))
    shown = "".join(reader.locator(".line:not(.dropped-line)").all_inner_texts())
    assert "".join(shown.split()) in "".join(SOURCE.split())
    assert len("".join(shown.split())) > 3000


def test_marks_are_coloured_by_type_and_the_legend_switches_them(visit: Opener) -> None:
    reader = reader_of(visit(read()))
    number = reader.locator('[data-types="Observation"]').first
    assert number.evaluate("run => getComputedStyle(run).backgroundColor") != "rgba(0, 0, 0, 0)"
    reader.locator(".chip[data-name=Observation]").click()
    expect(reader.locator(".chip[data-name=Observation]")).to_have_attribute("aria-pressed", "false")
    expect(number).to_have_class(re.compile(r"\boff\b"))
    reader.locator(".chip[data-name=Observation]").click()
    expect(number).not_to_have_class(re.compile(r"\boff\b"))


def test_damage_is_underlined_with_a_wave(visit: Opener) -> None:
    damage = reader_of(visit(read())).locator(".damage", has_text="略").first
    assert damage.evaluate("run => getComputedStyle(run).textDecorationStyle") == "wavy"


@pytest.mark.parametrize(("entry", "place"), [("^三、", "^三、"), ("^三是发挥法律顾问", "^三是发挥法律顾问")])
def test_the_contents_lead_to_a_section(visit: Opener, entry: str, place: str) -> None:
    reader = reader_of(visit(read()))
    button = reader.get_by_role("navigation").get_by_role("button", name=re.compile(entry))
    button.click()
    run = reader.locator("[data-sections]", has_text=re.compile(place)).first
    expect(run).to_be_in_viewport()
    reader.locator(".article").evaluate(STILL)
    expect(button).to_have_attribute("aria-current", "true")  # once it has come to rest, not only on the way


def test_the_contents_follow_the_reader(visit: Opener) -> None:
    reader = reader_of(visit(read()))
    reader.locator(".article").hover()
    reader.page.mouse.wheel(0, 100_000)
    expect(reader.get_by_role("navigation").locator("[aria-current]")).to_have_text(
        re.compile("^三是全面开展法治宣传教育")
    )


NOTE_ADDRESSES = """() => {
  window.addresses = [];
  for (const name of ["pushState", "replaceState"]) {
    const change = history[name].bind(history);
    history[name] = (...step) => { change(...step); window.addresses.push(location.href); };
  }
}"""


def _words_at(address: str) -> str:
    place = parse_qs(urlsplit(address).query)
    return SOURCE[int(place["start"][0]) : int(place["end"][0])]


def test_a_chosen_sentence_shows_its_facts_and_can_be_passed_on(visit: Opener) -> None:
    page = visit(read(start=HOTLINE))
    page.evaluate(NOTE_ADDRESSES)
    reader = reader_of(page)
    reader.locator(".article").press("j")
    expect(reader.locator(".chosen").first).to_be_in_viewport()
    expect(page).not_to_have_url(re.compile(f"start={HOTLINE}(&|$)"))
    words = _words_at(page.url)
    assert words == "".join(reader.locator(".chosen").all_inner_texts())
    assert {_words_at(address) for address in page.evaluate("window.addresses")} == {words}
    again = reader_of(visit(f"/reader?{urlsplit(page.url).query}"))
    assert "".join(again.locator(".asked").all_inner_texts()) == words


def test_a_fact_leads_into_the_graph(visit: Opener) -> None:
    page = visit(read(start=HOTLINE))
    fact = reader_of(page).locator("button.fact", has_text="9380").first
    fact.click()
    expect(page).to_have_url(re.compile("/explore.*node="))
    expect(Canvas(page).heading()).to_contain_text("9380")


def test_the_original_shows_what_was_left_out_and_why(visit: Opener) -> None:
    reader = reader_of(visit(read()))
    left_out = reader.locator(".dropped-line").first
    expect(left_out).to_be_hidden()
    reader.get_by_role("button", name="原件视图").click()
    expect(left_out).to_be_visible()
    expect(left_out.locator(".why")).to_have_text(re.compile("标题|正文|页面"))


def test_hostile_text_is_shown_as_text(visit: Opener, hostile: str) -> None:
    page = visit(read(hostile))
    article = reader_of(page).locator(".article")
    expect(article).to_contain_text("<script>window.hacked=1</script>")
    expect(article).to_contain_text("[链接](javascript:window.hacked=1)和**粗体**，{{7*7}}")
    expect(article.locator(".control").first).to_have_text("RLO")
    expect(article).to_contain_text("《关于<img src=x onerror=window.hacked=1>的通知》")
    assert article.evaluate("box => box.scrollWidth <= box.clientWidth")
    assert page.evaluate("window.hacked") is None


def test_a_document_can_be_chosen(visit: Opener) -> None:
    page = visit("/reader")
    page.get_by_label("选择文件").click()
    page.get_by_role("option", name=re.compile("龙华区")).click()
    expect(page.locator(".st-key-reader_head h1")).to_contain_text("龙华区")


def test_an_unknown_document_is_said(visit: Opener) -> None:
    expect(visit(read("https://fazhi.example.org/id/doc/none")).get_by_test_id("stAlert")).to_contain_text(
        "没有这份文件"
    )


def test_it_speaks_english_and_goes_dark(visit: Opener) -> None:
    reader = reader_of(visit(read() + "&lang=en", dark=True))
    expect(reader.get_by_role("button", name=re.compile("Original view"))).to_be_visible()
    expect(reader.locator(".chip[data-name=Observation]")).to_contain_text("Observation")
    assert reader.evaluate("root => getComputedStyle(root).color") == "rgb(230, 227, 220)"

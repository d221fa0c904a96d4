"""Comparing and asking in a browser: cells lead to sentences, charts and answers can be taken away."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import KAILU, Canvas, Opener

pytestmark = [pytest.mark.browser, pytest.mark.engine]


def test_a_cell_opens_its_sentence(visit: Opener) -> None:
    page = visit("/compare?view=area&area=150523")
    cell = page.locator("a.fz-figure").first
    stated = cell.locator("b").inner_text().split()[0]
    cell.click()
    asked = page.locator(".fz-reader .asked").first
    expect(asked).to_be_in_viewport()
    expect(page.locator(".fz-reader")).to_contain_text(stated)


def test_a_chart_is_drawn_and_saved_as_a_picture(visit: Opener, tmp_path: Path) -> None:
    page = visit("/compare?view=area&area=150523&chart=bar")
    expect(page.locator("[data-testid=stVegaLiteChart] svg.marks")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="下载图（PNG）").click()
    download.value.save_as(tmp_path / "chart.png")
    assert (tmp_path / "chart.png").read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert (tmp_path / "chart.png").stat().st_size > 5_000


def ask(page: Page, query: str) -> None:
    page.get_by_label("查询语句").fill(query)
    page.get_by_role("button", name="运行").click()


def test_a_query_is_answered_and_a_write_refused(visit: Opener) -> None:
    page = visit("/console")
    ask(page, "MATCH (d:AnnualReport) RETURN d.reportYear AS year ORDER BY year")
    expect(page.locator(".fz-result tbody tr")).to_have_text(["2019", "2023"])
    ask(page, "MATCH (n) DETACH DELETE n")
    expect(page.get_by_test_id("stAlert")).to_contain_text("不能修改")
    ask(page, "MATCH (d:AnnualReport) RETURN count(d) AS n")
    expect(page.locator(".fz-result tbody tr")).to_have_text(["2"])


def test_an_answer_is_drawn(visit: Opener) -> None:
    query = "MATCH (d:AnnualReport)-[r:ISSUED_BY]->(o) RETURN d, r, o"
    canvas = Canvas(visit(f"/console?form=graph&query={quote(query)}"))
    assert len(canvas.ids()) == 4
    canvas.click(canvas.one_of("AnnualReport"))
    expect(canvas.page.locator(".st-key-console_chosen")).to_contain_text("法治政府建设")


def test_a_class_tells_its_definition(visit: Opener) -> None:
    canvas = Canvas(visit("/ontology?view=graph"))
    canvas.click("Observation")
    expect(canvas.page.locator(".st-key-ontology_chosen")).to_contain_text("指标观测值")


def test_an_indicator_is_compared_and_taken_away(visit: Opener, tmp_path: Path) -> None:
    page = visit("/compare?indicator=recon-accepted")
    expect(page.locator(".fz-absent").first).to_be_visible()  # what a report does not state stays open
    with page.expect_download() as download:
        page.get_by_role("button", name="下载数据（CSV）").click()
    download.value.save_as(tmp_path / "table.csv")
    lines = (tmp_path / "table.csv").read_text("utf-8-sig").splitlines()
    assert len(lines) > 1
    assert any("开鲁县" in line or "龙华区" in line for line in lines)


def test_sparql_is_answered_and_drawn_as_a_chart(visit: Opener) -> None:
    query = "SELECT ?year (COUNT(?d) AS ?n) WHERE { ?d a fz:AnnualReport ; fz:reportYear ?year } GROUP BY ?year"
    page = visit(f"/console?language=sparql&form=chart&query={quote(query)}")
    expect(page.locator("[data-testid=stVegaLiteChart] svg.marks")).to_be_visible()
    page.get_by_text("表格", exact=True).first.click()
    expect(page.locator(".fz-result tbody tr")).to_have_count(2)


def test_what_is_wrong_leads_to_its_place(visit: Opener) -> None:
    page = visit(f"/quality?doc={quote(KAILU, safe='')}")
    page.locator("a[href*='reader?doc='][href*='start=']").first.click()
    expect(page.locator(".fz-reader .asked").first).to_be_in_viewport()

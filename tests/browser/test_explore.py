"""The explore page: where it starts, the panel, paths, the list twin, and text that must stay text."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import COUNTY, KAILU, Canvas, Opener, explore

pytestmark = [pytest.mark.browser, pytest.mark.engine]


def find(page: Page, text: str) -> None:
    box = page.get_by_label("查找实体")
    box.fill(text)
    box.press("Enter")


def test_without_a_node_it_starts_from_the_documents(visit: Opener) -> None:
    canvas = Canvas(visit(explore()))
    names = set(canvas.ask("cy.nodes('[type = \"AnnualReport\"]').map(n => n.data('name'))"))
    assert {"开鲁县人民政府2023年度法治政府建设情况报告", "深圳市龙华区2019年法治政府建设工作报告"} <= names
    expect(canvas.page.locator(".st-key-detail")).to_contain_text("选一个节点")


def test_an_unknown_node_is_said_and_the_overview_shown(visit: Opener) -> None:
    page = visit(explore("https://fazhi.example.org/id/area/999999"))
    expect(page.get_by_test_id("stAlert")).to_contain_text("没有这个节点")
    assert KAILU in Canvas(page).ids()


def test_a_found_entity_becomes_the_start(visit: Opener) -> None:
    page = visit(explore())
    Canvas(page)
    find(page, "龙华区人民政府")
    page.locator(".st-key-explore_found button", has_text="深圳市龙华区人民政府").first.click()
    expect(page).to_have_url(re.compile("node="))
    canvas = Canvas(page)
    expect(canvas.heading()).to_have_text("深圳市龙华区人民政府")
    assert KAILU not in canvas.ids()


def test_a_found_entity_can_join_the_canvas(visit: Opener) -> None:
    canvas = Canvas(visit(explore(KAILU)))
    before = canvas.positions()
    canvas.page.get_by_text("加到当前画布").click()
    find(canvas.page, "龙华区")
    canvas.page.locator(".st-key-explore_found button", has_text="龙华区 · 行政区划").first.click()
    canvas.expect_count(len(before) + 1)
    after = canvas.positions()
    assert {node: after[node] for node in before} == before
    assert len(after) == len(before) + 1


def test_nothing_found_is_said(visit: Opener) -> None:
    page = visit(explore(KAILU))
    Canvas(page)
    find(page, "没有这个机关**")
    expect(page.get_by_text("没有名称含“没有这个机关**”的实体")).to_be_visible()


def test_the_panel_shows_labels_and_the_way_to_the_sentence(visit: Opener) -> None:
    canvas = Canvas(visit(explore(COUNTY)))
    panel = canvas.page.locator(".st-key-detail")
    expect(panel).to_contain_text("区划代码")
    expect(panel).to_contain_text("150523")
    expect(panel).to_contain_text("县级")
    expect(panel.locator("blockquote mark").first).to_be_visible()
    panel.get_by_text("在原文中查看").first.click()
    expect(canvas.page.locator(".fz-reader .asked").first).to_be_in_viewport()


def test_one_relation_can_be_expanded_from_the_panel(visit: Opener) -> None:
    canvas = Canvas(visit(explore(COUNTY)))
    canvas.click(KAILU)
    expect(canvas.heading()).to_contain_text("法治政府建设情况报告")
    before = canvas.ids()
    canvas.page.locator(".st-key-relations button", has_text="文件引用").click()
    canvas.expect_count(len(before) + 5)
    added = canvas.ask("cy.nodes().filter(n => !it.includes(n.id())).map(n => n.data('type'))", sorted(before))
    assert set(added) <= {"PolicyDocument", "LegalNorm", "Document", "AnnualReport"}


def test_a_path_between_two_named_nodes(visit: Opener) -> None:
    canvas = Canvas(visit(explore()))
    canvas.page.get_by_text("两点之间的路径").click()
    canvas.page.get_by_role("button", name="查找路径").click()
    canvas.page.wait_for_function("root => root.cytoscape.edges('.trail').length > 0", arg=canvas.root.element_handle())


def test_the_list_is_the_canvas_in_words(visit: Opener) -> None:
    canvas = Canvas(visit(explore(COUNTY)))
    canvas.page.get_by_text("列表：画布上的节点和关系").click()
    rows = canvas.page.locator(".fz-table").first.locator("tbody tr")
    expect(rows).to_have_count(len(canvas.ids()))
    canvas.root.locator(".chip", has_text="指标观测值").click()
    assert len(canvas.shown()) < len(canvas.ids())
    expect(rows).to_have_count(len(canvas.shown()))


def test_the_canvas_is_taken_up_again_after_another_page(visit: Opener) -> None:
    canvas = Canvas(visit(explore(KAILU)))
    canvas.double_click(COUNTY)
    canvas.expect_count(33)
    before = canvas.ids()
    canvas.click(KAILU)
    canvas.page.locator(".st-key-detail").get_by_text("阅读文件").click()
    canvas.page.wait_for_url("**/reader?*")  # the canvas goes before the address changes
    expect(canvas.page.locator(".fz-graph")).to_have_count(0)
    canvas.page.go_back()
    assert Canvas(canvas.page).ids() == before


def test_starting_over_drops_what_was_opened(visit: Opener) -> None:
    canvas = Canvas(visit(explore(KAILU)))
    before = canvas.ids()
    canvas.double_click(COUNTY)
    canvas.expect_count(len(before) + 1)
    canvas.page.get_by_role("button", name="重新开始").click()
    canvas.page.wait_for_function(
        "([root, n]) => root.cytoscape.nodes().length === n", arg=[canvas.root.element_handle(), len(before)]
    )
    assert canvas.ids() == before


def test_markup_in_names_is_text(visit: Opener, hostile: str) -> None:
    page = visit(explore(hostile))
    canvas = Canvas(page)
    cited = str(canvas.ask("cy.nodes().filter(n => n.data('name').includes('<img'))[0].id()"))
    canvas.click(cited)
    expect(canvas.heading()).to_contain_text("<img src=x onerror=window.hacked=1>")
    canvas.page.mouse.move(*canvas.at(cited))
    expect(canvas.root.locator(".tip .what")).to_contain_text("<img src=x")
    page.get_by_text("列表：画布上的节点和关系").click()
    expect(page.locator(".fz-table").first).to_contain_text("<img src=x")
    assert page.evaluate("window.hacked") is None


def test_a_narrow_window_keeps_every_tool(visit: Opener) -> None:
    canvas = Canvas(visit(explore(KAILU), width=420))
    for tool in ("force", "fit", "expand", "undo", "save"):
        expect(canvas.root.locator(f"[data-tool={tool}]")).to_be_visible()
    assert canvas.root.evaluate("root => root.scrollWidth <= root.clientWidth")

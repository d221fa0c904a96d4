"""Saving what is on the canvas under a name, and opening it again by its address."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from search_app import saved_views
from search_app.saved_views import Place, SavedView
from tests.browser.conftest import Home
from tests.browser.driving import COUNTY, KAILU, Canvas, Opener, explore

pytestmark = [pytest.mark.browser, pytest.mark.engine]


def shelf(page: Page) -> None:
    page.get_by_text(re.compile(r"^保存的视图（\d+）")).click()


def test_a_saved_view_comes_back_by_its_address_until_it_is_deleted(visit: Opener) -> None:
    canvas = Canvas(visit(explore(KAILU)))
    canvas.double_click(COUNTY)
    canvas.expect_count(33)
    canvas.click(KAILU)
    canvas.press("p")
    canvas.click(COUNTY)
    canvas.press("Delete")
    canvas.root.locator(".chip", has_text="法律法规规章").click()
    shelf(canvas.page)
    name = "<b>开鲁县</b> 与 **邻居**"
    canvas.page.get_by_label("把画布存为").fill(name)
    canvas.page.get_by_label("把画布存为").press("Enter")
    canvas.page.get_by_role("button", name="保存", exact=True).click()
    expect(canvas.page.get_by_text(f"已保存“{name}”。")).to_be_visible()
    ids, shown, positions = canvas.ids(), canvas.shown(), canvas.positions()

    again = Canvas(visit(f"/explore?view={saved_views.key_of(name)}"))
    assert (again.ids(), again.shown()) == (ids, shown)
    assert again.ask("cy.$id(it).locked()", KAILU)
    for node, place in again.positions().items():
        assert (place["x"], place["y"]) == pytest.approx((positions[node]["x"], positions[node]["y"]), abs=0.06)
    again.root.get_by_role("button", name="显示全部隐藏的节点").click()
    assert COUNTY in again.shown()

    shelf(again.page)
    again.page.get_by_role("button", name="删除", exact=True).click()
    again.page.get_by_role("button", name="确认删除").click()
    expect(again.page.get_by_role("button", name=name)).to_have_count(0)
    page = visit(f"/explore?view={saved_views.key_of(name)}")
    expect(page.get_by_test_id("stAlert")).to_contain_text("没有这个视图")


def test_a_view_says_which_of_its_nodes_the_graph_has_lost(visit: Opener, app_home: Home) -> None:
    places = (
        Place(KAILU, "开鲁县的报告", 0, 0),
        Place(COUNTY, "开鲁县", 200, 0),
        Place(f"{COUNTY}x", "撤销的县", 0, 90),
    )
    key = saved_views.save(app_home.path, SavedView("旧图", places, (f"{KAILU} ABOUT_AREA {COUNTY}",)))
    canvas = Canvas(visit(explore(COUNTY)))
    shelf(canvas.page)
    canvas.page.get_by_role("button", name="旧图").click()
    expect(canvas.page.get_by_test_id("stAlert")).to_contain_text("没有其中 1 个节点：撤销的县")
    expect(canvas.page).to_have_url(re.compile(f"view={key}"))
    canvas.settle()
    assert canvas.ids() == {KAILU, COUNTY}
    assert canvas.ask("cy.edges().map(e => e.data('type'))") == ["ABOUT_AREA"]
    assert canvas.positions()[COUNTY] == {"x": 200, "y": 0}
    saved_views.remove(app_home.path, key)

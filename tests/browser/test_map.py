"""The map of the whole graph: it paints, names its types, filters, and leads into the graph."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.driving import COUNTY, Canvas, Opener

pytestmark = [pytest.mark.browser, pytest.mark.engine]


def ready(page: Page) -> Locator:
    root = page.locator(".fz-map")
    expect(root).to_have_attribute("data-ready", re.compile(r"\d{3}"))
    expect(root.locator(".notice")).to_be_empty()
    return root


def test_the_map_filters_by_type_and_a_click_leads_on(visit: Opener) -> None:
    page = visit("/explore?map=types")
    root = ready(page)
    expect(root.locator(".names span", has_text="行政区划")).to_be_visible()
    chip = root.locator(".chip", has_text="指标观测值")
    figures = int(chip.locator("b").inner_text().split("/")[0])
    before = int(root.locator(".count").inner_text().split()[0])
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "false")
    expect(root.locator(".count")).to_contain_text(f"{before - figures} 个节点")
    root.locator(".chip", has_text="行政区划").click(modifiers=["Shift"])
    areas = int(root.locator(".chip", has_text="行政区划").locator("b").inner_text())
    expect(root.locator(".count")).to_contain_text(f"{areas} 个节点")
    x, y = root.evaluate(
        "(root, it) => { const at = root.sigma.graphToViewport(root.sigma.getGraph().getNodeAttributes(it)),"
        " box = root.querySelector('.stage').getBoundingClientRect(); return [box.x + at.x, box.y + at.y]; }",
        COUNTY,
    )
    page.mouse.click(x, y)
    canvas = Canvas(page)
    expect(canvas.heading()).to_have_text("开鲁县")
    expect(page).to_have_url(re.compile("node="))


def test_the_map_is_reached_by_its_button_and_has_a_list(visit: Opener) -> None:
    page = visit("/explore", dark=True)
    Canvas(page)
    page.get_by_role("button", name="全图").click()
    ready(page)
    page.get_by_text("列表：每一类关系最多的").click()
    page.locator(".fz-table", has_text="行政区划").get_by_role("link", name="开鲁县", exact=True).click()
    expect(Canvas(page).heading()).to_have_text("开鲁县")

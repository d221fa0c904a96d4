"""Every gesture of the graph canvas, by pointer and by keyboard."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect
from rdflib import Graph

from graph.connection import connect
from graph.facts import all_nodes, all_relationships
from graph.projection import Rows
from graph.settings import GraphSettings
from ontology.schema import load_schema
from tests.browser.conftest import Home
from tests.browser.driving import COUNTY, KAILU, Canvas, Opener, explore

pytestmark = [pytest.mark.browser, pytest.mark.engine]


@pytest.fixture
def canvas(visit: Opener) -> Canvas:
    return Canvas(visit(explore(KAILU)))


def test_a_click_shows_the_node_beside_the_canvas(canvas: Canvas) -> None:
    canvas.click(COUNTY)
    expect(canvas.heading()).to_have_text("开鲁县")
    expect(canvas.page.locator(".st-key-detail")).to_contain_text("150523")


def test_a_double_click_brings_neighbours_and_moves_nobody(canvas: Canvas) -> None:
    before = canvas.positions()
    canvas.double_click(COUNTY)
    canvas.expect_count(len(before) + 1)
    after = canvas.positions()
    assert {node: after[node] for node in before} == before


def test_a_badge_says_what_is_not_drawn_and_a_click_on_it_brings_more(canvas: Canvas) -> None:
    left = canvas.ask("cy.$id(it).data('more')", KAILU)
    assert left > 100  # the report has more relations than thirty
    before = canvas.ids()
    canvas.page.mouse.click(*canvas.badge(KAILU))
    canvas.expect_count(len(before) + 20)
    assert canvas.ask("cy.$id(it).data('more')", KAILU) < left
    expect(canvas.heading()).to_contain_text("法治政府建设情况报告")
    canvas.page.mouse.move(*canvas.at(KAILU))
    expect(canvas.root.locator(".tip.on")).to_contain_text("条关系未画出")


def test_reruns_keep_the_same_canvas(canvas: Canvas) -> None:
    canvas.root.evaluate(
        "root => { root.dataset.marked = 'yes'; root.querySelector('canvas').dataset.marked = 'yes'; }"
    )
    canvas.click(COUNTY)
    expect(canvas.heading()).to_have_text("开鲁县")
    canvas.double_click(COUNTY)
    canvas.settle()
    canvas.page.get_by_label("查找实体").fill("龙华区")
    canvas.page.get_by_label("查找实体").press("Enter")
    expect(canvas.page.locator(".st-key-explore_found button").first).to_be_visible()
    assert canvas.root.get_attribute("data-marked") == "yes"
    assert canvas.root.locator("canvas").first.get_attribute("data-marked") == "yes"


def test_enter_expands_and_z_takes_it_back(canvas: Canvas) -> None:
    before = canvas.ids()
    canvas.click(COUNTY)
    expect(canvas.heading()).to_have_text("开鲁县")
    canvas.press("Enter")
    canvas.expect_count(len(before) + 1)
    canvas.press("z")
    canvas.page.wait_for_function(
        "([root, n]) => root.cytoscape.nodes().length === n", arg=[canvas.root.element_handle(), len(before)]
    )
    assert canvas.ids() == before


def test_delete_hides_and_the_eye_shows_again(canvas: Canvas) -> None:
    before = canvas.shown()
    canvas.click(COUNTY)
    canvas.press("Delete")
    assert canvas.shown() == before - {COUNTY}
    expect(canvas.root.locator(".count")).to_contain_text("隐藏 1")
    canvas.root.get_by_role("button", name="显示全部隐藏的节点").click()
    assert canvas.shown() == before


def test_p_pins_in_place(canvas: Canvas) -> None:
    canvas.click(COUNTY)
    canvas.press("p")
    assert canvas.ask("cy.$id(it).locked()", COUNTY)
    x, y = canvas.at(COUNTY)
    canvas.page.mouse.move(x, y)
    canvas.page.mouse.down()
    canvas.page.mouse.move(x + 80, y + 60, steps=4)
    canvas.page.mouse.up()
    assert canvas.at(COUNTY) == pytest.approx((x, y), abs=1)
    canvas.click(COUNTY)
    canvas.press("p")
    assert not canvas.ask("cy.$id(it).locked()", COUNTY)


def test_dragging_moves_a_node(canvas: Canvas) -> None:
    x, y = canvas.at(COUNTY)
    canvas.page.mouse.move(x, y)
    canvas.page.mouse.down()
    canvas.page.mouse.move(x + 60, y + 30, steps=5)
    canvas.page.mouse.up()
    assert canvas.at(COUNTY) == pytest.approx((x + 60, y + 30), abs=2)


def test_arrows_walk_from_node_to_node(canvas: Canvas) -> None:
    canvas.click(KAILU)
    canvas.press("ArrowRight")
    (first,) = canvas.chosen()
    assert first != KAILU
    assert canvas.at(first)[0] > canvas.at(KAILU)[0]
    canvas.press("ArrowLeft")
    (second,) = canvas.chosen()
    assert canvas.at(second)[0] < canvas.at(first)[0]


def test_the_legend_filters_types(canvas: Canvas) -> None:
    chip = canvas.root.locator(".chip", has_text="行政区划")
    expect(chip).to_have_attribute("aria-pressed", "true")
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "false")
    assert COUNTY not in canvas.shown()
    chip.click()
    assert COUNTY in canvas.shown()


def test_shift_click_in_the_legend_leaves_one_type(canvas: Canvas) -> None:
    canvas.root.locator(".chip", has_text="行政区划").click(modifiers=["Shift"])
    assert canvas.ask("[...new Set(cy.nodes(':visible').map(n => n.data('type')))]") == ["AdministrativeArea"]


def test_the_legend_filters_relations(canvas: Canvas) -> None:
    canvas.root.get_by_role("button", name="关系", exact=True).click()
    before = canvas.ask("cy.edges(':visible').length")
    chip = canvas.root.locator(".chip", has_text="文件引用")
    count = int(chip.locator("b").inner_text())
    chip.click()
    assert count > 0
    assert canvas.ask("cy.edges(':visible').length") == before - count
    assert len(canvas.shown()) == len(canvas.ids())


def test_find_dims_everything_else(canvas: Canvas) -> None:
    canvas.press("/")
    canvas.page.keyboard.type("开鲁县人民政府")
    found = canvas.ask("cy.nodes('.hit').map(n => n.data('name'))")
    assert "开鲁县人民政府" in found
    assert all("开鲁县人民政府" in name for name in found)
    expect(canvas.root.locator(".result")).to_have_text(f"找到 {len(found)} 个")
    assert canvas.ask("cy.nodes('.dim').length") == len(canvas.ids()) - len(found)
    canvas.page.keyboard.press("Enter")
    (chosen,) = canvas.chosen()
    assert chosen in canvas.ask("cy.nodes('.hit').map(n => n.id())")
    canvas.page.keyboard.press("Escape")
    assert canvas.ask("cy.elements('.dim').length") == 0


def test_layouts_differ_and_are_repeatable(canvas: Canvas) -> None:
    force = canvas.positions()
    seen = [force]
    for name in ("hierarchy", "concentric", "force"):
        canvas.root.locator(f"[data-tool={name}]").click()
        expect(canvas.root).to_have_attribute("data-layout", re.compile(f"^{name}:"))
        seen.append(canvas.positions())
    assert seen[1] != force
    assert seen[2] not in (force, seen[1])
    again, origin = seen[3][KAILU], force[KAILU]  # the picture may stand elsewhere, but is the same
    for node, place in seen[3].items():
        drawn = (place["x"] - again["x"], place["y"] - again["y"])
        assert drawn == pytest.approx((force[node]["x"] - origin["x"], force[node]["y"] - origin["y"]), abs=15)


def test_two_chosen_nodes_give_a_path(canvas: Canvas) -> None:
    law = canvas.one_of("LegalNorm")
    canvas.click(COUNTY)
    canvas.click(law, shift=True)
    assert set(canvas.chosen()) == {COUNTY, law}
    canvas.root.locator("[data-tool=path]").click()
    canvas.settle()
    canvas.page.wait_for_function("root => root.cytoscape.edges('.trail').length > 0", arg=canvas.root.element_handle())
    ends = canvas.ask("cy.edges('.trail').connectedNodes().map(n => n.id())")
    assert {COUNTY, law} <= set(ends)


def test_edge_names_appear_on_hover_when_dense(canvas: Canvas) -> None:
    for node in [canvas.one_of("AdministrativeArea"), canvas.one_of("GovernmentBody")]:
        canvas.double_click(node)
        canvas.settle()
    canvas.expect_count(40)
    assert canvas.ask("cy.edges(':visible').length") > 60
    assert canvas.ask("cy.edges(':visible').not('.quiet').length") == 0
    canvas.root.locator("[data-tool=fit]").click()
    canvas.rest()
    canvas.page.mouse.move(*canvas.at(canvas.one_of("LegalNorm")))
    expect(canvas.root.locator(".tip.on")).to_be_visible()
    assert canvas.ask("cy.edges('.named').length") >= 1


def test_the_tooltip_names_type_and_node(canvas: Canvas) -> None:
    canvas.page.mouse.move(*canvas.at(COUNTY))
    tip = canvas.root.locator(".tip.on")
    expect(tip).to_contain_text("行政区划")
    expect(tip).to_contain_text("开鲁县")


def test_labels_do_not_cover_each_other(canvas: Canvas) -> None:
    boxes = canvas.ask(
        "cy.nodes(':visible').not('.unlabelled').map(n => n.boundingBox({includeNodes: false, includeEdges: false,"
        " includeLabels: true, includeOverlays: false, includeUnderlays: false}))"
    )
    assert len(boxes) > 10
    margin = 14 / canvas.ask("cy.zoom()")  # Cytoscape counts the outline and the spacing of a label in
    for number, a in enumerate(boxes):
        for b in boxes[:number]:
            across = min(a["x2"], b["x2"]) - max(a["x1"], b["x1"])
            down = min(a["y2"], b["y2"]) - max(a["y1"], b["y1"])
            assert min(across, down) <= margin


def test_exports_hold_what_is_shown(canvas: Canvas, tmp_path: Path) -> None:
    files = {}
    for name in ("图片 PNG", "矢量图 SVG", "数据 JSON", "表格 CSV"):
        canvas.root.get_by_role("button", name="导出").click()
        with canvas.page.expect_download() as download:
            canvas.root.get_by_role("menuitem", name=name).click()
        kept = tmp_path / download.value.suggested_filename
        download.value.save_as(kept)
        files[kept.suffix] = kept
    assert files[".png"].read_bytes().startswith(b"\x89PNG")
    drawing = ElementTree.parse(files[".svg"]).getroot()
    assert len(drawing.findall(".//{http://www.w3.org/2000/svg}circle")) == len(canvas.shown())
    assert {node["id"] for node in json.loads(files[".json"].read_text())["nodes"]} == canvas.shown()
    with files[".csv"].open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) == canvas.ask("cy.edges(':visible').length")
    assert {KAILU} < {row["source"] for row in rows} | {row["target"] for row in rows}


def test_turtle_of_the_canvas_loads_and_is_a_part_of_the_whole_export(
    canvas: Canvas, app_home: Home, tmp_path: Path
) -> None:
    canvas.root.locator(".chip", has_text="行政区划").click()
    canvas.root.get_by_role("button", name="导出").click()
    with canvas.page.expect_download() as download:
        canvas.root.get_by_role("menuitem", name="事实 Turtle").click()
    kept = tmp_path / download.value.suggested_filename
    download.value.save_as(kept)
    facts = set(Graph().parse(kept, format="turtle"))
    with connect(GraphSettings(None, "", "", app_home.path)) as store:
        whole = set(store.projection.facts(Rows(tuple(all_nodes(store)), tuple(all_relationships(store)))))
    assert facts < whole
    relations = {spec.iri for spec in load_schema().classes.values() if spec.relationship}
    about_relations = {subject for subject, _, value in facts if value in relations}
    assert {str(subject) for subject, _, _ in facts if subject not in about_relations} == canvas.shown()
    assert not any(COUNTY in (str(subject), str(value)) for subject, _, value in facts)


def test_dark_follows_the_browser(visit: Opener) -> None:
    canvas = Canvas(visit(explore(KAILU), dark=True))
    assert canvas.root.evaluate("root => getComputedStyle(root).backgroundColor") == "rgb(20, 24, 27)"
    assert canvas.ask("cy.nodes()[0].style('color')") == "rgb(230,227,220)"


def test_switching_the_theme_restyles_the_stage(canvas: Canvas) -> None:
    assert canvas.ask("cy.nodes()[0].style('color')") == "rgb(32,38,43)"
    canvas.page.emulate_media(color_scheme="dark")
    canvas.page.wait_for_function(
        "root => root.cytoscape.nodes()[0].style('color') === 'rgb(230,227,220)'", arg=canvas.root.element_handle()
    )


def test_the_canvas_speaks_english(visit: Opener) -> None:
    canvas = Canvas(visit(explore(KAILU) + "&lang=en"))
    expect(canvas.root.get_by_role("button", name="Fit to window (F)")).to_be_visible()
    expect(canvas.root.locator(".chip", has_text="Administrative area")).to_be_visible()
    expect(canvas.root.locator(".count")).to_contain_text("nodes")


def test_every_tool_has_a_name_and_can_be_reached_by_tab(canvas: Canvas) -> None:
    buttons = canvas.root.locator("button")
    assert all(
        name.strip()
        for name in buttons.evaluate_all("all => all.map(b => b.getAttribute('aria-label') || b.textContent)")
    )
    canvas.root.locator("[data-tool=force]").focus()
    reached = [_focused(canvas.page) for _ in range(6) if canvas.page.keyboard.press("Tab") is None]
    assert reached[:5] == ["hierarchy", "concentric", "fit", "zoomIn", "zoomOut"]


def _focused(page: Page) -> str | None:
    found = page.evaluate(
        "() => { let e = document.activeElement; while (e?.shadowRoot) e = e.shadowRoot.activeElement;"
        " return e?.dataset.tool ?? null; }"
    )
    return None if found is None else str(found)

"""The library page: add by dropping files, read the report, find, remove after being asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import Opener

pytestmark = [pytest.mark.browser, pytest.mark.engine, pytest.mark.model]

NOTICE = (
    "通辽市人民政府办公室关于印发2021年政务公开工作要点的通知\n\n各旗县市区人民政府：\n"
    "一、总体要求\n2021年全市共受理政府信息公开申请120件，按期答复率100%。\n二、组织保障\n各单位要认真抓好落实。\n"
)


def table(page: Page) -> None:
    """Wait until the table is drawn and the page at rest."""
    expect(page.locator("[data-testid=stDataFrame]")).to_be_visible(timeout=60_000)
    expect(page.locator("[data-testid=stApp]")).to_have_attribute("data-test-script-state", "notRunning")


def tick(page: Page, row: int) -> None:
    """Tick a row; the table is a canvas, so by place: the head is one row high."""
    box = page.locator("[data-testid=stDataFrame]").bounding_box()
    assert box
    page.mouse.click(box["x"] + 18, box["y"] + 35 * (row + 1) + 18)


def test_dropped_files_are_read_reported_found_and_removed(visit: Opener, tmp_path: Path) -> None:
    (tmp_path / "通知.txt").write_text(NOTICE, encoding="utf-8")
    (tmp_path / "空.txt").write_bytes(b"")
    page = visit("/library")
    table(page)
    expect(page.get_by_text("3 份文件")).to_be_visible()
    page.locator("input[type=file]").set_input_files([tmp_path / "通知.txt", tmp_path / "空.txt"])
    page.get_by_role("button", name="读入 2 个文件").click()
    added = page.locator(".fz-outcome", has_text="政务公开工作要点")
    expect(added).to_contain_text("新增", timeout=120_000)
    expect(added).to_contain_text("读懂的内容")
    expect(page.locator(".fz-outcome", has_text="空.txt")).to_contain_text("未读入")
    expect(page.get_by_text("4 份文件")).to_be_visible()

    page.get_by_label("按标题、机关或地区筛选").fill("政务公开")
    page.get_by_label("按标题、机关或地区筛选").press("Enter")
    expect(page.get_by_text("1 份文件")).to_be_visible()
    table(page)
    tick(page, 0)
    page.get_by_role("button", name="移除所选 1 份").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("政务公开工作要点")
    dialog.get_by_role("button", name="取消").click()
    expect(dialog).to_have_count(0)
    page.get_by_role("button", name="移除所选 1 份").click()
    page.get_by_role("dialog").get_by_role("button", name="移除").click()
    expect(page.get_by_text("没有符合条件的文件。")).to_be_visible()


def test_an_address_carries_the_filter(visit: Opener) -> None:
    page = visit("/library?library_words=龙华区")
    table(page)
    expect(page.get_by_text("1 份文件")).to_be_visible()


def test_the_library_speaks_english(visit: Opener) -> None:
    page = visit("/library?lang=en")
    table(page)
    expect(page.get_by_text("3 documents")).to_be_visible()
    expect(page.get_by_role("button", name="Choose files")).to_be_visible()
    expect(page.get_by_text("Filter by title, issuer or area")).to_be_visible()

"""An app behind a login: a stranger sees the door and nothing else, whoever is listed comes in and can leave again."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Home, serving
from tests.browser.oidc_provider import Provider, provider

pytestmark = [pytest.mark.engine, pytest.mark.browser]


@pytest.fixture(scope="module")
def account() -> Iterator[Provider]:
    with provider() as running:
        yield running


@pytest.fixture(scope="module")
def guarded(app_home: Home, models: Path, account: Provider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start the app with a login and return its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = tmp_path_factory.mktemp("login") / "login.toml"
    settings.write_text(
        f"""
        allow = ["@uni.example"]
        [auth]
        redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
        cookie_secret = "{os.urandom(24).hex()}"
        client_id = "fazhi"
        client_secret = "secret"
        server_metadata_url = "{account.address}/.well-known/openid-configuration"
        """,
        encoding="utf-8",
    )
    with serving(app_home.path, port=port, models=models, login=settings) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="zh-CN", viewport={"width": 1360, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", ["/", "/library", "/console?language=cypher&query=MATCH+(n)+RETURN+n+LIMIT+1"])
def test_a_stranger_sees_the_door_and_nothing_else(page: Page, guarded: str, path: str) -> None:
    page.goto(guarded + path)
    expect(page.get_by_role("button", name="登录", exact=True)).to_be_visible()
    expect(page.get_by_text("份文件")).to_have_count(0)
    expect(page.get_by_role("textbox")).to_have_count(0)


def test_who_is_listed_comes_in_and_can_leave(page: Page, guarded: str, account: Provider) -> None:
    account.email = "li@uni.example"
    page.goto(guarded + "/library?lang=en")
    page.get_by_role("button", name="Log in", exact=True).click()
    expect(page.get_by_text("3 documents")).to_be_visible()  # where the address led, not the first page
    page.goto(guarded + "/library")
    expect(page.get_by_text("3 份文件")).to_be_visible()
    page.reload()
    expect(page.get_by_text("3 份文件")).to_be_visible()
    page.get_by_role("button", name="退出登录").click()
    expect(page.get_by_role("button", name="登录", exact=True)).to_be_visible()
    expect(page.get_by_text("份文件")).to_have_count(0)


def test_who_is_not_listed_stays_outside(page: Page, guarded: str, account: Provider) -> None:
    account.email = "<b>wang</b>@elsewhere.example"
    page.goto(guarded + "/")
    page.get_by_role("button", name="登录", exact=True).click()
    expect(page.get_by_text("这个账号没有使用权限")).to_be_visible()
    expect(page.get_by_text(account.email)).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_count(0)

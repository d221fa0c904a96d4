"""The app in a headless Chromium: one server with real documents, a new page per visit."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect, sync_playwright

from graph.connection import connect
from graph.embedded.process import stop
from graph.embedding.embedder import Embedder
from graph.settings import GraphSettings
from ingest.pipeline import ingest_paths
from search_app.commands.app import command
from search_app.login import VARIABLE, LoginSettings
from tests.browser.driving import Opener

expect.set_options(timeout=30_000)  # two shared cores can be slow

ROOT = Path(__file__).parents[2]
CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
# Streamlit asks for these two below the page's own path first; it finds them at the root right after.
HARMLESS = ("/_stcore/health", "/_stcore/host-config")

# Markup, script, Markdown, right-to-left override, template braces, and a line of 9,000 characters.
HOSTILE = (
    "开鲁县人民政府办公室关于开展整治工作的通知\n\n"
    "各乡镇人民政府：\n"
    "一、总体要求\n"
    "根据《关于<img src=x onerror=window.hacked=1>的通知》，<script>window.hacked=1</script>县司法局审结案件80件，"
    "\u202e反过来写\u202c到此为止。见[链接](javascript:window.hacked=1)和**粗体**，{{7*7}}。\n"
    "二、很长的一行\n" + "，".join(f"第{number}件事项已经办理" for number in range(1, 800)) + "。\n"
)


@dataclass(frozen=True)
class Home:
    """A data folder, and the IRI of the hostile document in its graph."""

    path: Path
    hostile: str


@dataclass
class Watch:
    """What a page did that the person at the keyboard does not see."""

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def attach(self, page: Page) -> None:
        page.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.location.get("url", "").endswith(HARMLESS):
            self.errors.append(f"{message.text} {message.location.get('url')}")

    def strangers(self) -> list[str]:
        """Return requests that left this machine."""
        return [
            url
            for url in self.requests
            if not url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:"))
        ]


@pytest.fixture(scope="session")
def app_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """Return a data folder whose graph holds the two examples and a hostile document."""
    home = tmp_path_factory.mktemp("browser-home")
    hostile = tmp_path_factory.mktemp("hostile") / "notice.txt"
    hostile.write_text(HOSTILE, encoding="utf-8")
    with connect(GraphSettings(None, "", "", home)) as store:
        report = ingest_paths([ROOT / "examples", hostile], store, embedder=None)
        assert [outcome.status for outcome in report.outcomes] == ["added"] * 3, report
    (document,) = (outcome.document for outcome in report.outcomes if outcome.name == hostile.name)
    assert document
    yield Home(home, document)
    stop(home)


@pytest.fixture(scope="session")
def hostile(app_home: Home) -> str:
    return app_home.hostile


@pytest.fixture(scope="session")
def models(home: Path, embedder: Embedder) -> Path:  # noqa: ARG001 - which builds the model when it is not there
    """Return the folder of this run's models, so that no app builds one beside the tests."""
    return Path(os.environ.get("FAZHI_MODEL_CACHE") or home / "models")


@pytest.fixture(scope="session")
def address(app_home: Home, models: Path) -> Iterator[str]:
    """Start the app and return its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with serving(app_home.path, port=port, models=models) as running:
        yield running


@contextmanager
def serving(home: Path, *, port: int, models: Path, login: Path | None = None) -> Iterator[str]:
    """Run the app on a data folder; yields its address once it answers."""
    settings = LoginSettings(login, ()) if login else None
    environment = {name: value for name, value in os.environ.items() if name != "GRAPH_URI"}
    environment |= {"FAZHI_HOME": str(home), "FAZHI_MODEL_CACHE": str(models), VARIABLE: str(login or "")}
    log = home / f"app-{port}.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            command("127.0.0.1", port, settings), cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        _wait(f"http://127.0.0.1:{port}/_stcore/health", server, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


def _wait(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        assert server.poll() is None, log.read_text()
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:
                if answer.read() == b"ok":
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(f"the app did not answer: {log.read_text()}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on the path: apt-get install chromium fonts-noto-cjk")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[Callable[[bool, str, int], BrowserContext]]:
    """Return a function that gives the one context for a scheme, a language and a width.

    Every page in it is a new session of the app; what they share is the cache of its scripts, most of a first load.
    """
    opened: dict[tuple[bool, str, int], BrowserContext] = {}

    def context_for(dark: bool, locale: str, width: int) -> BrowserContext:
        key = dark, locale, width
        if key not in opened:
            opened[key] = browser.new_context(
                viewport={"width": width, "height": 900},
                locale=locale,
                color_scheme="dark" if dark else "light",
                reduced_motion="reduce",  # nothing to wait for
                accept_downloads=True,
            )
            opened[key].set_default_timeout(30_000)
        return opened[key]

    yield context_for
    for context in opened.values():
        context.close()


@pytest.fixture
def visit(contexts: Callable[[bool, str, int], BrowserContext], address: str) -> Iterator[Opener]:
    """Return a function that opens an address of the app; afterwards nothing may have left the machine or failed."""
    watch = Watch()
    pages: list[Page] = []

    def visit(path: str, *, dark: bool = False, locale: str = "zh-CN", width: int = 1360) -> Page:
        page = contexts(dark, locale, width).new_page()
        pages.append(page)
        watch.attach(page)
        page.goto(address + path)
        return page

    yield visit
    for page in pages:
        page.close()
    assert watch.strangers() == []
    assert watch.errors == []

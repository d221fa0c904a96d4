"""Several visitors at once while documents are being read: how long until a page shows its answer.

    python -m benchmarks.browsing FOLDER [--sessions 5] [--rounds 3] [--home FOLDER]

The documents of the examples are ingested first, those of FOLDER while the visitors browse.  Every visit is a whole
page load in a real browser of the same machine, so the time holds the browser's own work too.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.async_api import Browser, Page, async_playwright

from graph.connection import connect
from graph.embedded.process import stop
from graph.settings import GraphSettings
from ingest.pipeline import ingest_paths
from search_app.commands import app
from search_app.console import Console

ROOT = Path(__file__).parents[1]
KAILU = quote("https://fazhi.example.org/id/doc/fzbg-150523-2023", safe="")
# Address -> what must be on the page before it counts as answered.
VISITS = {
    "/?q=群众打电话反映问题，有没有回应": ".fz-hit",
    "/?q=行政机关负责人出庭应诉率&mode=keyword": ".fz-hit",
    "/compare": ".fz-grid",
    f"/reader?doc={KAILU}": ".fz-reader",
    f"/explore?node={KAILU}": ".fz-graph[data-layout]",
    "/library": "[data-testid=stDataFrame]",
    "/quality": ".fz-tiles",
    "/ontology": ".fz-tree",
}
PATIENCE = 60_000  # milliseconds


@dataclass
class Account:
    """What the visitors met; seconds by address."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)


async def visit(page: Page, address: str, path: str, account: Account) -> None:
    """Open one page and wait for its answer."""
    began = time.perf_counter()
    try:
        await page.goto(address + path)
        await page.locator(VISITS[path]).first.wait_for(timeout=PATIENCE)
    except Exception as error:  # whatever it was, it is counted
        account.errors.append(f"{path}: {error}")
        return
    account.seconds.setdefault(path, []).append(time.perf_counter() - began)
    if await page.locator("[data-testid=stException], [data-testid=stAlertContentError]").count():
        account.errors.append(f"{path}: {await page.locator('main').inner_text()}")


def tour(number: int, rounds: int) -> Iterator[str]:
    """Yield all addresses in each round, for each visitor from another one on."""
    paths = list(VISITS)
    for turn in range(rounds):
        for step in range(len(paths)):
            yield paths[(number + turn + step) % len(paths)]


async def visitor(browser: Browser, address: str, number: int, rounds: int, account: Account) -> None:
    """Browse all pages."""
    context = await browser.new_context(locale="zh-CN", viewport={"width": 1360, "height": 900})
    page = await context.new_page()
    for path in tour(number, rounds):
        await visit(page, address, path, account)
    await context.close()


async def browse(address: str, sessions: int, rounds: int) -> Account:
    """Let all visitors browse at once."""
    account = Account()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        await asyncio.gather(*(visitor(browser, address, number, rounds, account) for number in range(sessions)))
        await browser.close()
    return account


def serve(home: Path) -> tuple[subprocess.Popen[bytes], str]:
    """Start the app and wait until it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"FAZHI_HOME": str(home)}
    process = subprocess.Popen(app.command("127.0.0.1", port), env=environment, stdout=subprocess.DEVNULL)
    server = app.Server(process, f"http://127.0.0.1:{port}")
    app.wait_until_healthy(Console("en"), server)
    return process, server.address


def report(account: Account, ingested: str) -> None:
    """Print the figures."""
    print(f"{'page':58} visits   median      p95      max")
    for path, seconds in [*account.seconds.items(), ("all", [*chain.from_iterable(account.seconds.values())])]:
        ordered = sorted(seconds)
        p95 = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
        print(f"{path[:58]:58} {len(ordered):6} {statistics.median(ordered):7.2f}s {p95:7.2f}s {ordered[-1]:7.2f}s")
    print(f"errors: {len(account.errors)}; {ingested}; load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    for error in account.errors[:5]:
        print(" ", error[:300])


Visits = Callable[[str, int, int], Coroutine[Any, Any, Account]]  # of an address by so many, so often


def measure(description: str, visits: Visits, *, first_rounds: int) -> None:
    """Let visitors come while documents are read; print what they met, and exit with 1 when they met an error.

    Args:
        description: of the command line
        visits: lets (sessions) visitors make (rounds) tours of the app at an address
        first_rounds: tours of one visitor before anything is measured: the first of a server waits for the model
    """
    options = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--sessions", type=int, default=5)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--home", type=Path, default=None)
    asked = options.parse_args()
    home = asked.home or Path(tempfile.mkdtemp(prefix="fazhi-visitors-"))
    with connect(GraphSettings(None, "", "", home)) as store:
        ingest_paths([ROOT / "examples"], store)
    server, address = serve(home)
    try:
        asyncio.run(visits(address, 1, first_rounds))
        command = [sys.executable, "-m", "search_app", "ingest", str(asked.folder)]
        ingest = subprocess.Popen(command, env=os.environ | {"FAZHI_HOME": str(home)}, stdout=subprocess.DEVNULL)
        account = asyncio.run(visits(address, asked.sessions, asked.rounds))
        running = ingest.poll() is None
        ingest.terminate()
        report(account, "the ingest ran all the while" if running else "the ingest ended before the visitors did")
    finally:
        server.terminate()
        server.wait(20)
        stop(home)
    sys.exit(bool(account.errors))


if __name__ == "__main__":
    measure(__doc__ or "", browse, first_rounds=1)

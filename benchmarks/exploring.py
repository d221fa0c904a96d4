"""Measure how soon the graph page answers the eye and the hand, in a real browser.

    python -m benchmarks.exploring HOME [--rounds 5]

HOME is a data folder with a graph in it, for the map one of some thousand nodes.  Four things are timed: from the
address to the overview's nodes on the screen, in a browser that has been here before; from a double click to the
neighbours on the screen; one frame of dragging the stage with 500 nodes on it; from the address to the map of up to
5,000 nodes.  Times of the canvas are the browser's own, up to the frame after the change.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import shutil
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

from playwright.async_api import Browser, Locator, async_playwright

from benchmarks.browsing import serve
from graph.embedded.process import stop

CALM = 15.0  # seconds in which the server loads the model after its first visitor came
DRAWN = "root => root.cytoscape.nodes().length"
# Resolves with milliseconds from the second tap to the second frame after nodes came, and how many came; with null when
# none came, because another node lay over the one that was meant.
EXPANDED = """async (root) => {
  const cy = root.cytoscape, before = cy.nodes().length;
  const tapped = new Promise((resolve) => cy.one('dbltap', () => resolve(performance.now())));
  const came = new Promise((resolve) => cy.one('add', 'node', resolve));
  const late = new Promise((resolve) => setTimeout(() => resolve(null), 5000));
  const began = await Promise.race([tapped, late]);
  if (await Promise.race([came, late]) === null) return null;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return [performance.now() - began, cy.nodes().length - before];
}"""
# Notes how long each frame takes until it is told to stop.
FRAMES = """(root) => {
  root.frames = [];
  let last = performance.now();
  const next = (now) => {
    root.frames.push(now - last);
    last = now;
    if (root.frames) requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}"""
STOP = "(root) => { const frames = root.frames; root.frames = null; return frames.slice(1); }"
# Nodes with relationships that are not drawn, in the window, and where they are in it.
OPEN = """root => {
  const cy = root.cytoscape, { x, y, width, height } = cy.container().getBoundingClientRect();
  return cy.nodes(':visible').filter((n) => n.data('more') > 4).map((n) => [n.id(), n.renderedPosition()])
    .filter(([, at]) => at.x > 20 && at.y > 20 && at.x < width - 20 && at.y < height - 20)
    .map(([id, at]) => [id, x + at.x, y + at.y]);
}"""


async def painted(browser: Browser, address: str, rounds: int) -> tuple[list[float], int]:
    """Return the seconds that the overview took in each of so many tabs after the first, and its nodes."""
    context = await browser.new_context(locale="zh-CN", viewport={"width": 1360, "height": 900})
    seconds, nodes = [], 0
    for number in range(rounds + 1):
        page = await context.new_page()
        began = time.perf_counter()
        await page.goto(f"{address}/explore")
        canvas = page.locator(".fz-graph[data-layout]")
        await canvas.wait_for(timeout=60_000)
        if not number:
            await asyncio.sleep(CALM)
        else:
            seconds.append(time.perf_counter() - began)
        nodes = await canvas.evaluate(DRAWN)
        await page.close()
    await context.close()
    return seconds, nodes


async def grown(canvas: Locator, most: int) -> list[tuple[float, int]]:
    """Expand nodes by double clicks until ``most`` are drawn; return (milliseconds, nodes that came) of each."""
    taken: set[str] = set()
    steps: list[tuple[float, int]] = []
    chance = random.Random(0)
    while await canvas.evaluate(DRAWN) < most:
        open_ones = [entry for entry in await canvas.evaluate(OPEN) if entry[0] not in taken]
        if not open_ones:
            break
        iri, x, y = chance.choice(open_ones)
        taken.add(iri)
        await canvas.page.mouse.move(x, y)
        waiting = asyncio.ensure_future(canvas.evaluate(EXPANDED))
        await asyncio.sleep(0.3)
        await canvas.page.mouse.dblclick(x, y, delay=30)
        if step := await waiting:
            steps.append(step)
        await asyncio.sleep(1.5)  # a person looks; the server ends its run
    return steps


async def dragged(canvas: Locator) -> list[float]:
    """Drag the stage to and fro; return the milliseconds of each frame."""
    mouse = canvas.page.mouse
    box = await canvas.locator(".stage").bounding_box()
    assert box
    left, top = box["x"] + 30, box["y"] + box["height"] - 30
    await mouse.move(left, top)
    await mouse.down()
    await canvas.evaluate(FRAMES)
    for turn in range(3):
        await mouse.move(left + (200 if turn % 2 == 0 else 0), top - 40 * turn, steps=30)
    frames: list[float] = await canvas.evaluate(STOP)
    await mouse.up()
    return frames


async def mapped(browser: Browser, address: str) -> tuple[float, int]:
    """Return the seconds from the address to the map, and its nodes."""
    page = await browser.new_page(viewport={"width": 1360, "height": 900}, locale="zh-CN")
    began = time.perf_counter()
    await page.goto(f"{address}/explore?map=1")
    drawn = page.locator(".fz-map[data-ready]")
    await drawn.wait_for(timeout=60_000)
    seconds = time.perf_counter() - began
    nodes = int(await drawn.get_attribute("data-ready") or 0)
    await page.close()
    return seconds, nodes


def line(name: str, values: Sequence[float], unit: str) -> str:
    """Return median and 95th percentile of some values."""
    ordered = sorted(values)
    worst = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    return f"{name:34} median {statistics.median(ordered):7.2f} {unit}, 95th percentile {worst:7.2f} {unit}"


async def measure(address: str, rounds: int) -> None:
    """Take all four."""
    async with async_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = await playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        seconds, nodes = await painted(browser, address, rounds)
        print(line(f"overview of {nodes} nodes painted", seconds, "s"))
        page = await browser.new_page(viewport={"width": 1360, "height": 900}, locale="zh-CN")
        await page.goto(f"{address}/explore")
        canvas = page.locator(".fz-graph[data-layout]")
        await canvas.wait_for(timeout=60_000)
        await asyncio.sleep(1.5)
        steps = await grown(canvas, 500)
        print(line(f"expanded, {len(steps)} double clicks", [milliseconds / 1000 for milliseconds, _ in steps], "s"))
        print(line(f"a frame of dragging {await canvas.evaluate(DRAWN)} nodes", await dragged(canvas), "ms"))
        map_seconds, map_nodes = await mapped(browser, address)
        print(f"map of {map_nodes} nodes painted after {map_seconds:.2f} s")
        await browser.close()


def main() -> None:
    """Measure."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("home", type=Path)
    options.add_argument("--rounds", type=int, default=5)
    asked = options.parse_args()
    server, address = serve(asked.home)
    try:
        asyncio.run(measure(address, asked.rounds))
    finally:
        server.terminate()
        server.wait(20)
        stop(asked.home)


if __name__ == "__main__":
    main()

"""Hands for the canvas: where its nodes are on the screen, and what it holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Locator, Page, expect

Opener = Callable[..., Page]  # (path, *, dark, locale, width) -> Page

BASE = "https://fazhi.example.org/id/"
KAILU = f"{BASE}doc/fzbg-150523-2023"
COUNTY = f"{BASE}area/150523"


def explore(node: str | None = None) -> str:
    return "/explore" if node is None else f"/explore?node={quote(node, safe='')}"


class Canvas:
    """The one graph canvas of a page, ready once its first layout is done."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.root: Locator = page.locator(".fz-graph")
        self.settle()

    def settle(self) -> None:
        """Wait for a layout, for the server's answer, and for the person's turn."""
        expect(self.root).to_have_attribute("data-layout", re.compile(r"\w"))
        expect(self.root).not_to_have_class(re.compile("busy"))
        expect(self.page.locator("[data-testid=stApp]")).to_have_attribute("data-test-script-state", "notRunning")

    def rest(self) -> None:
        """Wait until nothing moves."""
        self.page.wait_for_function("root => !root.cytoscape.animated()", arg=self.root.element_handle())

    def ask(self, body: str, argument: Any = None) -> Any:
        """Evaluate a JavaScript expression over ``cy``, the Cytoscape instance, and ``it``, the argument."""
        return self.root.evaluate(f"(root, it) => {{ const cy = root.cytoscape; return ({body}); }}", argument)

    def ids(self) -> set[str]:
        return set(self.ask("cy.nodes().map(n => n.id())"))

    def shown(self) -> set[str]:
        return set(self.ask("cy.nodes(':visible').map(n => n.id())"))

    def chosen(self) -> list[str]:
        return list(self.ask("cy.nodes(':selected').map(n => n.id())"))

    def positions(self) -> dict[str, dict[str, float]]:
        return dict(self.ask("Object.fromEntries(cy.nodes().map(n => [n.id(), {...n.position()}]))"))

    def one_of(self, type_name: str) -> str:
        found = self.ask(
            "cy.nodes(':visible').filter(n => n.data('type') === it).map(n => n.id()).sort()[0]", type_name
        )
        assert found, f"no {type_name} on the canvas"
        return str(found)

    def at(self, node: str) -> tuple[float, float]:
        """Return where a node is in the window."""
        x, y = self.ask(
            "(() => { const p = cy.$id(it).renderedPosition(), r = cy.container().getBoundingClientRect();"
            " return [r.x + p.x, r.y + p.y]; })()",
            node,
        )
        return x, y

    def badge(self, node: str) -> tuple[float, float]:
        """Return where the "+N" of a node is in the window: above its right shoulder."""
        x, y = self.at(node)
        radius, zoom = self.ask("[cy.$id(it).renderedWidth() / 2, cy.zoom()]", node)
        return x + 0.7 * radius + 3.5 * zoom, y - 0.76 * radius - 3 * zoom

    def click(self, node: str, *, shift: bool = False) -> None:
        if shift:
            self.page.keyboard.down("Shift")
        self.page.mouse.click(*self.at(node))
        if shift:
            self.page.keyboard.up("Shift")

    def double_click(self, node: str) -> None:
        self.page.mouse.dblclick(*self.at(node))

    def press(self, key: str) -> None:
        self.root.locator(".stage").press(key)

    def expect_count(self, at_least: int) -> None:
        self.page.wait_for_function(
            "([root, n]) => root.cytoscape.nodes().length >= n", arg=[self.root.element_handle(), at_least]
        )
        self.settle()

    def heading(self) -> Locator:
        """Return the name in the panel beside the canvas."""
        return self.page.locator(".st-key-detail .fz-detail h2").first

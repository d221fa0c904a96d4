"""axe finds nothing serious or critical on any page, in light and dark."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Any, Literal
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import KAILU, Canvas, Opener

pytestmark = [pytest.mark.browser, pytest.mark.engine]

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RUN = "what => axe.run(document, { resultTypes: ['violations'], runOnly: what })"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
# A change of scheme changes colours and nothing else, so what does not look at colours is asked once per page.
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
SERIOUS = {"serious", "critical"}
DOCUMENT = quote(KAILU, safe="")
ASKED: tuple[tuple[Literal["light", "dark"], list[str]], ...] = (("light", TAGS), ("dark", COLOUR_RULES))
PAGES = (
    "/",
    "/?q=行政复议&mode=keyword",
    f"/explore?node={DOCUMENT}",
    "/explore?map=types",
    f"/reader?doc={DOCUMENT}",
    "/compare",
    "/compare?chart=line",
    "/compare?view=time",
    "/library",
    f"/console?query={quote('MATCH (d:AnnualReport) RETURN d, d.reportYear AS year')}",
    "/ontology",
    "/ontology?view=graph",
    f"/quality?doc={DOCUMENT}",
)


def settled(page: Page) -> None:
    expect(page.locator("[data-testid=stApp]")).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.locator("[data-testid=stMainBlockContainer] [data-testid=stElementContainer]").first).to_be_visible()
    expect(page.locator("[data-testid=stElementContainer][data-stale=true]")).to_have_count(0)


# The page follows the system's scheme at once, its isolated components a moment later: their text changes colour last.
HAS_FOLLOWED = """dark => {
  const bright = node => getComputedStyle(node).color.match(/[\\d.]+/g).slice(0, 3).every(part => part > 127);
  const isolated = [...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')];
  const roots = isolated.map(host => host.shadowRoot?.querySelector('[class^=fz-]')).filter(Boolean);
  return [document.querySelector('.stApp'), ...roots].every(node => bright(node) === dark);
}"""


def in_scheme(page: Page, scheme: Literal["light", "dark"]) -> None:
    """Change the system's scheme and wait until everything has followed."""
    page.emulate_media(color_scheme=scheme)
    page.wait_for_function(HAS_FOLLOWED, arg=scheme == "dark")


def findings(page: Page, what: list[str]) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    result: dict[str, Any] = page.evaluate(RUN, what)
    return [
        f"{one['id']}: {node['target']} {node['html'][:160]} {(node['failureSummary'] or '')[:200]}"
        for one in result["violations"]
        if one["impact"] in SERIOUS
        for node in one["nodes"]
    ]


@pytest.mark.timeout(600)  # thirteen pages in two schemes
def test_no_page_shuts_anybody_out(visit: Opener, address: str) -> None:
    page = visit(PAGES[0])
    found: dict[str, list[str]] = {}
    for path in PAGES:
        page.goto(address + path)
        settled(page)
        if "map=" in path:
            expect(page.locator(".fz-map")).to_have_attribute("data-ready", re.compile("."))
        elif "explore" in path or "view=graph" in path:
            Canvas(page)
        for scheme, what in ASKED:
            in_scheme(page, scheme)
            if wrong := findings(page, what):
                found[f"{path} {scheme}"] = wrong
    assert found == {}

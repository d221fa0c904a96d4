"""The README and the program say the same, both ways."""

import re
from pathlib import Path
from typing import Any

import pytest

from graph.export import FORMATS
from search_app.cli import app
from search_app.help import EXPORT_FORMATS, command_in
from search_app.shell import PAGES

ROOT = Path(__file__).parents[2]
README, CHINESE = (ROOT / "README.md").read_text("utf-8"), (ROOT / "README.zh.md").read_text("utf-8")
COMMANDS: dict[str, Any] = command_in(app, "en").commands
SOURCE = "\n".join(
    path.read_text("utf-8")
    for package in ("ontology", "graph", "ingest", "search_app")
    for path in (ROOT / package).rglob("*.py")
    if "node_modules" not in path.parts
)
COMPOSE = (ROOT / "docker-compose.yml").read_text("utf-8")
OURS = re.compile(r"\b(?:FAZHI|NEO4J|GRAPH)_[A-Z0-9_]+\b")
# Set by the program for itself, by the tests, or by the image of Neo4j.
NOT_SETTINGS = {"FAZHI_TEST_NEO4J", "FAZHI_DOCUMENTS", "NEO4J_AUTH", "NEO4J_HEAP"}


@pytest.mark.parametrize("readme", [README, CHINESE], ids=["en", "zh"])
def test_every_command_is_in_the_readme_and_the_other_way_round(readme: str) -> None:
    table = set(re.findall(r"^\| `fazhi (\w+)", readme, re.MULTILINE))
    assert table == set(COMMANDS)
    assert set(re.findall(r"\bfazhi (\w+)", readme)) <= set(COMMANDS)


def test_every_option_of_a_command_is_in_the_readme() -> None:
    for name, command in COMMANDS.items():
        line = next(line for line in README.splitlines() if line.startswith(f"| `fazhi {name}"))
        options = {option for parameter in command.params for option in parameter.opts if option.startswith("--")}
        expected = options - {"--help"} if name != "demo" else set()  # demo's options are those of app
        assert expected <= set(re.findall(r"--[a-z-]+", line)), name


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_command_and_option_has_help(lang: str) -> None:
    for command in command_in(app, lang).commands.values():  # type: ignore[arg-type]  # parametrize gives str
        assert command.help
        assert all(parameter.help for parameter in command.params)


def test_every_setting_is_in_the_readme_and_the_other_way_round() -> None:
    read = set(re.findall(r"""["']((?:FAZHI|NEO4J|GRAPH)_[A-Z0-9_]+)["']""", SOURCE)) - NOT_SETTINGS
    documented = set(OURS.findall(README))
    assert read <= documented
    assert documented <= read | set(OURS.findall(COMPOSE))


def test_every_export_format_is_offered_and_in_the_readme() -> None:
    assert EXPORT_FORMATS.split(", ") == list(FORMATS)
    assert all(f"`{name}`" in README for name in FORMATS)


def test_every_page_is_in_the_readme_and_exists() -> None:
    for name, script in PAGES.items():
        assert (ROOT / "search_app" / script).is_file()
        assert name == "search" or f"`/{name}" in README


def test_the_make_targets_that_the_documents_name_exist() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    guide = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    named = set(re.findall(r"`make (\w+)|^make (\w+)", README + CHINESE + guide, re.MULTILINE))
    assert {a or b for a, b in named} <= targets


def test_links_between_the_documents_lead_somewhere() -> None:
    for readme in (README, CHINESE, (ROOT / "CONTRIBUTING.md").read_text("utf-8")):
        for target in re.findall(r"\]\((?!http)([^)#]+)", readme):
            assert (ROOT / target).exists(), target

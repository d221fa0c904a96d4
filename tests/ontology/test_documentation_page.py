"""The glossary page holds every term, in both languages, and asks nothing of the network."""

import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path

import pytest

from ontology.concepts import load_concepts
from ontology.diagram import class_diagram
from ontology.documentation import main, render
from ontology.schema import load_schema

PAGE = render(load_schema(), load_concepts())


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: set[str] = set()
        self.outside: list[str] = []
        self.feed(PAGE)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.ids.append(str(value))
            elif name == "href" and str(value).startswith("#"):
                self.targets.add(str(value)[1:])
            elif name in {"href", "src"}:
                self.outside.append(f"{tag} {value}")


def test_every_term_and_indicator_is_there() -> None:
    ids = set(_Links().ids)
    schema, concepts = load_schema(), load_concepts()
    assert {*schema.classes, *schema.properties} <= ids
    assert {f"indicator-{notation}" for notation in concepts.indicators} <= ids
    assert {f"list-{scheme}" for scheme in concepts.schemes} <= ids


def test_every_link_leads_somewhere_and_none_leaves_the_page() -> None:
    links = _Links()
    assert links.targets - set(links.ids) == set()
    assert links.outside == []
    assert re.findall(r"https?://", PAGE) == []
    assert len(links.ids) == len(set(links.ids))


def test_a_definition_stands_in_both_languages() -> None:
    assert "最小的证据单元，以句号、分号等切分。" in PAGE
    assert "The smallest unit of evidence." in PAGE


def test_the_command_writes_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "o.html")]) == 0
    assert (tmp_path / "o.html").read_text("utf-8") == PAGE
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err


def test_the_diagram_has_a_box_per_family_of_classes_and_a_curve_per_pair_that_is_related() -> None:
    svg = ET.fromstring(class_diagram(load_schema()))
    boxes = {box.get("href") for box in svg.iter("a")}
    assert {"#Document", "#Observation", "#Organization", "#TextUnit"} <= boxes
    assert "#AnnualReport" not in boxes, "it stands in the box of Document"
    titles = {title.text for title in svg.iter("title")}
    assert "Observation → Indicator: OF_INDICATOR" in titles
    assert "Document → Organization: ISSUED_BY" in titles

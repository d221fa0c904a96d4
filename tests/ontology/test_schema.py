"""The schema follows from the Turtle alone."""

import math
import shutil
from itertools import combinations
from pathlib import Path

import pytest

from ontology.concepts import load_concepts
from ontology.errors import OntologyFileError, UnknownTerm
from ontology.loading import FOLDER, ONTOLOGY_FILES, parse_turtle
from ontology.schema import Index, Pattern, Schema, load_schema

SCHEMA = load_schema()


def test_a_node_carries_the_labels_of_all_its_superclasses() -> None:
    assert SCHEMA.classes["LegalNorm"].labels == ("LegalNorm", "PolicyDocument", "Document", "Resource")
    assert SCHEMA.classes["Passage"].labels == ("Passage", "TextUnit", "Resource")


def test_what_is_said_of_a_class_holds_below_it_until_said_otherwise() -> None:
    assert SCHEMA.classes["Sentence"].owner == "partOfDocument"
    assert SCHEMA.classes["GovernmentBody"].shared
    assert SCHEMA.classes["Indicator"].reference
    assert not SCHEMA.classes["OpenIndicator"].reference
    assert SCHEMA.classes["OpenIndicator"].shared


def test_shared_and_owned_classes_are_those_of_the_design() -> None:
    nodes = [spec for spec in SCHEMA.classes.values() if spec.is_node]
    assert {spec.name for spec in nodes if spec.owner} == {
        *("TextUnit", "Section", "Sentence", "Passage"),
        *("Observation", "Action", "ConsistencyCheck", "QualityIssue"),
    }
    families = {spec.labels[-2] for spec in nodes if spec.shared and len(spec.labels) > 1}
    assert families == {
        *("AdministrativeArea", "Organization", "SourceFile", "PolicyInstrument"),
        *("Honor", "ExtractionRun", "Indicator"),
    }


def test_n_ary_classes_become_relationships() -> None:
    citation = SCHEMA.classes["Citation"].relationship
    assert citation is not None
    assert (citation.type, citation.source, citation.target) == ("CITES", "citingDocument", "citedDocument")
    types = {spec.relationship.type for spec in SCHEMA.classes.values() if spec.relationship}
    assert types == {"CITES", "MENTIONS", "CLAIMS_HONOR", "HAS_TOPIC"}


def test_an_object_property_lands_as_relationship_code_or_uri() -> None:
    assert SCHEMA.properties["partOfDocument"].relationship == "PART_OF"
    assert SCHEMA.properties["withinArea"].relationship == "WITHIN_AREA"
    assert SCHEMA.properties["genre"].relationship is None
    assert SCHEMA.properties["genre"].inline == "genre"
    assert SCHEMA.properties["unit"].inline == "unit"
    assert SCHEMA.properties["generatedBy"].uri_property
    assert SCHEMA.properties["generatedBy"].relationship is None
    assert SCHEMA.properties["baseUnit"].skip


def test_a_data_property_has_its_datatype_and_cardinality() -> None:
    assert (SCHEMA.properties["value"].datatype, SCHEMA.properties["value"].many) == ("decimal", False)
    embedding = SCHEMA.properties["embedding"]
    assert (embedding.many, embedding.graph_only, embedding.index) == (True, True, "vector")
    assert SCHEMA.properties["text"].index == "fulltext"
    assert not SCHEMA.properties["fullText"].graph_only


def test_patterns_say_what_may_lead_where() -> None:
    assert Pattern("Document", "CITES", "Document") in SCHEMA.patterns
    assert Pattern("Sentence", "MENTIONS", "AdministrativeArea") in SCHEMA.patterns
    assert Pattern("Observation", "OF_INDICATOR", "Indicator") in SCHEMA.patterns
    assert not any(pattern.type in {"GENRE", "GENERATED_BY", "CITING_DOCUMENT"} for pattern in SCHEMA.patterns)
    assert {pattern.type for pattern in SCHEMA.patterns} == set(SCHEMA.relationship_types)


def test_indexes_have_the_agreed_names() -> None:
    assert SCHEMA.fulltext_indexes() == (Index("passage_text", "Passage", "text"),)
    assert SCHEMA.vector_indexes() == (
        Index("passage_embedding", "Passage", "embedding"),
        Index("sentence_embedding", "Sentence", "embedding"),
    )
    assert Index("resource_uri", "Resource", "uri") in SCHEMA.constraints()
    assert Index("administrative_area_division_code", "AdministrativeArea", "divisionCode") in SCHEMA.constraints()
    assert Index("document_report_year", "Document", "reportYear") in SCHEMA.range_indexes()


def test_the_most_specific_class_of_labels_is_found_in_any_order() -> None:
    found = SCHEMA.most_specific(["Resource", "Document", "PolicyDocument", "Elsewhere"])
    assert found is SCHEMA.classes["PolicyDocument"]
    assert SCHEMA.most_specific(["Elsewhere"]) is None


def test_a_class_has_the_properties_of_the_classes_above_it() -> None:
    names = {spec.name for spec in SCHEMA.properties_of("AnnualReport")}
    assert {"name", "title", "issuedBy"} <= names
    assert "value" not in names
    assert SCHEMA.subclasses("TextUnit") == ("Passage", "Section", "Sentence", "TextUnit")


def test_an_unknown_name_is_refused_by_name() -> None:
    with pytest.raises(UnknownTerm, match="Reprot"):
        SCHEMA.class_named("Reprot")
    with pytest.raises(UnknownTerm, match="titel"):
        SCHEMA.property_named("titel")


ADDITION = """
fz:Venue a owl:Class ;
    rdfs:label "场所"@zh , "Venue"@en ; skos:definition "会场。"@zh , "A place of meeting."@en ;
    rdfs:subClassOf fz:Resource ; pg:shared true ; pg:lookup true ; pg:colour "#123456" .
fz:heldAt a owl:ObjectProperty ;
    rdfs:label "举办于"@zh , "held at"@en ; skos:definition "举办地点。"@zh , "Where it is held."@en ;
    rdfs:domain fz:Action ; rdfs:range fz:Venue .
"""
INDICATOR = """
fzi:venues a fz:Indicator ;
    skos:inScheme <https://fazhi.example.org/indicator> ; skos:notation "venues" ;
    skos:prefLabel "会场数"@zh , "Venues"@en ; skos:definition "会场的个数。"@zh ;
    fz:unit fzu:个 ; fz:temporalKind fzc:temporalKind-stock ; fz:primaryTopic fzt:support ;
    skos:hiddenLabel "会场"@zh .
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in ONTOLOGY_FILES:
        shutil.copy(FOLDER / name, tmp_path / name)
    return tmp_path


def _append(path: Path, turtle: str) -> None:
    path.write_text(path.read_text("utf-8") + turtle, "utf-8")


def test_a_change_of_the_turtle_alone_changes_schema_and_concepts(copy: Path) -> None:
    _append(copy / "fazhi.ttl", ADDITION)
    _append(copy / "indicators.ttl", INDICATOR)
    schema = load_schema(copy)
    venue = schema.classes["Venue"]
    assert (venue.zh, venue.labels, venue.shared, venue.colour) == ("场所", ("Venue", "Resource"), True, "#123456")
    assert Pattern("Action", "HELD_AT", "Venue") in schema.patterns
    assert schema.relationship_types["HELD_AT"].zh == "举办于"
    assert Index("venue_uri", "Venue", "uri") in schema.constraints()
    assert load_concepts(copy).indicators["venues"].cues == ("会场",)
    assert "Venue" not in SCHEMA.classes


def test_an_annotation_that_names_nothing_is_refused(copy: Path) -> None:
    _append(copy / "fazhi.ttl", "fz:Honor pg:key fz:noSuchProperty .")
    with pytest.raises(OntologyFileError, match="noSuchProperty"):
        load_schema(copy)


def test_a_name_that_cypher_would_have_to_quote_is_refused() -> None:
    turtle = (FOLDER / "fazhi.ttl").read_text("utf-8") + (
        '<https://fazhi.example.org/ns#No-Good> a owl:Class ; skos:definition "x"@zh .'
    )
    with pytest.raises(OntologyFileError, match="No-Good"):
        Schema.from_graph(parse_turtle(turtle))


# --- colours ----------------------------------------------------------------------------------------------------------


def _linear(colour: str) -> tuple[float, float, float]:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return red, green, blue


def _contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2.2."""
    low, high = sorted(
        sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), _linear(x), strict=True)) for x in (one, other)
    )
    return (high + 0.05) / (low + 0.05)


def _oklab(colour: str) -> tuple[float, ...]:
    red, green, blue = _linear(colour)
    cones = (
        0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue,
        0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue,
        0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue,
    )
    roots = [cone ** (1 / 3) for cone in cones]
    rows = (
        (0.2104542553, 0.7936177850, -0.0040720468),
        (1.9779984951, -2.4285922050, 0.4505937099),
        (0.0259040371, 0.7827717662, -0.8086757660),
    )
    return tuple(sum(a * b for a, b in zip(row, roots, strict=True)) for row in rows)


@pytest.mark.parametrize("background", ["#ffffff", "#0e1117"])
def test_every_colour_stands_out_from_the_light_and_the_dark_page(background: str) -> None:
    faint = {c.name: c.colour for c in SCHEMA.classes.values() if _contrast(c.colour, background) < 3}
    assert faint == {}


def test_the_classes_people_explore_are_told_apart() -> None:
    quiet = {"Resource", "SourceFile", "TextUnit", "Section", "Sentence", "Passage", "ExtractionRun"}
    drawn = {spec.colour for spec in SCHEMA.classes.values() if spec.is_node and spec.name not in quiet}
    close = [(a, b) for a, b in combinations(sorted(drawn), 2) if math.dist(_oklab(a), _oklab(b)) < 0.1]
    assert close == []

"""Every label and relationship type that the queries name stands in the ontology."""

import re

from graph import cypher
from graph.reading import queries, review_queries, stated
from ontology.schema import load_schema

NODE = re.compile(r"\(\w*:([A-Z]\w*)")
MODULES = (queries, review_queries, stated, cypher)
RELATIONSHIP = re.compile(r"\[\w*:([A-Z_|]+)")


def texts() -> list[str]:
    fixed = [text for module in MODULES for text in vars(module).values() if isinstance(text, str)]
    around = queries.neighbours(["Resource"], [("CITES", True)])
    return [*fixed, queries.document_nodes(["PART_OF"]), around, queries.entities(["Topic"])]


def test_labels_are_classes() -> None:
    named = {label for text in texts() for label in NODE.findall(text)}
    assert {"Document", "Sentence", "Observation"} < named
    assert named - {"FazhiGraph"} <= set(load_schema().classes)


def test_relationship_types_are_the_ontology_s() -> None:
    named = {kind for text in texts() for kinds in RELATIONSHIP.findall(text) for kind in kinds.split("|")}
    assert {"PART_OF", "CITES", "WITHIN_AREA"} < named
    assert named <= set(load_schema().relationship_types)

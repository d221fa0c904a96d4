"""What a node is called when it has no name."""

import pytest

from graph.reading.nodes import to_node
from ontology.schema import load_schema


@pytest.mark.parametrize(
    ("properties", "name"),
    [
        ({"name": "开鲁县", "text": "正文"}, "开鲁县"),
        ({"text": "字" * 40}, "字" * 40),
        ({"text": "字" * 41}, "字" * 39 + "…"),
        ({}, "urn:p"),
    ],
)
def test_a_text_lends_its_first_words(properties: dict[str, str], name: str) -> None:
    schema = load_schema()
    labels = schema.class_named("Passage").labels
    assert to_node(schema, labels, {"uri": "urn:p", **properties}).name == name

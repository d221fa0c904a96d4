"""The ontology as the page shows it: a tree of classes, tables of properties and indicators, a picture of classes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.model import Edge, Node, Subgraph
from graph.review_model import IndicatorUse
from ontology.concepts import Concepts
from ontology.schema import ClassSpec, PropertySpec, Schema
from search_app.language import Language


@dataclass(frozen=True, slots=True)
class Branch:
    """A class with those directly below it; ``count`` includes theirs."""

    spec: ClassSpec
    count: int
    below: tuple[Branch, ...]


def class_tree(schema: Schema, counts: Mapping[str, int]) -> tuple[Branch, ...]:
    """Return the classes as trees, by name; ``counts`` are of most specific classes."""

    def branch(name: str) -> Branch:
        children = sorted(other for other, spec in schema.classes.items() if parent_of(spec) == name)
        below = tuple(branch(child) for child in children)
        return Branch(schema.classes[name], counts.get(name, 0) + sum(one.count for one in below), below)

    return tuple(branch(name) for name, spec in sorted(schema.classes.items()) if parent_of(spec) is None)


def parent_of(spec: ClassSpec) -> str | None:
    """Return the class directly above, None for the top."""
    return spec.labels[1] if len(spec.labels) > 1 else None


def class_graph(schema: Schema, is_a: str, lang: Language) -> Subgraph:
    """Return the classes that are nodes, with what may lead from one to another and what is a kind of what.

    ``is_a`` names the lines to superclasses.  Relationships are drawn where they are declared, at the most general
    classes, not again at each subclass.
    """
    specs = [spec for spec in schema.classes.values() if spec.is_node and spec.name != "Resource"]
    drawn = {spec.name for spec in specs}
    nodes = tuple(Node(spec.name, spec.name, spec.zh if lang == "zh" else spec.en) for spec in specs)
    edges = [
        Edge(f"{one.source} {one.type} {one.target}", one.source, one.target, one.type)
        for one in schema.patterns
        if {one.source, one.target} <= drawn
    ]
    for spec in specs:
        above = parent_of(spec)
        if above in drawn and above is not None:
            edges.append(Edge(f"{spec.name} {is_a} {above}", spec.name, above, is_a))
    return Subgraph(nodes, tuple(edges))


def properties(schema: Schema, words: str) -> tuple[PropertySpec, ...]:
    """Return the properties whose names or definition hold ``words``, by name."""
    wanted = words.lower()
    return tuple(
        spec
        for _, spec in sorted(schema.properties.items())
        if wanted in f"{spec.name} {spec.zh} {spec.en} {spec.definition} {spec.definition_en}".lower()
    )


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator with its definition and how much the documents say of it."""

    key: str
    name: str
    definition: str
    unit: str
    topic: str
    figures: int
    documents: int


def indicator_rows(
    concepts: Concepts, uses: Iterable[IndicatorUse], *, words: str, lang: Language
) -> tuple[IndicatorRow, ...]:
    """Return the ontology's indicators that hold ``words``, those with most figures first."""
    known = {use.key: use for use in uses}
    wanted = words.lower()
    found = []
    for key, one in concepts.indicators.items():
        use = known.get(key)
        topic = concepts.topics.get(one.topic)
        topic_name = "" if topic is None else topic.name_zh if lang == "zh" else topic.name_en
        text = f"{key} {one.name_zh} {one.name_en} {one.definition} {topic_name}"
        if wanted in text.lower():
            name = one.name_zh if lang == "zh" else one.name_en
            amount = (use.figures, use.documents) if use else (0, 0)
            found.append(IndicatorRow(key, name, one.definition, one.unit, topic_name, *amount))
    return tuple(sorted(found, key=lambda row: (-row.figures, row.name)))

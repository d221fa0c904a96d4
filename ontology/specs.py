"""What the schema says of one class, property, relationship type or index; plain frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import URIRef


@dataclass(frozen=True, slots=True)
class RelationshipSpec:
    """How an n-ary class lands as one relationship; source and target are local names of object properties."""

    type: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class ClassSpec:
    """A class as the graph and the app see it; its label is its name."""

    name: str
    iri: URIRef
    labels: tuple[str, ...]  # most specific first, ends with Resource
    zh: str
    en: str
    definition: str
    definition_en: str
    key: tuple[str, ...]  # local names of the natural key
    colour: str
    owner: str | None  # local name of the property that ties it to its document
    shared: bool
    reference: bool
    relationship: RelationshipSpec | None
    skip: bool

    @property
    def is_node(self) -> bool:
        """Tell whether instances are nodes of the property graph."""
        return not self.skip and self.relationship is None


@dataclass(frozen=True, slots=True)
class PropertySpec:
    """A property as the graph and the app see it."""

    name: str
    iri: URIRef
    kind: str  # "data" | "object"
    datatype: str | None  # local name of the XSD type of a data property
    many: bool
    inline: str | None  # code list, by its name; then the graph holds the notation as a string
    uri_property: bool
    relationship: str | None  # relationship type
    graph_only: bool
    index: str | None  # "range" | "fulltext" | "vector" when some class has one on it
    zh: str
    en: str
    definition: str
    definition_en: str
    domain: tuple[str, ...]
    range: tuple[str, ...]  # class names of an object property
    skip: bool


@dataclass(frozen=True, slots=True, order=True)
class Pattern:
    """A relationship type that may lead from nodes of one label to nodes of another."""

    source: str
    type: str
    target: str


@dataclass(frozen=True, slots=True, order=True)
class Index:
    """A constraint or index on one property of one label."""

    name: str
    label: str
    property: str


@dataclass(frozen=True, slots=True)
class RelationshipType:
    """A relationship type with its names, whichever property or class it comes from."""

    type: str
    zh: str
    en: str
    definition: str
    term: str  # local name of the property or class

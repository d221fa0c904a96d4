"""The property graph's schema, derived wholly from the ontology.

Rules: a class is a node label, its local name; a node carries the labels of all own superclasses.  An object
property is a relationship type, its local name in UPPER_SNAKE unless ``pg:type`` says otherwise; or, with
``pg:inline``, a string property holding the notation of a code; or, with ``pg:uriProperty``, a string property
``…Uri``.  A class with ``pg:asRelationship`` is one relationship with properties; its other links are ``…Uri``
properties.  What is said of a class holds for its subclasses until they say otherwise.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from rdflib import Graph

from ontology.derivation import Derivation, local_name, snake
from ontology.errors import UnknownTerm
from ontology.loading import read_folder
from ontology.specs import ClassSpec, Index, Pattern, PropertySpec, RelationshipSpec, RelationshipType

__all__ = [
    "ClassSpec",
    "Index",
    "Pattern",
    "PropertySpec",
    "RelationshipSpec",
    "RelationshipType",
    "Schema",
    "load_ontology",
    "load_schema",
    "local_name",
    "snake",
]


@dataclass(frozen=True, slots=True)
class Schema:
    """Everything the graph, the ingester and the app derive from the ontology."""

    version: str
    classes: Mapping[str, ClassSpec]
    properties: Mapping[str, PropertySpec]
    patterns: tuple[Pattern, ...]
    relationship_types: Mapping[str, RelationshipType]
    _indexes: Mapping[str, tuple[Index, ...]]

    @classmethod
    def from_graph(cls, graph: Graph) -> Schema:
        """Derive the schema from an ontology in memory.

        Raises:
            OntologyFileError: a name the graph cannot carry, or an annotation that names a term the ontology lacks.
        """
        found = Derivation(graph).derive()
        return cls(
            version=found.version,
            classes=MappingProxyType(found.classes),
            properties=MappingProxyType(found.properties),
            patterns=found.patterns,
            relationship_types=MappingProxyType(found.relationship_types),
            _indexes=MappingProxyType(found.indexes),
        )

    def constraints(self) -> tuple[Index, ...]:
        """Return what must be unique: ``uri`` per label used for lookup, and every natural key."""
        return self._indexes["lookup"]

    def range_indexes(self) -> tuple[Index, ...]:
        """Return the range indexes beside those that the constraints bring."""
        return self._indexes["range"]

    def fulltext_indexes(self) -> tuple[Index, ...]:
        """Return the full-text indexes."""
        return self._indexes["fulltext"]

    def vector_indexes(self) -> tuple[Index, ...]:
        """Return the vector indexes; dimension and similarity are the embedder's to say."""
        return self._indexes["vector"]

    def class_named(self, name: str) -> ClassSpec:
        """Return a class by its local name.

        Raises:
            UnknownTerm: the ontology has no such class.
        """
        try:
            return self.classes[name]
        except KeyError:
            raise UnknownTerm("class", name) from None

    def property_named(self, name: str) -> PropertySpec:
        """Return a property by its local name.

        Raises:
            UnknownTerm: the ontology has no such property.
        """
        try:
            return self.properties[name]
        except KeyError:
            raise UnknownTerm("property", name) from None

    def most_specific(self, labels: Iterable[str]) -> ClassSpec | None:
        """Return the class a node with these labels is an instance of; unknown labels are passed over."""
        known = [self.classes[label] for label in labels if label in self.classes]
        return max(known, key=lambda spec: (len(spec.labels), spec.name), default=None)

    def subclasses(self, name: str) -> tuple[str, ...]:
        """Return a class and everything below it, by name."""
        return tuple(sorted(spec.name for spec in self.classes.values() if name in spec.labels))

    def properties_of(self, name: str) -> tuple[PropertySpec, ...]:
        """Return the properties that instances of a class may carry, by name."""
        labels = set(self.class_named(name).labels)
        return tuple(spec for spec in self.properties.values() if labels.intersection(spec.domain))


def load_ontology(path: Path | None = None) -> Graph:
    """Return the ontology's triples: the shipped Turtle, or that of another folder or single file.

    The shipped graph is shared: read it, never change it.
    """
    return _shipped() if path is None else read_folder(path)


@functools.cache
def _shipped() -> Graph:
    return read_folder()


@functools.cache
def load_schema(path: Path | None = None) -> Schema:
    """Return the schema of the shipped ontology, or of another folder or file."""
    return Schema.from_graph(load_ontology(path))

"""From the ontology's triples to the specifications of the schema; the rules stand in :mod:`ontology.schema`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rdflib import OWL, RDF, RDFS, SDO, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from ontology.errors import OntologyFileError
from ontology.specs import ClassSpec, Index, Pattern, PropertySpec, RelationshipSpec, RelationshipType
from ontology.vocabulary import ONTOLOGY, PG

_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]*", re.ASCII)


def snake(name: str) -> str:
    """Return a camel-case local name in snake case: ``divisionCode`` is ``division_code``."""
    return re.sub(r"(?<=[a-z0-9])([A-Z])", r"_\1", name).lower()


def local_name(iri: str) -> str:
    """Return what follows the last ``#`` or ``/``."""
    return re.split(r"[#/]", iri)[-1]


@dataclass(frozen=True, slots=True)
class Derived:
    """Everything one pass over the ontology yields; ``indexes`` by kind: lookup, range, fulltext, vector."""

    version: str
    classes: Mapping[str, ClassSpec]
    properties: Mapping[str, PropertySpec]
    patterns: tuple[Pattern, ...]
    relationship_types: Mapping[str, RelationshipType]
    indexes: Mapping[str, tuple[Index, ...]]


class Derivation:
    """One pass from the ontology's triples to the specifications."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.class_iris = self._own(OWL.Class)
        self.names = {iri: self._identifier(iri) for iri in self.class_iris}
        self.indexes: dict[str, list[Index]] = {kind: [] for kind in ("lookup", "range", "fulltext", "vector")}

    def derive(self) -> Derived:
        """Return every specification, each collection in the order of its names."""
        classes = {spec.name: spec for spec in map(self._class, self.class_iris)}
        self._collect_indexes(classes)
        properties = {spec.name: spec for spec in self._properties()}
        types = {entry.type: entry for entry in self._relationship_types(classes, properties)}
        version = self.graph.value(ONTOLOGY, OWL.versionInfo)
        return Derived(
            version=str(version) if version is not None else "0",
            classes=dict(sorted(classes.items())),
            properties=dict(sorted(properties.items())),
            patterns=tuple(sorted(set(self._patterns(classes, properties)))),
            relationship_types=dict(sorted(types.items())),
            indexes={kind: tuple(sorted(found)) for kind, found in self.indexes.items()},
        )

    # --- terms --------------------------------------------------------------------------------------------------------

    def _own(self, kind: URIRef) -> list[URIRef]:
        """Return the terms of a kind that are defined here; pinned external terms have no definition."""
        found = (s for s in self.graph.subjects(RDF.type, kind) if isinstance(s, URIRef))
        return sorted(s for s in found if (s, SKOS.definition, None) in self.graph)

    def _identifier(self, iri: URIRef) -> str:
        name = local_name(iri)
        if not _IDENTIFIER.fullmatch(name):
            raise OntologyFileError(
                f"{iri}: a local name must be a plain ASCII identifier to become a label or property"
            )
        return name

    def _text(self, iri: URIRef, predicate: URIRef, language: str) -> str:
        for literal in self.graph.objects(iri, predicate):
            if isinstance(literal, Literal) and literal.language == language:
                return str(literal)
        return ""

    def _flag(self, iri: Node, predicate: URIRef) -> bool:
        return (iri, predicate, Literal(True)) in self.graph

    def _supers(self, iri: URIRef) -> list[URIRef]:
        """Return a class and its own superclasses, nearest first."""
        found = [iri]
        for current in found:
            above = (o for o in self.graph.objects(current, RDFS.subClassOf) if isinstance(o, URIRef))
            found.extend(o for o in sorted(above) if o in self.names and o not in found)
        return found

    def _inherited(self, iri: URIRef, predicate: URIRef) -> Node | None:
        for current in self._supers(iri):
            value = self.graph.value(current, predicate)
            if value is not None:
                return value
        return None

    def _named(self, iri: Node | None, where: URIRef) -> str:
        if not isinstance(iri, URIRef) or (iri, RDF.type, None) not in self.graph:
            raise OntologyFileError(f"{where}: an annotation names {iri}, which the ontology does not define")
        return self._identifier(iri)

    # --- classes ------------------------------------------------------------------------------------------------------

    def _class(self, iri: URIRef) -> ClassSpec:
        owner = self._inherited(iri, PG.owner)
        colour = self._inherited(iri, PG.colour)
        key = [v for c in self._supers(iri) for v in self.graph.objects(c, PG.key)]
        relationship = self.graph.value(iri, PG.asRelationship)
        return ClassSpec(
            name=self.names[iri],
            iri=iri,
            labels=tuple(self.names[c] for c in self._supers(iri)),
            zh=self._text(iri, RDFS.label, "zh"),
            en=self._text(iri, RDFS.label, "en"),
            definition=self._text(iri, SKOS.definition, "zh"),
            definition_en=self._text(iri, SKOS.definition, "en"),
            key=tuple(sorted(self._named(k, iri) for k in key)),
            colour=str(colour) if colour is not None else "#7A7F87",
            owner=self._named(owner, iri) if owner is not None else None,
            shared=self._inherited(iri, PG.shared) == Literal(True),
            reference=self._inherited(iri, PG.reference) == Literal(True),
            relationship=None
            if relationship is None
            else RelationshipSpec(
                type=str(relationship),
                source=self._named(self.graph.value(iri, PG.source), iri),
                target=self._named(self.graph.value(iri, PG.target), iri),
            ),
            skip=self._flag(iri, PG.skip),
        )

    def _collect_indexes(self, classes: Mapping[str, ClassSpec]) -> None:
        for spec in classes.values():
            if not spec.is_node:
                continue
            unique = {"uri"} if self._flag(spec.iri, PG.lookup) else set()
            unique |= {self._named(k, spec.iri) for k in self.graph.objects(spec.iri, PG.key)}
            self._add_indexes("lookup", spec.name, unique)
            for kind, predicate in (("range", PG.range), ("fulltext", PG.fulltext), ("vector", PG.vector)):
                self._add_indexes(
                    kind, spec.name, {self._named(p, spec.iri) for p in self.graph.objects(spec.iri, predicate)}
                )

    def _add_indexes(self, kind: str, label: str, names: set[str]) -> None:
        self.indexes[kind].extend(Index(f"{snake(label)}_{snake(name)}", label, name) for name in names)

    # --- properties ---------------------------------------------------------------------------------------------------

    def _properties(self) -> Iterator[PropertySpec]:
        for kind, owl_type in (("object", OWL.ObjectProperty), ("data", OWL.DatatypeProperty)):
            for iri in self._own(owl_type):
                yield self._property(iri, kind)

    def _property(self, iri: URIRef, kind: str) -> PropertySpec:
        name = self._identifier(iri)
        domain = [*self.graph.objects(iri, RDFS.domain), *self.graph.objects(iri, SDO.domainIncludes)]
        range_ = [*self.graph.objects(iri, RDFS.range), *self.graph.objects(iri, SDO.rangeIncludes)]
        inline = self.graph.value(iri, PG.inline)
        uri_property = self._flag(iri, PG.uriProperty)
        skip = self._flag(iri, PG.skip)
        explicit = self.graph.value(iri, PG.type)
        related = kind == "object" and inline is None and not uri_property and not skip
        return PropertySpec(
            name=name,
            iri=iri,
            kind=kind,
            datatype=local_name(str(range_[0])) if kind == "data" and range_ else None,
            many=(iri, RDF.type, OWL.FunctionalProperty) not in self.graph,
            inline=local_name(str(inline)) if inline is not None else None,
            uri_property=uri_property,
            relationship=(str(explicit) if explicit is not None else snake(name).upper()) if related else None,
            graph_only=self._flag(iri, PG.only),
            index=next(
                (k for k, found in self.indexes.items() if k != "lookup" and any(i.property == name for i in found)),
                None,
            ),
            zh=self._text(iri, RDFS.label, "zh"),
            en=self._text(iri, RDFS.label, "en"),
            definition=self._text(iri, SKOS.definition, "zh"),
            definition_en=self._text(iri, SKOS.definition, "en"),
            domain=tuple(sorted(self._named(d, iri) for d in domain)),
            range=tuple(sorted(self._named(r, iri) for r in range_)) if kind == "object" else (),
            skip=skip,
        )

    def _patterns(self, classes: Mapping[str, ClassSpec], properties: Mapping[str, PropertySpec]) -> Iterator[Pattern]:
        for spec in properties.values():
            if spec.relationship is not None:
                sources = [d for d in spec.domain if classes[d].is_node]
                targets = [r for r in spec.range if classes[r].is_node]
                yield from (Pattern(s, spec.relationship, t) for s in sources for t in targets)
        for entry in classes.values():
            if entry.relationship is not None:
                sources = list(properties[entry.relationship.source].range)
                targets = list(properties[entry.relationship.target].range)
                yield from (Pattern(s, entry.relationship.type, t) for s in sources for t in targets)

    def _relationship_types(
        self, classes: Mapping[str, ClassSpec], properties: Mapping[str, PropertySpec]
    ) -> Iterator[RelationshipType]:
        drawn = {p.type for p in self._patterns(classes, properties)}
        for spec in properties.values():
            if spec.relationship in drawn:
                yield RelationshipType(spec.relationship, spec.zh, spec.en, spec.definition, spec.name)
        for entry in classes.values():
            if entry.relationship is not None:
                yield RelationshipType(entry.relationship.type, entry.zh, entry.en, entry.definition, entry.name)

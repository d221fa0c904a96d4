"""The facts of a document as rows of a property graph, by the ontology's schema alone; and rows as RDF again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from rdflib import RDF, Graph, Literal, URIRef
from rdflib.term import Node as Term

from graph.errors import ProjectionError
from graph.literals import EXACT, restore_literals, store_literals
from ontology.concepts import Concepts
from ontology.errors import UnknownConcept
from ontology.schema import ClassSpec, PropertySpec, Schema

Triple = tuple[URIRef, URIRef, Term]
URI = "Uri"  # ends the name of a property that holds an IRI


@dataclass(frozen=True, slots=True)
class NodeRow:
    """A node: its labels, most specific first, and its properties, ``uri`` among them."""

    uri: str
    labels: tuple[str, ...]
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RelationshipRow:
    """A relationship between two nodes by IRI; one that comes from an n-ary class has its own ``uri`` property."""

    source: str
    type: str
    target: str
    properties: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, ...]:
        """Return what makes this relationship the same one in another version of the document."""
        uri = self.properties.get("uri")
        return (self.source, self.type, self.target) if uri is None else (self.type, str(uri))

    @property
    def identity(self) -> str:
        """Return what a picture knows this relationship by: its IRI, or what it joins."""
        return str(self.properties.get("uri") or f"{self.source} {self.type} {self.target}")


@dataclass(frozen=True, slots=True)
class Rows:
    """What one document says, as rows in a fixed order."""

    nodes: tuple[NodeRow, ...]
    relationships: tuple[RelationshipRow, ...]


class Projection:
    """The two directions between RDF and rows, for one ontology."""

    def __init__(self, schema: Schema, concepts: Concepts) -> None:
        """Index the schema by IRI and by relationship type."""
        self.schema = schema
        self.concepts = concepts
        self._classes = {spec.iri: spec for spec in schema.classes.values()}
        self._properties = {spec.iri: spec for spec in schema.properties.values()}
        self._by_type = {spec.relationship: spec for spec in schema.properties.values() if spec.relationship}
        self._n_ary = {c.relationship.type: c for c in schema.classes.values() if c.relationship}

    # --- RDF to rows --------------------------------------------------------------------------------------------------

    def rows(self, facts: Graph) -> Rows:
        """Return ``facts`` as rows, sorted by IRI.

        Raises:
            ProjectionError: a class or property that the ontology does not have, a subject without one most specific
                class, or an n-ary statement without source or target.
        """
        statements: dict[Term, dict[Term, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for subject, predicate, value in facts:
            statements[subject][predicate].append(value)
        nodes: list[NodeRow] = []
        relationships: list[RelationshipRow] = []
        for subject in sorted(statements, key=str):
            spec = self._class_of(subject, statements[subject].pop(RDF.type, []))
            properties, links = self._divide(subject, statements[subject])
            if spec.relationship is None:
                nodes.append(NodeRow(str(subject), spec.labels, properties))
                relationships += [RelationshipRow(str(subject), p.relationship or "", o) for p, o in links]
            else:
                relationships.append(self._as_relationship(spec, properties, links))
        return Rows(tuple(nodes), tuple(sorted(relationships, key=lambda row: (row.type, row.key))))

    def _class_of(self, subject: Term, types: list[Term]) -> ClassSpec:
        """Return the class whose superclasses, with it, are exactly the stated types."""
        unknown = [t for t in types if t not in self._classes]
        if unknown or not types or not isinstance(subject, URIRef):
            raise ProjectionError(f"{subject}：类型 {unknown or '缺失'} 不在本体中；请检查产生这条事实的规则")
        specs = [self._classes[t] for t in types if isinstance(t, URIRef)]
        leaf = max(specs, key=lambda spec: (len(spec.labels), spec.name))
        if {spec.name for spec in specs} != set(leaf.labels) or leaf.skip:
            stated = "、".join(sorted(spec.name for spec in specs))
            raise ProjectionError(f"{subject}：类型 {stated} 不是某一个类及其全部上级类；请补全类型")
        return leaf

    def _divide(
        self, subject: Term, statements: Mapping[Term, list[Term]]
    ) -> tuple[dict[str, Any], list[tuple[PropertySpec, str]]]:
        """Return the properties of a subject, and its links to other nodes."""
        properties: dict[str, Any] = {"uri": str(subject)}
        links: list[tuple[PropertySpec, str]] = []
        for predicate in sorted(statements, key=str):
            spec = self._properties.get(predicate) if isinstance(predicate, URIRef) else None
            if spec is None or spec.skip:
                raise ProjectionError(f"{subject}：属性 {predicate} 不在本体中；请检查产生这条事实的规则")
            values = statements[predicate]
            if spec.kind == "data":
                literals = [value for value in values if isinstance(value, Literal)]
                self._same_number(subject, spec, literals, values)
                properties |= store_literals(spec.name, literals, spec.datatype)
            elif spec.relationship is None:
                properties |= self._references(subject, spec, values)
            else:
                links += [(spec, str(value)) for value in sorted(values, key=str)]
        return properties, links

    def _same_number(self, subject: Term, spec: PropertySpec, fitting: list[Literal], stated: list[Term]) -> None:
        if len(fitting) != len(stated):
            raise ProjectionError(f"{subject}：属性 {spec.name} 需要字面量，却给出了 IRI；请检查产生这条事实的规则")

    def _references(self, subject: Term, spec: PropertySpec, values: list[Term]) -> dict[str, Any]:
        """Return a code as its notation, any other reference as its IRI."""
        name = spec.name if spec.inline else spec.name + URI
        try:
            found = sorted(self.concepts.notation(str(v)) if spec.inline else str(v) for v in values)
        except UnknownConcept as error:
            raise ProjectionError(f"{subject}：属性 {spec.name} 的取值不在代码表中：{error}") from error
        return {name: found[0] if len(found) == 1 else found}

    def _as_relationship(
        self, spec: ClassSpec, properties: dict[str, Any], links: list[tuple[PropertySpec, str]]
    ) -> RelationshipRow:
        """Return an n-ary statement as one relationship; its further links become ``…Uri`` properties."""
        assert spec.relationship is not None
        ends = {spec.relationship.source: "", spec.relationship.target: ""}
        for link, target in links:
            if link.name in ends:
                ends[link.name] = target
            else:
                properties[link.name + URI] = target
        if not all(ends.values()):
            missing = "、".join(name for name, target in ends.items() if not target)
            raise ProjectionError(f"{properties['uri']}：{spec.zh} 缺少 {missing}；请检查产生这条事实的规则")
        return RelationshipRow(
            ends[spec.relationship.source], spec.relationship.type, ends[spec.relationship.target], properties
        )

    # --- rows to RDF --------------------------------------------------------------------------------------------------

    def facts(self, rows: Rows) -> Graph:
        """Return the RDF that ``rows`` came from."""
        graph = Graph()
        for triple in self.triples(rows.nodes, rows.relationships):
            graph.add(triple)
        return graph

    def triples(self, nodes: Iterable[NodeRow], relationships: Iterable[RelationshipRow]) -> Iterator[Triple]:
        """Yield the statements of nodes, then those of relationships; properties only the graph has are left out."""
        for node in nodes:
            spec = self.schema.most_specific(node.labels)
            if spec is not None:
                yield from self._describe(URIRef(node.uri), spec, node.properties)
        for row in relationships:
            yield from self._statement(row)

    def _statement(self, row: RelationshipRow) -> Iterator[Triple]:
        n_ary = self._n_ary.get(row.type)
        if n_ary is None or n_ary.relationship is None:
            if row.type not in self._by_type:
                raise ProjectionError(f"{row.source}：图中的关系 {row.type} 不在现行本体中；请用 fazhi migrate 转换")
            yield URIRef(row.source), self._by_type[row.type].iri, URIRef(row.target)
            return
        subject = URIRef(str(row.properties["uri"]))
        yield from self._describe(subject, n_ary, row.properties)
        yield subject, self.schema.properties[n_ary.relationship.source].iri, URIRef(row.source)
        yield subject, self.schema.properties[n_ary.relationship.target].iri, URIRef(row.target)

    def _describe(self, subject: URIRef, spec: ClassSpec, properties: Mapping[str, Any]) -> Iterator[Triple]:
        for label in spec.labels:
            yield subject, RDF.type, self.schema.classes[label].iri
        for name, value in properties.items():
            if name == "uri" or name.endswith(EXACT):
                continue
            yield from self._property(subject, name, value, properties)

    def _property(self, subject: URIRef, name: str, value: object, properties: Mapping[str, Any]) -> Iterator[Triple]:
        spec = self.schema.properties.get(name)
        if spec is None:
            spec = self.schema.properties.get(name.removesuffix(URI))
            if spec is None:
                raise ProjectionError(f"{subject}：图中的属性 {name} 不在现行本体中；请用 fazhi migrate 转换")
            for iri in value if isinstance(value, list) else [value]:
                yield subject, spec.iri, URIRef(str(iri))
        elif spec.inline:
            for notation in value if isinstance(value, list) else [value]:
                yield subject, spec.iri, self.concepts.iri(spec.inline, str(notation))
        elif not spec.graph_only:
            for literal in restore_literals(name, properties, spec.datatype):
                yield subject, spec.iri, literal

"""The SHACL shapes: those written by hand, and, for other tools, those that the ontology implies.

From ``fazhi.ttl`` follow, for every property, its domain, its range or datatype, the code list of an inlined one, and
"at most one" of a functional one; :mod:`ontology.property_rules` checks the same faster.  Controlled concepts are
listed by name in these shapes, so that the facts need no triple of the ontology beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from rdflib import RDF, SH, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from ontology.concepts import Concepts, load_concepts
from ontology.findings import Message
from ontology.identifiers import BASE
from ontology.loading import SHAPE_FILES, read_folder
from ontology.property_rules import messages_of, reference_concepts
from ontology.schema import PropertySpec, Schema, load_schema

FZS = Namespace(BASE + "shapes#")


class _ShapeWriter:
    """Writes the shapes of one property after the other into a graph."""

    def __init__(self, schema: Schema, concepts: Concepts, graph: Graph) -> None:
        self.schema = schema
        self.concepts = concepts
        self.graph = graph

    def add(self, spec: PropertySpec) -> None:
        messages = messages_of(spec, lambda name: self.schema.classes[name].zh)
        shape = FZS[f"property-{spec.name}"]
        self.graph.add((shape, RDF.type, SH.NodeShape))
        self.graph.add((shape, SH.targetSubjectsOf, spec.iri))
        self._message(shape, messages.domain)
        self._one_of(shape, spec.domain, ())
        if not spec.many:
            once = self._property(shape, spec)
            self.graph.add((once, SH.maxCount, Literal(1)))
            self._message(once, messages.once)
        values = self._property(shape, spec)
        self._message(values, messages.values)
        if spec.kind == "data":
            self.graph.add((values, SH.datatype, XSD[str(spec.datatype)]))
        else:
            classes = () if spec.inline is not None else spec.range
            self._one_of(values, classes, sorted(reference_concepts(spec, self.concepts)))

    def _property(self, shape: URIRef, spec: PropertySpec) -> BNode:
        node = BNode()
        self.graph.add((shape, SH.property, node))
        self.graph.add((node, SH.path, spec.iri))
        return node

    def _one_of(self, shape: Node, classes: Sequence[str], concepts: Sequence[URIRef]) -> None:
        """Require an instance of one of the classes, or one of the concepts."""
        if len(classes) == 1 and not concepts:
            self.graph.add((shape, SH["class"], self.schema.classes[classes[0]].iri))
        elif not classes:
            self.graph.add((shape, SH["in"], self._list(concepts)))
        else:
            options = [BNode() for _ in classes]
            for option, name in zip(options, classes, strict=True):
                self.graph.add((option, SH["class"], self.schema.classes[name].iri))
            if concepts:
                options.append(BNode())
                self.graph.add((options[-1], SH["in"], self._list(concepts)))
            self.graph.add((shape, SH["or"], self._list(options)))

    def _list(self, members: Iterable[Node]) -> BNode:
        head = BNode()
        Collection(self.graph, head, list(members))
        return head

    def _message(self, shape: Node, message: Message) -> None:
        self.graph.add((shape, SH.message, Literal(message.zh, lang="zh")))
        self.graph.add((shape, SH.message, Literal(message.en, lang="en")))


def build_shapes(schema: Schema, concepts: Concepts, written: Graph) -> Graph:
    """Return ``written`` shapes together with those that the schema implies."""
    graph = Graph()
    graph += written
    writer = _ShapeWriter(schema, concepts, graph)
    for spec in schema.properties.values():
        if not spec.skip:
            writer.add(spec)
    return graph


def written_shapes(path: Path | None = None) -> Graph:
    """Return the shapes of ``shapes.ttl``, the shipped one or that of another folder."""
    return read_folder(path, SHAPE_FILES)


def engine_shapes() -> Graph:
    """Return the written shapes without those that :mod:`ontology.rules` checks faster, for the gate's own engine."""
    graph = written_shapes()
    for constraint in list(graph.objects(FZS.Span, SH.property)):
        graph.remove((constraint, None, None))
    graph.remove((FZS.Span, None, None))
    return graph


def load_shapes(path: Path | None = None) -> Graph:
    """Return all shapes, written and derived, of the shipped ontology or of another folder with a ``shapes.ttl``."""
    return build_shapes(load_schema(path), load_concepts(path), written_shapes(path))

"""What the ontology itself says of every property, as rules: domain, "at most one", datatype, code list, range.

:mod:`ontology.shapes` says the same in SHACL for other tools; a test holds the two against each other.  These rules
take a tenth of the time of the shapes, which counts at a gate that every document passes.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from rdflib import RDF, XSD, Literal, URIRef
from rdflib.term import Node

from ontology.concepts import Concepts, load_concepts
from ontology.findings import FactIndex, Finding, Message
from ontology.schema import Schema, load_schema
from ontology.specs import PropertySpec

_PLAIN = (None, XSD.string)
_TYPE = RDF.type
_UNKNOWN = Message("属性不在本体之中", "the property is not in the ontology")


@dataclass(frozen=True, slots=True)
class PropertyMessages:
    """The rules of one property in two languages; rules and derived shapes speak with one voice."""

    domain: Message
    once: Message
    values: Message


def messages_of(spec: PropertySpec, class_names: Callable[[str], str]) -> PropertyMessages:
    """Say the rules of a property; ``class_names`` gives a class's Chinese label."""
    owners = "、".join(class_names(name) for name in spec.domain)
    if spec.kind == "data":
        values = Message(f"“{spec.zh}”的数据类型须为 {spec.datatype}", f"{spec.name} must be xsd:{spec.datatype}")
    elif spec.inline is not None:
        values = Message(f"“{spec.zh}”须取自代码表 {spec.inline}", f"{spec.name} must be in the list {spec.inline}")
    else:
        kinds = "、".join(class_names(name) for name in spec.range)
        values = Message(
            f"“{spec.zh}”须指向{kinds}", f"{spec.name} must lead to {' or '.join(spec.range)}, stated whole"
        )
    return PropertyMessages(
        domain=Message(f"“{spec.zh}”只用于{owners}", f"{spec.name} is a property of {' or '.join(spec.domain)} only"),
        once=Message(f"“{spec.zh}”至多一个", f"{spec.name} has at most one value"),
        values=values,
    )


def reference_concepts(spec: PropertySpec, concepts: Concepts) -> frozenset[URIRef]:
    """Return the concepts of the ontology a property may lead to without their being stated in the facts."""
    found: set[URIRef] = set()
    if spec.inline is not None:
        found.update(concepts.iri(spec.inline, notation) for notation in concepts.codes(spec.inline))
    if "Indicator" in spec.range:
        found.update(concept.iri for concept in concepts.indicators.values())
    if "Topic" in spec.range:
        found.update(concept.iri for concept in concepts.topics.values())
    return frozenset(found)


class _Rule:
    """One property's rule, ready to be applied to many nodes of many documents."""

    def __init__(self, spec: PropertySpec, schema: Schema, concepts: Concepts) -> None:
        self.spec = spec
        self.domain = frozenset(name for owner in spec.domain for name in schema.subclasses(owner))
        self.range = frozenset(name for target in spec.range for name in schema.subclasses(target))
        self.concepts = reference_concepts(spec, concepts)
        self.datatypes = _PLAIN if spec.datatype in (None, "string") else (XSD[str(spec.datatype)],)
        self.messages = messages_of(spec, lambda name: schema.classes[name].zh)

    def _fits(self, value: Node, index: FactIndex) -> bool:
        if isinstance(value, Literal):
            typed = value.datatype in self.datatypes and value.language is None and not value.ill_typed
            return self.spec.kind == "data" and typed
        target = index.class_of(value)
        return value in self.concepts or (target is not None and target.name in self.range)

    def apply(self, index: FactIndex, node: Node, values: list[Node]) -> Iterator[Finding]:
        """Yield what is wrong with one property of one node."""
        owner = index.class_of(node)
        if owner is None or owner.name not in self.domain:
            yield index.finding(node, self.messages.domain)
        if len(values) > 1 and not self.spec.many:
            yield index.finding(node, self.messages.once, path=str(self.spec.iri))
        for value in values:
            if not self._fits(value, index):
                yield index.finding(node, self.messages.values, path=str(self.spec.iri), value=str(value))


@functools.cache
def _rules() -> Mapping[Node, _Rule]:
    schema, concepts = load_schema(), load_concepts()
    return {spec.iri: _Rule(spec, schema, concepts) for spec in schema.properties.values() if not spec.skip}


def check_properties(index: FactIndex) -> Iterator[Finding]:
    """Every property is known, stands with a class it is for, as often as it may, with values it may have."""
    rules = _rules()
    for node, properties in index.nodes.items():
        for predicate, values in properties.items():
            rule = rules.get(predicate)
            if rule is not None:
                yield from rule.apply(index, node, values)
            elif predicate != _TYPE:
                yield index.finding(node, _UNKNOWN, value=str(predicate))

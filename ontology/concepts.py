"""The controlled concepts of the ontology: indicators, topics, units and code lists, named in two languages."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from rdflib import RDF, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from ontology.errors import OntologyFileError, UnknownConcept
from ontology.schema import load_ontology, local_name
from ontology.vocabulary import FZ


@dataclass(frozen=True, slots=True)
class Label:
    """The names of a concept."""

    zh: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the name in ``"zh"`` or ``"en"``; any other language reads English."""
        return self.zh if language.startswith("zh") else self.en


@dataclass(frozen=True, slots=True)
class IndicatorConcept:
    """A controlled indicator; ``cues`` are words around a number that point to it, longest first."""

    notation: str
    name_zh: str
    name_en: str
    definition: str
    unit: str  # notation of the usual unit: 件, 人次, %
    temporal_kind: str  # flow | stock | ratio
    cues: tuple[str, ...]
    broader: str | None
    topic: str
    iri: URIRef


@dataclass(frozen=True, slots=True)
class TopicConcept:
    """A topic; ``cues`` are words that point to it."""

    notation: str
    name_zh: str
    name_en: str
    definition: str
    cues: tuple[str, ...]
    broader: str | None
    iri: URIRef


@dataclass(frozen=True, slots=True)
class UnitConcept:
    """A unit of measure; ``base`` is the unit its counts may be compared with one to one (itself by default)."""

    notation: str
    name_en: str
    definition: str
    base: str
    iri: URIRef


@dataclass(frozen=True, slots=True)
class Concepts:
    """All controlled concepts, by notation."""

    indicators: Mapping[str, IndicatorConcept]
    topics: Mapping[str, TopicConcept]
    units: Mapping[str, UnitConcept]
    schemes: Mapping[str, Mapping[str, Label]]
    iris: Mapping[
        tuple[str, str], URIRef
    ]  # (scheme, notation); schemes "indicator", "topic", "unit" and the code lists
    keys: Mapping[str, tuple[str, str]]  # IRI -> (scheme, notation)

    def codes(self, scheme: str) -> Mapping[str, Label]:
        """Return the notations of a code list with their labels, in the order of the Turtle.

        Raises:
            UnknownConcept: there is no such code list.
        """
        try:
            return self.schemes[scheme]
        except KeyError:
            raise UnknownConcept("code lists", scheme, tuple(self.schemes)) from None

    def code_label(self, scheme: str, notation: str, lang: str) -> str:
        """Return the name of a code in ``"zh"`` or ``"en"``.

        Raises:
            UnknownConcept: there is no such code list, or no such code in it.
        """
        codes = self.codes(scheme)
        if notation not in codes:
            raise UnknownConcept(scheme, notation, tuple(codes))
        return codes[notation].in_language(lang)

    def iri(self, scheme: str, notation: str) -> URIRef:
        """Return the IRI of a concept; schemes are the code lists and ``indicator``, ``topic``, ``unit``.

        Raises:
            UnknownConcept: no such concept.
        """
        try:
            return self.iris[scheme, notation]
        except KeyError:
            raise UnknownConcept(scheme, notation) from None

    def notation(self, iri: str) -> str:
        """Return the notation of a concept's IRI.

        Raises:
            UnknownConcept: the IRI is no concept of the ontology.
        """
        return self.scheme_and_notation(iri)[1]

    def scheme_and_notation(self, iri: str) -> tuple[str, str]:
        """Return scheme and notation of a concept's IRI.

        Raises:
            UnknownConcept: the IRI is no concept of the ontology.
        """
        try:
            return self.keys[str(iri)]
        except KeyError:
            raise UnknownConcept("all concepts", iri) from None

    def indicator(self, notation: str) -> IndicatorConcept:
        """Return a controlled indicator.

        Raises:
            UnknownConcept: no such indicator.
        """
        if notation not in self.indicators:
            raise UnknownConcept("indicator", notation)
        return self.indicators[notation]


class _Reader:
    """Reads concepts out of the ontology's triples."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    def of_class(self, kind: URIRef) -> list[URIRef]:
        return sorted(s for s in self.graph.subjects(RDF.type, kind) if isinstance(s, URIRef))

    def text(self, concept: Node, predicate: URIRef, language: str | None = None) -> str:
        for value in self.graph.objects(concept, predicate):
            if isinstance(value, Literal) and value.language == language:
                return str(value)
        missing = f"{local_name(str(predicate))}{f'@{language}' if language else ''}"
        raise OntologyFileError(f"{concept} has no {missing}; add it to the Turtle")

    def notation(self, concept: Node) -> str:
        return self.text(concept, SKOS.notation)

    def linked(self, concept: Node, predicate: URIRef) -> str:
        """Return the notation of the concept a link leads to."""
        other = self.graph.value(concept, predicate)
        if other is None:
            raise OntologyFileError(f"{concept} has no {local_name(str(predicate))}; add it to the Turtle")
        return self.notation(other)

    def broader(self, concept: Node) -> str | None:
        above = self.graph.value(concept, SKOS.broader)
        return None if above is None else self.notation(above)

    def cues(self, concept: Node) -> tuple[str, ...]:
        return tuple(sorted(map(str, self.graph.objects(concept, SKOS.hiddenLabel)), key=lambda cue: (-len(cue), cue)))

    def label(self, concept: Node) -> Label:
        return Label(self.text(concept, SKOS.prefLabel, "zh"), self.text(concept, SKOS.prefLabel, "en"))

    def indicator(self, iri: URIRef) -> IndicatorConcept:
        label = self.label(iri)
        return IndicatorConcept(
            notation=self.notation(iri),
            name_zh=label.zh,
            name_en=label.en,
            definition=self.text(iri, SKOS.definition, "zh"),
            unit=self.linked(iri, FZ.unit),
            temporal_kind=self.linked(iri, FZ.temporalKind),
            cues=self.cues(iri),
            broader=self.broader(iri),
            topic=self.linked(iri, FZ.primaryTopic),
            iri=iri,
        )

    def topic(self, iri: URIRef) -> TopicConcept:
        label = self.label(iri)
        return TopicConcept(
            notation=self.notation(iri),
            name_zh=label.zh,
            name_en=label.en,
            definition=self.text(iri, SKOS.definition, "zh"),
            cues=self.cues(iri),
            broader=self.broader(iri),
            iri=iri,
        )

    def unit(self, iri: URIRef) -> UnitConcept:
        notation = self.notation(iri)
        base = self.graph.value(iri, FZ.baseUnit)
        return UnitConcept(
            notation=notation,
            name_en=self.text(iri, SKOS.prefLabel, "en"),
            definition=self.text(iri, SKOS.definition, "zh"),
            base=notation if base is None else self.notation(base),
            iri=iri,
        )

    def schemes(self) -> dict[str, dict[str, URIRef]]:
        """Return the code lists as scheme -> notation -> IRI, sorted, the units among them."""
        found: dict[str, dict[str, URIRef]] = {}
        for kind in (FZ.CodedValue, FZ.Unit):
            # the graph gives subjects in the order they were read: a list runs from country to village, not by name
            for iri in dict.fromkeys(self.graph.subjects(RDF.type, kind)):
                if not isinstance(iri, URIRef):
                    continue
                scheme = self.graph.value(iri, SKOS.inScheme)
                if scheme is None:
                    raise OntologyFileError(f"{iri} is in no scheme; add skos:inScheme to the Turtle")
                found.setdefault(local_name(str(scheme)), {})[self.notation(iri)] = iri
        return dict(sorted(found.items()))


def concepts_from_graph(graph: Graph) -> Concepts:
    """Read the concepts of an ontology in memory.

    Raises:
        OntologyFileError: a concept lacks a name, a definition, a notation or a link it must have.
    """
    reader = _Reader(graph)
    indicators = [reader.indicator(iri) for iri in reader.of_class(FZ.Indicator)]
    topics = [reader.topic(iri) for iri in reader.of_class(FZ.Topic)]
    units = [reader.unit(iri) for iri in reader.of_class(FZ.Unit)]
    schemes = reader.schemes()
    iris = {(scheme, notation): iri for scheme, codes in schemes.items() for notation, iri in codes.items()}
    iris |= {("indicator", concept.notation): concept.iri for concept in indicators}
    iris |= {("topic", concept.notation): concept.iri for concept in topics}
    return Concepts(
        indicators=MappingProxyType({concept.notation: concept for concept in indicators}),
        topics=MappingProxyType({concept.notation: concept for concept in topics}),
        units=MappingProxyType({concept.notation: concept for concept in units}),
        schemes=MappingProxyType(
            {
                name: MappingProxyType({n: reader.label(iri) for n, iri in codes.items()})
                for name, codes in schemes.items()
            }
        ),
        iris=MappingProxyType(iris),
        keys=MappingProxyType({str(iri): key for key, iri in iris.items()}),
    )


@functools.cache
def load_concepts(path: Path | None = None) -> Concepts:
    """Return the concepts of the shipped ontology, or of another folder or file."""
    return concepts_from_graph(load_ontology(path))

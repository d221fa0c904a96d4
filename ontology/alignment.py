"""What the facts are in the words of others: ORG, PROV, SKOS, Data Cube, Dublin Core, schema.org, ELI and more.

The graph keeps the project's own terms only.  From a fact follow the external classes and properties that
``rdfs:subClassOf`` and ``rdfs:subPropertyOf`` name, and on request those that ``fz:alignsWith`` names as near enough.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.term import Node

from ontology.schema import load_ontology
from ontology.vocabulary import FZ

Triple = tuple[URIRef, URIRef, Node]

_CLASSES = {OWL.Class, RDFS.Class}
_DESCRIBES = (SKOS.prefLabel, SKOS.altLabel, SKOS.definition, SKOS.notation, SKOS.broader, SKOS.inScheme)


@dataclass(frozen=True, slots=True)
class Alignment:
    """External terms by own term, both by IRI, and the ontology that describes the concepts."""

    terms: Mapping[Node, tuple[URIRef, ...]]
    ontology: Graph

    def of(self, triple: Triple) -> Iterator[Triple]:
        """Yield what a fact says in other vocabularies."""
        subject, predicate, value = triple
        if predicate == RDF.type:
            yield from ((subject, RDF.type, term) for term in self.terms.get(value, ()))
        else:
            yield from ((subject, term, value) for term in self.terms.get(predicate, ()))

    def describe(self, concept: URIRef) -> Iterator[Triple]:
        """Yield a concept of the ontology in SKOS; nothing for any other IRI."""
        if (concept, SKOS.notation, None) not in self.ontology:
            return
        yield concept, RDF.type, SKOS.Concept
        for predicate in _DESCRIBES:
            yield from ((concept, predicate, value) for value in self.ontology.objects(concept, predicate))

    def follows(self, triple: Triple, facts: Graph) -> bool:
        """Tell whether a statement in other vocabularies follows from ``facts``, or describes a concept they name."""
        subject, predicate, value = triple
        if predicate == RDF.type:
            if any(value in self.terms.get(own, ()) for own in facts.objects(subject, RDF.type)):
                return True
        elif any(predicate in self.terms.get(own, ()) for own in facts.predicates(subject, value)):
            return True
        return triple in set(self.describe(subject))


@functools.cache
def load_alignment(path: Path | None = None) -> Alignment:
    """Return the alignment of the shipped ontology, or of another folder or file."""
    ontology = load_ontology(path)
    terms: dict[Node, tuple[URIRef, ...]] = {}
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf, FZ.alignsWith):
        for own, other in sorted(ontology.subject_objects(predicate)):
            own_is_class, other_is_class = (_CLASSES & set(ontology.objects(term, RDF.type)) for term in (own, other))
            is_foreign = isinstance(other, URIRef) and not other.startswith(str(FZ))
            if str(own).startswith(str(FZ)) and is_foreign and bool(own_is_class) == bool(other_is_class):
                terms[own] = (*terms.get(own, ()), URIRef(str(other)))
    return Alignment(terms, ontology)

"""The glossary is complete, consistent and self-contained."""

from collections import Counter

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Literal, Node

from ontology.concepts import load_concepts
from ontology.identifiers import BASE
from ontology.loading import FOLDER, ONTOLOGY_FILES, SHAPE_FILES, read_turtle
from ontology.schema import load_ontology
from ontology.vocabulary import FZ, ONTOLOGY, PG

GRAPH = load_ontology()
DOMAIN_INCLUDES = URIRef("https://schema.org/domainIncludes")
RANGE_INCLUDES = URIRef("https://schema.org/rangeIncludes")
TERM_KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
TERMS = sorted(
    {s for kind in TERM_KINDS for s in GRAPH.subjects(RDF.type, kind) if str(s).startswith(BASE)}
    | {SKOS.notation, SKOS.definition, SKOS.broader}
)
CONCEPTS = sorted(
    {s for kind in (FZ.Indicator, FZ.Topic, FZ.CodedValue, FZ.Unit) for s in GRAPH.subjects(RDF.type, kind)}
)
SCHEMES = sorted(GRAPH.subjects(RDF.type, SKOS.ConceptScheme))


def _languages(subject: Node, predicate: URIRef) -> Counter[str | None]:
    return Counter(o.language for o in GRAPH.objects(subject, predicate) if isinstance(o, Literal))


def test_every_term_has_one_label_and_one_definition_in_both_languages() -> None:
    both = Counter({"zh": 1, "en": 1})
    assert [t for t in TERMS if _languages(t, RDFS.label) != both] == []
    assert [t for t in TERMS if _languages(t, SKOS.definition) != both] == []


def test_every_concept_has_both_names_one_notation_and_a_definition() -> None:
    both = Counter({"zh": 1, "en": 1})
    assert [c for c in CONCEPTS if _languages(c, SKOS.prefLabel) != both] == []
    assert [c for c in CONCEPTS if _languages(c, SKOS.definition)["zh"] != 1] == []
    assert [c for c in CONCEPTS if len(list(GRAPH.objects(c, SKOS.notation))) != 1] == []
    assert [c for c in CONCEPTS if len(list(GRAPH.objects(c, SKOS.inScheme))) != 1] == []
    assert {GRAPH.value(c, SKOS.inScheme) for c in CONCEPTS} == set(SCHEMES)


def test_no_two_terms_share_a_label() -> None:
    labels = Counter(label for term in TERMS for label in GRAPH.objects(term, RDFS.label))
    assert [label for label, n in labels.items() if n > 1] == []


def test_names_are_unique_within_a_scheme() -> None:
    for predicate in (SKOS.prefLabel, SKOS.notation):
        names = Counter((GRAPH.value(c, SKOS.inScheme), o) for c in CONCEPTS for o in GRAPH.objects(c, predicate))
        assert [name for name, n in names.items() if n > 1] == []


def test_no_own_term_is_used_without_being_defined() -> None:
    everything = read_turtle([FOLDER / name for name in (*ONTOLOGY_FILES, *SHAPE_FILES)])
    defined = set(everything.subjects())
    used = {t for triple in everything for t in triple if isinstance(t, URIRef) and str(t).startswith(BASE)}
    version = GRAPH.value(ONTOLOGY, OWL.versionIRI)
    assert sorted(used - defined - {version}) == []


def test_every_external_term_a_definition_names_is_pinned() -> None:
    links = (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, FZ.alignsWith, SKOS.exactMatch)
    named = {o for p in links for o in GRAPH.objects(None, p) if isinstance(o, URIRef)}
    datatypes = {o for o in named if str(o).startswith("http://www.w3.org/2001/XMLSchema#")}
    assert sorted(o for o in named - datatypes if (o, RDF.type, None) not in GRAPH) == []


@pytest.mark.parametrize("kind", [FZ.Indicator, FZ.Topic])
def test_broader_has_no_circle_and_stays_in_its_scheme(kind: URIRef) -> None:
    for concept in GRAPH.subjects(RDF.type, kind):
        above = GRAPH.value(concept, SKOS.broader)
        if above is not None:
            assert concept not in set(GRAPH.transitive_objects(above, SKOS.broader))
            assert (above, RDF.type, kind) in GRAPH


def test_every_endpoint_of_an_annotation_is_a_property_and_every_inline_list_a_scheme() -> None:
    properties = {s for kind in (OWL.ObjectProperty, OWL.DatatypeProperty) for s in GRAPH.subjects(RDF.type, kind)}
    pointing = (PG.source, PG.target, PG.key, PG.range, PG.fulltext, PG.vector, PG.owner)
    assert [o for p in pointing for o in GRAPH.objects(None, p) if o not in properties] == []
    assert [o for o in GRAPH.objects(None, PG.inline) if o not in SCHEMES] == []
    for n_ary in GRAPH.subjects(PG.asRelationship, None):
        assert GRAPH.value(n_ary, PG.source) is not None
        assert GRAPH.value(n_ary, PG.target) is not None


def test_every_code_list_is_used_by_a_property() -> None:
    by_name = {URIRef(BASE + "indicator"), URIRef(BASE + "topic")}
    assert set(SCHEMES) - by_name == set(GRAPH.objects(None, PG.inline))


def test_every_own_property_says_where_it_belongs() -> None:
    properties = [
        t for t in TERMS if (t, RDF.type, OWL.ObjectProperty) in GRAPH or (t, RDF.type, OWL.DatatypeProperty) in GRAPH
    ]
    for term in properties:
        assert {*GRAPH.objects(term, RDFS.domain), *GRAPH.objects(term, DOMAIN_INCLUDES)}, term
        assert {*GRAPH.objects(term, RDFS.range), *GRAPH.objects(term, RANGE_INCLUDES)}, term
        # two rdfs:domain statements would mean the intersection
        assert len(list(GRAPH.objects(term, RDFS.domain))) <= 1, term


def test_no_class_is_below_two_disjoint_classes() -> None:
    for axiom in GRAPH.subjects(RDF.type, OWL.AllDisjointClasses):
        head = GRAPH.value(axiom, OWL.members)
        assert head is not None
        members = set(Collection(GRAPH, head))
        for cls in GRAPH.subjects(RDF.type, OWL.Class):
            assert len(members.intersection(GRAPH.transitive_objects(cls, RDFS.subClassOf))) <= 1, cls


def test_versions_and_licence_are_stated() -> None:
    version = str(GRAPH.value(ONTOLOGY, OWL.versionInfo))
    assert version == "0.1.0"
    assert str(GRAPH.value(ONTOLOGY, OWL.versionIRI)) == f"{ONTOLOGY}/{version}"
    shapes = read_turtle([FOLDER / "shapes.ttl"])
    assert str(shapes.value(URIRef(BASE + "shapes"), OWL.versionInfo)) == version


def test_a_cue_shared_by_indicators_is_known_and_rare() -> None:
    cues = Counter(cue for found in load_concepts().indicators.values() for cue in found.cues)
    assert {cue for cue, n in cues.items() if n > 1} == set()


def test_oxigraph_and_rdflib_read_the_same_triples() -> None:
    for name in (*ONTOLOGY_FILES, *SHAPE_FILES):
        ours = read_turtle([FOLDER / name])
        theirs = Graph().parse(FOLDER / name, format="turtle")
        assert len(ours) == len(theirs)
        named = [
            {t for t in g if isinstance(t[0], URIRef) and isinstance(t[2], URIRef | Literal)} for g in (ours, theirs)
        ]
        assert named[0] == named[1]

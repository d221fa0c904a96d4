"""The Python names are the Turtle's terms, no more and no fewer."""

import pytest
from rdflib import OWL, RDF

from ontology.identifiers import BASE
from ontology.schema import load_ontology
from ontology.vocabulary import FZ, PG, PREFIXES


def _defined(namespace: str) -> set[str]:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    subjects = {str(s) for kind in kinds for s in load_ontology().subjects(RDF.type, kind)}
    return {iri.removeprefix(namespace) for iri in subjects if iri.startswith(namespace)}


@pytest.mark.parametrize(("names", "namespace"), [(FZ, BASE + "ns#"), (PG, BASE + "pg#")])
def test_python_names_and_turtle_terms_agree_both_ways(names: type, namespace: str) -> None:
    assert set(names.__annotations__) == _defined(namespace)


def test_a_misspelt_term_fails_at_once() -> None:
    with pytest.raises(AttributeError, match="AnualReport"):
        FZ.AnualReport  # noqa: B018


def test_a_term_that_is_also_a_string_method_is_an_iri() -> None:
    assert str(FZ.title) == "https://fazhi.example.org/ns#title"
    assert str(PREFIXES["fz"]) == "https://fazhi.example.org/ns#"

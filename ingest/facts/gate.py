"""The gate seen from a document: a single fact that breaks a rule stays outside, the document comes in without it.

A figure or a claim is a finding of an extractor and may be wrong; that must not keep the text and the hundreds of
other facts of its document out of the graph.  What belongs to the document itself (its title, its sentences, its
issuer) is no such finding: where that is faulty, the document is refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from rdflib import RDF, Graph, Literal, URIRef
from rdflib.term import Node

from ontology.findings import Finding
from ontology.schema import load_schema
from ontology.validation import ShapeViolations, ValidatedFacts, validate
from ontology.vocabulary import FZ

_FINDINGS = (FZ.Observation, FZ.ConsistencyCheck, FZ.Citation, FZ.Mention, FZ.HonorClaim, FZ.Action)
_MOST_ROUNDS = 3
"""A fact that goes may leave a sum without a part, which then goes in the next round."""


def admitted(document: URIRef, facts: Graph) -> tuple[ValidatedFacts, tuple[Finding, ...]]:
    """Return the facts that hold, and what was found against those left out.

    Raises:
        ShapeViolations: a rule is broken by more than findings of the extractors.
    """
    refused: list[Finding] = []
    for _ in range(_MOST_ROUNDS):
        try:
            return validate(document, facts), tuple(refused)
        except ShapeViolations as error:
            faulty = {URIRef(finding.focus) for finding in error.findings}
            if not all(_is_finding(facts, node) for node in faulty):
                raise
            refused.extend(error.findings)
            _leave_out(facts, faulty)
    return validate(document, facts), tuple(refused)


def _is_finding(facts: Graph, node: Node) -> bool:
    return any((node, RDF.type, kind) in facts for kind in _FINDINGS)


def _leave_out(facts: Graph, nodes: Iterable[Node]) -> None:
    """Take nodes out, and with them the shared entities that nothing else of the document refers to."""
    for node in nodes:
        referred = set(facts.objects(node))
        facts.remove((node, None, None))
        facts.remove((None, None, node))
        _leave_out(facts, [one for one in referred if _is_shared(facts, one) and (None, None, one) not in facts])


def _is_shared(facts: Graph, node: Node) -> bool:
    return (node, FZ.isStub, Literal(True)) in facts or not _shared_classes().isdisjoint(facts.objects(node, RDF.type))


@cache
def _shared_classes() -> frozenset[Node]:
    return frozenset(spec.iri for spec in load_schema().classes.values() if spec.shared)

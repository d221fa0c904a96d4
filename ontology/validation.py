"""The gate between understanding a document and keeping its facts: only :func:`validate` makes ``ValidatedFacts``."""

from __future__ import annotations

import functools
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field

import pyshacl_turbo
from rdflib import RDF, SH, Graph, Literal, URIRef
from rdflib.term import Node

from ontology.errors import OntologyError
from ontology.findings import FactIndex, Finding, Message
from ontology.rules import RULES
from ontology.schema import load_schema
from ontology.shapes import engine_shapes

__all__ = ["Finding", "ShapeViolations", "ValidatedFacts", "validate"]

_SEAL = object()
_SHOWN = 5  # findings spelt out in the text of an error


@dataclass(frozen=True, slots=True)
class ValidatedFacts:
    """The facts of one document that broke no rule; ``warnings`` are doubts that do not keep them out.

    Raises:
        TypeError: made by anything but :func:`validate`.
    """

    document: URIRef
    facts: Graph
    warnings: tuple[Finding, ...] = ()
    _seal: object = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self._seal is not _SEAL:
            raise TypeError("ValidatedFacts come from ontology.validation.validate() only")


class ShapeViolations(OntologyError):  # noqa: N818 - the name is part of the published interface
    """The facts of a document break rules; all of them are named, none is stored."""

    def __init__(self, document: URIRef, findings: tuple[Finding, ...], warnings: tuple[Finding, ...] = ()) -> None:
        self.document = document
        self.findings = findings
        self.warnings = warnings
        shown = "；".join(finding.text("zh") for finding in findings[:_SHOWN])
        more = f"；另有 {len(findings) - _SHOWN} 处" if len(findings) > _SHOWN else ""
        super().__init__(f"<{document}> 的事实有 {len(findings)} 处不合本体，未予收录：{shown}{more}")

    @property
    def messages(self) -> tuple[str, ...]:
        """Every violation in Chinese: document, place, rule and value."""
        return tuple(finding.text("zh") for finding in self.findings)

    def messages_in(self, lang: str) -> tuple[str, ...]:
        """Return every violation in ``"zh"`` or ``"en"``."""
        return tuple(finding.text(lang) for finding in self.findings)


@functools.cache
def _program() -> pyshacl_turbo.CompiledShapes:
    # The wheel says it is typed, but its functions carry no annotations.
    return pyshacl_turbo.compile_shapes(engine_shapes())  # type: ignore[no-untyped-call,no-any-return]


@functools.cache
def _seen() -> frozenset[Node]:
    """Every term the engine's shapes name: as none is closed, other properties and classes change nothing they say."""
    return frozenset(engine_shapes().all_nodes())


class _SeenFacts(Graph):
    """The triples of indexed facts that the written shapes can see, for an engine that reads a graph end to end."""

    def __init__(self, index: FactIndex) -> None:
        super().__init__(store="SimpleMemory", bind_namespaces="none")
        self._nodes = index.nodes

    def __iter__(self) -> Generator[tuple[Node, Node, Node], None, None]:
        seen = _seen()
        for node, properties in self._nodes.items():
            for predicate, values in properties.items():
                if predicate in seen:
                    for value in values:
                        yield node, predicate, value
                elif predicate == RDF.type:
                    for value in values:
                        if value in seen:
                            yield node, predicate, value


def read_report(report: Graph, index: FactIndex) -> Iterator[Finding]:
    """Read the results of a SHACL report, of whichever engine."""
    for result in report.subjects(SH.resultSeverity):
        focus = report.value(result, SH.focusNode)
        if focus is None:
            continue
        path = report.value(result, SH.resultPath)
        value = report.value(result, SH.value)
        texts = [text for text in report.objects(result, SH.resultMessage) if isinstance(text, Literal)]
        by_language = {str(text.language): str(text) for text in texts}
        fallback = str(texts[0]) if texts else str(report.value(result, SH.sourceConstraintComponent))
        yield index.finding(
            focus,
            Message(by_language.get("zh", fallback), by_language.get("en", fallback)),
            path=str(path) if isinstance(path, URIRef) else "",
            value=str(value) if value is not None and value != focus else "",
            warning=report.value(result, SH.resultSeverity) != SH.Violation,
        )


def findings(document: URIRef, facts: Graph) -> tuple[Finding, ...]:
    """Return everything the shapes and rules say against the facts, violations and warnings, in reading order."""
    index = FactIndex(document, facts, load_schema())
    conforms, report, _ = _program().validate(_SeenFacts(index))  # type: ignore[no-untyped-call]
    found = set() if conforms else set(read_report(report, index))
    for rule in RULES:
        found.update(rule(index))
    return tuple(sorted(found))


def validate(document: URIRef, facts: Graph) -> ValidatedFacts:
    """Return the facts of one document as storable, or say every rule they break.

    Raises:
        ShapeViolations: at least one rule is broken; all are reported, not the first.
    """
    found = findings(document, facts)
    broken = tuple(finding for finding in found if not finding.is_warning)
    warnings = tuple(finding for finding in found if finding.is_warning)
    if broken:
        raise ShapeViolations(document, broken, warnings)
    return ValidatedFacts(document, facts, warnings, _SEAL)

"""A graph that is made once and read mostly from end to end: the facts of one document.

The stores of rdflib keep three indexes of every triple.  The facts of a document are written once and then read whole,
subject by subject, by the gate and by the graph; the two other indexes are made when a question first needs them.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING

from rdflib import Graph, URIRef
from rdflib.store import Store

if TYPE_CHECKING:
    from rdflib.graph import _TriplePatternType, _TripleType
    from rdflib.term import Node

_Found = tuple["_TripleType", Iterator[None]]


class FactStore(Store):
    """Triples by subject and predicate; by predicate or object only after a question asked for them so."""

    def __init__(self) -> None:
        super().__init__()
        self.subjects: dict[Node, dict[Node, dict[Node, None]]] = {}
        self._size = 0
        self._by_object: dict[Node, list[_TripleType]] | None = None
        self._by_predicate: dict[Node, list[_TripleType]] | None = None
        self._namespaces: dict[str, URIRef] = {}

    def add(self, triple: _TripleType, context: object = None, quoted: bool = False) -> None:  # noqa: ARG002
        """Add a triple; one that is there already changes nothing."""
        subject, predicate, value = triple
        properties = self.subjects.get(subject)
        if properties is None:
            properties = self.subjects[subject] = {}
        values = properties.get(predicate)
        if values is None:
            properties[predicate] = {value: None}
        elif value in values:
            return
        else:
            values[value] = None
        self._size += 1
        self._by_object = self._by_predicate = None

    def remove(self, triple: _TriplePatternType, context: object = None) -> None:
        """Remove every triple that fits the pattern."""
        for (subject, predicate, value), _ in list(self.triples(triple, context)):
            properties = self.subjects[subject]
            del properties[predicate][value]
            if not properties[predicate]:
                del properties[predicate]
            if not properties:
                del self.subjects[subject]
            self._size -= 1
        self._by_object = self._by_predicate = None

    def every(self) -> Iterator[_TripleType]:
        """Yield all triples, subject by subject."""
        for subject, properties in self.subjects.items():
            for predicate, values in properties.items():
                for value in values:
                    yield subject, predicate, value

    def triples(self, triple_pattern: _TriplePatternType, context: object = None) -> Iterator[_Found]:  # noqa: ARG002
        """Yield the triples that fit the pattern, each with its (no) contexts."""
        for triple in self._fitting(*triple_pattern):
            yield triple, iter(())

    def _fitting(self, subject: Node | None, predicate: Node | None, value: Node | None) -> Iterator[_TripleType]:
        candidates: Iterator[_TripleType]
        if subject is not None:
            properties = self.subjects.get(subject, {})
            asked = properties if predicate is None else (predicate,)
            candidates = iter([(subject, p, v) for p in asked for v in properties.get(p, ())])
        elif value is not None:
            candidates = iter(self._objects().get(value, ()))
        elif predicate is not None:
            candidates = iter(self._predicates().get(predicate, ()))
        else:
            candidates = self.every()
        return (t for t in candidates if (predicate is None or t[1] == predicate) and (value is None or t[2] == value))

    def _objects(self) -> dict[Node, list[_TripleType]]:
        if self._by_object is None:
            self._by_object = {}
            for triple in self.every():
                self._by_object.setdefault(triple[2], []).append(triple)
        return self._by_object

    def _predicates(self) -> dict[Node, list[_TripleType]]:
        if self._by_predicate is None:
            self._by_predicate = {}
            for triple in self.every():
                self._by_predicate.setdefault(triple[1], []).append(triple)
        return self._by_predicate

    def __len__(self, context: object = None) -> int:
        """Return the number of triples."""
        return self._size

    def bind(self, prefix: str, namespace: URIRef, override: bool = True) -> None:
        """Bind a prefix, for writing the graph out."""
        if override or prefix not in self._namespaces:
            self._namespaces[prefix] = namespace

    def namespace(self, prefix: str) -> URIRef | None:
        """Return the namespace of a prefix."""
        return self._namespaces.get(prefix)

    def prefix(self, namespace: URIRef) -> str | None:
        """Return the prefix of a namespace."""
        return next((prefix for prefix, bound in self._namespaces.items() if bound == namespace), None)

    def namespaces(self) -> Iterator[tuple[str, URIRef]]:
        """Yield the bound prefixes."""
        yield from self._namespaces.items()


class FactGraph(Graph):
    """The facts of one document; like every graph of rdflib, only written and walked through faster."""

    def __init__(self) -> None:
        self.facts = FactStore()
        super().__init__(store=self.facts, bind_namespaces="none")

    def __iter__(self) -> Generator[_TripleType, None, None]:
        """Yield all triples, subject by subject, without the layers between."""
        yield from self.facts.every()

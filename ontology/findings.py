"""What validation finds, and where: a fault with its rule in two languages, its place in the text, and its value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import RDF, Graph, Literal, URIRef
from rdflib.term import Node

from ontology.schema import ClassSpec, Schema, local_name
from ontology.vocabulary import FZ

_SHOWN = 60  # characters of a value shown in a message
_TYPE, _START, _END = (
    RDF.type,
    FZ.charStart,
    FZ.charEnd,
)  # a closed namespace looks a term up at every use; spans are asked for often


@dataclass(frozen=True, slots=True)
class Message:
    """A rule in two languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault of one node; ``start`` and ``end`` are code points in the document's text, -1 where there are none."""

    document: str  # title of the document, or its IRI where it has none
    start: int
    end: int
    focus: str  # IRI of the node at fault
    class_zh: str
    class_en: str
    path: str  # local name of the property, or ""
    value: str
    zh: str
    en: str
    is_warning: bool
    section: str = ""  # heading of the section that holds the place

    def text(self, lang: str = "zh") -> str:
        """Say document, kind of node, place, rule and value in ``"zh"`` or ``"en"``."""
        value = f"{self.value[:_SHOWN]}…" if len(self.value) > _SHOWN else self.value
        if lang.startswith("zh"):
            place = f"第 {self.start}–{self.end} 字" if self.start >= 0 else f"<{self.focus}>"
            place = f"“{self.section}”{place}" if self.section else place
            return f"《{self.document}》{place}的{self.class_zh}：{self.zh}" + (f"（值：{value}）" if value else "")
        place = f"characters {self.start}–{self.end}" if self.start >= 0 else f"<{self.focus}>"
        place = f"{place} in “{self.section}”" if self.section else place
        tail = f" (value: {value})" if value else ""
        return f"{self.document}, {self.class_en} at {place}: {self.en}{tail}"


class FactIndex:
    """The facts of one document, by subject; built once, read by every rule."""

    def __init__(self, document: URIRef, facts: Graph, schema: Schema) -> None:
        self.document = document
        self.schema = schema
        self.nodes: dict[Node, dict[Node, list[Node]]] = {}
        for subject, predicate, value in facts:
            self.nodes.setdefault(subject, {}).setdefault(predicate, []).append(value)
        self._names: dict[Node, str] = {spec.iri: name for name, spec in schema.classes.items()}
        self._known: dict[tuple[str, ...], ClassSpec | None] = {}
        self._classes = {node: self._most_specific(node) for node in self.nodes}
        self._spans: dict[Node, tuple[int, int] | None] = {}
        self._headings: list[tuple[int, int, str]] | None = None

    def _most_specific(self, node: Node) -> ClassSpec | None:
        names = self.type_names(node)
        if names not in self._known:  # a document has a dozen combinations of types and hundreds of nodes
            self._known[names] = self.schema.most_specific(names)
        return self._known[names]

    def type_names(self, node: Node) -> tuple[str, ...]:
        """Return the own classes a node is stated to be of, by name."""
        names = self._names
        return tuple(names[iri] for iri in self.all(node, _TYPE) if iri in names)

    def instances(self, name: str) -> Iterator[Node]:
        """Yield the nodes of a class and of the classes below it."""
        return (node for node, spec in self._classes.items() if spec is not None and name in spec.labels)

    def class_of(self, node: Node) -> ClassSpec | None:
        """Return the most specific class of a node, ``None`` for a node without one."""
        return self._classes.get(node)

    def all(self, node: Node, predicate: URIRef) -> Iterable[Node]:
        """Return every value of a property."""
        return self.nodes.get(node, {}).get(predicate, ())

    def one(self, node: Node, predicate: URIRef) -> Node | None:
        """Return some value of a property."""
        return next(iter(self.all(node, predicate)), None)

    def text(self, node: Node, predicate: URIRef) -> str | None:
        """Return the value of a property as a string."""
        value = self.one(node, predicate)
        return None if value is None else str(value)

    def number(self, node: Node, predicate: URIRef) -> int | None:
        """Return the value of an integer property, ``None`` when it is missing or no integer."""
        value = self.one(node, predicate)
        found = value.toPython() if isinstance(value, Literal) else None
        return found if isinstance(found, int) else None

    def span(self, node: Node) -> tuple[int, int] | None:
        """Return the offsets of a node, ``None`` when it has none."""
        if node not in self._spans:
            start, end = self.number(node, _START), self.number(node, _END)
            self._spans[node] = None if start is None or end is None else (start, end)
        return self._spans[node]

    def finding(
        self, node: Node, message: Message, *, path: str = "", value: str = "", warning: bool = False
    ) -> Finding:
        """Place a fault: at the node's own offsets, or at those of its evidence."""
        spec = self.class_of(node)
        span = self.span(node)
        if span is None:
            evidence = self.one(node, FZ.evidence) or self.one(node, FZ.wholeObservation)
            span = self.span(evidence) if evidence is not None else None
        start, end = span or (-1, -1)
        return Finding(
            document=self.text(self.document, FZ.title) or str(self.document),
            start=start,
            end=end,
            focus=str(node),
            class_zh=spec.zh if spec else "节点",
            class_en=spec.en.lower() if spec else "node",
            path=local_name(path) if path else "",
            value=value,
            zh=message.zh,
            en=message.en,
            is_warning=warning,
            section=self._section_at(start) if start >= 0 else "",
        )

    def _section_at(self, place: int) -> str:
        """Return the heading of the innermost section around a place."""
        if self._headings is None:  # once: a long document has hundreds of findings and thousands of nodes
            self._headings = [
                (*span, self.text(section, FZ.heading) or "")
                for section in self.instances("Section")
                if (span := self.span(section))
            ]
        around = [(start - end, heading) for start, end, heading in self._headings if start <= place < end]
        return max(around, default=(0, ""))[1]

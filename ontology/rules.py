"""Rules that SHACL Core cannot say: who owns a fact, and that every quotation is the text at its offsets."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator

from rdflib import Literal, URIRef
from rdflib.term import Node

from ontology.findings import FactIndex, Finding, Message
from ontology.property_rules import check_properties
from ontology.vocabulary import FZ

_QUOTING = (
    ("Sentence", FZ.text),
    ("Passage", FZ.text),
    ("Observation", FZ.valueText),
    ("Mention", FZ.surface),
    ("Citation", FZ.surface),
    ("HonorClaim", FZ.surface),
)
_CONTAINED = (
    ("Sentence", FZ.inSection),
    ("Sentence", FZ.inPassage),
    ("Passage", FZ.inSection),
    ("Section", FZ.inSection),
    ("Observation", FZ.evidence),
    ("Action", FZ.evidence),
    ("Citation", FZ.evidence),
    ("HonorClaim", FZ.evidence),
    ("Mention", FZ.mentionIn),
)
_SPANNED = ("TextUnit", "Observation", "Action", "QualityIssue", "Mention", "Citation", "HonorClaim")
_START, _END = FZ.charStart, FZ.charEnd  # a closed namespace looks a term up at every use
_NO_START = Message("起始偏移须为非负整数且小于终止偏移", "charStart must be 0 or more and less than charEnd")
_NO_END = Message("须有终止偏移", "charEnd is missing")
_SOURCE_DOCUMENT = (("Citation", FZ.citingDocument), ("HonorClaim", FZ.claimingDocument))


def check_terms(index: FactIndex) -> Iterator[Finding]:
    """Every node is named by an IRI and is stated to be of one class and of all classes above it."""
    for node in index.nodes:
        if not isinstance(node, URIRef):
            yield index.finding(
                node, Message("节点须有 IRI，不得为空白节点", "a node needs an IRI; blank nodes cannot be kept")
            )
        spec = index.class_of(node)
        if spec is None:
            yield index.finding(node, Message("节点没有本体中的类", "the node is of no class of the ontology"))
            continue
        stated = index.type_names(node)
        if len(stated) != len(spec.labels) or not set(stated).issuperset(spec.labels):
            yield index.finding(
                node,
                Message(
                    "须写明所属类及其全部上位类，且不得属于并列的类",
                    "state the class with all its superclasses and no other",
                ),
                value="、".join(sorted(set(stated) ^ set(spec.labels))),
            )


def check_owner(index: FactIndex) -> Iterator[Finding]:
    """Every owned fact belongs to the document the facts are of: replacing the document then replaces them all."""
    spec = index.class_of(index.document)
    if spec is None or "Document" not in spec.labels:
        yield index.finding(index.document, Message("事实中没有所说的文件", "the facts do not state their document"))
    owners = [(name, cls.owner) for name, cls in index.schema.classes.items() if cls.owner is not None]
    owning = [(name, index.schema.properties[owner].iri) for name, owner in owners]
    for name, predicate in (*owning, *_SOURCE_DOCUMENT):
        for node in index.instances(name):
            for owner in index.all(node, predicate):
                if owner != index.document:
                    yield index.finding(
                        node,
                        Message("所属文件须为本文件", "the fact must belong to the document being validated"),
                        path=str(predicate),
                        value=str(owner),
                    )


def check_text(index: FactIndex) -> Iterator[Finding]:
    """The length and the hash are those of the text."""
    text = index.text(index.document, FZ.fullText)
    if text is None:
        return
    count = index.number(index.document, FZ.charCount)
    if count is not None and count != len(text):
        yield index.finding(
            index.document,
            Message(f"字数须等于全文的码点数 {len(text)}", f"charCount must be the length of the text, {len(text)}"),
            path="charCount",
            value=str(count),
        )
    stated = index.text(index.document, FZ.textSha256)
    actual = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    if stated is not None and stated != actual:
        yield index.finding(
            index.document,
            Message(f"散列与全文不符，应为 {actual}", f"textSha256 is not that of the text, {actual}"),
            path="textSha256",
            value=stated,
        )


def check_spans(index: FactIndex) -> Iterator[Finding]:
    """Every span begins at 0 or later and ends behind its beginning: ``fzs:Span``, said faster than by an engine."""
    for name in _SPANNED:
        for node in index.instances(name):
            starts, ends = index.all(node, _START), index.all(node, _END)
            if not starts:
                yield index.finding(node, _NO_START, path="charStart")
            if not ends:
                yield index.finding(node, _NO_END, path="charEnd")
            for start in starts:
                if not _begins_before(start, ends):
                    yield index.finding(node, _NO_START, path="charStart", value=str(start))


def _begins_before(start: Node, ends: Iterable[Node]) -> bool:
    first = start.toPython() if isinstance(start, Literal) else None
    behind = [end.toPython() if isinstance(end, Literal) else None for end in ends]
    return isinstance(first, int) and first >= 0 and all(isinstance(end, int) and first < end for end in behind)


def check_quotations(index: FactIndex) -> Iterator[Finding]:
    """``fullText[charStart:charEnd]`` is what the fact quotes, and every span lies inside the text."""
    text = index.text(index.document, FZ.fullText)
    if text is None:
        return
    for node in index.nodes:
        span = index.span(node)
        if span is not None and span[1] > len(text):
            yield index.finding(
                node,
                Message(
                    f"偏移越出全文（共 {len(text)} 字）", f"the span ends behind the text of {len(text)} characters"
                ),
                path="charEnd",
                value=str(span[1]),
            )
    for name, predicate in _QUOTING:
        for node in index.instances(name):
            span, words = index.span(node), index.text(node, predicate)
            if span is None or words is None:
                continue
            there = text[span[0] : span[1]]
            if there != words:
                yield index.finding(
                    node,
                    Message(
                        f"引文与原文不符，原文为“{there[:40]}”",
                        f"the quotation is not the text, which reads “{there[:40]}”",
                    ),
                    path=str(predicate),
                    value=words,
                )


def check_containment(index: FactIndex) -> Iterator[Finding]:
    """A fact lies inside its evidence, a sentence inside its section and passage, a section inside its parent."""
    for name, predicate in _CONTAINED:
        for node in index.instances(name):
            span = index.span(node)
            for container in index.all(node, predicate):
                around = index.span(container)
                if span is None or around is None or (around[0] <= span[0] and span[1] <= around[1]):
                    continue
                yield index.finding(
                    node,
                    Message(
                        f"偏移不在所在单元 {around[0]}–{around[1]} 之内",
                        f"the span is not inside {around[0]}–{around[1]}",
                    ),
                    path=str(predicate),
                    value=f"{span[0]}–{span[1]}",
                )


def check_parts(index: FactIndex) -> Iterator[Finding]:
    """A part has a whole other than itself, and wholes form no circle."""
    for node in index.instances("Observation"):
        seen = {node}
        whole: Node | None = index.one(node, FZ.partOfObservation)
        while whole is not None and whole not in seen:
            seen.add(whole)
            whole = index.one(whole, FZ.partOfObservation)
        if whole == node:
            yield index.finding(
                node, Message("所属总量成环", "the wholes of this part form a circle"), path="partOfObservation"
            )


RULES: tuple[Callable[[FactIndex], Iterator[Finding]], ...] = (
    check_terms,
    check_properties,
    check_owner,
    check_text,
    check_spans,
    check_quotations,
    check_containment,
    check_parts,
)
"""Every rule, in the order they are applied."""

"""The text units of a document: sections, passages, sentences, and the faults of the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rdflib import URIRef

from ingest.facts.statement import Statements, offsets
from ingest.model import PolicyDocument, Section, Span
from ontology.concepts import Concepts, load_concepts
from ontology.identifiers import (
    issue_iri,
    passage_iri,
    section_iri,
    sentence_iri,
    topic_assignment_iri,
    topic_iri,
)


@dataclass(frozen=True, slots=True)
class Places:
    """Where the facts of one document attach: its sentences by order, its shared entities by key.

    Each kind of entity has keys of its own: “访前法律工作室” may be a body here and a brand there.
    """

    document: URIRef
    text: str
    sentences: Mapping[int, URIRef]
    areas: Mapping[str, URIRef]
    organizations: Mapping[str, URIRef]
    instruments: Mapping[str, URIRef]
    run: URIRef


def state_structure(out: Statements, document: PolicyDocument, iri: URIRef) -> dict[int, URIRef]:
    """State sections, passages, sentences and quality issues; return the sentences' IRIs by order."""
    sections = {section.order: section_iri(iri, section.order) for section in document.sections}
    for section in document.sections:
        _state_section(out, section, iri, sections)
    passage_of: dict[int, URIRef] = {}
    for passage in document.passages:
        node = _state_unit(out, "Passage", passage_iri(iri, passage.span.start, passage.span.end), passage.span)
        out.put(node, "text", passage.span.of(document.text))
        _attach(out, node, iri, passage.order, sections.get(passage.section or 0))
        passage_of.update(dict.fromkeys(passage.sentences, node))
    sentences = {}
    for sentence in document.sentences:
        node = _state_unit(out, "Sentence", sentence_iri(iri, sentence.span.start, sentence.span.end), sentence.span)
        out.put(node, "text", sentence.span.of(document.text))
        out.put(node, "inPassage", passage_of.get(sentence.order))
        _attach(out, node, iri, sentence.order, sections.get(sentence.section or 0))
        sentences[sentence.order] = node
    _state_issues(out, document, iri)
    return sentences


def _state_section(out: Statements, section: Section, iri: URIRef, sections: Mapping[int, URIRef]) -> None:
    node = _state_unit(out, "Section", sections[section.order], section.span)
    out.put(node, "name", section.title)
    out.put(node, "heading", section.title)
    out.put(node, "numbering", section.numbering)
    out.put(node, "level", section.level)
    out.put(node, "headingStart", section.heading.start)
    out.put(node, "headingEnd", section.heading.end)
    _attach(out, node, iri, section.order, sections.get(section.parent or 0))
    topic = section_topic(section.title, load_concepts())
    if topic:
        out.node(
            topic_assignment_iri(iri, section.order), "TopicAssignment", topicOf=node, assignedTopic=topic_iri(topic)
        )


def section_topic(title: str, concepts: Concepts) -> str | None:
    """Return the notation of the topic whose longest cue the heading contains, ``None`` where no cue occurs."""
    found = [
        (len(cue), topic.notation)
        for topic in concepts.topics.values()
        for cue in (topic.name_zh, *topic.cues)
        if cue in title
    ]
    return max(found, key=lambda pair: (pair[0], pair[1]))[1] if found else None


def _state_unit(out: Statements, kind: str, iri: URIRef, span: Span) -> URIRef:
    return out.node(iri, kind, **offsets(span))


def _attach(out: Statements, node: URIRef, document: URIRef, order: int, section: URIRef | None) -> None:
    out.put(node, "order", order)
    out.put(node, "partOfDocument", document)
    out.put(node, "inSection", section)


def _state_issues(out: Statements, document: PolicyDocument, iri: URIRef) -> None:
    faults = [(damage.kind, damage.span, damage.note) for damage in document.damages]
    faults += [(dropped.reason, dropped.span, "不属于正文") for dropped in document.clean.dropped]
    for kind, span, note in faults:
        if kind == "blank":  # white space between blocks says nothing about the source's quality
            continue
        label = load_concepts().code_label("issueType", kind, "zh")
        out.node(
            issue_iri(iri, span.start, kind),
            "QualityIssue",
            name=label,
            issueType=kind,
            description=note,
            reportedIn=iri,
            **offsets(span),
        )

"""Answers as JSON, for programs."""

from __future__ import annotations

from typing import Any

from graph.answers.model import Answer, Derived, EvidenceText, Value
from ingest.output import COMPARATOR_SIGNS
from search_app.answer_words import answer_text
from search_app.language import Language


def answer_json(answer: Answer, lang: Language, *, identity: str | int | None = None) -> dict[str, Any]:
    """Return one answer; offsets are code points in the document's text, ``text`` is the answer in words."""
    return {
        "id": identity,
        "question": answer.question.text,
        "status": answer.status.value,
        "reason": answer.reason.value if answer.reason else None,
        "values": [value_json(value) for value in answer.values],
        "derived": [derived_json(derived) for derived in answer.derived],
        "entities": list(answer.entities),
        "evidence": [evidence_json(evidence) for evidence in answer.evidence],
        "silent": list(answer.silent),
        "closest": [value_json(value) for value in answer.closest],
        "text": answer_text(answer, lang),
    }


def value_json(value: Value) -> dict[str, Any]:
    """Return one stated figure; ``value`` is in the base unit: 44600 个 for 4.46万个."""
    return {
        "indicator": value.indicator,
        "indicator_name": value.indicator_name,
        "label": value.label,
        "value": value.value,
        "unit": value.unit,
        "comparator": COMPARATOR_SIGNS.get(value.comparator, value.comparator),
        "surface": value.surface,
        "modality": value.modality,
        "period_start": value.period_start,
        "period_end": value.period_end,
        "area": value.area,
        "document": value.document,
        "start": value.start,
        "end": value.end,
    }


def derived_json(derived: Derived) -> dict[str, Any]:
    """Return one computed number with its inputs."""
    return {
        "kind": derived.kind,
        "value": derived.value,
        "unit": derived.unit,
        "holds": derived.holds,
        "inputs": [value_json(value) for value in derived.inputs],
    }


def evidence_json(evidence: EvidenceText) -> dict[str, Any]:
    """Return one sentence with its place."""
    return {
        "document": evidence.document,
        "title": evidence.title,
        "section": evidence.section,
        "start": evidence.start,
        "end": evidence.end,
        "text": evidence.text,
    }

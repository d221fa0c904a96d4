"""What ``fazhi extract`` prints: one document's understanding as plain JSON values.

All ``start`` and ``end`` are half-open code-point offsets in ``text``, and ``text[start:end] == surface`` always.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from ingest.model import (
    Action,
    Area,
    Check,
    Citation,
    Extraction,
    Header,
    Mention,
    Observation,
    PolicyDocument,
    Section,
    Span,
)

COMPARATOR_SIGNS = {"eq": "=", "approx": "≈", "gt": ">", "ge": ">=", "lt": "<", "le": "<="}

Json = dict[str, Any]


def extraction_json(document: PolicyDocument, extraction: Extraction) -> Json:
    """Return everything understood of one document, ready for ``json.dumps``."""
    text = document.text
    return {
        "text": text,
        "document": _header(document.header, document),
        "kept": [{"start": span.start, "end": span.end} for span in document.clean.kept],
        "sections": [_section(section) for section in document.sections],
        "sentences": [
            {"order": s.order, "start": s.span.start, "end": s.span.end, "section": s.section}
            for s in document.sentences
        ],
        "observations": [_observation(observation, text) for observation in extraction.observations],
        "checks": [_check(check) for check in extraction.checks],
        "citations": [_citation(citation, text) for citation in extraction.citations],
        "organizations": _organizations(extraction, text),
        "places": [
            {**_area(area), "mentions": _mentions(extraction.area_mentions, area.code, text)}
            for area in extraction.areas
        ],
        "instruments": [
            {
                "name": instrument.name,
                "type": instrument.type,
                "mentions": _mentions(extraction.instrument_mentions, instrument.name, text),
            }
            for instrument in extraction.instruments
        ],
        "honors": [
            {"name": h.name, "status": h.status, "year": h.year, **_quote(h.span, text)} for h in extraction.honors
        ],
        "actions": [_action(action, text) for action in extraction.actions],
        "issues": _issues(document),
        "rejected": [{"reason": reason, "count": count} for reason, count in extraction.rejected],
    }


def plain_number(value: Decimal) -> int | float:
    """Return the number JSON should carry: an integer where it is one."""
    return int(value) if value == value.to_integral_value() else float(value)


def _quote(span: Span, text: str) -> Json:
    return {"surface": span.of(text), "start": span.start, "end": span.end}


def _area(area: Area) -> Json:
    return {"code": area.code, "name": area.name, "level": area.level, "path": list(area.path)}


def _header(header: Header, document: PolicyDocument) -> Json:
    source = document.clean.source
    return {
        "title": header.title,
        "title_source": header.title_source,
        "genre": header.genre,
        "issuer": header.issuer,
        "issuer_basis": header.issuer_basis,
        "area": _area(header.area) if header.area else None,
        "area_candidates": [_area(area) for area in header.area_candidates],
        "report_year": header.report_year,
        "document_number": header.document_number,
        "date_written": header.date_written.isoformat() if header.date_written else None,
        "date_published": header.date_published.isoformat() if header.date_published else None,
        "addressee": header.addressee,
        "source": {
            "name": source.name,
            "media_type": source.media_type,
            "encoding": source.encoding,
            "sha256": source.sha256,
            "url": source.url,
            "retrieved_at": source.retrieved_at,
            "metadata": dict(source.metadata),
            "attachments": list(source.attachments),
            "losses": [{"what": loss.what, "where": loss.where, "count": loss.count} for loss in source.losses],
        },
    }


def _section(section: Section) -> Json:
    return {
        "order": section.order,
        "start": section.heading.start,
        "end": section.heading.end,
        "span_end": section.span.end,
        "level": section.level,
        "numbering": section.numbering,
        "title": section.title,
        "parent": section.parent,
    }


def _observation(observation: Observation, text: str) -> Json:
    quantity, period = observation.quantity, observation.period
    return {
        "id": observation.id,
        "indicator": observation.indicator or f"open:{observation.indicator_name}",
        "indicator_name": observation.indicator_name,
        **_quote(observation.span, text),
        "value": plain_number(quantity.value),
        "unit": quantity.unit,
        "comparator": COMPARATOR_SIGNS[quantity.comparator],
        "lower": plain_number(quantity.lower) if quantity.lower is not None else None,
        "upper": plain_number(quantity.upper) if quantity.upper is not None else None,
        "kind": observation.kind,
        "modality": observation.modality,
        "direction": observation.direction,
        "period_start": period.start.isoformat() if period else None,
        "period_end": period.end.isoformat() if period else None,
        "period_basis": period.basis if period else None,
        "subject": observation.subject,
        "scope": observation.scope,
        "part_of": observation.part_of,
        "grade": observation.grade,
        "sentence": observation.sentence,
    }


def _check(check: Check) -> Json:
    return {
        "whole": check.whole,
        "parts": list(check.parts),
        "result": check.result,
        "remainder": plain_number(check.remainder),
    }


def _citation(citation: Citation, text: str) -> Json:
    return {
        **_quote(citation.span, text),
        "title": citation.title,
        "role": citation.role,
        "issuer": citation.issuer,
        "issuer_basis": citation.issuer_basis,
        "year": citation.year,
        "truncated": citation.truncated,
        "redacted": citation.redacted,
        "grade": citation.grade,
    }


def _action(action: Action, text: str) -> Json:
    return {
        "verb": action.verb,
        "type": action.type,
        "modality": action.modality,
        "actor": action.actor,
        "object": action.object,
        **_quote(action.span, text),
    }


def _organizations(extraction: Extraction, text: str) -> list[Json]:
    return [
        {
            "name": organization.name,
            "type": organization.type,
            "parent": organization.parent,
            "area": organization.area.code if organization.area else None,
            "mentions": _mentions(extraction.organization_mentions, organization.name, text),
        }
        for organization in extraction.organizations
    ]


def _mentions(mentions: Iterable[Mention], target: str, text: str) -> list[Json]:
    return [
        {**_quote(mention.span, text), "kind": mention.kind, "grade": mention.grade}
        for mention in mentions
        if mention.target == target
    ]


def _issues(document: PolicyDocument) -> list[Json]:
    text = document.text
    damages = [{"type": d.kind, **_quote(d.span, text), "note": d.note} for d in document.damages]
    dropped = [
        {"type": d.reason, **_quote(d.span, text), "note": "不属于正文"}
        for d in document.clean.dropped
        if d.reason != "blank"
    ]
    return sorted([*damages, *dropped], key=lambda issue: (issue["start"], issue["end"], issue["type"]))

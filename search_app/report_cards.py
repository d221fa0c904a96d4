"""What became of one document, as HTML."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ingest.pipeline import DocumentOutcome
from search_app.escaping import shown
from search_app.language import Language
from search_app.names import class_name, code_name
from search_app.text import t


def outcome_html(outcome: DocumentOutcome, lang: Language) -> str:
    """Return the card of one outcome: found, left out, faults, or the reason of the refusal."""
    status = shown(t(f"status.{outcome.status}", lang))
    title = shown(outcome.title or Path(outcome.name).name)
    head = f'<header><span class="fz-status fz-{outcome.status}">{status}</span><h3>{title}</h3></header>'
    lines = [
        _line("library.found", {class_name(name, lang): count for name, count in outcome.found.items()}, lang),
        _line("library.dropped", {_issue(name, lang): count for name, count in outcome.dropped.items()}, lang),
        _line("library.damage", {_issue(name, lang): count for name, count in outcome.damages.items()}, lang),
    ]
    if outcome.failed_checks:
        lines.append(f"<p>{shown(t('library.failed_checks', lang, count=outcome.failed_checks))}</p>")
    if outcome.reason and outcome.status == "refused":
        lines.append(f"<p>{shown(t('library.refused', lang, reason=outcome.reason))}</p>")
    return f'<article class="fz-outcome">{head}{"".join(lines)}</article>'


def _issue(name: str, lang: Language) -> str:
    return code_name("issueType", name, lang)


def _line(key: str, counts: Mapping[str, int], lang: Language) -> str:
    """Return one line of counts, or nothing when there are none."""
    parts = "".join(f"<span>{shown(name)} <b>{count:,}</b></span>" for name, count in counts.items() if count)
    return f'<p class="fz-counts"><em>{shown(t(key, lang))}</em>{parts}</p>' if parts else ""

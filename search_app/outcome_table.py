"""What became of each document of a run, as the terminal shows it."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from ingest.pipeline import DocumentOutcome, IngestReport
from search_app.language import Language
from search_app.names import class_name, code_name
from search_app.tables import empty_table
from search_app.text import t


def outcome_table(report: IngestReport, lang: Language) -> Table:
    """Return what became of each document and what was understood of it; refusals are named on standard error."""
    table = empty_table(lang, ("common.document", False), ("cli.column_status", False), ("cli.column_found", False))
    table.add_column(t("cli.column_left_out", lang), overflow="fold")
    for outcome in report.outcomes:
        status = t(f"status.{outcome.status}", lang)
        table.add_row(Text(outcome.title or outcome.name), status, found_text(outcome, lang), left_out(outcome, lang))
    return table


def found_text(outcome: DocumentOutcome, lang: Language) -> str:
    """Return the counts of what was understood, the empty kinds left out."""
    return " · ".join(f"{class_name(name, lang)} {count}" for name, count in outcome.found.items() if count) or "–"


def left_out(outcome: DocumentOutcome, lang: Language) -> str:
    """Return what was dropped (characters), what is damaged (places) and the sums and facts that do not hold."""
    parts = [
        t("cli.dropped_part", lang, reason=code_name("issueType", reason, lang), count=count)
        for reason, count in outcome.dropped.items()
    ]
    parts += [f"{code_name('issueType', kind, lang)} {count}" for kind, count in outcome.damages.items()]
    if outcome.failed_checks:
        parts.append(t("cli.failed_checks", lang, count=outcome.failed_checks))
    if outcome.left_out:
        parts.append(t("cli.facts_left_out", lang, count=len(outcome.left_out)))
    return " · ".join(parts) or "–"

"""Tables and hits as the terminal shows them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console as RichConsole
from rich.table import Table
from rich.text import Text

from graph.model import DocumentSummary, Hit, SearchResult
from ingest.pipeline import DocumentOutcome, IngestReport
from search_app.language import Language
from search_app.names import class_name, code_name, genre_name
from search_app.text import t
from search_app.why import why_words

PLAIN_WIDTH = 160  # columns when the output is a file or a pipe


def show(table: Table) -> None:
    """Print a table; what is not a terminal gets no colours and a fixed width."""
    width = None if sys.stdout.isatty() else PLAIN_WIDTH
    RichConsole(width=width, highlight=False).print(table)


def _table(lang: Language, *columns: tuple[str, bool]) -> Table:
    """Return an empty table; each column is (text key, whether it holds numbers)."""
    table = Table(show_edge=False, pad_edge=False, header_style="bold")
    for key, numeric in columns:
        table.add_column(t(key, lang), justify="right" if numeric else "left", overflow="fold")
    return table


def outcome_table(report: IngestReport, lang: Language) -> Table:
    """Return what became of each document and what was understood of it; refusals are named on standard error."""
    table = _table(lang, ("common.document", False), ("cli.column_status", False), ("cli.column_found", False))
    table.add_column(t("cli.column_left_out", lang), overflow="fold")
    for outcome in report.outcomes:
        status = t(f"status.{outcome.status}", lang)
        table.add_row(Text(outcome.title or outcome.name), status, found_text(outcome, lang), left_out(outcome, lang))
    return table


def found_text(outcome: DocumentOutcome, lang: Language) -> str:
    """Return the counts of what was understood, the empty kinds left out."""
    return " · ".join(f"{class_name(name, lang)} {count}" for name, count in outcome.found.items() if count) or "–"


def left_out(outcome: DocumentOutcome, lang: Language) -> str:
    """Return what was dropped (characters), what is damaged (places) and the sums that do not close."""
    parts = [
        t("cli.dropped_part", lang, reason=code_name("issueType", reason, lang), count=count)
        for reason, count in outcome.dropped.items()
    ]
    parts += [f"{code_name('issueType', kind, lang)} {count}" for kind, count in outcome.damages.items()]
    if outcome.failed_checks:
        parts.append(t("cli.failed_checks", lang, count=outcome.failed_checks))
    return " · ".join(parts) or "–"


def document_table(found: Sequence[DocumentSummary], lang: Language) -> Table:
    """Return the list of documents."""
    table = _table(
        lang,
        ("common.title", False),
        ("common.genre", False),
        ("common.area", False),
        ("common.year", True),
        ("cli.column_sentences", True),
        ("cli.column_figures", True),
        ("cli.column_issues", True),
        ("cli.column_id", False),
    )
    for one in found:
        table.add_row(
            Text(one.title),
            genre_name(one.genre, lang),
            one.area or "–",
            str(one.year or "–"),
            *(str(number) for number in (one.sentences, one.observations, one.issues)),
            one.id.rpartition("/")[2],
        )
    return table


def count_table(counts: Mapping[str, int], lang: Language) -> Table:
    """Return how much the graph holds, by class."""
    table = _table(lang, ("cli.column_class", False), ("cli.column_count", True))
    for name, count in counts.items():
        table.add_row(t("cli.documents", lang) if name == "documents" else class_name(name, lang), f"{count:,}")
    return table


def hit_lines(result: SearchResult, lang: Language) -> Iterator[str]:
    """Yield the hits as a person reads them: sentence, where it stands, why it is there."""
    for hit in result.hits:
        yield f"{hit.rank:>2}. {hit.sentence}"
        yield f"    {place(hit, lang)}"
        yield f"    {t('cli.hit_line', lang, score=f'{hit.score:.0f}', why=why_words(hit.why, lang))}"


def place(hit: Hit, lang: Language) -> str:
    """Return the document, section and offsets of a hit."""
    parts = [hit.title, hit.section, t("cli.offsets", lang, start=hit.start, end=hit.end)]
    return " › ".join(part for part in parts if part)

"""Tables as the terminal shows them."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from rich.console import Console as RichConsole
from rich.table import Table
from rich.text import Text

from graph.model import DocumentSummary
from search_app.language import Language
from search_app.names import class_name, genre_name
from search_app.text import t

PLAIN_WIDTH = 160  # columns when the output is a file or a pipe


def show(table: Table) -> None:
    """Print a table; what is not a terminal gets no colours and a fixed width."""
    width = None if sys.stdout.isatty() else PLAIN_WIDTH
    RichConsole(width=width, highlight=False).print(table)


def empty_table(lang: Language, *columns: tuple[str, bool]) -> Table:
    """Return an empty table; each column is (text key, whether it holds numbers)."""
    table = Table(show_edge=False, pad_edge=False, header_style="bold")
    for key, numeric in columns:
        table.add_column(t(key, lang), justify="right" if numeric else "left", overflow="fold")
    return table


def document_table(found: Sequence[DocumentSummary], lang: Language) -> Table:
    """Return the list of documents."""
    table = empty_table(
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
    table = empty_table(lang, ("cli.column_class", False), ("cli.column_count", True))
    for name, count in counts.items():
        table.add_row(t("cli.documents", lang) if name == "documents" else class_name(name, lang), f"{count:,}")
    return table

"""The hits of one search as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io

from graph.model import SearchResult
from search_app.language import Language
from search_app.names import genre_name
from search_app.text import t
from search_app.why import why_words

COLUMNS = (
    "search.column_rank",
    "search.column_score",
    "common.title",
    "common.genre",
    "common.area",
    "common.year",
    "search.column_section",
    "search.column_sentence",
    "search.column_start",
    "search.column_end",
    "search.column_passage",
    "search.column_why",
    "common.document",
)


def hits_csv(result: SearchResult, lang: Language) -> bytes:
    """Return UTF-8 with a byte order mark, which spreadsheets need in order to read Chinese."""
    out = io.StringIO(newline="")
    rows = csv.writer(out)
    rows.writerow([t(column, lang) for column in COLUMNS])
    for hit in result.hits:
        rows.writerow(
            plain(cell)
            for cell in (
                hit.rank,
                round(hit.score, 1),
                hit.title,
                genre_name(hit.genre, lang),
                hit.area,
                hit.year,
                hit.section,
                hit.sentence,
                hit.start,
                hit.end,
                hit.passage_text,
                why_words(hit.why, lang),
                hit.document,
            )
        )
    return out.getvalue().encode("utf-8-sig")


def plain(cell: object) -> object:
    """Return a cell that no spreadsheet takes for a formula: the text of a document is not ours to trust."""
    if isinstance(cell, str) and cell[:1] in {"=", "+", "-", "@", "\t", "\r"}:
        return "'" + cell
    return "" if cell is None else cell

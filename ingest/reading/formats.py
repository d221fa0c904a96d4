"""Which reader reads which format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ingest.model import SourceText
from ingest.reading.html import read_html
from ingest.reading.pdf import read_pdf
from ingest.reading.plain import read_text
from ingest.reading.tables import read_csv, read_xlsx
from ingest.reading.word import read_docx

Reader = Callable[[bytes, str], Iterator[SourceText]]
"""Called with the bytes and the name to report; yields documents or raises ReadingError."""

READERS: Mapping[str, Reader] = {
    ".csv": read_csv,
    ".docx": read_docx,
    ".htm": read_html,
    ".html": read_html,
    ".md": read_text,
    ".pdf": read_pdf,
    ".shtml": read_html,
    ".tsv": read_csv,
    ".txt": read_text,
    ".xhtml": read_html,
    ".xlsx": read_xlsx,
}
"""Readers of single files by lower-case file name ending."""

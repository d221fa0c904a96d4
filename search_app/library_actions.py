"""What the library page does, apart from drawing: filter, lay out rows, keep uploads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.model import DocumentSummary
from search_app.language import Language
from search_app.names import genre_name
from search_app.text import t


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """Which documents to list; empty means no restriction."""

    words: str = ""
    genre: str | None = None
    year: int | None = None

    def accepts(self, document: DocumentSummary) -> bool:
        """Tell whether every word stands in the title, issuer, area or file name, and genre and year fit."""
        place = " ".join(filter(None, (document.title, document.issuer, document.area, document.source))).lower()
        return (
            all(word in place for word in self.words.lower().split())
            and self.genre in (None, document.genre)
            and self.year in (None, document.year)
        )


def document_rows(documents: Sequence[DocumentSummary], lang: Language) -> list[dict[str, str | int | None]]:
    """Return one row for each document, under headings in the visitor's language."""
    return [
        {
            t("common.title", lang): document.title,
            t("common.genre", lang): genre_name(document.genre, lang),
            t("common.area", lang): document.area,
            t("common.year", lang): str(document.year) if document.year else None,  # text, so no thousands comma
            t("common.issuer", lang): document.issuer,
            t("library.characters_column", lang): document.characters,
            t("library.sentences", lang): document.sentences,
            t("library.figures", lang): document.observations,
            t("library.issues", lang): document.issues,
        }
        for document in documents
    ]


def save_uploads(files: Iterable[tuple[str, bytes]], folder: Path) -> list[Path]:
    """Write uploads below ``folder`` under their own names, which may hold a title; each in a folder of its own.

    Only the last part of a name is used, so no upload can leave ``folder`` or hide another.
    """
    paths: list[Path] = []
    for number, (name, content) in enumerate(files):
        place = folder / str(number)
        place.mkdir()
        path = place / (Path(name.replace("\\", "/")).name or "document.txt")
        path.write_bytes(content)
        paths.append(path)
    return paths

"""How every command gets at the graph."""

from __future__ import annotations

from collections.abc import Sequence

from graph.connection import connect
from graph.model import DocumentSummary
from graph.reading import documents
from graph.store import GraphStore
from search_app.console import Console
from search_app.errors import NotFound

__all__ = ["GraphStore", "chosen_documents", "connect"]


def chosen_documents(console: Console, store: GraphStore, words: Sequence[str]) -> tuple[DocumentSummary, ...]:
    """Return the documents that the words name: an id, or a part of a title or of a file name.

    Raises:
        NotFound: a word names no document, or more than one.
    """
    known = documents(store)
    return tuple(_choose(console, known, word) for word in words)


def _choose(console: Console, known: Sequence[DocumentSummary], word: str) -> DocumentSummary:
    exact = [document for document in known if word in (document.id, document.id.rpartition("/")[2], document.title)]
    near = exact or [document for document in known if word in document.title or word in (document.source or "")]
    if len(near) == 1:
        return near[0]
    if not near:
        raise NotFound(console.text("cli.no_document", name=word))
    titles = "".join(f"\n  {document.id}  {document.title}" for document in near[:8])
    raise NotFound(console.text("cli.many_documents", name=word, count=len(near)) + titles)

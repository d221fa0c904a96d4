"""``fazhi remove``."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from graph.writing import remove_document
from search_app.commands.graph_access import chosen_documents, connect
from search_app.console import Console
from search_app.errors import BadRequest


def run(console: Console, words: Sequence[str], *, yes: bool) -> None:
    """Remove the named documents after asking once; naming one that is not there removes nothing at all.

    Raises:
        BadRequest: nobody can be asked and ``--yes`` was not given.
    """
    with connect() as store:
        chosen = chosen_documents(console, store, words)
        for document in chosen:
            console.line(f"{document.id}  {document.title}")
        if not yes and not _agreed(console, len(chosen)):
            console.note("cli.nothing_removed")
            return
        for document in chosen:
            remove_document(store, document.id)
    console.say("cli.removed", count=len(chosen))


def _agreed(console: Console, count: int) -> bool:
    if not sys.stdin.isatty():
        raise BadRequest(console.text("cli.needs_yes"))
    return input(console.text("cli.confirm_remove", count=count)).strip().lower() in {"y", "yes", "是"}

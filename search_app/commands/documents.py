"""``fazhi documents``."""

from __future__ import annotations

from dataclasses import asdict

from graph.reading import documents
from search_app.commands.graph_access import connect
from search_app.console import Console
from search_app.tables import document_table, show


def run(console: Console, *, as_json: bool) -> None:
    """List every document."""
    with connect() as store:
        found = documents(store)
    if as_json:
        console.json({"documents": [asdict(document) for document in found]})
    elif found:
        show(document_table(found, console.lang))
    else:
        console.say("cli.empty")

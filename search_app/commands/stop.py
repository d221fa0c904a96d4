"""``fazhi stop``."""

from __future__ import annotations

from graph.embedded.process import stop
from graph.settings import GraphSettings
from search_app.console import Console


def run(console: Console) -> None:
    """Stop the embedded engine of this data folder; a Neo4j server is not ours to stop."""
    settings = GraphSettings.from_environment()
    if settings.uri:
        console.note("cli.not_ours", uri=settings.uri)
    elif stop(settings.home):
        console.say("cli.stopped")
    else:
        console.say("cli.not_running")

"""``fazhi demo``: the first look — examples in, one question answered, the app opened."""

from __future__ import annotations

from pathlib import Path

from graph.reading import documents
from search_app.commands import app
from search_app.commands.graph_access import GraphStore, connect
from search_app.commands.model_access import embedder_for
from search_app.console import Console
from search_app.errors import NotFound
from search_app.hit_lines import hit_lines
from search_app.progress import progress
from search_app.search_access import search_service

EXAMPLES = Path(__file__).parents[2] / "examples"
QUESTION = "群众打电话反映问题，有没有回应"


def run(console: Console, examples: Path | None, *, port: int | None, browser: bool) -> int:
    """Show the whole way once and stay in the app until it ends; the app starts while the graph is at work."""
    with app.serving(console, host="127.0.0.1", port=port) as server:
        with connect() as store:
            held = len(documents(store))
            if held:
                console.say("cli.demo_kept", count=held)
            else:
                ingest_examples(console, store, examples or EXAMPLES)
            _answer_one(console, store)
        return app.stay(console, server, browser=browser)


def ingest_examples(console: Console, store: GraphStore, folder: Path) -> None:
    """Ingest the examples and show what was understood.

    Raises:
        NotFound: the folder is not there, as in an installation without the source tree.
    """
    from search_app.commands import ingest  # noqa: PLC0415 - a second that only the first start needs

    if not folder.exists():
        raise NotFound(console.text("cli.no_examples", path=folder))
    console.say("cli.demo_reading", path=folder)
    report = ingest.ingest_into(store, console, [folder])
    ingest.show_report(console, report)


def _answer_one(console: Console, store: GraphStore) -> None:
    with progress(console.lang) as report:
        result = search_service(store, embedder_for(report)).search(QUESTION, limit=2)
    console.say("cli.demo_question", question=QUESTION)
    for line in hit_lines(result, console.lang):
        console.line(line)

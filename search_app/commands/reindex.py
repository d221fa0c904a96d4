"""``fazhi reindex``."""

from __future__ import annotations

from graph.answers.preparing import prepare_questions
from graph.reading import document_sources
from graph.search.indexing import embed_again
from search_app.commands.graph_access import connect
from search_app.commands.model_access import embedder_for
from search_app.console import Console
from search_app.progress import progress


def run(console: Console) -> None:
    """Give every passage a vector of the current model, and prepare for questions; the facts stay as they are."""
    with connect() as store, progress(console.lang) as report:
        embedder = embedder_for(report)
        count = embed_again(store, embedder, progress=report)
        documents = sorted({source.document for source in document_sources(store)})
        prepare_questions(store, embedder, documents, progress=report)
    console.say("cli.reindexed", count=count, model=embedder.name)

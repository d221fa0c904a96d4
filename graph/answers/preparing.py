"""Encode beforehand what a question compares itself with, so that the first one waits for none of it.

A question about many counties weighs thousands of figures by the words around them.  These are no nodes of the graph;
their vectors are kept in the embedder's cache, under the hash of their text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from graph.answers.library import figures_in, sentences_of
from graph.embedding.embedder import Embedder, Progress
from graph.reading.stated import figures_of
from graph.search.entities import named_nodes
from graph.search.loading import read_passages
from graph.search.records import DocumentRecord, PassageRecord
from graph.store import GraphStore

STAGE = "prepare"
_AT_ONCE = 50  # documents in memory


def prepare_questions(
    store: GraphStore, embedder: Embedder, documents: Sequence[str], *, progress: Progress | None = None
) -> int:
    """Encode the words around every figure of some documents, and the names of all things the graph knows.

    Args:
        store: the graph.
        embedder: the model, with its cache; what the cache knows is not encoded again.
        documents: IRIs of the documents that are new or changed.
        progress: told ``("prepare", texts done, texts in all)``.

    Returns:
        How many different texts there were.
    """
    texts = dict.fromkeys(node.name for node in named_nodes(store))
    for start in range(0, len(documents), _AT_ONCE):
        texts.update(dict.fromkeys(_around_figures(store, documents[start : start + _AT_ONCE])))
    report = progress and _under_own_name(progress)
    embedder.encode_passages(list(texts), progress=report)
    return len(texts)


def _under_own_name(progress: Progress) -> Progress:
    return lambda _, done, total: progress(STAGE, done, total)


def _around_figures(store: GraphStore, documents: Sequence[str]) -> list[str]:
    passages: dict[str, list[PassageRecord]] = defaultdict(list)
    for passage in read_passages(store, documents):
        passages[passage.document].append(passage)
    clauses = []
    for iri in documents:
        record = DocumentRecord(iri, title="", genre="other")
        sentences = [sentence for passage in passages[iri] for sentence in sentences_of(record, passage)]
        clauses += [found.clause for found in figures_in(sentences, figures_of(store, iri))]
    return clauses

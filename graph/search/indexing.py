"""Give the passages of the graph, and the sentences of those that have several, their vectors."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from graph.embedding.embedder import Embedder
from graph.errors import VectorMismatchError
from graph.search.index import SHORTEST
from graph.store import GraphStore
from graph.writing import clear_vectors, write_vectors

Key = TypeVar("Key")
Progress = Callable[[str, int, int], None]

STAGE = "embed"
_AT_ONCE = 200  # passages encoded and written before the next are read: what is lost when the run is cut short

MISSING = """
MATCH (p:Passage) WHERE p.embedding IS NULL
RETURN p.uri AS iri, p.text AS text, [(p)<-[:IN_PASSAGE]-(s:Sentence) | [s.uri, s.text]] AS sentences ORDER BY iri
"""


def embed_missing(store: GraphStore, embedder: Embedder, *, progress: Progress | None = None) -> int:
    """Encode every passage that has no vector yet, and write the vectors.

    Args:
        store: the graph.
        embedder: the model; the graph remembers its name, dimension and prompts.
        progress: told ``("embed", passages done, passages in all)``.

    Returns:
        How many passages received a vector.

    Raises:
        VectorMismatchError: the graph holds vectors of another model or other prompts.
    """
    _check_space(store, embedder)
    missing = store.read(MISSING)
    written = 0
    for start in range(0, len(missing), _AT_ONCE):
        if progress:
            progress(STAGE, start, len(missing))
        some = missing[start : start + _AT_ONCE]
        # Sentences go first: a passage that has its vector has those of its sentences too.
        units = [unit for row in some for unit in _sentences(row)] + [(row["iri"], row["text"]) for row in some]
        vectors = embedder.encode_passages([text for _, text in units])
        write_vectors(
            store,
            ((iri, vector.tolist()) for (iri, _), vector in zip(units, vectors, strict=True)),
            model=embedder.name,
            dimension=embedder.dimension,
            prompt_hash=embedder.prompt_hash,
        )
        written += len(some)
    if progress and missing:
        progress(STAGE, len(missing), len(missing))
    return written


def own_vectors(sentences: Sequence[tuple[Key, str]]) -> list[tuple[Key, str]]:
    """Return which of a passage's sentences get a vector of their own: none when it has one, else the long ones."""
    return [(key, text) for key, text in sentences if len(text) >= SHORTEST] if len(sentences) > 1 else []


def _sentences(row: Mapping[str, Any]) -> list[tuple[str, str]]:
    return own_vectors(sorted((iri, text) for iri, text in row["sentences"]))


def embed_again(store: GraphStore, embedder: Embedder, *, progress: Progress | None = None) -> int:
    """Take out all vectors and encode every passage with ``embedder``; returns how many received a vector."""
    clear_vectors(store)
    return embed_missing(store, embedder, progress=progress)


def _check_space(store: GraphStore, embedder: Embedder) -> None:
    """Refuse before anything is encoded.

    Raises:
        VectorMismatchError: the graph's vectors cannot be compared with the embedder's.
    """
    info = store.info()
    model, prompt_hash = info.get("embedding_model"), info.get("prompt_hash")
    if model is not None and (model, prompt_hash) != (embedder.name, embedder.prompt_hash):
        raise VectorMismatchError(
            f"图中的向量来自模型 {model}，当前模型是 {embedder.name}，两种向量不能混用。"
            "请把 FAZHI_EMBEDDING_MODEL 设回原模型，或运行 fazhi reindex 用当前模型重新生成全部向量"
        )

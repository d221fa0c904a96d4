"""Texts to vectors, with the roles of query and passage kept apart.

Importing this module imports neither torch nor sentence-transformers; a model is opened when it is first needed.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from graph.embedding.vector_cache import VectorCache, vector_key

Floats = npt.NDArray[np.float32]
Progress = Callable[[str, int, int], None]

STAGE = "embed"
_SLICE = 512  # passages between two reports of progress, and between two savings to the cache
_QUERIES = 1024  # query vectors kept in memory


class Encoder(Protocol):
    """A model; what it gives is ``(n, d)`` float32 with L2-normalised rows, one per text."""

    @property
    def name(self) -> str:
        """What its vectors are kept under: two models that give other vectors have other names."""

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""

    @property
    def prompts(self) -> tuple[str, str]:
        """What it writes before a query and before a passage."""

    def encode_queries(self, texts: Sequence[str]) -> Floats:
        """Encode questions, words typed into a search box."""

    def encode_documents(self, texts: Sequence[str]) -> Floats:
        """Encode passages to be found."""


class Embedder:
    """One model with its caches; safe to share between threads."""

    def __init__(self, encoder: Encoder, cache: VectorCache | None = None) -> None:
        self._encoder = encoder
        self._cache = cache
        self._queries: OrderedDict[str, Floats] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """The model's name, kept in the graph beside its vectors."""
        return self._encoder.name

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""
        return self._encoder.dimension

    @property
    def prompt_hash(self) -> str:
        """A hash of the query and passage prompts: vectors of other prompts must not be mixed."""
        return hashlib.sha256(json.dumps(self._encoder.prompts).encode()).hexdigest()[:16]

    def encode_query(self, text: str) -> Floats:
        """Return ``(d,)`` float32, L2-normalised; the last 1,024 queries are remembered in this process."""
        with self._lock:
            if text in self._queries:
                self._queries.move_to_end(text)
                return self._queries[text]
        vector: Floats = self._encoder.encode_queries([text])[0]
        with self._lock:
            self._queries[text] = vector
            if len(self._queries) > _QUERIES:
                self._queries.popitem(last=False)
        return vector

    def encode_passages(self, texts: Sequence[str], *, progress: Progress | None = None) -> Floats:
        """Return one row per text, in order; only texts the cache on disk does not know are run through the model.

        Args:
            texts: passages of up to about 300 characters; what is beyond the model's limit (512 tokens) is cut off.
            progress: told ``("embed", passages done, passages in all)``.

        Returns:
            ``(n, d)`` float32, rows L2-normalised.
        """
        result = np.zeros((len(texts), self.dimension), np.float32)
        for start in range(0, len(texts), _SLICE):
            some = texts[start : start + _SLICE]
            result[start : start + len(some)] = self._slice(some)
            if progress:
                progress(STAGE, start + len(some), len(texts))
        return result

    def known_passages(self, texts: Sequence[str]) -> dict[str, Floats]:
        """Return the vectors, ``(d,)`` each, of those texts that the cache on disk knows; nothing is encoded."""
        keys = {vector_key(self.name, self._encoder.prompts[1], text): text for text in texts}
        found = self._cache.find(list(keys)) if self._cache else {}
        return {keys[key]: vector for key, vector in found.items()}

    def _slice(self, texts: Sequence[str]) -> Floats:
        prompt = self._encoder.prompts[1]
        keys = [vector_key(self.name, prompt, text) for text in texts]
        known = self._cache.find(keys) if self._cache else {}
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if missing:
            made = dict(zip(missing, self._encoder.encode_documents(list(missing.values())), strict=True))
            if self._cache:
                self._cache.keep(made)
            known |= made
        return np.stack([known[key] for key in keys])

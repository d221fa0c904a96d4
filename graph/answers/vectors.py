"""Vectors of stretches of text, remembered between questions."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from graph.embedding.embedder import Embedder

Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]

MOST_REMEMBERED = 50_000  # 77 MB


class TextVectors:
    """The vectors of all texts that questions were compared with; safe to share between threads."""

    def __init__(self, embedder: Embedder | None) -> None:
        self._embedder = embedder
        self._vectors: dict[str, Floats] = {}
        self._encoding = threading.Lock()  # visitors who ask the same wait for one encoding instead of making five

    def query(self, text: str) -> Floats | None:
        """Return the vector of a question or a part of one, ``(d,)``; none without a model."""
        return None if self._embedder is None else self._embedder.encode_query(text)

    def of(self, texts: Sequence[str]) -> Floats:
        """Return the vectors of texts, ``(n, d)``; those that are not known yet are encoded."""
        if self._embedder is None or not texts:
            return np.zeros((len(texts), 0), np.float32)
        with self._encoding:
            self._learn(list(dict.fromkeys(texts)))
            return np.stack([self._vectors[text] for text in texts])

    def at_hand(self, texts: Sequence[str], *, encode: int) -> tuple[Floats, Flags, int]:
        """Return vectors without making anybody wait for many of them.

        Args:
            texts: those that matter most first.
            encode: how many at most may be encoded; known ones do not count.

        Returns:
            ``(n, d)``, zero where there is none; ``(n,)``, where there is one; and how many were encoded.
        """
        if self._embedder is None or not texts:
            return np.zeros((len(texts), 0), np.float32), np.zeros(len(texts), np.bool_), 0
        with self._encoding:
            unknown = [text for text in dict.fromkeys(texts) if text not in self._vectors]
            self._vectors |= self._embedder.known_passages(unknown)
            new = [text for text in unknown if text not in self._vectors][:encode]
            self._learn(new)
            nothing = np.zeros(self._embedder.dimension, np.float32)
            found = np.stack([self._vectors.get(text, nothing) for text in texts])
            return found, np.array([text in self._vectors for text in texts], np.bool_), len(new)

    def _learn(self, texts: list[str]) -> None:
        unknown = [text for text in texts if text not in self._vectors]
        if not unknown or self._embedder is None:
            return
        if len(self._vectors) > MOST_REMEMBERED:
            self._vectors.clear()
            unknown = texts
        self._vectors.update(zip(unknown, self._embedder.encode_passages(unknown), strict=True))

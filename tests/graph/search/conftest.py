"""An embedder for search that needs no model."""

import hashlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest

from graph.embedding.embedder import Embedder


class Characters:
    """An encoder that needs no model: texts with the same characters are near each other."""

    dimension, prompts = 64, ("", "")

    def __init__(self, name: str = "characters") -> None:
        self.name = name

    def encode_queries(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        return self.encode_documents(texts)

    def encode_documents(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        vectors = np.full((len(texts), self.dimension), 0.01, np.float32)
        for row, text in enumerate(texts):
            for character in text:
                vectors[row, hashlib.sha256(character.encode("utf-8", "replace")).digest()[0] % self.dimension] += 1
        unit: npt.NDArray[np.float32] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit


@pytest.fixture
def characters() -> Embedder:
    return Embedder(Characters())

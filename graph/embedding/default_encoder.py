"""The default model as an encoder: ONNX on the processor, and on a GPU the same weights in torch for bulk work."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from graph.embedding.embedder import Encoder
from graph.embedding.onnx_session import OnnxSession
from graph.embedding.recipe import PROMPTS

Floats = npt.NDArray[np.float32]
BATCH = 16  # 8 and 16 are equally fast on two cores, 32 is 8 % slower (padding)
DIMENSION = 384


class DefaultEncoder:
    """Opens the session at the first text, so that a search by words alone never waits for it.

    Args:
        name: the name to keep its vectors under.
        folder: the built model.
        threads: processor threads.
        bulk: opens the same weights on a GPU, for passages; queries stay here, where one takes 7 ms and loads no torch.
    """

    def __init__(self, name: str, folder: Path, *, threads: int, bulk: Callable[[], Encoder] | None = None) -> None:
        self.name = name
        self.dimension = DIMENSION
        self.prompts = (PROMPTS["query"], PROMPTS["document"])
        self._folder = folder
        self._threads = threads
        self._open_bulk = bulk
        self._bulk: Encoder | None = None
        self._session: OnnxSession | None = None
        self._lock = threading.Lock()

    def encode_queries(self, texts: Sequence[str]) -> Floats:
        """Encode questions."""
        return self._encode([self.prompts[0] + text for text in texts])

    def encode_documents(self, texts: Sequence[str]) -> Floats:
        """Encode passages."""
        if self._open_bulk is None:
            return self._encode([self.prompts[1] + text for text in texts])
        with self._lock:
            self._bulk = self._bulk or self._open_bulk()
        return self._bulk.encode_documents(texts)

    def _encode(self, texts: list[str]) -> Floats:
        session = self.session()
        # Longest first, as sentence-transformers does it: texts of one length share a batch and need little padding.
        order = np.argsort([-len(text) for text in texts])
        vectors = np.empty((len(texts), self.dimension), np.float32)
        for start in range(0, len(order), BATCH):
            some = order[start : start + BATCH]
            vectors[some] = session.encode([texts[i] for i in some])
        return vectors

    def session(self) -> OnnxSession:
        """Return the opened session; the first call takes 1 to 2 seconds."""
        with self._lock:
            if self._session is None:
                self._session = OnnxSession(self._folder, threads=self._threads)
            return self._session

"""Runs the default model without torch: tokenizer, ONNX session, unit vectors.

Importing sentence-transformers takes 5 to 13 seconds on two cores, an ONNX session and its tokenizer under two.  So
the program encodes through this class, and :class:`graph.embedding.onnx_module.OnnxModule`, the sentence-transformers
face of the same model, calls it too: one code path, one result, whichever way a text comes in.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime

from graph.embedding.tokenizer import open_tokenizer

TOKENIZER, MODEL = "tokenizer.json", "model_int8.onnx"

Integers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]


class OnnxSession:
    """The default model in memory (about 500 MB); safe to use from many threads."""

    def __init__(self, folder: Path, *, threads: int, model: str = MODEL) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        # Spinning threads starve whatever else runs on a small machine: 4 passages/s instead of 80 were measured.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(str(folder / model), options, providers=["CPUExecutionProvider"])
        self._tokenizer = open_tokenizer(folder / TOKENIZER)
        # Batches of every length would each leave their largest buffers behind: 2.6 GB after a few thousand passages.
        self._lean = onnxruntime.RunOptions()
        self._lean.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")
        self.dimension = int(self._session.get_outputs()[0].shape[1])

    def tokenize(self, texts: Sequence[str]) -> tuple[Integers, Integers]:
        """Return token ids and attention mask, both ``(n, longest)`` int64."""
        encoded = self._tokenizer.encode_batch_fast(list(texts))
        ids = np.array([row.ids for row in encoded], dtype=np.int64)
        mask = np.array([row.attention_mask for row in encoded], dtype=np.int64)
        return ids, mask

    def run(self, ids: Integers, mask: Integers) -> Floats:
        """Return ``(n, d)`` float32, rows L2-normalised (mean over tokens, normalised inside the graph)."""
        options = self._lean if len(ids) > 1 else None
        vectors: Floats = self._session.run(None, {"input_ids": ids, "attention_mask": mask}, options)[0]
        return vectors

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return one row per text, ``(n, d)`` float32, L2-normalised; the texts are one batch."""
        return self.run(*self.tokenize(texts))

"""Any model that sentence-transformers can load, by Hugging Face name or from a folder, with its own prompts."""

from __future__ import annotations

import contextlib
import hashlib
import re
import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from graph.embedding.quiet import silence, silence_loaded
from graph.errors import ModelNotFoundError

silence()

import torch  # noqa: E402 - the libraries read their silence when imported
from sentence_transformers import SentenceTransformer  # noqa: E402

Floats = npt.NDArray[np.float32]

KNOWN_PROMPTS = (
    (re.compile(r"multilingual-e5-(small|base|large)$"), "query: ", "passage: "),
    (re.compile(r"bge-(small|base|large)-zh(-v1\.5)?$"), "为这个句子生成表示以用于检索相关文章：", ""),
)
"""Query and passage prompts that a model's card asks for and its configuration does not bring (E5, BGE)."""


_LARGEST_READ = 1 << 20  # bytes; configuration files are smaller, weights larger


class HubEncoder:
    """A :class:`SentenceTransformer`; prompts come from its configuration, else from :data:`KNOWN_PROMPTS`."""

    def __init__(self, model: str, *, device: str | None, threads: int, name: str | None = None) -> None:
        self._model = _load(model, device)
        torch.set_num_threads(threads)
        self._lock = threading.Lock()  # fast tokenizers answer "Already borrowed" to two threads at once
        self.name = name or model_id(model)
        _complete_prompts(self._model, model)
        prompts = self._model.prompts
        passage = next((prompts[key] for key in ("document", "passage", "corpus") if key in prompts), "")
        self.prompts = (prompts.get("query") or "", passage or "")
        self.dimension = int(self._model.get_embedding_dimension() or self.encode_queries(["法"]).shape[1])

    def encode_queries(self, texts: Sequence[str]) -> Floats:
        """Encode questions."""
        with self._lock:
            vectors = self._model.encode_query(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, np.float32)

    def encode_documents(self, texts: Sequence[str]) -> Floats:
        """Encode passages."""
        with self._lock:
            vectors = self._model.encode_document(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, np.float32)


def model_id(model: str) -> str:
    """Return what a model's vectors are kept under: a hub name as it is, a folder by name and content.

    A folder counts as changed when a configuration file or the size of any other file changes.
    """
    folder = Path(model).expanduser()
    if not folder.is_dir():
        return model
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        size = path.stat().st_size
        digest.update(f"{path.relative_to(folder).as_posix()}\0{size}\0".encode())
        if path.suffix == ".json" and size <= _LARGEST_READ:
            digest.update(path.read_bytes())
    return f"{folder.resolve().name}-{digest.hexdigest()[:8]}"


def _load(model: str, device: str | None) -> SentenceTransformer:
    silence_loaded()
    folder = Path(model).expanduser()
    try:
        if folder.is_dir():
            return SentenceTransformer(str(folder), device=device)
        with contextlib.suppress(OSError, ValueError):  # without the network first: faster, and works offline
            return SentenceTransformer(model, device=device, local_files_only=True)
        return SentenceTransformer(model, device=device)
    except (OSError, ValueError, RuntimeError, ImportError, AssertionError) as error:
        where = f"，设备 {device}" if device else ""
        raise ModelNotFoundError(
            f"无法加载语义模型 {model!r}{where}：{str(error).strip().splitlines()[0]}。"
            "FAZHI_EMBEDDING_MODEL 须为 Hugging Face 模型名（需要网络或已缓存）或本地文件夹；不设置则使用自带的默认模型"
        ) from error


def _complete_prompts(model: SentenceTransformer, name: str) -> None:
    if any(model.prompts.values()):
        return
    for pattern, query, document in KNOWN_PROMPTS:
        if pattern.search(name.rstrip("/")):
            model.prompts.update(query=query, document=document)

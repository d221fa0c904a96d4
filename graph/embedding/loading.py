"""Choose and open the embedding model that the environment asks for."""

from __future__ import annotations

import importlib.metadata
from functools import partial
from pathlib import Path

from graph.embedding.default_encoder import DefaultEncoder
from graph.embedding.default_model import ensure_default_model
from graph.embedding.embedder import Embedder, Encoder
from graph.embedding.recipe import SOURCE, Progress, model_name
from graph.embedding.settings import EmbeddingSettings
from graph.embedding.vector_cache import VectorCache
from graph.settings import GraphSettings


def load_embedder(settings: GraphSettings, *, progress: Progress | None = None) -> Embedder:
    """Return the embedder of ``FAZHI_EMBEDDING_MODEL``, or of the default model, which is built on first use.

    Args:
        settings: says where the data folder is; the rest comes from the environment
            (see :class:`~graph.embedding.settings.EmbeddingSettings`).
        progress: told of the steps of a build.

    Returns:
        An embedder that opens its model at the first text (a named model: now).

    Raises:
        ModelBuildError: the default model could not be built.
        ModelNotFoundError: the named model or device does not exist.
    """
    chosen = EmbeddingSettings.from_environment(settings.home)
    return Embedder(open_encoder(chosen, progress=progress), VectorCache(chosen.vectors))


def open_encoder(settings: EmbeddingSettings, *, progress: Progress | None = None) -> Encoder:
    """Return the model without its caches.

    Raises:
        ModelBuildError: the default model could not be built.
        ModelNotFoundError: the named model or device does not exist.
    """
    if settings.model:
        return _torch_encoder(settings.model, settings.device, settings.threads, name=None)
    folder = ensure_default_model(settings.models, progress=progress)
    name = model_name()
    device = settings.device or ("cuda" if has_gpu() else "cpu")
    source = str(folder / SOURCE)
    bulk = None if device == "cpu" else partial(_torch_encoder, source, device, settings.threads, name=name)
    return DefaultEncoder(name, folder, threads=settings.threads, bulk=bulk)


def has_gpu() -> bool:
    """Tell whether torch can use an NVIDIA GPU; imports torch only where a driver and a CUDA build are there."""
    if not Path("/dev/nvidiactl").exists() or importlib.metadata.version("torch").endswith("+cpu"):
        return False
    import torch  # noqa: PLC0415 - seconds

    return torch.cuda.is_available()


def _torch_encoder(model: str, device: str | None, threads: int, *, name: str | None) -> Encoder:
    from graph.embedding.hub_encoder import HubEncoder  # noqa: PLC0415 - imports torch: seconds

    return HubEncoder(model, device=device, threads=threads, name=name)

"""Which embedding model, where it is kept, and what it runs on."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.errors import ModelNotFoundError


@dataclass(frozen=True, slots=True)
class EmbeddingSettings:
    """What the environment says about embedding.

    ``model`` is ``None`` for the default model, else a Hugging Face name or a folder; ``device`` is ``None`` to take a
    GPU when there is one, else a torch device such as ``cpu`` or ``cuda:1``.
    """

    model: str | None
    device: str | None
    threads: int
    models: Path  # folder of the built default model
    vectors: Path  # file of the vector cache

    @classmethod
    def from_environment(cls, home: Path, environment: Mapping[str, str] | None = None) -> EmbeddingSettings:
        """Read ``FAZHI_EMBEDDING_MODEL``, ``FAZHI_DEVICE``, ``FAZHI_THREADS`` and ``FAZHI_MODEL_CACHE``.

        Args:
            home: the data folder, under which everything is kept that is not placed elsewhere.
            environment: instead of the process's own.

        Returns:
            The settings; empty counts as unset.
        """
        env = os.environ if environment is None else environment
        return cls(
            model=env.get("FAZHI_EMBEDDING_MODEL") or None,
            device=env.get("FAZHI_DEVICE") or None,
            threads=_threads(env.get("FAZHI_THREADS") or ""),
            models=Path(env.get("FAZHI_MODEL_CACHE") or home / "models").expanduser().absolute(),
            vectors=home / "cache" / "vectors.sqlite",
        )


def _threads(text: str) -> int:
    if not text:
        # The processors this process may use, which in a container are fewer than the machine has.
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if not text.isdecimal() or int(text) < 1:
        raise ModelNotFoundError(f"FAZHI_THREADS 须为不小于 1 的整数，现为 {text!r}")
    return int(text)

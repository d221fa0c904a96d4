"""Build the default model: weights, sentence-transformers folder, int8 ONNX, check.  Imports torch."""

from __future__ import annotations

from pathlib import Path

from graph.embedding.quiet import silence, silence_loaded

silence()

from graph.embedding.conversion import write_onnx, write_sentence_transformer  # noqa: E402 - silence comes first
from graph.embedding.onnx_module import sentence_transformer  # noqa: E402
from graph.embedding.recipe import PROMPTS, SOURCE, STAGE, STEPS, Progress  # noqa: E402
from graph.embedding.verification import load_source, verify  # noqa: E402
from graph.embedding.weights import read_weights, weights_file  # noqa: E402


def build(folder: Path, progress: Progress) -> None:
    """Fill the empty ``folder`` with the model (about a minute, 3.8 GB of memory, 1.1 GB of disk at its peak).

    Args:
        folder: where every file goes.
        progress: told of each of five steps: read, convert, quantise, check, done.

    Raises:
        ModelBuildError: the weights are missing or damaged, or the result fails its check.
    """
    silence_loaded()
    progress(STAGE, 0, STEPS)
    weights = read_weights(weights_file())
    progress(STAGE, 1, STEPS)
    write_sentence_transformer(weights, folder / SOURCE, prompts=PROMPTS)
    del weights
    progress(STAGE, 2, STEPS)
    source = load_source(folder / SOURCE)
    write_onnx(source, folder)
    progress(STAGE, 3, STEPS)
    model = sentence_transformer(folder, prompts=PROMPTS, threads=1)
    model.save_pretrained(str(folder), create_model_card=False)
    progress(STAGE, 4, STEPS)
    verify(model, source)
    progress(STAGE, STEPS, STEPS)

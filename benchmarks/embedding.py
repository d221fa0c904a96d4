"""Measure how fast passages get their vectors, against the bare model.

    python -m benchmarks.embedding --corpus C.jsonl [--texts 640]

The same texts go through the embedder as ingesting uses it (prompt, order, an empty cache on disk) and through nothing
but the tokenizer and the ONNX session, longest first in batches of the same size.  Both take turns on the same slices,
and processor time is counted, so that other work on the machine does not distort the ratio.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from benchmarks.retrieval import read_lines
from graph.embedding.default_encoder import BATCH, DefaultEncoder
from graph.embedding.embedder import Embedder
from graph.embedding.loading import open_encoder
from graph.embedding.onnx_session import OnnxSession
from graph.embedding.settings import EmbeddingSettings
from graph.embedding.vector_cache import VectorCache
from graph.settings import GraphSettings

SLICE = 32  # texts that one of the two encodes before it is the other's turn


def bare(session: OnnxSession, prompt: str, texts: Sequence[str]) -> None:
    """Run texts through tokenizer and model alone."""
    ordered = sorted((prompt + text for text in texts), key=len, reverse=True)
    for start in range(0, len(ordered), BATCH):
        session.encode(ordered[start : start + BATCH])


def seconds(work: Callable[[], object]) -> tuple[float, float]:
    """Return processor and wall-clock seconds of some work."""
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - cpu, time.perf_counter() - wall


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--texts", type=int, default=640)
    args = parser.parse_args()
    texts = list(dict.fromkeys(str(row["text"]) for row in read_lines(args.corpus)))[: args.texts]
    encoder = open_encoder(EmbeddingSettings.from_environment(GraphSettings.from_environment().home))
    if not isinstance(encoder, DefaultEncoder):
        raise SystemExit("this measures the default model; unset FAZHI_EMBEDDING_MODEL")
    session, prompt = encoder.session(), encoder.prompts[1]
    bare(session, prompt, texts[: 2 * BATCH])  # the first batches also find their memory
    ours, theirs = [], []
    with tempfile.TemporaryDirectory() as folder:
        embedder = Embedder(encoder, VectorCache(Path(folder) / "vectors.sqlite"))
        slices = [texts[start : start + SLICE] for start in range(0, len(texts), SLICE)]
        for number, some in enumerate(slices):
            turns = [
                (ours, lambda some=some: embedder.encode_passages(some)),
                (theirs, lambda some=some: bare(session, prompt, some)),
            ]
            for times, work in turns if number % 2 else reversed(turns):
                times.append(seconds(work))
        again = seconds(lambda: embedder.encode_passages(texts))
    cpu, wall = (sum(times) for times in zip(*ours, strict=True))
    bare_cpu, bare_wall = (sum(times) for times in zip(*theirs, strict=True))
    print(f"{len(texts)} texts of {np.mean([len(text) for text in texts]):.0f} characters")
    print(f"embedder {len(texts) / cpu:.1f} texts a processor second, {len(texts) / wall:.1f} by the clock")
    print(f"bare     {len(texts) / bare_cpu:.1f} texts a processor second, {len(texts) / bare_wall:.1f} by the clock")
    each = np.array([theirs[at][0] / ours[at][0] for at in range(len(slices))])
    print(f"ratio {bare_cpu / cpu:.3f} over all, {np.median(each):.3f} in the median of {len(slices)} slices")
    print(f"from the cache {len(texts) / again[0]:.0f} texts a processor second")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

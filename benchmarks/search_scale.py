"""Measure how long a search takes in a large collection, part by part.

    python -m benchmarks.search_scale --corpus C.jsonl [--corpus D.jsonl] --queries Q.jsonl [--passages 100000]

Texts are the corpora's; where they have too few, single sentences of theirs fill up.  VECTORS ARE RANDOM (drawn around
one common direction, as those of e5 are): times and memory are those of real ones, the hits mean nothing.  Queries are
encoded by the real model.  Each query is answered by its bare parts (encode; one vector query over the passages; one
keyword query) and by the program's search: in each mode, with a place and a year before it, with filters.  Beside other
work the ratio of processor time is the one to read; on a machine of its own that of wall-clock time.
"""

from __future__ import annotations

import search_app  # noqa: F401 - isort: skip - as the program does it, before numpy is loaded

import argparse
import resource
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from benchmarks.retrieval import read_lines, sentences
from graph.embedding.embedder import Embedder, Encoder
from graph.embedding.loading import open_encoder
from graph.embedding.settings import EmbeddingSettings
from graph.model import Filters
from graph.search.candidates import keyword_scores
from graph.search.collection import Snapshot
from graph.search.index import DocumentRecord, PassageRecord, index_of
from graph.search.indexing import own_vectors
from graph.search.ranking import DEPTH, best_rows
from graph.search.searcher import MODES, Searcher
from graph.search.syntax import parse_query
from graph.settings import GraphSettings

BASE = "https://fazhi.example.org/id/doc/"
PER_DOCUMENT = 50  # passages
AREAS = [f"{first}林县" for first in "甲乙丙丁戊己庚辛壬癸"]
FILTERS = {
    "area": Filters(areas=("1",)),
    "years": Filters(year_from=2020, year_to=2021),
    "all": Filters(areas=("1",), year_from=2019, genres=("law",), has_numbers=True, topics=("t1",)),
}


def texts_of(paths: Sequence[Path], wanted: int) -> list[str]:
    """Return so many texts of the corpora, filled up with their sentences."""
    texts = [str(row["text"]) for path in paths for row in read_lines(path)]
    more = (text[start:end] for text in texts for start, end in sentences(text)[:2])
    return (texts + [text for text in more if len(text) > 20])[:wanted]


def random_vectors(n: int, dimension: int) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Return ``(n, dimension)`` unit vectors with cosines between 0.8 and 0.9."""
    random = np.random.default_rng(1)
    common = random.standard_normal(dimension).astype(np.float32)
    vectors = random.standard_normal((n, dimension), np.float32) * np.float32(0.4) + common
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors


def build(texts: Sequence[str], dimension: int) -> Snapshot:
    """Return the collection, fifty passages to a document, in ten areas and ten years."""
    documents = [
        DocumentRecord(
            f"{BASE}{n}", f"文件{n}", ("law", "notice")[n % 2],
            area=AREAS[n % 10], area_code=str(n % 10), year=2014 + n % 10,
        )
        for n in range(-(-len(texts) // PER_DOCUMENT))
    ]  # fmt: skip
    passages = [
        PassageRecord(
            f"p/{n}", documents[n // PER_DOCUMENT].iri, text, 0, len(text),
            sentences=sentences(text), has_numbers=n % 3 == 0, topics=(f"t{n % 7}",),
        )
        for n, text in enumerate(texts)
    ]  # fmt: skip
    index = index_of(documents, passages)
    print(f"words and filters of {index.size} passages indexed", flush=True)
    vectors = random_vectors(len(texts), dimension)
    index = index.with_vectors(dict(enumerate(vectors)), dimension=dimension)
    owners = [
        (row, start)
        for row, passage in enumerate(passages)
        for start, _ in own_vectors([(a, passage.text[a:b]) for a, b in passage.sentences])
    ]
    of_sentences = random_vectors(len(owners), dimension)
    index = index.with_sentences([(row, start, v) for (row, start), v in zip(owners, of_sentences, strict=True)])
    return Snapshot(index, version=1, model="random", prompt_hash="", comparable=True)


class Times:
    """Wall-clock and processor seconds of repeated work, by name."""

    def __init__(self) -> None:
        self.wall: dict[str, list[float]] = {}
        self.cpu: dict[str, list[float]] = {}

    def of(self, name: str, work: Callable[[], object]) -> None:
        """Do some work and note how long it took."""
        cpu, wall = time.process_time(), time.perf_counter()
        work()
        self.wall.setdefault(name, []).append(time.perf_counter() - wall)
        self.cpu.setdefault(name, []).append(time.process_time() - cpu)

    def print(self) -> None:
        """Print a line for each name, milliseconds."""
        for name, seconds in self.wall.items():
            p50, p95 = np.percentile(seconds, [50, 95]) * 1000
            cpu = np.median(self.cpu[name]) * 1000
            print(f"{name:22} p50 {p50:7.1f} ms  p95 {p95:7.1f} ms  processor {cpu:6.1f} ms", flush=True)


def ask(times: Times, encoder: Encoder, snapshot: Snapshot, *, query: str) -> None:
    """Answer one query by its bare parts, in each mode, and under each filter."""
    index, parsed, vector = snapshot.index, parse_query(query), encoder.encode_queries([query])[0]
    times.of("encode", lambda: encoder.encode_queries([query]))
    times.of("bare vector query", lambda: best_rows(index.matrix @ vector, DEPTH, above=-2.0))
    times.of("bare keyword query", lambda: best_rows(keyword_scores(index, parsed), DEPTH, above=0.0))
    for mode in MODES:
        times.of(f"search, {mode}", lambda mode=mode: Searcher(Embedder(encoder)).search(snapshot, query, mode=mode))
    named = f"{AREAS[1]}2020年{query}"
    times.of("hybrid, place named", lambda: Searcher(Embedder(encoder)).search(snapshot, named))
    for name, chosen in FILTERS.items():
        times.of(
            f"hybrid, filter {name}",
            lambda chosen=chosen: Searcher(Embedder(encoder)).search(snapshot, query, filters=chosen),
        )


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True, action="append")
    parser.add_argument("--queries", type=Path, required=True)
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--count", type=int, default=100, help="queries asked")
    args = parser.parse_args()
    encoder = open_encoder(EmbeddingSettings.from_environment(GraphSettings.from_environment().home))
    began = time.process_time()
    snapshot = build(texts_of(args.corpus, args.passages), encoder.dimension)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    index = snapshot.index
    print(
        f"{index.size} passages, {len(index.sentences.row)} sentences, RANDOM vectors; built in "
        f"{time.process_time() - began:.0f} s of processor time; at most {memory:.1f} GB in memory"
    )
    queries = [row.get("text") or row["query"] for row in read_lines(args.queries)][: args.count]
    encoder.encode_queries(queries[:3])
    times = Times()
    for query in queries:
        ask(times, encoder, snapshot, query=query)
    times.print()
    for what, taken in (("wall-clock", times.wall), ("processor", times.cpu)):
        parts = sum(np.median(taken[name]) for name in ("encode", "bare vector query", "bare keyword query"))
        print(f"search, hybrid / its bare parts: {np.median(taken['search, hybrid']) / parts:.2f} ({what} time)")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

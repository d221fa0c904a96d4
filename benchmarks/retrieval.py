"""Measure search on judged queries, through the code that the program searches with.

    python -m benchmarks.retrieval --corpus C.jsonl --queries Q.jsonl --qrels R.tsv [--run OUT.jsonl] [--mode hybrid]

C: lines {"id", "text"} and, if there, "area", "year", "kind", which the queries' "filters" refer to.  Q: lines {"id",
"text" or "query"}.  R: query, passage, grade, tab-separated.  Every passage is a document of its own.  Prints one line
per mode (all three unless --mode is given): nDCG@10 with gains 2^grade - 1, recall and MRR over grades of 1 and more.
--run writes {"id", "hits"} with up to 100 passages a query, of --mode or hybrid.  Vectors are kept in the cache of the
data folder, so a second run encodes nothing.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from graph.embedding.embedder import Embedder
from graph.embedding.loading import load_embedder
from graph.model import Filters, Hit
from graph.search.collection import Snapshot
from graph.search.index import DocumentRecord, PassageRecord, index_of
from graph.search.indexing import own_vectors
from graph.search.searcher import HYBRID, MODES, Searcher
from graph.settings import GraphSettings
from ingest.model import Span
from ingest.sentences import sentence_spans

DEPTH = 100
NO_TITLE = "https://fazhi.example.org/id/doc/"  # hits carry sentence IRIs, which need a document's


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSON-lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def read_grades(path: Path) -> dict[str, dict[str, int]]:
    """Return the grades of judged passages by query."""
    grades: dict[str, dict[str, int]] = defaultdict(dict)
    for line in path.read_text("utf-8").splitlines():
        query, passage, grade = line.split("\t")[:3]
        if grade.strip().lstrip("-").isdigit():
            grades[query][passage] = int(grade)
    return grades


def build(corpus: Sequence[Mapping[str, Any]], embedder: Embedder | None) -> Snapshot:
    """Return a collection as the program would hold it after ingesting it."""
    documents = [
        DocumentRecord(
            iri=NO_TITLE + row["id"],
            title="",
            genre=row.get("kind") or "other",
            area=row.get("area"),
            area_code=row.get("area"),
            areas=(row["area"],) if row.get("area") else (),
            year=row.get("year"),
        )
        for row in corpus
    ]
    passages = [
        PassageRecord(
            row["id"], NO_TITLE + row["id"], row["text"], 0, len(row["text"]), sentences=sentences(row["text"])
        )
        for row in corpus
    ]
    index = index_of(documents, passages)
    if embedder is None:
        return Snapshot(index, version=1)
    vectors = embedder.encode_passages([passage.text for passage in passages], progress=report)
    units = [
        (row, start, text)
        for row, passage in enumerate(passages)
        for start, text in own_vectors([(start, passage.text[start:end]) for start, end in passage.sentences])
    ]
    of_sentences = embedder.encode_passages([text for *_, text in units], progress=report)
    index = index.with_vectors(dict(enumerate(vectors)), dimension=embedder.dimension)
    index = index.with_sentences([(row, start, v) for (row, start, _), v in zip(units, of_sentences, strict=True)])
    return Snapshot(index, version=1, model=embedder.name, prompt_hash=embedder.prompt_hash, comparable=True)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the offsets of a passage's sentences, as ingesting cuts them."""
    spans, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            spans += [(s.start, s.end) for s in sentence_spans(text, Span(start, start + len(line.rstrip())))]
        start += len(line)
    return tuple(spans)


def report(stage: str, done: int, total: int) -> None:
    """Show the progress of encoding where a person watches."""
    if sys.stderr.isatty():
        print(f"\r{stage} {done}/{total}", end="\n" if done == total else "", file=sys.stderr, flush=True)


def filters_of(query: Mapping[str, Any]) -> Filters:
    """Return a query's filters on area (by name) and year; others are not the program's."""
    given = query.get("filters") or {}
    areas = (given["area"],) if given.get("area") else ()
    return Filters(areas=areas, year_from=given.get("year"), year_to=given.get("year"))


def found(hits: Iterable[Hit]) -> list[str]:
    """Return the passages of hits, those that say nearly the same right behind each."""
    return [passage for hit in hits for passage in (hit.passage, *(twin.passage for twin in hit.twins))]


def scores(grades: Mapping[str, Mapping[str, int]], run: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """Return nDCG@10, recall@10, recall@100 and MRR@10, means over the queries with something to find."""
    judged = {query: wanted for query, wanted in grades.items() if query in run and any(v > 0 for v in wanted.values())}
    sums: dict[str, float] = dict.fromkeys(("ndcg@10", "recall@10", "recall@100", "mrr@10"), 0.0)
    for query, wanted in judged.items():
        hits = run[query]
        best = sorted((2**grade - 1 for grade in wanted.values()), reverse=True)
        sums["ndcg@10"] += gain([2 ** wanted.get(hit, 0) - 1 for hit in hits]) / gain(best)
        relevant = {passage for passage, grade in wanted.items() if grade > 0}
        for depth in (10, 100):
            sums[f"recall@{depth}"] += len(relevant & set(hits[:depth])) / len(relevant)
        sums["mrr@10"] += next((1 / place for place, hit in enumerate(hits[:10], 1) if hit in relevant), 0.0)
    return {name: value / max(len(judged), 1) for name, value in sums.items()}


def gain(gains: Sequence[float]) -> float:
    """Return the discounted sum of the first ten gains."""
    return sum(value / math.log2(place + 1) for place, value in enumerate(gains[:10], 1))


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("corpus", "queries", "qrels"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--run", type=Path)
    parser.add_argument("--mode", choices=MODES)
    args = parser.parse_args()
    modes = (args.mode,) if args.mode else MODES
    embedder = None if modes == ("keyword",) else load_embedder(GraphSettings.from_environment(), progress=report)
    began = time.perf_counter()
    snapshot = build(read_lines(args.corpus), embedder)
    print(
        f"{snapshot.index.size} passages, {len(snapshot.index.sentences.row)} sentences with vectors, "
        f"indexed in {time.perf_counter() - began:.1f} s; model {embedder.name if embedder else 'none'}"
    )
    queries, grades, searcher = read_lines(args.queries), read_grades(args.qrels), Searcher(embedder)
    for mode in modes:
        began = time.perf_counter()
        run = {}
        for query in queries:
            text = query.get("text") or query["query"]
            hits = searcher.search(snapshot, text, filters=filters_of(query), mode=mode, limit=DEPTH).hits
            run[query["id"]] = found(hits)[:DEPTH]
        rate = len(queries) / (time.perf_counter() - began)
        figures = "  ".join(f"{name} {value:.4f}" for name, value in scores(grades, run).items())
        print(f"{mode:9} {figures}  {rate:.1f} queries/s", flush=True)
        if args.run and mode == (args.mode or HYBRID):
            lines = (json.dumps({"id": query, "hits": hits}, ensure_ascii=False) for query, hits in run.items())
            args.run.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

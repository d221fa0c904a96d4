"""The benchmark's own arithmetic, and that it goes through the program's search."""

import json
import math
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.retrieval import build, found, scores, sentences
from graph.search.searcher import Searcher

ROOT = Path(__file__).parents[3]


def test_figures_are_those_of_the_definitions() -> None:
    # Query a: a passage of grade 2 in second place, one of grade 1 not found; b: nothing to find, so it is left out.
    grades = {"a": {"x": 2, "y": 1, "z": 0}, "b": {"x": 0}}
    found = scores(grades, {"a": ["z", "x"], "b": ["x"]})
    assert found["ndcg@10"] == pytest.approx((3 / math.log2(3)) / (3 + 1 / math.log2(3)))
    assert found["recall@10"] == found["recall@100"] == 0.5
    assert found["mrr@10"] == 0.5


def test_passages_are_cut_into_sentences_as_ingesting_does() -> None:
    assert sentences("一句。二句！\n\n三句") == ((0, 3), (3, 6), (8, 10))


def test_filters_of_a_judged_query_hold() -> None:
    corpus = [
        {"id": "a", "text": "行政复议案件19件", "area": "开鲁县", "year": 2023},
        {"id": "b", "text": "行政复议案件20件", "area": "龙华区", "year": 2019},
    ]
    result = Searcher().search(build(corpus, None), "行政复议", mode="keyword")
    assert len(result.hits) == 1  # the two say the same but for their figures
    assert found(result.hits) == ["a", "b"]


def test_the_command_prints_a_line_and_writes_the_run(tmp_path: Path) -> None:
    corpus = [{"id": "a", "text": "行政复议案件。"}, {"id": "b", "text": "人民调解组织。"}]
    (tmp_path / "c.jsonl").write_text("".join(json.dumps(row) + "\n" for row in corpus), "utf-8")
    (tmp_path / "q.jsonl").write_text(json.dumps({"id": "1", "text": "调解"}) + "\n", "utf-8")
    (tmp_path / "r.tsv").write_text("query-id\tcorpus-id\tscore\n1\tb\t1\n", "utf-8")
    files = [
        f"--{name}={tmp_path / file}"
        for name, file in (("corpus", "c.jsonl"), ("queries", "q.jsonl"), ("qrels", "r.tsv"))
    ]
    command = [
        sys.executable,
        "-m",
        "benchmarks.retrieval",
        *files,
        f"--run={tmp_path / 'run.jsonl'}",
        "--mode=keyword",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "keyword   ndcg@10 1.0000" in done.stdout
    assert json.loads((tmp_path / "run.jsonl").read_text("utf-8")) == {"id": "1", "hits": ["b"]}

"""The command line on the real engine, from the example reports to search, export and removal."""

import json
import shutil
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from search_app.cli import app, run
from search_app.help import EXPORT_FORMATS

EXAMPLES = Path(__file__).parents[2] / "examples"
KAILU = "开鲁县人民政府2023年度法治政府建设情况报告"
QUESTION = "群众打电话反映问题，有没有回应"

pytestmark = [pytest.mark.engine, pytest.mark.model, pytest.mark.usefixtures("in_data_folder")]


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    """Run a command that prints JSON and return it."""
    capsys.readouterr()
    assert run([*arguments, "--json"]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""  # no progress bar, no note
    return json.loads(captured.out)


def exported(folder: Path) -> bytes:
    assert run(["export", "--format", "nt", "--output", str(folder / "graph.nt")]) == 0
    return (folder / "graph.nt").read_bytes()


def test_search_answers_with_the_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    result = answer(capsys, "search", QUESTION)
    assert set(result) == {"query", "mode", "hits", "facets"}
    assert (result["query"], result["mode"]) == (QUESTION, "hybrid")
    first = result["hits"][0]
    assert list(first) == [
        "rank",
        "score",
        "document",
        "section",
        "sentence",
        "start",
        "end",
        "passage",
        "why",
        "twins",
    ]
    assert set(first["document"]) == {"id", "title", "area", "year"}
    assert any("12345" in hit["sentence"] and hit["document"]["area"] == "开鲁县" for hit in result["hits"][:2])
    text = next(EXAMPLES.glob("开鲁县*.txt")).read_text("utf-8")
    hit = next(hit for hit in result["hits"] if hit["document"]["area"] == "开鲁县")
    assert text[hit["start"] : hit["end"]] == hit["sentence"]


@pytest.mark.parametrize(
    "option", [("--area", "开鲁县"), ("--area", "150523"), ("--area", "通辽市"), ("--year", "2023")]
)
def test_filters_by_area_with_what_lies_inside_it_and_by_year(
    capsys: pytest.CaptureFixture[str], option: tuple[str, str]
) -> None:
    hits = answer(capsys, "search", QUESTION, *option)["hits"]
    assert hits
    assert {hit["document"]["area"] for hit in hits} == {"开鲁县"}


def test_filters_by_document_genre_mode_and_limit(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("--document", "龙华区", "--genre", "法治政府建设报告", "--mode", "keyword", "--limit", "3")
    result = answer(capsys, "search", "行政复议", *arguments)
    assert result["mode"] == "keyword"
    assert len(result["hits"]) == 3
    assert {hit["document"]["area"] for hit in result["hits"]} == {"龙华区"}


def test_status_names_engine_versions_and_counts(capsys: pytest.CaptureFixture[str]) -> None:
    status = answer(capsys, "status")
    assert set(status) == {"engine", "versions", "counts"}
    assert status["engine"]["name"] == "ArcadeDB"
    assert status["engine"]["embedded"] is True
    assert status["versions"]["software"]
    assert status["versions"]["ontology"]
    assert status["versions"]["embedding_model"]
    assert status["counts"]["documents"] == 2
    assert status["counts"]["Sentence"] > 100


def test_documents_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    listed = answer(capsys, "documents")["documents"]
    assert {(document["area"], document["year"]) for document in listed} == {("开鲁县", 2023), ("龙华区", 2019)}
    assert run(["documents", "--lang", "zh"]) == 0
    table = capsys.readouterr().out
    assert KAILU in table
    assert "法治政府建设报告" in table


def test_ingesting_again_changes_no_byte(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    before = exported(tmp_path)
    outcomes = answer(capsys, "ingest", str(EXAMPLES))["outcomes"]
    assert [outcome["status"] for outcome in outcomes] == ["unchanged", "unchanged"]
    assert exported(tmp_path) == before
    assert before.count(b"\n") > 1000
    assert [path.name for path in tmp_path.iterdir()] == ["graph.nt"]  # no half-written file is left


@pytest.mark.parametrize("output_format", [name for name in EXPORT_FORMATS.split(", ") if name != "nt"])
def test_every_other_format_names_the_documents(output_format: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["export", "--format", output_format]) == 0
    captured = capfdbinary.readouterr()
    assert "开鲁县" in captured.out.decode("utf-8-sig")
    assert captured.err == b""


def test_a_bad_file_among_good_ones_is_named_and_the_code_is_three(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    shutil.copy(next(EXAMPLES.glob("开鲁县*.txt")), tmp_path / "good.txt")
    (tmp_path / "empty.txt").write_bytes(b"")
    assert run(["ingest", str(tmp_path), str(tmp_path / "missing.txt")]) == 3
    captured = capsys.readouterr()
    refused = [line for line in captured.err.splitlines() if line.startswith("refused: ")]
    assert ["empty.txt" in line for line in refused].count(True) == 1
    assert ["missing.txt" in line for line in refused].count(True) == 1
    assert "1 unchanged, 2 refused" in captured.out


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["ingest", "/no/such/path"], "error: not found: /no/such/path."),
        (["extract", "/no/such/file"], "error: no such file: /no/such/file."),
        (["extract", __file__, "--format", "yaml"], "error: unknown format 'yaml'; use one of: json, ttl, text."),
        (["search", "x", "--mode", "magic"], "error: unknown mode 'magic'; use one of: hybrid, semantic, keyword."),
        (["search", "x", "--year", "last"], "error: cannot read the year 'last';"),
        (["search", "x", "--area", "亚特兰蒂斯"], "error: no area is called '亚特兰蒂斯';"),
        (["search", "x", "--genre", "poem"], "error: no genre is called 'poem';"),
        (["remove", "no-such-document", "--yes"], "error: no document has 'no-such-document'"),
        (["remove", "法治政府建设"], "error: '法治政府建设' names 2 documents;"),
        (["export", "--format", "xls"], "error: unknown format 'xls';"),
        (["ask"], "error: give one question, or a file of questions with --from;"),
        (["ask", "x", "--from", "y.jsonl"], "error: give one question, or a file of questions with --from;"),
        (["ask", "--from", "/no/such/file"], "error: no such file: /no/such/file."),
        (["ask", "--from", __file__], "error: line 1 of the questions is no JSON object"),
    ],
)
def test_errors_are_one_clear_line(capsys: pytest.CaptureFixture[str], arguments: list[str], complaint: str) -> None:
    assert run(arguments) == 1
    captured = capsys.readouterr()
    assert captured.err.startswith(complaint)
    assert "Traceback" not in captured.err
    assert captured.out == ""


def test_errors_speak_chinese_and_debug_shows_the_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["extract", "/no/such/file", "--lang", "zh"]) == 1
    assert capsys.readouterr().err.startswith("错误：找不到文件：/no/such/file。")
    monkeypatch.setenv("FAZHI_DEBUG", "1")
    with pytest.raises(Exception, match="no such file"):
        run(["extract", "/no/such/file"])


def test_wrong_usage_is_code_two() -> None:
    assert run(["search"]) == 2
    assert run(["no-such-command"]) == 2


def test_remove_asks_first_and_ingest_brings_it_back(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    before = exported(tmp_path)
    assert run(["remove", KAILU]) == 1  # nobody to ask
    assert "--yes" in capsys.readouterr().err
    assert run(["remove", KAILU, "--yes"]) == 0
    assert [document["area"] for document in answer(capsys, "documents")["documents"]] == ["龙华区"]
    assert run(["ingest", str(EXAMPLES)]) == 0
    assert exported(tmp_path) == before


def test_another_process_shares_the_engine() -> None:
    command = [sys.executable, "-m", "search_app", "search", QUESTION, "--limit", "1", "--lang", "zh"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.startswith(" 1. ")
    assert "得分" in done.stdout
    assert done.stderr == ""


def test_the_typer_app_answers_by_itself() -> None:
    result = CliRunner().invoke(app, ["status", "--json"])
    assert result.exit_code == 0
    assert json.loads(result.stdout)["counts"]["documents"] == 2


def test_reindexing_prepares_for_questions_as_ingesting_does(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[str, int, int]] = []
    watched = nullcontext(lambda *step: told.append(step))
    monkeypatch.setattr("search_app.commands.reindex.progress", lambda _: watched)
    assert run(["reindex"]) == 0
    assert list(dict.fromkeys(stage for stage, _, _ in told)) == ["embed", "prepare"]
    _, done, total = told[-1]
    assert done == total > 58  # more than the passages: the names, and the words around figures


@pytest.mark.parametrize("output_format", ["json", "ttl", "text"])
def test_extract_needs_no_graph(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, output_format: str
) -> None:
    monkeypatch.setenv("GRAPH_URI", "bolt://127.0.0.1:1")  # nothing listens there
    assert run(["extract", str(next(EXAMPLES.glob("开鲁县*.txt"))), "--format", output_format]) == 0
    out = capsys.readouterr().out
    if output_format == "json":
        found = json.loads(out)
        assert found["document"]["title"] == KAILU
        assert all(found["text"][o["start"] : o["end"]] == o["surface"] for o in found["observations"])
    else:
        assert KAILU in out


def test_an_unreachable_server_is_named(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPH_URI", "bolt://127.0.0.1:1")
    assert run(["status"]) == 1
    assert "bolt://127.0.0.1:1" in capsys.readouterr().err
    assert run(["stop"]) == 0
    assert "not the embedded engine" in capsys.readouterr().err

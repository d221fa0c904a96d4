import sys

import pytest

from search_app.progress import progress
from search_app.progress_text import stage_text


def watch(patch: pytest.MonkeyPatch) -> None:
    """Let both streams claim to be a terminal; rich still writes to the captured one."""
    patch.setattr(sys.stdout, "isatty", lambda: True)
    patch.setattr(sys.stderr, "isatty", lambda: True)
    patch.setenv("TERM", "xterm")


def test_nothing_is_drawn_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("en") as report:
        assert report is None
    assert capsys.readouterr().err == ""


def test_a_program_that_reads_the_output_is_not_disturbed(monkeypatch: pytest.MonkeyPatch) -> None:
    watch(monkeypatch)
    with progress("en", silent=True) as report:
        assert report is None


def test_each_stage_has_its_bar_with_the_count(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    watch(monkeypatch)
    with progress("zh") as report:
        assert report is not None
        report("ingest", 0, 0)  # the total is not known yet
        report("ingest", 2, 2)
        report("embed", 30, 58)
    err = capsys.readouterr().err
    assert "读入文件" in err
    assert "2/2" in err
    assert "生成向量" in err
    assert "30/58" in err


def test_a_stage_without_a_text_shows_its_name() -> None:
    assert stage_text("embed", "en") == "Embedding passages"
    assert stage_text("something", "en") == "something"

"""The life of the embedded engine: one per data folder, found by all, and back after any death."""

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import AuthError

from graph.connection import connect
from graph.embedded.process import start, stop
from graph.embedded.runfile import READER, USERNAME, read_run_file, run_path
from graph.errors import EngineStartError
from graph.settings import GraphSettings
from graph.store import GraphStore
from graph.writing import replace_document
from ontology.validation import ValidatedFacts

pytestmark = pytest.mark.engine
ROOT = Path(__file__).parents[2]


@pytest.fixture
def own_home(tmp_path: Path) -> Iterator[Path]:
    """Return a data folder for engines that a test may kill."""
    yield tmp_path
    stop(tmp_path)


def settings(home: Path) -> GraphSettings:
    return GraphSettings(None, "", "", home)


def engine_pid(home: Path) -> int:
    run = read_run_file(home)
    assert run is not None
    return run.pid


def nodes(store: GraphStore) -> int:
    return int(store.read("MATCH (n:Resource) RETURN count(n) AS n")[0]["n"])


def test_what_was_written_survives_kill_9_and_the_open_store_finds_the_new_engine(
    own_home: Path, sample: ValidatedFacts
) -> None:
    with connect(settings(own_home)) as store:
        replace_document(store, sample)
        before, first = nodes(store), engine_pid(own_home)
        os.kill(first, signal.SIGKILL)
        assert nodes(store) == before
        assert engine_pid(own_home) != first
        assert replace_document(store, sample).replaced
    os.kill(engine_pid(own_home), signal.SIGKILL)
    with connect(settings(own_home)) as store:  # run.json still names the dead engine
        assert nodes(store) == before


def test_stop_ends_the_engine_and_says_whether_there_was_one(own_home: Path) -> None:
    connect(settings(own_home)).close()
    pid = engine_pid(own_home)
    assert stop(own_home)
    assert not run_path(own_home).exists()
    assert not stop(own_home)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_starters_at_the_same_time_get_one_engine(own_home: Path) -> None:
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(start(own_home).uri)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 3
    assert len(set(found)) == 1


def test_the_engine_outlives_the_process_that_started_it(own_home: Path) -> None:
    script = "import sys; from pathlib import Path; from graph.embedded.process import start; start(Path(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", script, str(own_home)], check=True, cwd=ROOT, timeout=120)
    pid = engine_pid(own_home)
    with connect(settings(own_home)) as store:
        assert store.read("RETURN 1 AS one") == [{"one": 1}]
    assert engine_pid(own_home) == pid


def test_keys_are_private_new_at_every_start_and_needed(own_home: Path) -> None:
    first = start(own_home)
    assert stat.S_IMODE(run_path(own_home).stat().st_mode) == 0o600
    assert stat.S_IMODE(run_path(own_home).parent.stat().st_mode) == 0o700
    assert first.uri.startswith("bolt://127.0.0.1:")
    for username, password in ((USERNAME, "guess"), (READER, first.password)):
        with GraphDatabase.driver(first.uri, auth=(username, password)) as driver, pytest.raises(AuthError):
            driver.verify_connectivity()
    stop(own_home)
    second = start(own_home)
    assert {second.password, second.reader_password}.isdisjoint({first.password, first.reader_password})


def test_an_engine_that_nobody_uses_ends_by_itself(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAZHI_ENGINE_IDLE", "3")
    store = connect(settings(own_home))
    pid = engine_pid(own_home)
    time.sleep(5)
    assert store.read("RETURN 1 AS one") == [{"one": 1}]
    assert engine_pid(own_home) == pid, "an open connection keeps it"
    store.close()
    deadline = time.monotonic() + 60
    while run_path(own_home).exists() and time.monotonic() < deadline:
        time.sleep(0.2)
    assert not run_path(own_home).exists()


def test_an_engine_that_cannot_start_says_why(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAZHI_ENGINE_HEAP", "nonsense")
    with pytest.raises(EngineStartError, match=r"engine\.log") as caught:
        start(own_home)
    assert "FAZHI_ENGINE_HEAP=nonsense" in str(caught.value)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"uri": "bolt://127.0.0.1:1"}', json.dumps({"old": "release"})])
def test_a_run_file_that_makes_no_sense_is_no_engine(own_home: Path, content: str) -> None:
    run_path(own_home).parent.mkdir(parents=True)
    run_path(own_home).write_text(content)
    assert read_run_file(own_home) is None
    assert not stop(own_home)


def test_a_copy_of_the_stopped_engine_s_folder_is_a_backup(own_home: Path, sample: ValidatedFacts) -> None:
    with connect(settings(own_home)) as store:
        replace_document(store, sample)
        before = nodes(store)
    stop(own_home)
    restored = own_home / "restored"
    shutil.copytree(own_home / "engine", restored / "engine")
    try:
        with connect(settings(restored)) as store:
            assert nodes(store) == before
    finally:
        stop(restored)

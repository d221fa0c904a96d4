"""`fazhi app` as a real process: it answers, says where, and takes its server with it when it ends."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from search_app.cli import run
from search_app.commands import app as command


@pytest.fixture
def busy_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield int(listener.getsockname()[1])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_taken_port_is_refused(busy_port: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["app", "--port", str(busy_port), "--no-open", "--lang", "en"]) == 1
    assert capsys.readouterr().err == f"error: port {busy_port} is in use; choose another with --port.\n"


def test_without_a_wish_the_next_free_port_is_taken(busy_port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "FIRST_PORT", busy_port)
    monkeypatch.setattr(command, "LAST_PORT", busy_port + 20)
    assert busy_port < command.chosen_port(command.Console("en"), "127.0.0.1", None) <= busy_port + 20


def test_settings_come_from_the_file_beside_the_script() -> None:
    settings = (command.SCRIPT.parent / ".streamlit" / "config.toml").read_text("utf-8")
    assert command.SCRIPT.is_file()
    assert "gatherUsageStats = false" in settings
    assert 'address = "127.0.0.1"' in settings


@pytest.mark.engine
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_the_app_answers_from_any_directory_and_ends_with_its_command(tmp_path: Path, ending: signal.Signals) -> None:
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "search_app", "app", "--port", str(port), "--no-open"],
        cwd=tmp_path,
        env={**os.environ, "FAZHI_HOME": str(tmp_path), "FAZHI_LANG": "en"},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout
        assert process.stdout.readline() == f"Fazhi Graph is ready: http://127.0.0.1:{port}  (Ctrl-C ends it)\n"
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as page:
            assert b"<title>" in page.read()
        process.send_signal(ending)
        assert process.wait(20) == 0
    finally:
        process.kill()
        process.stdout and process.stdout.close()
    deadline = time.monotonic() + 10
    while not command.is_free("127.0.0.1", port) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert command.is_free("127.0.0.1", port)


def test_threads_are_told_not_to_spin_before_numpy_is_there() -> None:
    """What OpenBLAS reads once, when numpy is loaded, is said by then, and to the server's process as well."""
    asked = "import sys, os, search_app; print('numpy' in sys.modules, os.environ['OPENBLAS_THREAD_TIMEOUT'])"
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_THREAD_TIMEOUT"}
    told = subprocess.run([sys.executable, "-c", asked], env=environment, capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["False", "4"]

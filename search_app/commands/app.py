"""``fazhi app``: the web app in a process of its own, opened in the browser when it answers."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from search_app.console import Console
from search_app.errors import AppServerError
from search_app.login import LoginSettings, login_settings

SCRIPT = Path(__file__).parents[1] / "app.py"
FIRST_PORT, LAST_PORT = 8501, 8599
PATIENCE = 60.0  # seconds until a server that does not answer is given up
EVERY_ADDRESS = {"0.0.0.0", "::", ""}  # noqa: S104 - compared with, never listened on unless asked for


@dataclass(frozen=True, slots=True)
class Server:
    """The running web server."""

    process: subprocess.Popen[bytes]
    address: str


def run(console: Console, *, port: int | None, host: str, browser: bool) -> int:
    """Start the app, say where it is, and stay until it ends.

    Raises:
        AppServerError: the port is taken, or the server ends before it answers.
    """
    with serving(console, host=host, port=port) as server:
        return stay(console, server, browser=browser)


@contextmanager
def serving(console: Console, *, host: str, port: int | None) -> Iterator[Server]:
    """Start the server without waiting for it, and end it with the block; a request to stop counts as an end.

    Raises:
        AppServerError: the port is taken.
    """
    login = login_settings(console.lang)
    port = chosen_port(console, host, port)
    for ending in (signal.SIGTERM, signal.SIGINT):  # SIGINT too: a shell starts background jobs with it ignored
        signal.signal(ending, interrupt)  # or the server would outlive us
    # Its standard output is Streamlit's banner; faults go to standard error.
    process = subprocess.Popen(command(host, port, login), stdout=subprocess.DEVNULL)  # noqa: S603 - our own interpreter
    try:
        yield Server(process, f"http://{'127.0.0.1' if host in EVERY_ADDRESS else host}:{port}")
    finally:
        end(process)


def stay(console: Console, server: Server, *, browser: bool) -> int:
    """Say where the app is once it answers, open it, and wait until somebody ends it.

    Raises:
        AppServerError: the server ended, or it does not answer in time.
    """
    try:
        wait_until_healthy(console, server)
        console.say("cli.app_ready", address=server.address)
        sys.stdout.flush()
        if browser:
            webbrowser.open(server.address)
        return server.process.wait()
    except KeyboardInterrupt:
        console.note("cli.app_ended")
        return 0


def interrupt(signum: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the signature of a handler
    """Take a request to stop like Ctrl-C.

    Raises:
        KeyboardInterrupt: always.
    """
    raise KeyboardInterrupt


def command(host: str, port: int, login: LoginSettings | None = None) -> list[str]:
    """Return the command line of the server; all other settings are in ``.streamlit/config.toml`` beside the script."""
    details = "full" if os.environ.get("FAZHI_DEBUG") else "none"
    return [
        *(sys.executable, "-m", "streamlit", "run", str(SCRIPT)),
        *("--server.port", str(port), "--server.address", host or "0.0.0.0"),  # noqa: S104 - only when asked for
        *("--server.headless", "true", "--browser.gatherUsageStats", "false", "--client.showErrorDetails", details),
        *("--logger.level", "warning"),
        *(("--secrets.files", str(login.file)) if login else ()),
    ]


def chosen_port(console: Console, host: str, port: int | None) -> int:
    """Return the wanted port, or the first free one.

    Raises:
        AppServerError: the wanted port, or every port of the range, is taken.
    """
    for candidate in (port,) if port else range(FIRST_PORT, LAST_PORT + 1):
        if is_free(host, candidate):
            return candidate
    raise AppServerError(console.text("cli.port_taken", port=port or f"{FIRST_PORT}-{LAST_PORT}"))


def is_free(host: str, port: int) -> bool:
    """Tell whether nothing listens on that port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def wait_until_healthy(console: Console, server: Server) -> None:
    """Return when the server answers.

    Raises:
        AppServerError: it ended, or it does not answer in time.
    """
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if server.process.poll() is not None:
            raise AppServerError(console.text("cli.app_died", code=server.process.returncode))
        try:
            with urllib.request.urlopen(f"{server.address}/_stcore/health", timeout=2) as answer:  # noqa: S310 - http, ours
                if answer.read() == b"ok":
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AppServerError(console.text("cli.app_silent", seconds=int(PATIENCE)))


def end(process: subprocess.Popen[bytes]) -> None:
    """Ask the server to stop, and insist after ten seconds."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

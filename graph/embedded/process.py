"""Starting, finding and stopping the embedded engine of a data folder.

However many processes start at once, one engine comes up and all join it: starters queue at ``start.lock``, and the
engine holds ``server.lock`` for as long as it lives.  ``run.json`` says where it listens; one left behind by a killed
engine is told from a living one by connecting, which is the caller's part.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import filelock

from graph.embedded.runfile import RunFile, engine_folder, read_run_file, run_path
from graph.errors import EngineError, EngineStartError

START_TIMEOUT = 120.0  # seconds; recovery of a large graph after a kill takes a part of it
STOP_TIMEOUT = 60.0
POLL = 0.02

# The engine outlives its starter; a child that ended is reaped here when it is stopped by the same process.
_started: list[subprocess.Popen[bytes]] = []


def find(home: Path) -> RunFile | None:
    """Return what the engine of ``home`` announced, alive or not."""
    return read_run_file(home)


def start(home: Path, *, dead: RunFile | None = None, meanwhile: Callable[[], object] | None = None) -> RunFile:
    """Start the engine of ``home``, or join the one that another process has started since.

    Args:
        home: the data folder
        dead: the announcement that nothing answers at
        meanwhile: useful work to do while the engine comes up

    Returns:
        Where the engine listens.

    Raises:
        EngineStartError: the engine did not come up; the message quotes its log.
    """
    folder = engine_folder(home)
    with _starting(folder):
        run = read_run_file(home)
        if run is not None and run != dead:
            return run
        run_path(home).unlink(missing_ok=True)
        process = _spawn(home, folder / "engine.log")
        if meanwhile is not None:
            meanwhile()
        return _await(home, process, log=folder / "engine.log")


@contextmanager
def _starting(folder: Path) -> Iterator[None]:
    """Be the only one to start the engine of a folder.

    Raises:
        EngineStartError: another process has been at it for too long.
    """
    lock = filelock.FileLock(folder / "start.lock")
    try:
        lock.acquire(timeout=START_TIMEOUT)
    except filelock.Timeout:
        reason = f"另一个进程 {START_TIMEOUT:.0f} 秒来一直在启动它"
        raise EngineStartError(reason, log=folder / "engine.log") from None
    try:
        yield
    finally:
        lock.release()


def _spawn(home: Path, log: Path) -> subprocess.Popen[bytes]:
    """Start the process with this interpreter, in a session of its own so that Ctrl-C here does not reach it."""
    root = Path(__file__).parents[2]
    search_path = os.pathsep.join(filter(None, (str(root), os.environ.get("PYTHONPATH"))))
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter, our own module
            [sys.executable, "-m", "graph.embedded.server", str(home)],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=log.parent,
            env=os.environ | {"PYTHONPATH": search_path},
            start_new_session=True,
        )
    _started.append(process)
    return process


def _await(home: Path, process: subprocess.Popen[bytes], *, log: Path) -> RunFile:
    deadline = time.monotonic() + START_TIMEOUT
    while time.monotonic() < deadline:
        run = read_run_file(home)
        if run is not None:
            return run
        if process.poll() is not None:
            raise EngineStartError(f"进程以代码 {process.returncode} 结束", log=log)
        time.sleep(POLL)
    process.terminate()
    raise EngineStartError(f"{START_TIMEOUT:.0f} 秒内没有就绪", log=log)


def stop(home: Path) -> bool:
    """Stop the engine of ``home`` and wait until its files are closed; ``False`` when none was running.

    Raises:
        EngineError: the engine is still there after a minute.
    """
    if not (home / "engine").is_dir():
        return False
    alive = filelock.FileLock(home / "engine" / "server.lock")
    if _free(alive, timeout=0):  # whatever run.json says; its process id may be another program's by now
        run_path(home).unlink(missing_ok=True)
        return False
    run = read_run_file(home)
    if run is not None:
        os.kill(run.pid, signal.SIGTERM)
    if not _free(alive, timeout=STOP_TIMEOUT):
        pid = run.pid if run else "未知"
        raise EngineError(
            f"内置图引擎（进程 {pid}）{STOP_TIMEOUT:.0f} 秒后仍未结束；请查看 {home / 'engine' / 'engine.log'}"
        )
    for process in _started:
        if run is not None and process.pid == run.pid:
            process.wait(timeout=STOP_TIMEOUT)
    return True


def _free(lock: filelock.BaseFileLock, *, timeout: float) -> bool:
    try:
        with lock.acquire(timeout=timeout, poll_interval=POLL):
            return True
    except filelock.Timeout:
        return False

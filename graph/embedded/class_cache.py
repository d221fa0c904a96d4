"""The engine's Java classes in the form its Java machine loads fastest (JDK 25's ahead-of-time cache).

It halves the time to the first answer and takes 50 MB, so it is made once per release of the engine, at the lowest
priority, by a throw-away engine in a process of its own: ``python -m graph.embedded.class_cache FILE``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import arcadedb_embedded
import jpype

from graph.embedded.engine import Engine

# An engine that lives this long is worth it; one that a test or a single command needed is not.
WAIT = 120.0  # seconds


def cache_flags(folder: Path) -> tuple[str, ...]:
    """Return the option that uses the cache in ``folder``; the Java machine passes over one that does not fit it."""
    path = _cache_path(folder)
    return (f"-XX:AOTCache={path}",) if path.is_file() else ()


def make_cache_later(folder: Path, stopping: threading.Event) -> None:
    """Make the cache when the engine has run for a while without one."""
    path = _cache_path(folder)
    if path.is_file() or stopping.wait(WAIT):
        return
    subprocess.run(  # noqa: S603 - our own interpreter, our own module
        [sys.executable, "-m", "graph.embedded.class_cache", str(path)],
        stdin=subprocess.DEVNULL,
        check=False,  # without it the engine starts as before
    )


def make_cache(path: Path) -> None:
    """Run an engine that records what it loads, and keep the record as ``path``."""
    draft = path.with_suffix(f".{os.getpid()}.tmp")
    with tempfile.TemporaryDirectory() as scratch:
        os.chdir(scratch)
        engine = Engine(Path(scratch), heap="512m", flags=(f"-XX:AOTCacheOutput={draft}",))
        engine.warm_up()
        engine.stop()
        jpype.shutdownJVM()  # writes the cache
        os.chdir(path.parent)
    draft.replace(path)


def _cache_path(folder: Path) -> Path:
    return folder / f"classes-{arcadedb_embedded.__version__}.aot"


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(19)
    make_cache(Path(sys.argv[1]))

"""Vectors on disk by the hash of what made them, so that a text is encoded once however often it is ingested."""

from __future__ import annotations

import hashlib
import sqlite3
import threading
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
_AT_ONCE = 500  # keys in one statement; SQLite allows 999 parameters everywhere


def vector_key(model: str, prompt: str, text: str) -> bytes:
    """Return the SHA-256 of model, prompt and text; 0 bytes keep ``("a", "bc")`` and ``("ab", "c")`` apart."""
    return hashlib.sha256("\0".join((model, prompt, text)).encode("utf-8", "surrogatepass")).digest()


class VectorCache:
    """An SQLite file of float32 vectors, shared by threads and processes.

    It only ever saves work: a file that is damaged is begun anew, and one that cannot be written is done without.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._connection = self._open()

    def find(self, keys: Sequence[bytes]) -> dict[bytes, Floats]:
        """Return the vectors that are there, ``(d,)`` float32 each."""
        found: dict[bytes, Floats] = {}
        with self._lock:
            try:
                for start in range(0, len(keys), _AT_ONCE):
                    some = keys[start : start + _AT_ONCE]
                    marks = ",".join("?" * len(some))
                    rows = self._connection.execute(f"SELECT key, vector FROM vectors WHERE key IN ({marks})", some)  # noqa: S608 - marks only
                    found.update((key, np.frombuffer(vector, "<f4")) for key, vector in rows)
            except sqlite3.DatabaseError:
                self._begin_anew()
        return found

    def keep(self, vectors: Mapping[bytes, Floats]) -> None:
        """Add vectors; one that another process added meanwhile stays as it is."""
        rows: Iterable[tuple[bytes, bytes]] = ((key, vector.astype("<f4").tobytes()) for key, vector in vectors.items())
        with self._lock:
            try:
                with self._connection:
                    self._connection.executemany("INSERT OR IGNORE INTO vectors VALUES (?, ?)", rows)
            except sqlite3.OperationalError:
                return  # locked for long, read-only or full: the vectors are made again next time
            except sqlite3.DatabaseError:
                self._begin_anew()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def _open(self) -> sqlite3.Connection:
        try:
            return _connect(self._path)
        except sqlite3.OperationalError:
            return _connect(None)
        except sqlite3.DatabaseError:
            return self._fresh()
        except OSError:
            return _connect(None)

    def _fresh(self) -> sqlite3.Connection:
        try:
            for suffix in ("", "-wal", "-shm"):
                self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
            return _connect(self._path)
        except (OSError, sqlite3.Error):
            return _connect(None)

    def _begin_anew(self) -> None:
        self._connection.close()
        self._connection = self._fresh()


def _connect(path: Path | None) -> sqlite3.Connection:
    """Open the cache, in memory without a path."""
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path or ":memory:", timeout=20, check_same_thread=False)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID")
    return connection

"""Files for the readers, and what one of them holds."""

from __future__ import annotations

from pathlib import Path

from ingest.model import SourceText
from ingest.reading import read


def one(path: Path) -> SourceText:
    """Return the only document of a file."""
    (source,) = read(path)
    return source


def put(folder: Path, name: str, data: bytes) -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(data)
    return path

"""Plain text files."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.model import SourceText
from ingest.reading.decoding import decode
from ingest.reading.fingerprint import sha256


def read_text(data: bytes, name: str) -> Iterator[SourceText]:
    """Yield the one document of a text file.

    Raises:
        ReadingError: the file is empty or binary, or its encoding is unknown.
    """
    text, encoding = decode(data, name)
    yield SourceText(name=name, media_type="text/plain", sha256=sha256(data), text=text, encoding=encoding)

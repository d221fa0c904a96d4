"""Plain text files."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.model import Loss, SourceText
from ingest.reading.decoding import decode
from ingest.reading.fingerprint import sha256
from ingest.reading.wrapping import unwrap, wrap_width


def read_text(data: bytes, name: str) -> Iterator[SourceText]:
    """Yield the one document of a text file; where every printed line was broken, the paragraphs are joined again.

    Raises:
        ReadingError: the file is empty or binary, or its encoding is unknown.
    """
    text, encoding = decode(data, name)
    losses: tuple[Loss, ...] = ()
    lines = text.split("\n")
    width = wrap_width(lines)
    if width is not None:
        paragraphs, joined = unwrap(lines, width)
        text = "\n".join(paragraphs)
        losses = (Loss("行末换行", "全文", joined),) if joined else ()
    yield SourceText(
        name=name, media_type="text/plain", sha256=sha256(data), text=text, encoding=encoding, losses=losses
    )

"""Errors of ingestion: each says what is wrong, where, and what to do next."""

from __future__ import annotations


class IngestError(Exception):
    """A document cannot be taken in.

    The message is Chinese, for the person who chose the file; ``code`` is stable, for programs and translations.

    Args:
        what: The fault itself.
        where: The file (with member or row) and, where known, the place in it.
        advice: The next step for the reader of the message.
        code: A short English name of the kind of fault, such as ``binary``.
    """

    def __init__(self, what: str, *, where: str, advice: str, code: str) -> None:
        super().__init__(f"{where}：{what}。{advice}。")
        self.what = what
        self.where = where
        self.advice = advice
        self.code = code


class ReadingError(IngestError):
    """The bytes do not give a text: missing, empty, binary, scanned, of an unknown format, too big."""


class NotChineseError(IngestError):
    """The text is readable but is not a Chinese document."""


class UnknownAreaError(IngestError):
    """A division code that the gazetteer does not hold."""

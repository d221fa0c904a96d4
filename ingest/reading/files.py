"""Which files to read, and with which reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest.errors import ReadingError
from ingest.model import SourceText
from ingest.reading.archive import read_zip
from ingest.reading.formats import READERS

_ALL = {**READERS, ".zip": read_zip}

SUPPORTED: tuple[str, ...] = tuple(sorted(_ALL))
"""The file name endings that can be read."""

_OLD_WORD = frozenset((".doc", ".wps", ".rtf", ".odt"))
MOST_BYTES = 256 * 1024 * 1024
"""Largest file that is read; a single document of government is far below it."""


def _unsupported(name: str) -> ReadingError:
    saved = "可另存为 .docx 再试；" if Path(name).suffix.lower() in _OLD_WORD else ""
    return ReadingError(
        f"不支持的格式“{Path(name).suffix or '无扩展名'}”",
        where=name,
        advice=f"{saved}支持的格式：{' '.join(SUPPORTED)}",
        code="unsupported",
    )


def _missing(path: Path) -> ReadingError:
    return ReadingError("没有这个文件或文件夹", where=str(path), advice="请检查路径", code="missing")


def discover(paths: Iterable[Path]) -> tuple[tuple[Path, ...], tuple[tuple[Path, str], ...]]:
    """Return the files under ``paths`` in sorted order, and the refused paths with the reason.

    Folders are walked; hidden files and folders in them are passed over, other unsupported files are refused.
    """
    found: set[Path] = set()
    refused: list[tuple[Path, str]] = []
    for path in paths:
        if not path.exists():
            refused.append((path, str(_missing(path))))
        elif path.is_dir():
            found.update(_walk(path))
        else:
            found.add(path)
    files = []
    for path in sorted(found):
        if path.suffix.lower() in SUPPORTED:
            files.append(path)
        else:
            refused.append((path, str(_unsupported(str(path)))))
    return tuple(files), tuple(refused)


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder).parts
        if path.is_file() and not any(part.startswith(".") for part in inner):
            yield path


def read(path: Path) -> Iterator[SourceText]:
    """Yield the documents of one file: one for a text, several for a table or an archive.

    Raises:
        ReadingError: the file is missing, empty, binary, too big or of an unsupported format.
    """
    reader = _ALL.get(path.suffix.lower())
    if reader is None:
        raise _unsupported(str(path))
    if not path.exists():
        raise _missing(path)
    try:
        if path.stat().st_size > MOST_BYTES:
            advice = f"单个文件最大 {MOST_BYTES // 2**20} MB"
            raise ReadingError("文件太大", where=str(path), advice=advice, code="too-big")
        data = path.read_bytes()
    except OSError as fault:
        raise ReadingError("打不开文件", where=str(path), advice="请检查路径和读取权限", code="unreadable") from fault
    yield from reader(data, path.name)

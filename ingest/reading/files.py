"""Which files to read, and with which reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import ReadingError
from ingest.model import SourceText
from ingest.reading.plain import read_text

Reader = Callable[[bytes, str], Iterator[SourceText]]

_READERS: Mapping[str, Reader] = {".txt": read_text, ".text": read_text, ".md": read_text}

SUPPORTED: tuple[str, ...] = tuple(sorted(_READERS))
"""The file name endings that can be read."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A path that was named but cannot be read, and why."""

    name: str
    reason: str
    code: str


def _unsupported(name: str) -> ReadingError:
    return ReadingError(
        f"不支持的格式“{Path(name).suffix or '无扩展名'}”",
        where=name,
        advice=f"支持的格式：{' '.join(SUPPORTED)}",
        code="unsupported",
    )


def discover(paths: Iterable[Path]) -> tuple[tuple[Path, ...], tuple[Refusal, ...]]:
    """Return the files under ``paths`` in sorted order, and what was refused.

    Folders are walked; hidden files and folders in them are passed over in silence, other unsupported files are refused.
    """
    found: set[Path] = set()
    refused: list[Refusal] = []
    for path in paths:
        if not path.exists():
            refused.append(Refusal(str(path), f"{path}：没有这个文件或文件夹。请检查路径。", "missing"))
        elif path.is_dir():
            found.update(_walk(path))
        else:
            found.add(path)
    files = []
    for path in sorted(found):
        if path.suffix.lower() in SUPPORTED:
            files.append(path)
        else:
            refused.append(Refusal(str(path), str(_unsupported(str(path))), "unsupported"))
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
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise _unsupported(str(path))
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise ReadingError("打不开文件", where=str(path), advice="请检查路径和读取权限", code="unreadable") from fault
    yield from reader(data, path.name)

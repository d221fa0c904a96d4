"""Archives of documents (zip), read without writing anything to disk."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from ingest.errors import ReadingError
from ingest.model import SourceText
from ingest.reading.formats import READERS

MOST_MEMBERS = 5_000
MOST_BYTES = 512 * 1024 * 1024
"""Unpacked size of all members, those of archives inside included; a zip bomb is refused before it is opened."""
_DEEPEST = 3
_UTF8_NAMES = 0x800


@dataclass(slots=True)
class _Budget:
    """What may still be unpacked, over all archives of one file."""

    members: int
    bytes: int

    def spend(self, listed: list[zipfile.ZipInfo], name: str) -> None:
        self.members -= len(listed)
        self.bytes -= sum(member.file_size for member in listed)
        if self.members < 0 or self.bytes < 0:
            advice = f"最多 {MOST_MEMBERS} 个成员、共 {MOST_BYTES // 2**20} MB，请分成几个压缩包"
            raise ReadingError("压缩包太大", where=name, advice=advice, code="too-big")


def read_zip(data: bytes, name: str) -> Iterator[SourceText]:
    """Yield the documents of every readable member in order of name, then say which members could not be read.

    Archives inside are opened too, three deep.

    Raises:
        ReadingError: the archive is damaged, locked, empty or too big, holds a path that leaves it, or — after all good
            members were yielded — some members could not be read.
    """
    yield from _read(data, name, budget=_Budget(MOST_MEMBERS, MOST_BYTES), depth=1)


def _read(data: bytes, name: str, *, budget: _Budget, depth: int) -> Iterator[SourceText]:
    members = _members(data, name, budget)
    faults: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for shown, member in members:
            where = f"{name}!{shown}"
            ending = PurePosixPath(shown).suffix.lower()
            reader = READERS.get(ending)
            if reader is None and (ending != ".zip" or depth == _DEEPEST):
                faults.append(f"{shown}（{'压缩包套得太深' if ending == '.zip' else '不支持的格式'}）")
                continue
            try:
                inside = _unpacked(archive, member, where)
                yield from reader(inside, where) if reader else _read(inside, where, budget=budget, depth=depth + 1)
            except ReadingError as fault:
                faults.append(f"{shown}（{fault.what}）")
    if faults:
        listed = "、".join(faults[:8]) + (f" 等 {len(faults)} 个" if len(faults) > 8 else "")
        raise ReadingError(f"有成员没有读入：{listed}", where=name, advice="其余成员已读入", code="members")


def _members(data: bytes, name: str, budget: _Budget) -> list[tuple[str, zipfile.ZipInfo]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            listed = [member for member in archive.infolist() if not member.is_dir()]
    except (zipfile.BadZipFile, ValueError, OSError) as fault:
        raise ReadingError("不是有效的 zip 文件", where=name, advice="请检查文件是否下载完整", code="broken") from fault
    budget.spend(listed, name)
    shown = sorted(((_name(member), member) for member in listed), key=lambda pair: pair[0])
    for path, _ in shown:
        if path.startswith(("/", "\\")) or ":" in path or ".." in PurePosixPath(path.replace("\\", "/")).parts:
            raise ReadingError(f"成员路径“{path}”指向压缩包之外", where=name, advice="请重新打包", code="path")
    visible = [
        (path, member)
        for path, member in shown
        if not any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(path).parts)
    ]
    if not visible:
        raise ReadingError("压缩包是空的", where=name, advice="请检查压缩包", code="empty")
    return visible


def _name(member: zipfile.ZipInfo) -> str:
    """Windows tools in China write names in GBK without saying so; Python then shows them as code page 437."""
    if member.flag_bits & _UTF8_NAMES:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.filename


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, where: str) -> bytes:
    """Unpack one member, never more than the size its entry states."""
    try:
        with archive.open(member) as stream:
            data = stream.read(member.file_size + 1)
    except (RuntimeError, zipfile.BadZipFile, NotImplementedError, OSError) as fault:
        raise ReadingError("成员有密码或已损坏", where=where, advice="请解开后再试", code="locked") from fault
    if len(data) > member.file_size:
        raise ReadingError("成员比标明的大", where=where, advice="请重新打包", code="too-big")
    return data

"""Archives of documents (zip), read without writing anything to disk."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from ingest.errors import ReadingError
from ingest.model import SourceText
from ingest.reading.formats import READERS

MOST_MEMBERS = 5_000
MOST_BYTES = 512 * 1024 * 1024
"""Unpacked size of all members together; a zip bomb is refused before a member is opened."""
_UTF8_NAMES = 0x800


def read_zip(data: bytes, name: str) -> Iterator[SourceText]:
    """Yield the documents of every readable member in order of name, then say which members could not be read.

    Raises:
        ReadingError: the archive is damaged, locked, empty or too big, holds a path that leaves it, or — after all good
            members were yielded — some members could not be read.
    """
    members = _members(data, name)
    faults: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for shown, member in members:
            where = f"{name}!{shown}"
            reader = READERS.get(PurePosixPath(shown).suffix.lower())
            if reader is None:
                faults.append(f"{shown}（不支持的格式）")
                continue
            try:
                yield from reader(_unpacked(archive, member, where), where)
            except ReadingError as fault:
                faults.append(f"{shown}（{fault.what}）")
    if faults:
        listed = "、".join(faults[:8]) + (f" 等 {len(faults)} 个" if len(faults) > 8 else "")
        raise ReadingError(f"有成员没有读入：{listed}", where=name, advice="其余成员已读入", code="members")


def _members(data: bytes, name: str) -> list[tuple[str, zipfile.ZipInfo]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            listed = [member for member in archive.infolist() if not member.is_dir()]
    except (zipfile.BadZipFile, ValueError, OSError) as fault:
        raise ReadingError("不是有效的 zip 文件", where=name, advice="请检查文件是否下载完整", code="broken") from fault
    if len(listed) > MOST_MEMBERS or sum(member.file_size for member in listed) > MOST_BYTES:
        advice = f"最多 {MOST_MEMBERS} 个成员、共 {MOST_BYTES // 2**20} MB，请分成几个压缩包"
        raise ReadingError("压缩包太大", where=name, advice=advice, code="too-big")
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

"""Office files that are no zip packages: locked by a password, or of the old formats under a new name."""

from __future__ import annotations

from ingest.errors import ReadingError

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def broken_office(data: bytes, name: str, *, ending: str, old: str) -> ReadingError:
    """Return the reason why an office file cannot be opened, with what to do.

    A password turns the package into a compound file with the stream EncryptedPackage (MS-OFFCRYPTO, 1.3.3).

    Args:
        data: the file
        name: of the file
        ending: of the format it should have, with its dot
        old: endings of the formats that it may have instead
    """
    if data.startswith(_COMPOUND) and _LOCKED in data:
        return ReadingError("文件有密码", where=name, advice="请去掉密码后再试", code="locked")
    if data.startswith(_COMPOUND):
        return ReadingError(
            f"这是旧版 {old} 文件，不是 {ending}", where=name, advice=f"请另存为 {ending} 再试", code="broken"
        )
    return ReadingError(f"不是有效的 {ending[1:]} 文件", where=name, advice="请检查文件是否下载完整", code="broken")

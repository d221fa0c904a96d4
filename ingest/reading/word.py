"""Word documents (docx), paragraphs and tables in order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table

from ingest.errors import ReadingError
from ingest.model import Loss, SourceText
from ingest.reading.fingerprint import sha256

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read_docx(data: bytes, name: str) -> Iterator[SourceText]:
    """Yield the document: one line for a paragraph, one for a table row with its cells parted by tabs.

    Raises:
        ReadingError: the file is empty, is no docx (an old .doc renamed, a damaged file) or holds no text.
    """
    if not data:
        raise ReadingError("文件是空的", where=name, advice="请检查文件是否下载完整", code="empty")
    try:
        document: Document = docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as fault:
        advice = "如果是旧版 .doc 或 .wps，请另存为 .docx"
        raise ReadingError("不是有效的 docx 文件", where=name, advice=advice, code="broken") from fault
    lines = [line for block in document.iter_inner_content() for line in _lines(block)]
    text = "\n".join(lines).strip("\n")
    if not text.strip():
        raise ReadingError("文档里没有文字", where=name, advice="内容可能是图片，请先做文字识别", code="no-text")
    yield SourceText(
        name=name,
        media_type=_MEDIA_TYPE,
        sha256=sha256(data),
        text=text,
        title=(document.core_properties.title or "").strip() or None,
        losses=_losses(document),
    )


def _lines(block: object) -> Iterator[str]:
    if not isinstance(block, Table):
        yield from str(getattr(block, "text", "")).split("\n")
        return
    for row in block.rows:
        cells: list[str] = []
        before = None
        for cell in row.cells:
            if cell._tc is not before:  # noqa: SLF001 - python-docx repeats a merged cell; only its element tells
                cells.append(" ".join(cell.text.split()))
            before = cell._tc  # noqa: SLF001
        yield "\t".join(cells)


def _losses(document: Document) -> tuple[Loss, ...]:
    body = document.element.body
    counts = (
        ("图片", sum(1 for _ in body.iter(_WORD + "drawing", _WORD + "pict"))),
        ("自动编号", sum(1 for _ in body.iter(_WORD + "numPr"))),
        ("脚注", sum(1 for _ in body.iter(_WORD + "footnoteReference"))),
        ("修订中删去的文字", sum(1 for _ in body.iter(_WORD + "delText"))),
        ("合并的单元格", sum(1 for _ in body.iter(_WORD + "gridSpan", _WORD + "vMerge"))),
        ("文本框", sum(1 for _ in body.iter(_WORD + "txbxContent"))),
    )
    return tuple(Loss(what, "正文", count) for what, count in counts if count)

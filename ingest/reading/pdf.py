"""PDF files with a text layer."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from ingest.errors import ReadingError
from ingest.model import Loss, SourceText
from ingest.reading.fingerprint import sha256
from ingest.reading.wrapping import unwrap, wrap_width
from ingest.shadow import RADICALS

_PAGE_NUMBER = re.compile(
    r"\s*(?:[-—–－]+\s*\d{1,4}\s*[-—–－]+|\d{1,4}|第\s*\d{1,4}\s*页(?:\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4})\s*"
)
_GAP = re.compile(r"(?<=[^\x00-\xff])[ \u00a0]{1,2}(?=\S)|(?<=[!-~])[ \u00a0]{1,2}(?=[^\x00-\xff])")
"""Blanks beside a Chinese character: PDF keeps positions, not blanks, and readers put them where type is set wide."""
_LEAST_CHARS = 12
"""Fewer characters than this on the average page: a scan with at most a stamp or a page number as text."""


def read_pdf(data: bytes, name: str) -> Iterator[SourceText]:
    """Yield the document: page numbers and running heads left out, the lines of a paragraph joined again.

    Raises:
        ReadingError: the file is empty, damaged, locked by a password, or a scan without text.
    """
    if not data:
        raise ReadingError("文件是空的", where=name, advice="请检查文件是否下载完整", code="empty")
    reader = _open(data, name)
    pages = _pages(reader, name)
    written = sum(len("".join(page.split())) for page in pages)
    if written < _LEAST_CHARS * max(1, len(pages)):
        raise ReadingError(
            f"这是扫描件：{len(pages)} 页里只有 {written} 个字符的文字层",
            where=name,
            advice="请先做文字识别（OCR），或换成文本版",
            code="scanned-pdf",
        )
    radicals = sum(ord(char) in RADICALS for page in pages for char in page)
    lines, furniture = _body_lines([_GAP.sub("", page.translate(RADICALS)) for page in pages])
    width = wrap_width(lines)
    paragraphs, joined = unwrap(lines, width) if width else ([line for line in lines if line.strip()], 0)
    empty = sum(not page.strip() for page in pages)
    counts = (
        ("页码和页眉页脚", furniture),
        ("行末换行", joined),
        ("换成汉字的部首", radicals),
        ("没有文字的页", empty),
        ("图片", _images(reader)),
    )
    information = reader.metadata
    yield SourceText(
        name=name,
        media_type="application/pdf",
        sha256=sha256(data),
        text="\n".join(paragraphs),
        title=((information.title or "").strip() or None) if information else None,
        losses=tuple(Loss(what, "全文", count) for what, count in counts if count),
    )


def _open(data: bytes, name: str) -> PdfReader:
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadingError("文件有密码", where=name, advice="请去掉密码后再试", code="locked")
        len(reader.pages)
    except (PyPdfError, ValueError, KeyError, OSError) as fault:
        raise ReadingError("不是有效的 PDF 文件", where=name, advice="请检查文件是否下载完整", code="broken") from fault
    return reader


def _pages(reader: PdfReader, name: str) -> list[str]:
    try:
        return [page.extract_text() for page in reader.pages]
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError) as fault:
        raise ReadingError(
            "PDF 的文字层读不出来", where=name, advice="请换成文本版，或做文字识别（OCR）", code="broken"
        ) from fault


def _body_lines(pages: Sequence[str]) -> tuple[list[str], int]:
    """Return the lines of all pages without page numbers and lines that stand at the edge of most pages."""
    split = [[line for line in page.split("\n") if line.strip()] for page in pages]
    edges = Counter(line.strip() for page in split for line in {*page[:1], *page[-1:]})
    running = {line for line, count in edges.items() if count > max(2, len(pages) // 2)}
    lines: list[str] = []
    furniture = 0
    for page in split:
        for index, line in enumerate(page):
            at_edge = index < 2 or index >= len(page) - 2
            if at_edge and (_PAGE_NUMBER.fullmatch(line) or line.strip() in running):
                furniture += 1
            else:
                lines.append(line)
    return lines, furniture


def _images(reader: PdfReader) -> int:
    count = 0
    for page in reader.pages:
        resources = page.get("/Resources")
        objects = resources.get_object().get("/XObject") if resources is not None else None
        if objects is not None:
            found = objects.get_object()
            count += sum(found[key].get_object().get("/Subtype") == "/Image" for key in found)
    return count

"""Word documents (docx): paragraphs with their numbers, tables and text boxes in order, notes at the end."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.blkcntnr import BlockItemContainer
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from lxml.etree import _Element

from ingest.errors import ReadingError
from ingest.model import Loss, SourceText
from ingest.reading.fingerprint import sha256
from ingest.reading.sealed import broken_office
from ingest.reading.word_numbers import WORD, read_numbers
from ingest.reading.word_text import block_lines

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PICTURES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"


def read_docx(data: bytes, name: str) -> Iterator[SourceText]:
    """Yield the document: one line for a paragraph, one for a table row with its cells parted by tabs.

    The numbers Word counts by itself are written out, since a report's chapters are known by them.

    Raises:
        ReadingError: the file is empty, is no docx (an old .doc renamed, a damaged file) or holds no text.
    """
    if not data:
        raise ReadingError("文件是空的", where=name, advice="请检查文件是否下载完整", code="empty")
    try:
        document: Document = docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as fault:
        raise broken_office(data, name, ending=".docx", old=".doc 或 .wps") from fault
    numbers = read_numbers(_part(document, "numbering"), _part(document, "styles"))
    lines = [*block_lines(document.element.body, numbers)]
    notes = [line for kind in ("footnotes", "endnotes") for line in _notes(_part(document, kind))]
    text = "\n".join([*lines, *notes]).strip("\n")
    if not text.strip():
        raise ReadingError("文档里没有文字", where=name, advice="内容可能是图片，请先做文字识别", code="no-text")
    yield SourceText(
        name=name,
        media_type=_MEDIA_TYPE,
        sha256=sha256(data),
        text=text,
        title=(document.core_properties.title or "").strip() or None,
        losses=_losses(document, moved=len(notes)),
    )


def _part(document: Document, kind: str) -> _Element | None:
    """Return the root of a part that the document is related to, None where it has none or where it cannot be read."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            try:
                return parse_xml(relation.target_part.blob)
            except ValueError:  # of which a syntax error of XML is one
                return None
    return None


def _notes(part: _Element | None) -> Iterator[str]:
    """Yield the notes in order; those with a type are the lines that separate notes from text."""
    for note in () if part is None else part:
        if note.get(WORD + "type") in (None, "normal"):
            words = " ".join(" ".join(block_lines(note, read_numbers(None, None))).split())
            if words:
                yield words


def _losses(document: Document, *, moved: int) -> tuple[Loss, ...]:
    body = document.element.body
    furniture = (part for section in document.sections for part in (section.header, section.footer))
    counts = (
        ("图片", _count(body, _PICTURES)),
        ("图表", _count(body, (_CHART,))),
        ("公式", _count(body, (_FORMULA,))),
        ("嵌入的对象", _count(body, (WORD + "object",))),
        ("字体符号", _count(body, (WORD + "sym",))),
        ("批注", _count(body, (WORD + "commentReference",))),
        ("移到文末的脚注", moved),
        ("修订中删去的文字", _count(body, (WORD + "delText",))),
        ("合并的单元格", _count(body, (WORD + "gridSpan", WORD + "vMerge"))),
        ("页眉页脚", sum(1 for part in furniture if not part.is_linked_to_previous and _says(part))),
    )
    return tuple(Loss(what, "正文", count) for what, count in counts if count)


def _count(body: _Element, tags: tuple[str, ...]) -> int:
    return sum(1 for _ in body.iter(*tags))


def _says(part: BlockItemContainer) -> bool:
    return any(paragraph.text.strip() for paragraph in part.paragraphs)

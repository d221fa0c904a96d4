"""The text of a Word document, line by line in reading order, with what python-docx passes over.

Inserted words of tracked changes, content controls, fields and smart tags are text; words struck out, field codes and
the second copy of a text box that is kept for old programs are not.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from ingest.reading.word_numbers import WORD, Numbers

_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SILENT = frozenset(
    (
        WORD + "del",
        WORD + "moveFrom",
        WORD + "instrText",
        WORD + "rt",
        WORD + "pPr",
        WORD + "rPr",
        WORD + "txbxContent",
        _COMPATIBLE,
    )
)
_SIGNS = {WORD + "tab": "\t", WORD + "br": "\n", WORD + "cr": "\n", WORD + "noBreakHyphen": "-"}


def block_lines(block: _Element, numbers: Numbers) -> Iterator[str]:
    """Yield the lines of a body, cell, note or text box: paragraphs, and rows of tables with tabs between cells."""
    for child in block:
        if child.tag == WORD + "p":
            yield from _paragraph(child, numbers)
        elif child.tag == WORD + "tbl":
            yield from _table(child, numbers)
        elif child.tag not in _SILENT:
            yield from block_lines(child, numbers)


def _paragraph(node: _Element, numbers: Numbers) -> Iterator[str]:
    words = "".join(_pieces(node))
    number = numbers.before(node) if words.strip() else ""
    yield from f"{number}{words}".split("\n")
    for box in _boxes(node):
        yield from block_lines(box, numbers)


def _pieces(node: _Element) -> Iterator[str]:
    for child in node:
        if child.tag == WORD + "t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag] if child.get(WORD + "type") != "page" else "\n"
        elif child.tag not in _SILENT:
            yield from _pieces(child)


def _boxes(node: _Element) -> Iterator[_Element]:
    """Yield the text boxes anchored in a paragraph, outermost first, each once."""
    for child in node:
        if child.tag == WORD + "txbxContent":
            yield child
        elif child.tag != _COMPATIBLE:
            yield from _boxes(child)


def _table(node: _Element, numbers: Numbers) -> Iterator[str]:
    for row in _rows(node):
        cells = ([] if cell is None else block_lines(cell, numbers) for cell in _cells(row))
        yield "\t".join(" ".join(" ".join(lines).split()) for lines in cells)


def _rows(node: _Element) -> Iterator[_Element]:
    for child in node:
        if child.tag == WORD + "tr":
            yield child
        elif child.tag in (WORD + "sdt", WORD + "sdtContent", WORD + "ins"):
            yield from _rows(child)


def _cells(row: _Element) -> Iterator[_Element | None]:
    """Yield the cells of a row; one that goes on from the row above has told its words there and is empty."""
    for child in row:
        if child.tag == WORD + "tc":
            merged = child.find(f"{WORD}tcPr/{WORD}vMerge")
            yield child if merged is None or merged.get(WORD + "val") == "restart" else None
        elif child.tag in (WORD + "sdt", WORD + "sdtContent"):
            yield from _cells(child)

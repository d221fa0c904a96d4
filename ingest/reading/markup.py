"""Rendering HTML as text, block by block, as a reader sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
        "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "tfoot", "thead", "tr", "ul",
    )
)  # fmt: skip
_CELLS = frozenset(("td", "th"))
_SILENT = frozenset(
    (
        "script", "style", "noscript", "template", "iframe", "select", "option", "button", "input", "textarea",
        "svg", "object", "embed", "head",
    )
)  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SOURCE_BREAK = re.compile(r"[ \t]*[\r\n]+[ \t\r\n]*")
_BLANKS = re.compile(r"[ \t]{2,}")
_LAYOUT_BLOCKS = frozenset(("p", "div", "table", "ul", "ol", "h1", "h2", "h3"))


def is_layout(table: HtmlElement) -> bool:
    """Tell whether a table only arranges the page: a cell holds blocks of its own, or all rows have one cell."""
    cells = [cell for row in table.iter("tr") for cell in row if cell.tag in _CELLS]
    if any(child.tag == "table" for cell in cells for child in cell.iter("table")):
        return True
    blocks = sum(1 for cell in cells for child in cell.iter() if child.tag in _LAYOUT_BLOCKS)
    return blocks > 3 * max(1, len(cells)) or len(cells) == len(list(table.iter("tr")))


def render(root: HtmlElement) -> str:
    """Return the visible text: one line for a block, cells of a data table parted by tabs, ``<br>`` a line break.

    Line ends of the markup are no line ends of the text; between two Chinese characters they are nothing at all.
    """
    lines = "".join(_pieces(root, data_table=False)).split("\n")
    return "\n".join(line for line in (_BLANKS.sub(" ", line.strip(" \t\r")) for line in lines) if line.strip())


def _pieces(node: HtmlElement, *, data_table: bool) -> Iterator[str]:
    if not isinstance(node.tag, str) or node.tag in _SILENT or _HIDDEN.search(node.get("style") or ""):
        return
    if node.tag == "br":
        yield "\n"
        return
    in_table = data_table or (node.tag == "table" and not is_layout(node))
    breaks = _break(node, in_table)
    yield breaks
    yield _text(node.text)
    for child in node:
        yield from _pieces(child, data_table=in_table)
        yield _text(child.tail)
    if node.tag in _CELLS and in_table:
        yield "\t" if node.getnext() is not None else ""
    else:
        yield breaks


def _break(node: HtmlElement, in_table: bool) -> str:
    if node.tag in _CELLS:
        return "" if in_table else "\n"
    if in_table and node.tag not in ("table", "tr"):
        return ""
    return "\n" if node.tag in _BLOCKS else ""


def _text(raw: str | None) -> str:
    if not raw:
        return ""
    text = _SOURCE_BREAK.sub("\r", raw)
    return re.sub(r"(?<=[^\x00-\x7f])\r(?=[^\x00-\x7f])", "", text).replace("\r", " ")

"""Pages of government websites."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import trafilatura
from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from ingest.errors import ReadingError
from ingest.model import Loss, SourceText
from ingest.reading.decoding import decode
from ingest.reading.fingerprint import sha256
from ingest.reading.markup import is_layout, render
from ingest.reading.page import attachments_of, fields_of, title_of

_IDS = ("UCAP-CONTENT", "zoom", "Zoom", "vsb_content", "js_content", "content_body", "articleContent")
_CLASSES = ("TRS_Editor", "TRS_UEDITOR", "pages_content", "article-content", "article_content", "view TRS_UEDITOR")
_CONTAINERS = (
    *(f"//*[@id='{name}']" for name in _IDS),
    *(f"//*[contains(concat(' ', @class, ' '), ' {name} ')]" for name in _CLASSES),
    "//article",
)
"""Where the content management systems of government sites (UCAP, TRS, 博达 …) put the text of a document."""
_LEAST_HAN = 20
_LEAST_PROSE = 40
_MOST = 0.85
"""Share of the sentences that the part with the text holds: a note of the site may stand outside it."""
_HOLDERS = frozenset(("div", "td", "section", "main", "body", "center", "table", "form"))
_SENTENCE = re.compile(r"[。；]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def read_html(data: bytes, name: str) -> Iterator[SourceText]:
    """Yield the document of a page: its main text without navigation, with the fields the page states.

    Raises:
        ReadingError: the file is empty or binary, or the page holds no text.
    """
    markup, encoding = decode(data, name)
    try:
        page = lxml_html.document_fromstring(_DECLARATION.sub("", markup))
    except (etree.ParserError, ValueError) as fault:
        raise ReadingError("不是网页", where=name, advice="请检查文件是否下载完整", code="not-html") from fault
    fields = fields_of(page)
    title = title_of(page, fields)
    main = _main(page)
    main = _densest(page) if main is None else main
    text = render(main) if main is not None else _guessed(page)
    if not text.strip():
        raise ReadingError(
            "网页里没有正文", where=name, advice="正文可能由脚本载入，请另存为文本或 PDF 再试", code="no-text"
        )
    url = fields.pop("url", None)
    scope = main if main is not None else page
    yield SourceText(
        name=name,
        media_type="text/html",
        sha256=sha256(data),
        text=text,
        encoding=encoding,
        title=title,
        metadata=tuple(sorted(fields.items())),
        attachments=attachments_of(scope),
        url=url,
        losses=_losses(scope),
    )


def _main(page: HtmlElement) -> HtmlElement | None:
    """Return the known container that holds the most Chinese text, when that is most of what the page says."""
    best, most = None, 0
    for path in _CONTAINERS:
        for node in page.xpath(path):
            size = len(_HAN.findall(node.text_content()))
            if size > most:
                best, most = node, size
        if most >= _LEAST_HAN:
            return best
    return None


def _densest(page: HtmlElement) -> HtmlElement | None:
    """Return the innermost part of the page that holds most of its sentences; None where it has hardly any.

    Menus, lists of links and footers have no sentences: words that end in a full stop and are no link.
    """
    prose: Counter[HtmlElement] = Counter()
    for node in page.iter("p", "div", "td", "span", "section", "li", "font"):
        own = "".join([node.text or "", *(child.tail or "" for child in node)])
        size = len(_HAN.findall(own)) if _SENTENCE.search(own) else 0
        for around in (node, *node.iterancestors()) if size else ():
            prose[around] += size
    whole = prose[page]
    if whole < _LEAST_PROSE:
        return None
    holding = [node for node, size in prose.items() if size >= _MOST * whole and node.tag in _HOLDERS]
    return max(holding, key=lambda node: sum(1 for _ in node.iterancestors()), default=None)


def _guessed(page: HtmlElement) -> str:
    """Let trafilatura find the main text; it would flatten tables that lay out the page, so they are opened first."""
    for table in list(page.iter("table")):
        if is_layout(table):
            for node in table.iter("table", "tbody", "thead", "tr", "td", "th"):
                node.tag = "div"
    found = trafilatura.extract(
        lxml_html.tostring(page, encoding="unicode"),
        include_tables=True,
        include_comments=False,
        favor_recall=True,
        deduplicate=False,
    )
    whole = render(page)
    return found if found and len(_HAN.findall(found)) * 3 >= len(_HAN.findall(whole)) else whole


def _losses(scope: HtmlElement) -> tuple[Loss, ...]:
    counts = (
        ("图片", sum(1 for _ in scope.iter("img"))),
        ("链接", sum(1 for link in scope.iter("a") if link.get("href"))),
        ("合并的单元格", sum(1 for cell in scope.iter("td", "th") if cell.get("rowspan") or cell.get("colspan"))),
    )
    return tuple(Loss(what, "正文", count) for what, count in counts if count)

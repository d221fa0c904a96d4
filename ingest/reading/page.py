"""What a government page states about its document outside the text.

The meta tags ArticleTitle, PubDate, ContentSource and Url are those of 政府网站发展指引 (国办发〔2017〕47号); 索引号,
发文机关, 发文字号 and the dates stand in a table above the text.
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from ingest.page_fields import FIELD_OF, LABEL, SITE

_META = {
    "articletitle": "标题",
    "pubdate": "发布日期",
    "contentsource": "来源",
    "index-number": "索引号",
    "issuer": "发文机关",
    "doc-number": "发文字号",
    "source-url": "url",
    "og:url": "url",
    "og:title": "标题",
    "url": "url",
}
_FILES = re.compile(r"\.(?:docx?|xlsx?|pdf|wps|et|ofd|zip|rar|pptx?|ceb)(?:$|[?#])", re.IGNORECASE)


def fields_of(page: HtmlElement) -> dict[str, str]:
    """Return the stated fields by their common Chinese name; the table above the text beats the meta tags."""
    found: dict[str, str] = {}
    for meta in page.iter("meta"):
        name = (meta.get("name") or meta.get("property") or "").lower()
        if name in _META and (meta.get("content") or "").strip():
            found.setdefault(_META[name], str(meta.get("content")).strip())
    shown: dict[str, str] = {}
    for node in page.iter("td", "th", "li", "p", "span", "div", "dt", "strong", "b"):
        words = "".join(node.text_content().split()) if len(node) < 6 else ""
        match = LABEL.fullmatch(words) if 2 < len(words) < 160 else None
        label = match["label"] if match else words if node.tag in ("td", "th", "dt") and words in FIELD_OF else None
        if label is None:
            continue
        value = _value(node, match)
        if value:
            shown.setdefault(FIELD_OF[label], value)
    return found | shown


def _value(node: HtmlElement, match: re.Match[str] | None) -> str:
    """The value stands behind the label, or in the next cell, or in the cell next to the one around the label."""
    if match and match["value"]:
        return "" if LABEL.search(match["value"]) else match["value"]
    for around in (node, node.getparent()):
        following = around.getnext() if around is not None else None
        if following is not None:
            words = " ".join(following.text_content().split())
            return "" if LABEL.match("".join(words.split())) or len(words) > 150 else words
    return ""


def title_of(page: HtmlElement, fields: dict[str, str]) -> str | None:
    """Return the stated title: the field, the only heading, or the window title without the name of the site."""
    if fields.get("标题"):
        return fields["标题"]
    headings = [" ".join(node.text_content().split()) for node in page.iter("h1")]
    if len(headings) == 1 and headings[0]:
        return headings[0]
    window = page.find(".//title")
    words = " ".join(window.text_content().split()) if window is not None else ""
    return SITE.sub("", words) or None


def attachments_of(page: HtmlElement) -> tuple[str, ...]:
    """Return the names of the files that the page offers, in order."""
    names = []
    for link in page.iter("a"):
        target = link.get("href") or ""
        if _FILES.search(target):
            names.append(" ".join(link.text_content().split()) or target.rsplit("/", 1)[-1])
    return tuple(dict.fromkeys(names))

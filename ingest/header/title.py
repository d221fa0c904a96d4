"""The title of a document: in its text, else in the file's own metadata, else in the file name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.header.genre import bare_title, is_title
from ingest.markers import line_marker
from ingest.model import SourceText, Span

_ZONE = 14
_LONGEST = 120
_NOT_TITLE = re.compile(
    r".*[。;]|.*[:,]$|.{0,12}(?:\[|\(|〔|【)\d{4}(?:\]|\)|〕|】).{0,8}号?|\(.*\)|--.*|——.*|各位.*|.{0,20}文\s*件|签发人.*|.*?(?:\d{4}年)?\d{1,2}月\d{1,2}日"
)
_SUFFIX = re.compile(r"[_\s-]*(?:(?:19|20)\d\d年?|\(\d\)|副本|最终版|定稿)$")


@dataclass(frozen=True, slots=True)
class Title:
    """The words of the title and where they were found."""

    words: str
    span: Span | None
    source: str  # titleSource code


def find_title(source: SourceText, folded: str, body: Sequence[Span]) -> Title:
    """Return the title of the document whose paragraphs are ``body``."""
    named = (source.title or "").strip()
    inside = _in_text(source.text, folded, body, named=_plain(named))
    if inside is not None:
        return inside
    if named and (is_title(named) or _has_header_table(source)):
        return Title(named, None, "metadata")
    return Title(file_title(source.name), None, "fileName")


def _has_header_table(source: SourceText) -> bool:
    """A government page or a row of a table states its title in a field of its own, whatever its ending."""
    return bool(source.metadata)


def _plain(words: str) -> str:
    return "".join(words.split())


def _in_text(text: str, folded: str, body: Sequence[Span], *, named: str) -> Title | None:
    """Find the title among the first paragraphs; a title set in several centred lines is joined."""
    zone = body[:_ZONE]
    for first, span in enumerate(zone):
        if _is_body(folded, span):
            break
        for last in range(first, min(first + 4, len(zone))):
            if _is_body(folded, zone[last]):
                break
            whole = Span(span.start, zone[last].end)
            words = _plain(whole.of(text))
            if len(words) > _LONGEST:
                break
            if words == named or _reads_as_title(_plain(whole.of(folded))):
                return Title(words, whole, "text")
    return None


def _reads_as_title(words: str) -> bool:
    return 4 <= len(words) <= _LONGEST and not _NOT_TITLE.fullmatch(words) and is_title(words)


def _is_body(folded: str, span: Span) -> bool:
    words = span.of(folded)
    return "。" in words or line_marker(folded, span.start, span.end) is not None or words.endswith(":")


def file_title(name: str) -> str:
    """Return the title a file name gives: its stem (of the member, in an archive) without a trailing year or copy mark."""
    leaf = re.split(r"[!/\\]", name)[-1]
    leaf = leaf.split("#")[0]
    stem = leaf.rsplit(".", 1)[0] if "." in leaf else leaf
    bare = _SUFFIX.sub("", stem).strip(" _")
    return bare if len(bare_title(bare)) >= 4 else stem

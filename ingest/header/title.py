"""The title of a document: in its text, else in the file's own metadata, else in the file name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.header.genre import bare_title, genre_of, is_title
from ingest.header.issuer import place_of, read_issuer
from ingest.markers import line_marker
from ingest.model import SourceText, Span
from ingest.page_fields import SITE
from ingest.shadow import shadow

_ZONE = 24
_DEEP = 80
"""Lines among which a stated title is looked for: the order that promulgates a regulation stands before it."""
_LONGEST = 120
_MOST_LINES = 4
_NOT_PART = re.compile(
    r".*[。;!?].*|.*[:,]|.{0,20}[\[(〔【]\d{4}[\])〕】].{0,10}号|\(.*\)|\[.*\]|(?:--|——|—).*|各位.*|.*文件|签发人.*|.*>.*|.*令"
    r"|第?[\d一二三四五六七八九十百]+号|.*\d{1,2}月\d{1,2}日.*|.{2,6}"
)
_NOT_TITLE = re.compile(r".*[。;]|.*[:,]|\(.*\)|--.*|——.*|各位.*|.*文件|.*>.*|(?:附件|目录).*")
_SUFFIX = re.compile(r"[_\s-]*(?:(?:19|20)\d\d年?|\(\d\)|（\d）|副本|最终版|定稿)$")
_DEFECT = re.compile(r"Microsoft|Word|PowerPoint|文档\d*$|新建|无标题|untitled|首页|门户网站", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Title:
    """The words of the title and where they were found."""

    words: str
    span: Span | None
    source: str  # titleSource code


def find_title(source: SourceText, folded: str, body: Sequence[Span], *, named: str | None) -> Title:
    """Return the title of the document whose paragraphs are ``body``.

    The text's own title counts most, unless it is a bare name of a kind (政府工作报告) that the metadata make complete.
    """
    stated = SITE.sub("", " ".join((named or "").split()))
    named = "" if _DEFECT.search(stated) else stated
    if named and (exact := _exact(source.text, body[:_DEEP], _plain(named))):
        return exact
    inside = _in_text(source.text, folded, body)
    if named and (source.metadata or is_title(named)) and not (inside and _is_fuller(inside.words, named, source)):
        return Title(named, inside.span if inside and _same_kind(inside.words, named) else None, "metadata")
    return inside or Title(file_title(source.name), None, "fileName")


def _plain(words: str) -> str:
    return "".join(words.split())


def _is_fuller(inside: str, named: str, source: SourceText) -> bool:
    """Tell whether the text's title says at least as much as the stated one: it names its issuer or place.

    Where the two are of different kinds (an order and the regulation it promulgates), the page's own field decides.
    """
    if not _same_kind(inside, named):
        return not source.metadata
    words = shadow(inside)
    return bool(read_issuer(words, basis="title", context="") or place_of(words, context=""))


def _same_kind(one: str, other: str) -> bool:
    return genre_of(one) == genre_of(other)


def _head(folded: str, body: Sequence[Span]) -> Sequence[Span]:
    """Return the paragraphs before the text begins: the first full sentence, numbered heading or long paragraph."""
    for index, span in enumerate(body[:_ZONE]):
        words = span.of(folded)
        if "。" in words or len(words) > _LONGEST or line_marker(folded, span.start, span.end):
            return body[:index]
    return body[:_ZONE]


def _exact(text: str, zone: Sequence[Span], named: str) -> Title | None:
    """Find the stated title letter for letter, also where it is set in several centred lines."""
    for first, span in enumerate(zone):
        words = ""
        for line in zone[first : first + 6]:
            words += _plain(line.of(text))
            if words == named:
                return _with_issuer(text, zone, first, Span(span.start, line.end))
            if not named.startswith(words):
                break
    return None


def _with_issuer(text: str, zone: Sequence[Span], first: int, span: Span) -> Title:
    """Return the title, the name of the issuer in the line above it included."""
    if first and span.of(text).startswith("关于") and _is_issuer(_plain(shadow(zone[first - 1].of(text)))):
        span = Span(zone[first - 1].start, span.end)
    return Title(_plain(span.of(text)), span, "text")


def _in_text(text: str, folded: str, body: Sequence[Span]) -> Title | None:
    """Find the first line that ends as a title does, with the lines before it that belong to it."""
    zone = _head(folded, body)
    if not zone and body:
        return _leading_words(text, folded, body[0])
    lines = [_plain(span.of(folded)) for span in zone]
    for last, line in enumerate(lines):
        if not 4 <= len(line) <= _LONGEST or _NOT_TITLE.fullmatch(line) or not is_title(line):
            continue
        first = _first_line(lines, last)
        following = _last_line(lines, first, last)
        span = Span(zone[first].start, zone[following].end)
        return Title(_plain(span.of(text)), span, "text")
    return None


def _leading_words(text: str, folded: str, first: Span) -> Title | None:
    """Find the title in a text that lost its line breaks: the words before the first blank."""
    blank = re.compile(r"\s").search(folded, first.start, min(first.end, first.start + _LONGEST))
    if blank is None or blank.start() == first.start:
        return None
    span = Span(first.start, blank.start())
    words = span.of(folded)
    fits = len(words) >= 6 and not _NOT_TITLE.fullmatch(words) and is_title(words)
    return Title(span.of(text), span, "text") if fits else None


def _first_line(lines: Sequence[str], last: int) -> int:
    """Go back over the lines that complete the title at its front: it then begins with an issuer or with 关于."""
    if lines[last].startswith("关于"):
        return last - 1 if last and _is_issuer(lines[last - 1]) else last
    if _is_complete(lines[last]):
        return last
    words = lines[last]
    for first in range(last - 1, max(-1, last - _MOST_LINES), -1):
        if _NOT_PART.fullmatch(lines[first]) and not read_issuer(lines[first], basis="title", context=""):
            break
        words = lines[first] + words
        if _is_complete(words):
            return first
    return last


def _is_issuer(line: str) -> bool:
    """Tell whether a line is the name of a body and no more: 朝阳区人民政府 above 关于……的报告."""
    issuer = read_issuer(line, basis="title", context="", span=Span(0, len(line)) if line else None)
    return issuer is not None and issuer.span == Span(0, len(line))


def _is_complete(words: str) -> bool:
    """Tell whether a title has its front: 关于, an issuer, or, of a yearly report, the place (静海区2023年度…报告)."""
    if words.startswith("关于") or read_issuer(words, basis="title", context="") is not None:
        return True
    return genre_of(words) in ("lawReport", "workReport") and bool(place_of(words, context=""))


def _last_line(lines: Sequence[str], first: int, last: int) -> int:
    """Go on over lines that close a 《 left open: …《药品管理法 / 实施条例》有关规定的决定."""
    words = "".join(lines[first : last + 1])
    end = last
    while words.count("《") > words.count("》") and end + 1 < len(lines) and end < last + _MOST_LINES:
        end += 1
        words += lines[end]
    return end if words.count("《") == words.count("》") else last


def file_title(name: str) -> str:
    """Return the title a file name gives: its stem (of the member, in an archive) without a year behind."""
    leaf = re.split(r"[!/\\]", name)[-1].split("#")[0]
    stem = leaf.rsplit(".", 1)[0] if "." in leaf else leaf
    bare = _SUFFIX.sub("", stem).strip(" _")
    return bare if len(bare_title(bare)) >= 4 else stem

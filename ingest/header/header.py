"""The header of one document, each field from the strongest evidence there is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from ingest.header.dates import DAY, day_of, first_day, stated_year
from ingest.header.genre import genre_of
from ingest.header.issuer import Issuer, official_name, place_of, read_issuer, speaker
from ingest.header.title import Title, file_title, find_title
from ingest.model import CleanText, Header, Span
from ingest.paragraphs import paragraphs
from ingest.shadow import shadow

_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,14}\s?[〔\[(【﹝]\s?(?:19|20)\d\d\s?[〕\])】﹞]\s?第?\s?\d{1,5}\s?号|[\u4e00-\u9fff]{2,14}令\s?第?\s?\d{1,4}\s?号"
)
_YEAR_IN_NUMBER = re.compile(r"[〔\[(【﹝]\s?((?:19|20)\d\d)")
_PUBLISHED = re.compile(r"(?:发布|发文|公开|时间|日期)[^\n]{0,6}?[:]\s*(?=\d{4})")
_ADDRESSEE = re.compile(r"[^。;\n]{2,400}:$")
_NOT_ADDRESSEE = re.compile(
    r"(?:如下|以下|下列|主要|是|有|来源|时间|日期|编辑)[^,、]{0,6}:$|第?[一二三四五六七八九十]+[、是]"
)
_BY_TITLE_YEAR = frozenset(
    {"lawReport", "workReport", "report", "plan", "keyPoints", "outline", "programme", "planDocument"}
)
_HEAD = 600


def read_header(clean: CleanText) -> Header:
    """Return the header of a cleaned document."""
    source = clean.source
    folded = shadow(source.text)
    body = paragraphs(clean)
    fields = dict(source.metadata)
    title = find_title(source, folded, body)
    genre = genre_of(title.words)
    signature, written = _signature(folded, body)
    context = "\n".join((source.name, title.words, folded))
    issuer = _issuer(title, genre, fields, signature=signature, folded=folded, context=context)
    areas = issuer.areas if issuer else place_of(shadow(title.words), context=context)
    number = _number(fields, folded, body)
    written = _day(fields, "成文日期", "成文时间") or written
    published = _day(fields, "发布日期", "发布时间", "publish_date") or _published(folded)
    return Header(
        title=title.words,
        title_span=title.span,
        title_source=title.source,
        genre=genre,
        issuer=issuer.name if issuer else None,
        issuer_span=issuer.span if issuer else None,
        issuer_basis=issuer.basis if issuer else None,
        area=areas[0] if len(areas) == 1 else None,
        area_candidates=areas if len(areas) > 1 else (),
        report_year=_year(title, genre, number=number, days=(written, published), clean=clean),
        document_number=number,
        date_written=written,
        date_published=published,
        addressee=_addressee(folded, body, title),
    )


def _day(fields: Mapping[str, str], *names: str) -> date | None:
    return next((day for name in names if (day := first_day(shadow(fields.get(name, ""))))), None)


def _published(folded: str) -> date | None:
    match = _PUBLISHED.search(folded, 0, _HEAD)
    return first_day(folded[match.end() : match.end() + 20]) if match else None


def _signature(folded: str, body: Sequence[Span]) -> tuple[Span | None, date | None]:
    """Return the signing line and the day below it, looked for from the end."""
    for index in range(len(body) - 1, max(-1, len(body) - 30), -1):
        words = body[index].of(folded)
        match = DAY.search(words)
        if len(words) > 40 or match is None or match.end() < len(words) - 1:
            continue
        above = body[index - 1] if index and match.start() < 4 else body[index]
        return (above if above.end - above.start <= 40 else None), day_of(match)
    return None, None


def _issuer(
    title: Title, genre: str, fields: Mapping[str, str], *, signature: Span | None, folded: str, context: str
) -> Issuer | None:
    """Title, then metadata, then signature, then the speaker of a report, then the place a report's title begins with."""
    basis = {"text": "title", "metadata": "metadata"}.get(title.source, "fileName")
    found = read_issuer(shadow(title.words), basis=basis, context=context, span=title.span)
    if found is None and (stated := fields.get("发文机关") or fields.get("发布机构") or fields.get("发文机构")):
        found = read_issuer(shadow(stated).split()[0], basis="metadata", context=context)
    if found is None and signature is not None:
        found = read_issuer(signature.of(folded), basis="signature", context=context, span=signature)
    if found is None:
        found = speaker(folded[:2000], context=context)
    if found is None and genre in ("lawReport", "workReport"):
        areas = place_of(shadow(title.words), context=context)
        if len(areas) == 1:
            found = Issuer(official_name(areas[0]) + "人民政府", None, basis, areas)
    return found


def _number(fields: Mapping[str, str], folded: str, body: Sequence[Span]) -> str | None:
    stated = fields.get("发文字号") or fields.get("文号")
    if stated and _NUMBER.search(shadow(stated)):
        return stated.strip()
    for span in body[:12]:
        words = span.of(folded)
        if len(words) <= 40 and (match := _NUMBER.search(words)):
            return "".join(match[0].split())
    return None


def _year(
    title: Title, genre: str, *, number: str | None, days: tuple[date | None, ...], clean: CleanText
) -> int | None:
    """Return the year a report is about, or in which another document was issued."""
    titled = stated_year(shadow(title.words)) or stated_year(shadow(clean.source.title or ""))
    named = stated_year(shadow(clean.source.name))
    in_number = _YEAR_IN_NUMBER.search(number or "")
    issued = int(in_number[1]) if in_number else next((day.year for day in days if day), None)
    if genre in _BY_TITLE_YEAR:
        return titled or named or issued
    return issued or titled or named


def _addressee(folded: str, body: Sequence[Span], title: Title) -> str | None:
    past = title.span.end if title.span else 0
    for span in [span for span in body[:14] if span.start >= past][:5]:
        words = span.of(folded)
        if _ADDRESSEE.fullmatch(words) and not _NOT_ADDRESSEE.search(words):
            return words[:-1].strip()
        if "。" in words:
            return None
    return None


__all__ = ["file_title", "read_header"]

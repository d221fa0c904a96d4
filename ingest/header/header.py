"""The header of one document, each field from the strongest evidence there is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ingest.header.dates import DAY, day_of, first_day, stated_year
from ingest.header.genre import genre_of
from ingest.header.issuer import Issuer, name_of_government, place_of, read_issuer, relative_department, speaker
from ingest.header.places import main_city
from ingest.header.title import Title, file_title, find_title
from ingest.lines import lines_of
from ingest.model import Area, CleanText, Header, SourceText, Span
from ingest.page_fields import stated_fields
from ingest.shadow import shadow

_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,14}\s?[〔\[(【﹝]\s?(?:19|20)\d\d\s?[〕\])】﹞]\s?第?\s?\d{1,5}\s?号|[\u4e00-\u9fff]{2,14}令\s?第?\s?\d{1,4}\s?号"
)
_NUMBERED = re.compile(rf"^(?:{_NUMBER.pattern})(?=关于)")  # a page may print the number before the title
_YEAR_IN_NUMBER = re.compile(r"[〔\[(【﹝]\s?((?:19|20)\d\d)")
_PUBLISHED = re.compile(r"(?:发布|发文|公开|时间|日期)[^\n]{0,6}?[:]\s*(?=\d{4})")
_ADDRESSEE = re.compile(r"[^。;\n]{2,400}:$")
_ADDRESSED = re.compile(
    r"^[\s\u200b-\u200f]*各|(?:政府|部门|单位|机构|机关|企业|公司|院|校|局|厅|部|委|办|会|署|行|团|社|处|室|所|中心|代表|委员|同志们?"
    r"|主席|主任|书记|市长|[省市县区旗州盟镇乡]|街道|兵团)(?:\([^()]*\))?:$"
)
_NOT_ADDRESSEE = re.compile(
    r"(?:如下|以下|下列|主要|来源|时间|日期|编辑)[^,、]{0,6}:$|^第?[一二三四五六七八九十]+[、是]|[。;]|^[\[【(]"
)
_BY_TITLE_YEAR = frozenset(
    {"lawReport", "workReport", "report", "plan", "keyPoints", "outline", "programme", "planDocument"}
)
_HEAD = 600
_HEAD_LINES = 24
_PREAMBLE = 200
_DUE_MONTH = 4
_MONTH = re.compile(r"\d{4}年\d{1,2}月")
_LONGEST_LINE = 90
_BYLINE = re.compile(r"[\s(]*(?P<name>[\u4e00-\u9fff]{2,24}(?:政府|委员会|局|厅|办公室|办事处|委|院))[\s)]*")
_OCCASION = re.compile(r"在.{2,40}(?:会议|大会|全会)|(?:通过|发布|公布|印发|批准)[)）]?$|^[)）]$")
_INVISIBLE = re.compile(r"[\u200b-\u200f\ufeff\ue000-\uf8ff]")
_SPOKEN = 2000
_LONGEST_SIGNATURE = 40
_ISSUER_FIELDS = ("发文机关", "发布机构", "发文机构")


@dataclass(frozen=True, slots=True)
class _Clues:
    """What the issuer is read from, besides the title."""

    fields: Mapping[str, str]
    bylines: tuple[Span, ...]
    signatures: tuple[Span, ...]
    folded: str
    context: str
    place: tuple[Area, ...]


def read_header(clean: CleanText) -> Header:
    """Return the header of a cleaned document."""
    source = clean.source
    folded = shadow(source.text)
    body = tuple(lines_of(source.text, clean.kept))
    fields = stated_fields(source.text[:_HEAD]) | dict(source.metadata)
    title = find_title(source, folded, body, named=source.title or fields.get("标题"))
    genre = genre_of(title.words)
    signatures, signed = _signature(folded, body)
    context = "\n".join((source.name, source.title or "", title.words, folded))
    place = _place(title, source, fields, context)
    issuer = _issuer(title, _Clues(fields, _bylines(folded, body, title), signatures, folded, context, place))
    areas = issuer.areas if issuer else place
    if issuer and not areas:
        areas = main_city(context)
    number = _number(fields, folded, body)
    written = _day(fields, "成文日期", "成文时间") or signed or _delivered(folded, body)
    published = _day(fields, "发布日期", "发布时间") or _published(folded)
    known = len(areas) == 1 and (issuer is None or bool(issuer.areas))
    return Header(
        title=_NUMBERED.sub("", title.words) or title.words,
        title_span=title.span,
        title_source=title.source,
        genre=genre,
        issuer=issuer.name if issuer else None,
        issuer_span=issuer.span if issuer else None,
        issuer_basis=issuer.basis if issuer else None,
        area=areas[0] if known else None,
        area_candidates=() if known else areas,
        report_year=_year(title, genre, number=number, days=(written, published), clean=clean),
        document_number=number,
        date_written=written,
        date_published=published,
        addressee=_addressee(source.text, body, title),
    )


def _day(fields: Mapping[str, str], *names: str) -> date | None:
    return next((day for name in names if (day := first_day(shadow(fields.get(name, ""))))), None)


def _published(folded: str) -> date | None:
    match = _PUBLISHED.search(folded, 0, _HEAD)
    return first_day(folded[match.end() : match.end() + 20]) if match else None


def _signature(folded: str, body: Sequence[Span]) -> tuple[tuple[Span, ...], date | None]:
    """Return the signing lines and the day below them (GB/T 9704-2012, 7.3.5), looked for from the end.

    Attachments may follow the signature; a day in a line of its own that no signing line precedes is passed over.
    """
    for index in range(len(body) - 1, 0, -1):
        if body[index].end - body[index].start > _LONGEST_SIGNATURE:
            continue
        words = body[index].of(folded)
        match = DAY.search(words)
        if match is None or match.end() < len(words) - 1:
            continue
        if match.start() > 3:
            return (Span(body[index].start, body[index].start + match.start()),), day_of(match)
        first = index
        while first > 0 and index - first < 4 and _signs(folded, body[first - 1]):
            first -= 1
        if first < index:
            return tuple(body[first:index]), day_of(match)
    return (), None


def _bylines(folded: str, body: Sequence[Span], title: Title) -> tuple[Span, ...]:
    """Return the line under the title that is a name and no more, with or without brackets: （平江县人民政府）."""
    past = title.span.end if title.span else 0
    line = next((line for line in body[:_HEAD_LINES] if line.start >= past), None)
    match = _BYLINE.fullmatch(line.of(folded)) if line else None
    return (Span(line.start + match.start("name"), line.start + match.end("name")),) if line and match else ()


def _signs(folded: str, line: Span) -> bool:
    words = line.of(folded)
    return len(words) <= _LONGEST_SIGNATURE and not re.search(r"[。,;:!?]|^[(]", words)


def _issuer(title: Title, clues: _Clues) -> Issuer | None:
    """Title, metadata, signature, the speaker of a report, then the government of the place a report's title names."""
    basis = {"text": "title", "metadata": "metadata"}.get(title.source, "fileName")
    words = _squeeze(title.words)
    span = title.span if title.span and title.span.end - title.span.start == len(words) else None
    found = read_issuer(words, basis=basis, context=clues.context, span=span)
    for field in _ISSUER_FIELDS:
        if found is None and clues.fields.get(field):
            found = read_issuer(_squeeze(clues.fields[field]), basis="metadata", context=clues.context)
    for line in (*clues.bylines, *clues.signatures):
        found = found or read_issuer(line.of(clues.folded), basis="signature", context=clues.context, span=line)
    found = found or relative_department(words, place=clues.place, basis=basis)
    of_place = genre_of(title.words) in ("lawReport", "workReport") and len(clues.place) == 1
    titled = of_place and bool(place_of(words, context=clues.context))
    if found is None and clues.fields.get("来源") and not titled:
        found = read_issuer(_squeeze(clues.fields["来源"]), basis="metadata", context=clues.context)
    if found is None:
        found = speaker(clues.folded[:_SPOKEN], place=clues.place, context=clues.context)
    if found is None and of_place:
        found = Issuer(name_of_government(clues.place[0]), None, basis, clues.place)
    return found


def _place(title: Title, source: SourceText, fields: Mapping[str, str], context: str) -> tuple[Area, ...]:
    """Return the division the title, the stated title, the file name or a field of the row speaks of, in this order."""
    words = (title.words, source.title or "", file_title(source.name), fields.get("城市", ""), fields.get("省份", ""))
    return next((areas for said in words if (areas := place_of(_squeeze(said), context=context))), ())


def _squeeze(words: str) -> str:
    return "".join(shadow(words).split())


def _number(fields: Mapping[str, str], folded: str, body: Sequence[Span]) -> str | None:
    stated = fields.get("发文字号") or fields.get("文号")
    if stated and re.search(r"\d+\s?号", shadow(stated)):
        return "".join(stated.split())
    for span in body[:12]:
        words = span.of(folded)
        if (match := _NUMBERED.match("".join(words.split()))) or (
            len(words) <= 40 and (match := _NUMBER.search(words))
        ):
            return "".join(match[0].split())
    return None


def _year(
    title: Title, genre: str, *, number: str | None, days: tuple[date | None, ...], clean: CleanText
) -> int | None:
    """Return the year a report is about, or in which another document was issued."""
    source = clean.source
    titled = (
        stated_year(shadow(title.words)) or stated_year(shadow(source.title or "")) or stated_year(shadow(source.name))
    )
    in_number = _YEAR_IN_NUMBER.search(number or "")
    issued = int(in_number[1]) if in_number else next((day.year for day in days if day), None)
    if genre not in _BY_TITLE_YEAR:
        return issued or titled
    if titled or genre != "lawReport":
        return titled or issued
    return _covered_year(clean, title) or _reported_year(days) or issued


def _covered_year(clean: CleanText, title: Title) -> int | None:
    """Return the year that the first words of a report name (2023年，在市委的领导下 …); the year of a day is none."""
    start = title.span.end if title.span else clean.kept[0].start
    return stated_year(_MONTH.sub(" ", shadow(clean.source.text[start : start + _PREAMBLE])))


def _reported_year(days: tuple[date | None, ...]) -> int | None:
    """Return the year before the day of a report that comes out by 1 April.

    The annual report on the year past is due by then (法治政府建设与责任落实督察工作规定, 2019, article 24).
    """
    day = next((day for day in days if day), None)
    return day.year - 1 if day and day.month <= _DUE_MONTH else None


def _delivered(folded: str, body: Sequence[Span]) -> date | None:
    """Return the day below the title on which a report was given or a rule passed: ——2026年1月25日在…会议上."""
    for line in body[:_HEAD_LINES]:
        words = line.of(folded)
        if len(words) > _LONGEST_LINE:
            return None
        match = DAY.search(words)
        if match and match.start() <= 4 and _OCCASION.search(words, match.end()):
            return day_of(match)
    return None


def _addressee(text: str, body: Sequence[Span], title: Title) -> str | None:
    past = title.span.end if title.span else 0
    for line in [line for line in body[:_HEAD_LINES] if line.start >= past][:12]:
        quoted = _INVISIBLE.sub("", line.of(text))
        words = shadow(quoted)
        if _ADDRESSEE.fullmatch(words) and _ADDRESSED.search(words) and not _NOT_ADDRESSEE.search(words):
            return quoted[:-1].strip()
        if len(words) > _LONGEST_LINE:
            return None
    return None

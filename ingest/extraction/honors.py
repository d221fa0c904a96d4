"""Find honours: awarded (获评…示范地区), aimed at (争创…示范县), and ranks in an assessment (考评中名列第二)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from ingest.extraction.lexicon import Words, load_toml
from ingest.extraction.scan import Scan, scan_document
from ingest.model import Honor, PolicyDocument, Sentence, Span

_LONGEST = 40
_NAME = re.compile(
    r"(?:了)?(?P<named>[\u4e00-\u9fff]{0,8}“[^“”\n]{2,40}”(?:称号|荣誉称号|奖项?|名单)|“[^“”\n]{2,40}”(?:称号|荣誉称号|荣誉|奖)?(?:[、和及与]?“[^“”\n]{2,40}”){0,8}(?:等?(?:荣誉)?称号)?|“(?=[^”;]{2,40};)[^“”,。;\n]{2,40}|[^,。;:!?()《》“”\n]{2,40})"
)
_QUOTED = re.compile(r"“[^”\n]{2,40}”")
_RANKED = re.compile(
    r"(?:(?:名列|位列|位居|排名|列|获得?|居)(?:[\u4e00-\u9fff]{0,8}?)第[一二三四五六七八九十\d]+(?:名|位)?|(?:名列前茅|位居前列|排名前列|排名首位|位列榜首|位居榜首))"
)
_NUMBER = re.compile(r"第(?P<n>[一二三四五六七八九十\d]+)")
_LEADING = re.compile(r"(?:建设|成为|了|\d+个|\d+项|一批|多个|全[国省市区]唯一的?|我[省市区县]唯一的?|首个|首批)*")
_NAMING = ("命名为", "授予", "评为", "评定为", "认定为", "获评", "获评为", "入选", "荣膺")
_NO_PRIZE = ("项", "牌", "补", "励", "金", "学", "杯", "惩")
_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})年")
_NEGATED = re.compile(r"(?:未|没有|尚未|不得|取消|撤销)[^,。;]{0,4}$")


@cache
def _lists() -> dict[str, Any]:
    return load_toml("honors.toml")


@cache
def _verbs() -> Words:
    lists = _lists()
    return Words({word: status for status in ("awarded", "targeted") for word in lists[status]})


def find_honors(document: PolicyDocument) -> tuple[Honor, ...]:
    """Return the honours in reading order; the year is the one the sentence names, else the reporting year.

    An honour aimed at is no fact of having it; both are kept apart by their status.
    """
    scan = scan_document(document)
    found = [*_titled(scan), *_ranked(scan)]
    honors = []
    for span, sentence, name, status in sorted(found, key=lambda item: item[0]):
        year = _year(scan, sentence, span)
        honors.append(Honor(span, sentence.order, name, status, year or document.header.report_year))
    return tuple(honors)


def _titled(scan: Scan) -> Iterator[tuple[Span, Sentence, str, str]]:
    past = 0
    for start, end, status in _verbs().longest(scan.text):
        sentence = scan.sentence_at(start)
        if sentence is None or start < past or _NEGATED.search(scan.text, sentence.span.start, start):
            continue
        match = _NAME.match(scan.text, end, min(sentence.span.end, end + _LONGEST))
        if match is None:
            continue
        for span in _names(scan.text, match, status, verb=scan.text[start:end]):
            yield span, sentence, _plain(span.of(scan.text)), status
            past = span.end


def _names(text: str, match: re.Match[str], status: str, *, verb: str) -> Iterator[Span]:
    words = match["named"]
    quoted = list(_QUOTED.finditer(text, match.start("named"), match.end("named")))
    if quoted:
        if len(quoted) == 1 and words.endswith(("奖", "奖项", "名单")):
            yield Span(*match.span("named"))
            return
        called = re.search(r"(?:称号|荣誉|奖)$", words) or verb.endswith(_NAMING)
        for quote in quoted:
            if called or _ends_like_honour(quote[0].strip("“”")):
                yield Span(*quote.span())
        return
    past = 0
    for part in re.split("([、])", words):
        start, past = past, past + len(part)
        lead = _LEADING.match(part)
        skipped = lead.end() if lead else 0
        end = _honour_end(part[skipped:])
        if end and (status == "awarded" or end >= 5):
            yield Span(match.start("named") + start + skipped, match.start("named") + start + skipped + end)


def _honour_end(words: str) -> int:
    """Return where the honour's name ends within ``words``, 0 when there is none; 奖|项 and 奖|牌 end none."""
    ends = [
        at + len(head)
        for head in _lists()["heads"]
        if 1 < (at := words.find(head)) < 24
        and not (head.endswith("奖") and words.startswith(_NO_PRIZE, at + len(head)))
    ]
    return max(ends, default=0)


def _ends_like_honour(name: str) -> bool:
    return name.endswith(tuple(_lists()["heads"]))


def _ranked(scan: Scan) -> Iterator[tuple[Span, Sentence, str, str]]:
    for match in _RANKED.finditer(scan.text):
        sentence = scan.sentence_at(match.start())
        if sentence is None:
            continue
        clause = scan.clause_start(match.start(), sentence)
        for earlier in _NUMBER.finditer(scan.text, clause, match.start()):  # one rank to each member of a list
            clause = max(clause, scan.text.find("、", earlier.end(), match.start()) + 1)
        left = scan.text[clause : match.start()]
        where = max((left.rfind(word) + len(word) for word in _lists()["ranked_before"] if word in left), default=0)
        if not where:
            continue
        begin = re.match(r".*?(?:在|于)(?=[^在于]*$)", left[:where])
        start = clause + (begin.end() - 1 if begin else 0)
        number = _NUMBER.search(match[0])
        name = _plain(left[begin.end() if begin else 0 : where]) + (f"第{number['n']}" if number else match[0])
        yield Span(start, match.end()), sentence, name, "ranked"


def _plain(words: str) -> str:
    return "".join(words.split()).strip("“”").removesuffix("称号").strip("“”")


def _year(scan: Scan, sentence: Sentence, span: Span) -> int | None:
    """Return the last year named in the sentence before the honour, or in the honour's own name."""
    years = [int(match["year"]) for match in _YEAR.finditer(scan.text, sentence.span.start, span.end)]
    return years[-1] if years else None

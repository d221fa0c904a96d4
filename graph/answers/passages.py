"""Answers that are text: which sentences say it, and which things they name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from graph.answers.asking import asking_in
from graph.answers.library import Held
from graph.answers.model import Derived, EvidenceText, Question, Sentence
from graph.answers.ranking import Words, words_of
from graph.reading.stated import StatedName
from graph.search.grams import fold

# What a question wants named, the kinds of names that are it, and what a sentence with one gains.
_KINDS: Mapping[str, tuple[tuple[str, ...], float]] = {
    "document": (("CITES",), 0.15),
    "honour": (("CLAIMS_HONOR", "Honor"), 0.15),
    "instrument": (("PolicyInstrument",), 0.06),
    "organization": (("Organization",), 0.05),
}
_ENUMERATED = re.compile(r"[\u4e00-\u9fffA-Za-z“”]{2,12}(?:、[\u4e00-\u9fffA-Za-z“”]{2,16}){2,}")


def wanted_names(question: Question) -> tuple[tuple[str, ...], float]:
    """Return the kinds of things a question wants named and what a sentence that names one gains."""
    for name, pattern in asking_in("named").items():
        if pattern.search(question.text):
            return _KINDS[name]
    return (), 0.0


def names_within(held: Held, sentence: Sentence, kinds: Sequence[str]) -> list[StatedName]:
    """Return the things of some kinds that a sentence names, once each, in reading order."""
    inside = [n for n in held.stated.names if n.kind in kinds and sentence.start <= n.start < sentence.end]
    return list({name.name: name for name in inside}.values())


def gains(question: Question, held: Held) -> list[float]:
    """Return for every sentence of a document what it gains for naming what is wanted."""
    kinds, gain = wanted_names(question)
    if not kinds:
        return [0.0] * len(held.sentences)
    starts = {n.start for n in held.stated.names if n.kind in kinds}
    return [gain if any(s.start <= at < s.end for at in starts) else 0.0 for s in held.sentences]


def cited_titles(question: Question, documents: Sequence[Held]) -> list[tuple[Held, StatedName]]:
    """Return the cited documents a question wants listed by the year in their titles; none for another question."""
    if not asking_in("title")["year"].search(question.text) or not question.years:
        return []
    return [
        (held, name)
        for held in documents
        for name in held.stated.names
        if name.kind == "CITES" and (name.year in question.years or any(str(y) in name.name for y in question.years))
    ]


def meant(question: Question, documents: Sequence[Held]) -> list[tuple[str, str, EvidenceText]]:
    """Return for each quoted word of a question what it stands for in the documents, and a sentence that shows it."""
    found = []
    for word in question.quoted:
        for held in documents:
            named = [n for n in held.stated.names if n.surface == word and n.name != word]
            sentence = next((s for n in named for s in held.sentences if s.start <= n.start < s.end), None)
            if named and sentence:
                found.append((word, named[0].name, evidence_of(sentence)))
                break
    return found


def enumerated(sentence: str, words: Words) -> tuple[str, ...]:
    """Return the members of the list in a sentence (A、B、C) that stands nearest to the words asked with."""
    lists = list(_ENUMERATED.finditer(sentence))
    if not lists:
        return ()
    best = max(
        lists,
        key=lambda found: (words.shared(fold(sentence[max(0, found.start() - 20) : found.end() + 12])), len(found[0])),
    )
    return tuple(best[0].strip("“”").split("、"))


def headings(question: Question, held: Held) -> tuple[list[EvidenceText], Derived | None]:
    """Return the headings of a document's parts, or of the items of one part, and how many there are."""
    parts = held.stated.parts
    if not parts:
        return [], None
    top = min(part.level for part in parts)
    chosen = [part for part in parts if part.level == top]
    if question.ordinal is not None:
        if not 1 <= question.ordinal <= len(chosen):
            return [], None
        outer = chosen[question.ordinal - 1]
        below = [p for p in parts if outer.start <= p.start and p.end <= outer.end and p.level > outer.level]
        chosen = [p for p in below if p.level == min(q.level for q in below)]
    if not chosen:
        return [], None
    texts = [_heading(held, part.heading_start, part.heading_end) for part in chosen]
    return texts, Derived("count", len(chosen), "个")


def _heading(held: Held, start: int, end: int) -> EvidenceText:
    for sentence in held.sentences:
        if sentence.start <= start < sentence.end:
            return evidence_of(sentence)
    title = next((p.title or "" for p in held.stated.parts if p.heading_start == start), "")
    return EvidenceText(held.record.iri, held.record.title, start, end, title)


def dated(held: Held) -> EvidenceText | None:
    """Return the line that dates a document: the last sentence with its date."""
    when = held.stated.written or held.stated.published
    if when is None:
        return None
    year, month, day = (int(part) for part in when[:10].split("-"))
    pattern = re.compile(rf"{year}\s*年\s*0?{month}\s*月\s*0?{day}\s*日|{when[:10]}")
    found = [s for s in held.sentences if pattern.search(s.text)]
    return evidence_of(found[-1]) if found else None


_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余杜叶程魏苏吕丁卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙史"
    "陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文"
)
_PERSON = re.compile(
    rf"(?:(?<!总)书记|市长|区长|县长|省长|镇长|局长|部长|厅长|主任|主席|总理|委员长|院长|检察长)(?P<after>[{_SURNAMES}][\u4e00-\u9fff]{{1,2}})(?=[，,。、；等在向代作出率同的为任主致])"
    rf"|(?<![\u4e00-\u9fff])(?P<before>[{_SURNAMES}][\u4e00-\u9fff]{{1,2}})(?:同志|书记|市长|区长|县长)"
)


def persons(held: Held) -> list[tuple[str, EvidenceText]]:
    """Return the names that stand beside an office or 同志, with their sentences."""
    return [
        (found["after"] or found["before"], evidence_of(sentence))
        for sentence in held.sentences
        for found in _PERSON.finditer(sentence.text)
    ]


def evidence_of(sentence: Sentence) -> EvidenceText:
    """Return a sentence as evidence."""
    return EvidenceText(
        sentence.document, sentence.title, sentence.start, sentence.end, sentence.text, sentence.section
    )


def list_words(question: Question) -> Words:
    """Return the words a list must stand near to."""
    return words_of(question.text, tuple(place.name for place in question.places))

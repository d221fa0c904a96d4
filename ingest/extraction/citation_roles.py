"""What a document does with a title it names: the governing verb before it, the frame around it, or what follows it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ingest.extraction.lexicon import Words, load_toml
from ingest.extraction.scan import Scan
from ingest.model import Sentence, Span

_CHAINED = re.compile(r"[并、和了及与或而先后已]{0,2}")
_NUMBERED = r"\s*(?:\([^()]{1,60}\))?\s*"
_JOINED = re.compile(_NUMBERED + r"(?:以及|及其|或者|[、,和及与或])?" + r"\s*")
_LEAD_IN = re.compile(r"\s*(?:以及|并且|并|包括|即|如|例如|分别是|其中|特别是|尤其是|还|和|及)?\s*")
_REMAINDER = re.compile(r"等?[\u4e00-\u9fff]{0,10}?(?:文件|法规|规定|制度|方案)?(?:\d+[件个部项份])?")
_PROMULGATED = re.compile(
    r"\s*(?:\([^()]{1,60}\))?\s*(?:已|业)经?[^。]{0,80}?(?:现(?:予以?|将其)?(?:印发|发布|公布|转发)|予以公布|现予公布)"
)
_TAKEN = re.compile("[将把]")
_TREATED = re.compile(
    "[^,。;]{0,24}?(?:进行|开展|作为)"
)  # 将《A》、《B》等法律法规进行学习: what is said behind counts
_DIRECT = re.compile(r"(?:对|将|把|使|对于)\s*$")


@dataclass(frozen=True, slots=True)
class Governed:
    """The role of a group of titles and where its governing verb begins (``None`` when nothing governs)."""

    role: str
    verb: int | None = None


@cache
def _lexicon() -> Mapping[str, dict[str, list[str] | str]]:
    return load_toml("citation_roles.toml")


@cache
def _verbs() -> Words:
    before = _lexicon()["before"]
    return Words({verb: role for role, verbs in before.items() if role != "precedence" for verb in verbs})


@cache
def _after() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((role, re.compile(str(pattern))) for role, pattern in _lexicon()["after"].items())


@cache
def _overrides() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((role, re.compile(str(pattern))) for role, pattern in _lexicon()["overrides"].items())


@cache
def _frames() -> tuple[tuple[str, re.Pattern[str]], ...]:
    frames = _lexicon()["frame"].items()
    return tuple((role, re.compile("为(?:[^,。;]{0,4}?)(?:" + "|".join(words) + ")")) for role, words in frames)


@cache
def _after_work() -> re.Pattern[str]:
    return re.compile(str(_lexicon()["works"]["after"]))


def is_work(text: str, group: Span) -> bool:
    """Tell whether the titles of ``group`` are works or papers, not documents: 舞剧《咏春》, 《自然》杂志."""
    works = _lexicon()["works"]
    first = re.compile("《([^》]*)》").match(text, group.start)
    if first and first[1] in works["titles"]:
        return True
    return text[max(0, group.start - 4) : group.start].endswith(tuple(works["before"])) or bool(
        _after_work().match(text, group.end)
    )


def are_joined(text: str, first: Span, second: Span) -> bool:
    """Tell whether two titles stand in one list: 《A》、《B》, 《A》(with its document number)和《B》."""
    return bool(_JOINED.fullmatch(text, first.end, second.start))


def role_of(scan: Scan, sentence: Sentence, group: Span) -> Governed:
    """Return what governs the titles that span ``group``."""
    text = scan.text
    clause = scan.clause_start(group.start, sentence)
    left = text[clause : group.start].rstrip()
    stripped = left.rstrip()
    if stripped.endswith(("以", "以“")):
        for role, pattern in _frames():
            if pattern.match(text, group.end):
                return Governed(role, clause + len(stripped) - 1)
    for role, pattern in _overrides():
        if pattern.match(text, group.end):
            return Governed(role)
    right = _role_after(text, sentence, group)
    if right is not None and (_DIRECT.search(left) or (_TAKEN.search(left) and _TREATED.match(text, group.end))):
        return Governed(right, None)
    governed = _role_before(scan, clause, group.start)
    if governed is None and _LEAD_IN.fullmatch(left) and clause > sentence.span.start:
        earlier = scan.clause_start(clause - 1, sentence)
        governed = _role_before(scan, earlier, clause - 1)
    if governed is None or governed.role == "neutral":
        fallback = "implements" if governed and re.search("推[进动]$", left) else "mentions"
        return Governed(right or fallback, governed.verb if governed else None)
    return governed


def _role_before(scan: Scan, start: int, end: int) -> Governed | None:
    """Return the role of the verbs nearest to ``end``; verbs that follow one another directly count as one group."""
    text = scan.text
    hits = [
        hit
        for hit in _verbs().longest(text, start, end)
        if scan.title_at(hit[0]) is None and not _is_noun(text, hit[1], end)
    ]
    if len(hits) > 1 and text.startswith("的", hits[-1][1]) and end - hits[-1][1] < 3:
        hits.pop()  # a relative clause: 落实|即将出台的《…》 is governed by the verb before it
    if not hits:
        return None
    chain = [hits[-1]]
    for hit in reversed(hits[:-1]):
        if not _CHAINED.fullmatch(text, hit[1], chain[-1][0]):
            break
        chain.append(hit)
    roles = {role for _, _, role in chain}
    role = next(role for role in _lexicon()["before"]["precedence"] if role in roles)
    return Governed(role, chain[-1][0])


def _is_noun(text: str, verb_end: int, title: int) -> bool:
    """Tell whether a word that looks like a governing verb is part of a noun phrase that ends before the title."""
    return (
        text.startswith(("情况", "工作", "部门", "单位", "机关", "办法", "计划", "方案", "能力"), verb_end)
        and title > verb_end + 3
    ) or (text[verb_end - 1] in "依按" and text.startswith(("法", "托", "次", "靠", "旧", "期", "时", "需"), verb_end))


def _role_after(text: str, sentence: Sentence, group: Span) -> str | None:
    end = sentence.span.end
    start = group.end
    note = re.compile(_NUMBERED).match(text, start, end)
    start = note.end() if note else start
    if _PROMULGATED.match(text, start, end):
        return "issued"
    for role, pattern in _after():
        if pattern.match(text, start, end):
            return role
    if text.startswith("等", start):
        rest = _REMAINDER.match(text, start, end)
        for role, pattern in _after():
            if rest and pattern.match(text, rest.end(), end):
                return role
    return None

"""Take a question apart: its single things asked, its years, and what it wants added, compared or divided."""

from __future__ import annotations

import re

from graph.answers.asking import asking, asking_in
from graph.answers.model import Operation, Part

_SPLIT = re.compile(
    r"[?？。；;!！]+|[，,](?=.{0,30})|(?:、|以?及|和|与)(?=多少|几[个件项家份次起宗名人]|.{1,3}(?:多少|几))"
    r"|\b,? ?and (?=how\b|what\b|did\b|does\b|in which\b|which\b|when\b)",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"(?:多少|(?<![这近前后])几)(个百分点|个工作日|个(?=人)|[人户家场件批]次|平方米|平方公里|公里"
    r"|[个件项家份次回趟起宗名人轮类部批条座处所天年倍户场张种亿万元吨辆卷台套例间位])"
)
_NUMBER_OF = re.compile(r"([件人户家次份宗起场名处])数(?!据|量|额|字|目)")  # 化解的争议件数
_HOW_MANY = re.compile(r"how many ((?:[\w'-]+ ){0,4}[\w'-]+)", re.IGNORECASE)
# The measure word that reports use for what an English question counts; the first noun that is found decides.
_NOUNS = {
    "人": (
        r"\b(?:people|persons?|residents|officers|participants|attendees|staff)\b"
        r"|\b(?:lawyers|mediators|doctors|villagers|workers|advis[eo]rs|volunteers|judges|teachers|students|members|cadres)\b"
    ),
    "平方米": r"\bsquare met(?:re|er)s\b",
    "户": r"\b(?:households?|market entities|business entities)\b",
    "所": r"\b(?:schools?|kindergartens?)\b",
    "次": r"\b(?:times|sessions|campaigns|drills|activities|events|checks)\b",
    "轮": r"\b(?:rounds|batches)\b",
    "家": r"\b(?:compan\w+|firms?|enterprises|businesses|merchants|counsels?)\b",
    "件": (
        r"\b(?:cases?|lawsuits?|applications?|petitions?|complaints?|suggestions|proposals|documents?)\b"
        r"|\b(?:disputes|orders)\b"
    ),
    "项": r"\b(?:items?|matters?|decisions?|services?)\b",
    "个": (
        r"\b(?:departments?|bodies|centres|centers|committees|villages|stations|organi[sz]ations|agencies|communities)\b"
    ),
}
# The measure word of what 个 counts in a question: 多少个事项 are 297项 in a report.
_MEASURE_OF = {
    "人": "人",
    "事项": "项",
    "案件": "件",
    "案子": "件",
    "文件": "件",
    "企业": "家",
    "公司": "家",
    "学校": "所",
}
_REPORT_YEAR = re.compile(
    r"((?:19|20)\d\d)\s*年?(?:度)?[\u4e00-\u9fff]{0,14}报告|((?:19|20)\d\d)\s+(?:\w+\s+){0,4}report", re.IGNORECASE
)
_LINK = r"(?:和|与|跟|(?<![涉以])及|以及|还有|、|加上|\band\b|\bplus\b|\bversus\b|\bvs\.?)"
_OPERANDS = re.compile(
    rf"(?P<a>[^，,。？?；;]{{2,40}}?)\s*{_LINK}\s*(?P<b>[^，,。？?；;]{{2,40}}?)"
    r"(?=分别|各(?:自|有|是|占)?|两者|二者|相比|哪|谁|加起来|相加|合计|合起来|一共|总共|之和|的?差|中[,，]|之间|[，,?？]|$"
    r"|combined|together|respectively)"
)
# What tells the figure asked for from the one it is part of: 有多少位X是Y的, X当中Y的有多少.
_FOCUS = (
    re.compile(r"(?:多少|几)[^，,。？?是]{1,12}是(?P<focus>[^，,。？?是]{2,})"),
    re.compile(
        r"(?:里面|里|当中|之中|中)[，,]?(?P<focus>[^，,。？?]{2,}?(?:有|是|占|为)?(?:了)?(?:多少|几)[^，,。？?]*)$"
    ),
)
_SHARE_OF = re.compile(
    r"(?P<a>[^，,。？?；;]{2,30}?)占(?:了|到|全部|所有|总)?(?P<b>[^，,。？?；;]{1,20}?)的?(?:比例|比重|百分|多少|几成)"
)
_SHARE_WITHIN = re.compile(r"(?P<a>[^，,。？?；;]{2,30}?)[，,]?\s*在(?P<b>[^，,。？?；;]{2,30}?)(?:里面?|当?中|之中)占")
_SHARE_IN = re.compile(
    r"(?P<b>[^，,。？?；;]{2,40}?)(?:里面?|当中|之中|中)的?[，,]?\s*(?P<a>[^，,。？?；;]{1,30}?)的?占"
    r"(?:了|到)?(?:多大|多少|几|百分|什么|比)"
)
_SHARE_EN = re.compile(
    r"(?:what (?:share|percentage|proportion|percent|fraction) of (?P<b>.+?) "
    r"(?:was|were|is|are|did|do|does|has|have|had|came|come|ended|resulted|led) (?P<a>[^?]+))"
    r"|(?:(?:share|percentage|proportion|percent) (?:of|that) (?P<a2>.+?) "
    r"(?:in|among|out of|of|to|make up of) (?P<b2>[^?]+))",
    re.IGNORECASE,
)
_WITHOUT_OPERANDS = frozenset({Operation.PASSAGE, Operation.LIST, Operation.PERSON, Operation.DATE})


def parts_of(text: str) -> tuple[Part, ...]:
    """Return the single things asked; a stretch that asks nothing belongs to the next that does."""
    parts: list[Part] = []
    waiting = ""
    for stretch in _SPLIT.split(text):
        piece = stretch.strip(" ,，")
        if not piece:
            continue
        whole = f"{waiting}，{piece}" if waiting else piece
        if asking("number").search(piece) or ((parts or waiting) and asking("also").search(piece)):
            parts.append(_part(whole, piece, asks=True))
            waiting = ""
        else:
            waiting = whole
    if waiting and parts:
        parts.append(_part(waiting, waiting, asks=False))
    return tuple(parts) or (_part(text, text, asks=False),)


def focus_of(part: Part) -> str:
    """Return the words of a part that tell its figure from the one it is a part of: of 负责人里出庭的有几人 the end."""
    found = next(filter(None, (pattern.search(part.own.rstrip("？?")) for pattern in _FOCUS)), None)
    return found["focus"] if found else part.own


def _part(text: str, own: str, *, asks: bool) -> Part:
    wanted = next((kind for kind, pattern in asking_in("wanted").items() if pattern.search(own)), None)
    return Part(text=text, own=own, wanted=wanted, unit=_unit(own), asks=asks)


def _unit(text: str) -> str | None:
    """Return the measure word asked with, or the one for the noun counted in English."""
    found = _UNIT.search(text)
    if found:
        noun = text[found.end() : found.end() + 6]
        return next((unit for word, unit in _MEASURE_OF.items() if found[1] == "个" and word in noun), found[1])
    number_of = _NUMBER_OF.search(text)
    if number_of:
        return number_of[1]
    counted = _HOW_MANY.search(text)
    if counted is None:
        return None
    nouns = [(noun.start(), unit) for unit, words in _NOUNS.items() for noun in re.finditer(words, counted[1], re.I)]  # noqa: FURB167
    return min(nouns)[1] if nouns else None


def report_years_of(text: str) -> tuple[int, ...]:
    """Return the years that name a report: 2023年政府工作报告."""
    return tuple(int(chinese or english) for chinese, english in _REPORT_YEAR.findall(text))


def operands_of(text: str, operation: Operation) -> tuple[str, ...]:
    """Return what is to be added, compared or divided, as asked; empty when the question does not say."""
    if operation is Operation.SHARE:
        found = _SHARE_WITHIN.search(text) or _SHARE_IN.search(text) or _SHARE_OF.search(text) or _SHARE_EN.search(text)
        if found is None:
            return ()
        named = found.groupdict()
        return (named.get("a") or named.get("a2") or "", named.get("b") or named.get("b2") or "")
    found = _OPERANDS.search(text)
    if found is None or operation in _WITHOUT_OPERANDS:
        return ()
    return found["a"].strip(), found["b"].strip()

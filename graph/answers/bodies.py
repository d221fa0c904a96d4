"""Which body a question asks about, and which one a figure belongs to: 市农业农村局查办264件、挽回损失518万元."""

from __future__ import annotations

import re
from functools import lru_cache

from graph.answers.kinds import Fit
from graph.answers.marks import clause_start, without_brackets
from graph.answers.model import Found, Part, Question
from graph.answers.ranking import bare

_NAME = r"(?:(?![的了在由被给从是年月和与及对把向去到赴经请、])[\u4e00-\u9fff])"
_BODY = re.compile(
    rf"(?:[省市区县州旗镇我本该各全]|^)?(?P<name>公安(?:局|机关|部门)|{_NAME}{{2,7}}?"
    r"(?:局|(?<!大)厅|大队|支队|法院|检察院|(?<![党常县市区省州])委(?:员会|(?![员托派任会培办外书]))))(?!部|面|限|势|长|级)"
)
NAMES = (
    ("环保", "生态环境", "环境保护"),
    ("城管", "综合执法", "综合行政执法", "城市管理"),
    ("人社", "人力资源", "社会保障", "劳动"),
    ("市场监管", "市场监督", "工商", "质监", "食药"),
    ("卫健", "卫生健康", "卫生", "卫计"),
    ("住建", "住房", "建设"),
    ("发改", "发展改革", "发展和改革", "改革"),
    ("自然资源", "国土", "规划"),
    ("农业农村", "农业", "农牧"),
    ("文旅", "文化", "旅游", "文广旅"),
    ("应急", "安监"),
    ("公安", "警方", "交警"),
    ("交通运输", "交通"),
    ("教育", "教体"),
    ("林草", "林业", "草原"),
    ("司法",), ("财政",), ("民政",), ("税务",), ("审计",), ("水利",), ("气象",), ("统计",), ("商务",), ("工信",),
    ("科技",), ("海关",), ("消防",), ("医保",), ("信访",), ("退役军人",),
)  # fmt: skip
"""What the parts of a government are called, over the years and in short; a row is one body."""
_FIELD = re.compile(rf"(?P<name>{'|'.join(name for row in NAMES for name in row)})(?:执法队伍|执法部门|部门|系统)")
_ENGLISH = {
    "生态环境": r"ecolog\w+|environment\w*",
    "城市管理": r"urban management|city management|urban administration",
    "人力资源": r"human resources|labou?r",
    "市场监管": r"market (?:regulat|supervis)\w+",
    "卫生健康": r"health",
    "住建": r"housing",
    "发展改革": r"development and reform",
    "自然资源": r"natural resources",
    "农业农村": r"agricultur\w+|rural affairs",
    "文化": r"cultur\w+|tourism",
    "应急": r"emergency",
    "公安": r"public security|police",
    "交通运输": r"transport\w*",
    "教育": r"education",
    "林业": r"forest\w+",
    "司法": r"justice",
    "财政": r"finance",
    "民政": r"civil affairs",
    "税务": r"tax\w*",
    "审计": r"audit\w*",
    "水利": r"water \w+",
    "统计": r"statistics",
    "消防": r"fire",
    "医保": r"medical (?:insurance|security)|healthcare security",
    "信访": r"petitions?|letters and (?:calls|visits)",
}
"""What the same bodies are called in English, before bureau or department."""
_BODY_EN = re.compile("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in _ENGLISH.items()), re.IGNORECASE)
_TYPE_EN = re.compile(
    r"(?:[ ,]+(?:and |& )?[\w-]+){0,3}? "
    r"(?:bureau|department|regulator|commission|authorit(?:y|ies)|administration|agency)(?:s|'s|\b)",
    re.IGNORECASE,
)
_AIM = re.compile(r"(?:[向给对被跟与和同、]|\b(?:to|with) (?:the )?(?:[\w']+ ){0,2})$")
_TYPE = re.compile(r"(?:局|厅|大队|支队|委员会|委|机关|部门|系统)$")
_GAP = ".{0,3}"  # between the characters of a shorter name: 卫健委, 卫生健康委
_MARKS = "，；。,;、"


@lru_cache(maxsize=4096)
def bodies_in(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return where each body named in a text begins and ends, and its name without the place before it."""
    found = [*_BODY.finditer(text), *_FIELD.finditer(text)]
    return tuple(sorted({(one.start(), one.end("name"), one["name"]) for one in found}))


def _bodies_in_english(text: str) -> list[tuple[int, str]]:
    """Return where an English text names a body, and its Chinese name."""
    found = [(one, str(one.lastgroup)) for one in _BODY_EN.finditer(text)]
    whole = ("police", "regulator")
    return [
        (one.start(), name) for one, name in found if one[0].lower().endswith(whole) or _TYPE_EN.match(text, one.end())
    ]


@lru_cache(maxsize=1024)
def _asked(text: str) -> tuple[str, ...]:
    """Return the bodies a question is about, not those with or to which something is done: 向公安机关移送."""
    named = [(start, name) for start, _, name in bodies_in(text)] + _bodies_in_english(text)
    return tuple(name for start, name in named if not _AIM.search(text[:start]))


def body_fit(question: Question, part: Part, found: Found) -> Fit:
    """Return whether a figure is of a body that a part of a question names; open where it names none."""
    asked = _asked(bare(question, part.text))
    if not asked:
        return Fit.OPEN
    text = without_brackets(found.sentence.text)
    stop = found.figure.start - found.sentence.start
    own = text[clause_start(text, stop, marks=_MARKS) : stop]
    if any(form in own for one in asked for form in _forms(one)):
        return Fit.NAMED
    named = bodies_in(text)
    if not any(
        any(form in text[:stop] for form in _forms(one)) or any(_same(one, name) for *_, name in named) for one in asked
    ):
        return Fit.MISSING
    before = [(end, name) for _, end, name in named if end <= stop]
    if not before:
        return Fit.OPEN
    clause = clause_start(text, before[-1][0], marks=_MARKS)
    nearest = [name for end, name in before if end >= clause]
    return Fit.NAMED if any(_same(one, name) for one in asked for name in nearest) else Fit.OTHER


def _forms(name: str) -> tuple[str, ...]:
    """Return what a body may be called by: its name without 局 or 部门, and the other names people use for it."""
    stem = _stem(name)
    return next((group for group in NAMES if any(one in stem for one in group)), (stem,))


def _stem(name: str) -> str:
    return _TYPE.sub("", name) or name


def _same(one: str, other: str) -> bool:
    """Tell whether two names may be one body's, the shorter made of characters of the longer, in order."""
    if any(form in other for form in _forms(one)):
        return True
    short, long = sorted((_stem(one), _stem(other)), key=len)
    return re.search(_GAP.join(map(re.escape, short)), long) is not None

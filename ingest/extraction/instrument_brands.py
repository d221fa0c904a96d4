"""Instruments whose names stand in quotation marks: “枫桥式”…, “检查码”, “1+1+N”调解模式."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.extraction.instrument_grammar import QUOTED, begin_of, floor_of, goes_on, grammar, strip_leading
from ingest.extraction.scan import Scan

_NOTIONS = ("产业", "经济", "城市", "社会", "市场", "企业", "人才", "问题", "现象")
"""Endings of quoted words that name a notion (“未来产业”), no instrument."""
_MODEL = re.compile(r"(?:示范|模范|文明|先进|标兵|优秀|最美)[\u4e00-\u9fff()、]{0,8}$")
"""Quoted words that name an honour: “民主法治示范村(社区)”; what trains or elects its holders has a head behind it."""
_SPOKEN_OF = ("要求", "的要求", "目标", "理念", "精神", "作风", "态度", "思想", "观念", "意识", "标准", "格局")
"""Behind these, quoted words say how or what for: “全覆盖、零容忍”要求."""
_LAUNCHED = re.compile(r"(?:正式|全面|全域|同步|率先|成功)*(?:上线|启用|投用|投入使用|推广应用|推广使用|试运行|落地)")
_HONOUR = re.compile(r"(?:获评|荣获|被评为|获得|入选|授予|命名为|称号|获)[^,。;“]{0,6}$")


@cache
def _brand_heads() -> tuple[str, ...]:
    return tuple(sorted(grammar()["brands"]["heads"], key=len, reverse=True))


def quoted_names(scan: Scan, ends: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Yield where quoted names stand: with a head behind them, or as objects of a verb that introduces something new.

    Args:
        scan: the document.
        ends: where known instruments end.
    """
    text = scan.text
    accepted = -1  # end of the last quotation accepted, for lists of quotations
    for match in QUOTED.finditer(text):
        words = match[0][1:-1]
        sentence = scan.sentence_at(match.start())
        if sentence is None or len(words) < 2 or not re.search(r"[^\d·.]", words):
            continue
        head = next((word for word in _brand_heads() if text.startswith(word, match.end())), None)
        if head is not None and _is_cut(text, match.end(), match.end() + len(head)):
            head = None
        begin = begin_of(scan, sentence, match.start(), ends=ends, least=0)
        if head is None and not _stands_alone(scan, match, begin.at, accepted):
            continue
        if head is not None and (words in ("三农", "两会") or _HONOUR.search(text, sentence.span.start, match.start())):
            continue
        start = strip_leading(text, begin.at, match.start())
        start = max(start, text.rfind("”", start, match.start()) + 1)
        longest = 4 if head is None and scan.title_at(match.start()) else 12
        start = start if match.start() - start <= longest else match.start()
        accepted = match.end()
        end = match.end() + len(head or "")
        yield start, end


def _is_cut(text: str, start: int, end: int) -> bool:
    """“七五”普法|工作 is the whole name all the same; “百千”工程|建设 is not."""
    return goes_on(text, start, end) and not (text.startswith("工作", end) and not goes_on(text, start, end + 2))


def _stands_alone(scan: Scan, match: re.Match[str], begin: int, accepted: int) -> bool:
    text, words = scan.text, match[0][1:-1]
    if _is_no_name(text, match, words):
        return False
    if scan.title_at(match.start()) is not None or _LAUNCHED.match(text, match.end()):
        return True
    if (
        accepted >= 0
        and text[accepted : match.start()] in ("", "、", "和", "与", "及", ",")
        and accepted <= match.start()
    ):
        return True
    floor, _ = floor_of(text, max(0, match.start() - 30), match.start())
    after = tuple(grammar()["brands"]["after"])
    return match.start() - begin <= 8 and begin > floor and text[floor:begin].endswith(after)


def _is_no_name(text: str, match: re.Match[str], words: str) -> bool:
    """Tell whether quoted words are a notion, a saying, an honour or a way of working rather than a thing's name."""
    if words.endswith(_NOTIONS) or _MODEL.search(words) or len(re.findall("[+＋]", words)) > 1:
        return True
    if words in grammar()["brands"]["not_names"] or re.search("[,。;:!?]", words) or len(words) > 16:
        return True
    if text.startswith((*_SPOKEN_OF, "称号", "奖"), match.end()):
        return True
    return _HONOUR.search(text, max(0, match.start() - 20), match.start()) is not None

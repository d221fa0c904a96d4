"""Regions whose numerals are never figures: titles, names, dates, list numbers, law articles, telephone numbers.

Each kind of region is a named pattern over the shadow of the text.  Names are recognised by marks (《》, “”), by shape
(1+11+17, 8·14, 3.0版) or, for the few formulas of administrative language that carry a counting word without marks
(八项规定, 四个自信), by a closed list.  Numerals without a counting word (双随机, 三单一函) need no mask: the grammar
of quantities never reads them.

Patterns are grouped by the characters they can begin with, and tried only there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from ingest.model import Span

_CN = "〇零一二三四五六七八九十百千两"
_MARKED = (
    ("title", r"《[^《》\n]{1,120}》|《(?:[^《》\n]|《[^《》\n]{1,60}》){1,160}》"),
    ("quoted", r"“(?!零)(?:[^“”\n,。;]{1,40}|[^“”\n。;]{1,14})”|「[^「」\n]{1,40}」|『[^『』\n]{1,40}』"),
    ("quoted", r"\"(?!零)[^\"\n,。;]{1,30}\"|‘[^‘’\n]{1,30}’"),
)
_ARABIC = (
    ("date", r"(?<!\d)(?:19|20)\d{2}\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号])?)?(?:份|度)?"),
    ("date", r"(?:19|20)\d{2}\s*(?:—+|–|-|~|至|到)\s*(?:(?:19|20)\d{2}|\d{2})\s*年度?"),
    ("date", r"(?<!\d)(?:19|20)\d{2}(?=(?:、(?:19|20)\d{2})*[、和]?(?:19|20)\d{2}年)"),
    (
        "date",
        (
            r"(?<![\d.])\d{1,2}\s*(?:[—–\-~至]\s*\d{1,2}\s*)?月(?:份|底|末|初|[上中下]旬"
            r"|\s*\d{1,2}\s*[日号]?(?:\s*[—–\-~至、]\s*\d{1,2})?\s*[日号])?(?![均度])"
        ),
    ),
    ("date", r"(?:19|20)\d{2}[-/.](?:0?[1-9]|1[0-2])[-/.](?:[0-2]?\d|3[01])(?!\d)|(?<!\d)\d{1,2}:\d{2}(?!\d)"),
    ("date", r"\d{1,2}世纪(?:\d{2}年代)?|(?<!\d)\d{2}年代|(?<![\d.])\d{1,3}年(?=[来间])|(?<!\d)\d{2}[后级届](?!\d)"),
    ("anniversary", r"\d+\s*[多余]?周年"),
    ("number", r"(?<![\d.])\d+(?:、\d+)*\s*号(?!召)"),
    ("phone", r"(?<!\d)(?:0\d{2,3}-?\d{7,8}|1[3-9]\d{9}|[48]00-?\d{3}-?\d{4})(?!\d)"),
    ("sum", r"\d+(?:\+[\dNnXx]+)+|\d+·\d+|\d×\d{1,2}(?=小时)|\d\*24|(?<![\d.])\d+:\d+(?:\.\d+)?(?!\d)"),
    ("version", r"(?<![\d.])\d\.\d(?:版|时代|升级版|模式|模型)|(?<![\d.])\d{1,2}[AaGgKkDd](?![A-Za-z])级?"),
    ("name", r"\d{1,3}(?:分钟|小时|公里)[\u4e00-\u9fff]{0,8}(?:圈|通达|可达|直达|响应)"),
    ("name", r"\d+(?:米|公里|分钟|小时)(?=[\u4e00-\u9fff]{0,10}(?:覆盖|半径|范围|[^围]圈))"),
    ("name", r"(?<!\d)24小时(?=自助|不打烊|服务|在线|便民|值班|营业|政务|热线|政府|无人|智能|开放|全天)|7×?24小时"),
)
_LISTS = (
    ("list", r"(?m:^)[ \t]*(?:\d{1,2}(?:\.\d{1,2})*[.、)](?!\d)|\d{1,2}\.(?=[\u4e00-\u9fff“《]|\d+[个项大类]))"),
    ("list", rf"(?m:^)[ \t]*[{_CN}]{{1,3}}[、.]"),
)
_BRACKETED = (
    ("list", rf"\((?:\d{{1,2}}|[{_CN}]{{1,3}})\)|[①-⑳⑴-⒇]"),
    ("number", r"[〔\[(【](?:19|20)\d{2}[〕\])】]\s*\d+\s*号"),
)
_INLINE = (
    ("list", r"(?<=[。;:,])\s*\d{1,2}[.、](?=[\u4e00-\u9fff“《])"),
    ("list", rf"(?<=[。;:,])[{_CN}]{{1,2}}[是要](?=[\u4e00-\u9fff])"),
)
_ORDINAL = (("ordinal", rf"第\s*(?:\d+|[{_CN}]+)(?:\s*[、和至—-]\s*第?(?:\d+|[{_CN}]+))*[\u4e00-\u9fff]?"),)
_AGO = (
    (
        "date",
        r"(?:近|过去|未来|今后|最近|(?<!提)前|往后|接下来)的?[\d两三四五六七八九十]{1,3}(?:年|个?月|周|天)(?!以上|多)",
    ),
)
_LATIN = (
    ("number", r"[A-Za-z]+\d+(?:、\d+)*\s*号(?!召)"),
    ("sum", r"[Nn]\+\d+"),
    ("version", r"[A-Za-z]+[-—]?\d+(?:\.\d+)?(?![\d%万亿元])"),
)
_FORMULA = (("formula", r"(?:[×÷*=]|(?<=[\u4e00-\u9fff)])/)\s*\d+(?:\.\d+)?[%‰]?(?![\d个件人])"),)
_CHINESE = (
    ("date", rf"[{_CN}]{{4}}年(?:[{_CN}]{{1,3}}月(?:[{_CN}]{{1,3}}日)?)?|[{_CN}]{{1,3}}月(?:[{_CN}]{{1,3}}[日号]|份)"),
    ("anniversary", rf"[{_CN}]+[多余]?周年"),
    ("name", rf"[{_CN}]+届[{_CN}]+次|[{_CN}]+次(?:、[{_CN}]+次)*全会|[七]×?(?:24|二十四)小时"),
    ("name", r"(?:[两三五十]|十五|三十)(?:分钟|小时|公里)[\u4e00-\u9fff]{0,8}(?:圈|通达|可达|直达|响应)"),
    (
        "formula",
        (
            r"[四五六七]个(?:全面|意识|自信|服务|伟大|一批|不摘|到位|必须|坚持|统筹|聚焦|结合|维护)"
            r"|两个(?:维护|确立|一百年|毫不动摇|结合|大局|先行|健康|文明|前途|率先|统一)|五个(?:文明|一批)"
            r"|三个(?:代表|务必|区分开来|必须|没有变|规定)|三项制度|八项规定|六个必须坚持|九个坚持|十个明确|[十五]项准则"
            r"|三[大场]攻坚战|三类人员|三张清单|一个(?:中心|基准|窗口|门|平台|标准|口子)|两手抓|三支一扶|五险一金|三农"
            r"|三[元门台]区?县|五家渠|七[里台]河|五台|三[里门]|六盘水|八步区|百[日城年]|千[家]?万户|千方百计|百花"
            r"|[百千]强[县镇村区企]?|百万大[\u4e00-\u9fff]|三方(?:协议|机构|评估|协商)|[一两三]级|[七二]?十?国集团"
            r"|两[会院地岸岁头]|七[天日]双公示|[十百千万]{1,2}(?:人|百?亿级|亿级)(?:计划|工程)"
        ),
    ),
)


def _compiled(*groups: tuple[tuple[str, str], ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern)) for group in groups for kind, pattern in group)


# (where a group's patterns can begin, the patterns): runs of digits and numerals are entered at their first character
_GROUPS = (
    (re.compile(r"[《“「『\"‘]"), _compiled(_MARKED)),
    (re.compile(r"(?<!\d)\d"), _compiled(_ARABIC)),
    (re.compile(r"(?m)^(?=[ \t]*[\d一二三四五六七八九十])"), _compiled(_LISTS)),
    (re.compile(r"[(〔\[【①-⑳⑴-⒇]"), _compiled(_BRACKETED)),
    (re.compile(r"(?<=[。;:,])(?=\s?[\d一二三四五六七八九十])"), _compiled(_INLINE)),
    (re.compile("第"), _compiled(_ORDINAL)),
    (re.compile("[近过未今最前往接]"), _compiled(_AGO)),
    (re.compile(r"(?<![A-Za-z])[A-Za-z]"), _compiled(_LATIN)),
    (re.compile(r"[×÷*=/]"), _compiled(_FORMULA)),
    (re.compile(rf"(?<![{_CN}])[{_CN}万]"), _compiled(_CHINESE)),
)


class Mask:
    """A set of regions, asked whether a place lies inside one."""

    def __init__(self, spans: Iterable[Span]) -> None:
        merged: list[Span] = []
        for span in sorted(spans):
            if merged and span.start < merged[-1].end:
                merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
            else:
                merged.append(span)
        self._spans = merged
        self._starts = [span.start for span in merged]

    def covers(self, span: Span) -> bool:
        """Tell whether ``span`` shares a character with a region."""
        at = bisect_right(self._starts, span.end - 1) - 1
        return at >= 0 and self._spans[at].end > span.start


def find_masks(shadow: str) -> tuple[tuple[str, Span], ...]:
    """Return the regions with the name of their kind, in reading order; regions of different kinds may overlap."""
    return tuple(sorted(_found(shadow), key=lambda item: (item[1], item[0])))


def _found(shadow: str) -> Iterator[tuple[str, Span]]:
    for begins, patterns in _GROUPS:
        for place in begins.finditer(shadow):
            at = place.start()
            for kind, pattern in patterns:
                if (match := pattern.match(shadow, at)) and match.end() > at:
                    yield kind, Span(at, match.end())

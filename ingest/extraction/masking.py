"""Regions whose numerals are never figures: titles, names, dates, list numbers, law articles, telephone numbers.

Each kind of region is one named pattern over the shadow of the text.  Names are recognised by their marks (《》,
“”), by shape (1+11+17, 8·14, 3.0版) or, for the few formulas of administrative language that carry a counting word
without marks (八项规定, 四个自信), by a closed list.  Numerals without a counting word (双随机, 三单一函, 十四五)
need no mask: the grammar of quantities never reads them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from ingest.model import Span

_CN = "〇零一二三四五六七八九十百千两"
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("title", re.compile(r"《[^《》\n]{1,120}》|《(?:[^《》\n]|《[^《》\n]{1,60}》){1,160}》")),
    ("quoted", re.compile(
        r"“[^“”\n,。;]{1,40}”|「[^「」\n]{1,40}」|『[^『』\n]{1,40}』|\"[^\"\n,。;]{1,30}\"|“[^“”\n。;]{1,14}”")),
    ("quoted", re.compile(r"‘[^‘’\n]{1,30}’")),
    ("date", re.compile(r"(?<!\d)(?:19|20)\d{2}\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号])?)?(?:份|度)?")),
    ("date", re.compile(
        r"(?:19|20)\d{2}\s*(?:—+|–|-|~|至|到)\s*(?:(?:19|20)\d{2}|\d{2})\s*年度?|(?<!\d)(?:19"
        r"|20)\d{2}(?=(?:、(?:19|20)\d{2})*[、和]?(?:19|20)\d{2}年)")),
    ("date", re.compile(
        r"(?<![\d.])\d{1,2}\s*(?:[—–\-~至]\s*\d{1,2}\s*)?月(?:份|底|末|初|上旬|中旬|下旬"
        r"|\s*\d{1,2}\s*[日号]?(?:\s*(?:[—–\-~至、])\s*\d{1,2})?\s*[日号])?(?![均度])")),
    ("date", re.compile(
        rf"[{_CN}]{{4}}年(?:[{_CN}]{{1,3}}月(?:[{_CN}]{{1,3}}日)?)?|[{_CN}]{{1,3}}月(?:[{_CN}]{{1,3}}[日号]|份)")),
    ("date", re.compile(
        r"(?:19|20)\d{2}[-/.](?:0?[1-9]|1[0-2])[-/.](?:[0-2]?\d|3[01])(?!\d)|(?<!\d)\d{1,2}[::]\d{2}(?!\d)"
        r"|\d{1,2}世纪(?:\d{2}年代)?|(?<!\d)\d{2}年代")),
    ("date", re.compile(
        r"(?<![\d.])\d{1,3}年(?=[来间])|(?<!\d)\d{2}[后级届](?!\d)|(?:近|过去|未来|今后|最近|(?<!提)前|往后"
        r"|接下来)的?[\d两三四五六七八九十]{1,3}(?:个)?(?:年|个?月|周|天)(?!以上|多)")),
    ("anniversary", re.compile(rf"(?:\d+|[{_CN}]+)\s*(?:多|余)?周年")),
    ("list", re.compile(
        r"(?m)^[ \t]*(?:\d{1,2}(?:\.\d{1,2})*[.、)](?!\d)|\d{1,2}\.(?=[\u4e00-\u9fff“《]|\d+[个项大类]))")),
    ("list", re.compile(
        rf"\((?:\d{{1,2}}|[{_CN}]{{1,3}})\)|[①-⑳⑴-⒇]|(?<=[。;:,])\s*\d{{1,2}}[.、](?=[\u4e00-\u9fff“《])")),
    ("list", re.compile(rf"(?m)^[ \t]*[{_CN}]{{1,3}}[、.]|(?<=[。;:,])[{_CN}]{{1,2}}(?:是|要)(?=[\u4e00-\u9fff])")),
    ("ordinal", re.compile(rf"第\s*(?:\d+|[{_CN}]+)(?:\s*[、和至—-]\s*第?(?:\d+|[{_CN}]+))*[\u4e00-\u9fff]?")),
    ("number", re.compile(
        r"[〔\[\(【](?:19|20)\d{2}[〕\]\)】]\s*\d+\s*号|(?<![\d.])[A-Za-z]*\d+(?:、\d+)*\s*号(?!召)")),
    ("phone", re.compile(r"(?<!\d)(?:0\d{2,3}-?\d{7,8}|1[3-9]\d{9}|[48]00-?\d{3}-?\d{4})(?!\d)")),
    ("sum", re.compile(
        r"\d+(?:\+[\dNnXx]+)+|\d+·\d+|[Nn]\+\d+|\d×\d{1,2}(?=小时)|\d\*24"
        r"|(?<![\d.])\d+(?:[::]\d+)(?:\.\d+)?(?!\d)")),
    (
        "name",
        re.compile(
            rf"\d+(?:米|公里|分钟|小时)(?=[\u4e00-\u9fff]{{0,10}}(?:覆盖|半径|范围|[^围]圈))"
            rf"|[{_CN}]+届[{_CN}]+次|[{_CN}]+次(?:、[{_CN}]+次)*全会"
        ),
    ),
    ("formula", re.compile(r"(?:[×÷*=]|(?<=[\u4e00-\u9fff)])/)\s*\d+(?:\.\d+)?[%‰]?(?![\d个件人])")),
    ("version", re.compile(
        r"(?<![\d.])\d\.\d(?:版|时代|升级版|模式|模型)|[A-Za-z]+[-—]?\d+(?:\.\d+)?(?![\d%万亿元])"
        r"|(?<![\d.])\d{1,2}[AaGgKkDd](?![A-Za-z])级?")),
    ("name", re.compile(
        r"(?:\d{1,3}|[两三五十]|十五|三十)(?:分钟|小时|公里)(?:[\u4e00-\u9fff]{0,8}(?:圈|通达|可达|直达|响应))"
        r"|(?<!\d)24小时(?=自助|不打烊|服务|在线|便民|值班|营业|政务|热线|政府|无人|智能|开放|全天)|(?:7"
        r"|七)×?(?:24|二十四)小时")),
    ("formula", re.compile(
        r"[四五六七]个(?:全面|意识|自信|服务|伟大|一批|不摘|到位|必须|坚持|统筹|聚焦|结合|维护)"
        r"|两个(?:维护|确立|一百年|毫不动摇|结合|大局|先行|健康|文明|前途|率先|统一)"
        r"|三个(?:代表|务必|区分开来|必须|没有变|规定)|三项制度|八项规定|六个必须坚持|五个(?:文明|一批)"
        r"|三(?:大|场)攻坚战|三类人员|九个坚持|十个明确|[十五]项准则|三张清单"
        r"|一个(?:中心|基准|窗口|门|平台|标准|口子)|两手抓|三[元门台]区?县|五家渠|七[里台]河|五台|三[里门]"
        r"|六盘水|八步区|百[日城年]|千[家]?万户|千方百计|百花|[百千]强[县镇村区企]?|百万大[\u4e00-\u9fff]"
        r"|三方(?:协议|机构|评估|协商)|[一两三]级|[七二]?十?国集团|金砖[五十]?国|两[会院地岸岁头]|三支一扶"
        r"|五险一金|三农|七[天日]双公示|[十百千万]{1,2}(?:人|百?亿级|亿级)(?:计划|工程)"
    )),
)  # fmt: skip
_ZERO = re.compile(r"^.零[\u4e00-\u9fff]")


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
    found = [
        (kind, Span(match.start(), match.end()))
        for kind, pattern in _PATTERNS
        for match in pattern.finditer(shadow)
        if match.end() > match.start() and not (kind == "quoted" and _ZERO.match(match[0]))
    ]
    return tuple(sorted(found, key=lambda item: (item[1], item[0])))

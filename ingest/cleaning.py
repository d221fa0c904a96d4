"""Which slices of a source are the document: repeated titles and bodies and the furniture of web pages are set aside.

Nothing is deleted: the source text stays as it is, and the kept and the dropped slices together cover it exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.model import CleanText, Dropped, SourceText, Span
from ingest.shadow import shadow

_FURNITURE = re.compile(
    r"(?:\d\.)?(?:今天是[:]?|现在是[:]?|.{0,20})(?:19|20)\d\d年\d{1,2}月\d{1,2}日星期[一二三四五六日天].{0,16}|(?:无障碍|长者(?:模式|助手|版)|关怀版|适老化?|简体(?:版|中文)?|繁体(?:版|中文)?|手机版|移动版|English|登录|注册|[|])*(?:无障碍|繁体|长者)(?:阅读|浏览|模式|版|中文|简体|繁体|登录|注册|English|[|])*"
    r"|扫一扫.{0,20}|[》>»]*点击.{0,10}(?:进入|查看|下载|打开).{0,12}[《<«]*|用?微信扫.{0,20}|(?:责任)?编辑[:].{0,24}|责任编辑.{0,16}|(?:打印(?:本页|文本|此页)|关闭(?:窗口|本页)|返回(?:顶部|首页|列表|上一页))+"
    r"|分享到[:]?.{0,20}|[上下]一(?:篇|条|页)[:].{0,80}|相关(?:链接|阅读|文章|稿件|附件下载)[:]?|(?:\d\.)?您?(?:当前|现在|的)?(?:所在)?(?:的)?位置[:].{0,90}"
    r"|(?:\d\.)?(?:首页[>»›/].{1,80}|>(?:正文|详情))|版权所有.{0,60}|.{0,24}ICP备.{0,50}|.{0,12}公网安备.{0,50}|网站标识码[:].{0,40}|(?:浏览|阅读|访问|点击)(?:次数|量|数|率)[:].{0,20}"
    r"|最近搜索|热门搜索|搜索历史|相关搜索|历史搜索|热门推荐|推荐阅读|猜你喜欢|[【\[(]?字[号体](?:大小)?[:].{0,24}|(?:[【\[](?:(?:打印|关闭|收藏|推荐|分享|返回)(?:本页|窗口|此页|本文|顶部)?|大|中|小)[】\]])+"
    r"|(?:下载)?(?:文字|图片|word|pdf)版(?:下载)?|视力保护色[:]?.{0,20}|(?:打印|关闭|收藏|分享|纠错|大|中|小|[|]){3,}|主办(?:单位)?[:].{1,30}承办(?:单位)?[:].{1,40}"
)
"""Lines that are no part of any document wherever they stand."""
_TRAIL = re.compile(
    r"(?:\d\.)?您?(?:当前|现在|的)?(?:所在)?(?:的)?位置[:].*|.*首页[>»›/].*|.*无障碍.*|.*日星期[一二三四五六日天].*"
)
"""What stands between the bar of a site and its text: all short lines above it are the site's (its name, its menu)."""
_FIELD_WORDS = (
    "信息索引|索[引取]号|发文机[关构]|发布机[关构]|制发机[关构]|公开主体|发文字号|文号|成文[日时][期间]|发文日期|生成日期|产生日期|发布日期|公开日期"
    "|主题分类|主题词|有效性|时效性|信息名称|标题|名称|来源|公开方式|公开范围"
)
_HEAD = re.compile(
    r"(?:信息|文章|稿件)?来源[:].{0,60}|(?:发布|更新|成文)?(?:时间|日期)[:]\d{2,4}[-年./]\d{1,2}[-月./]\d{1,2}日?.{0,40}|作者[:].{0,20}|发布(?:机构|单位)[:].{0,30}"
    rf"|(?:{_FIELD_WORDS})[:|].{{0,160}}|(?:{_FIELD_WORDS})[^,。;]{{0,70}}(?:{_FIELD_WORDS})[^,。;]{{0,40}}|正文"
    r"|\d{4}-\d{1,2}-\d{1,2}(?:\d{1,2}:\d\d(?::\d\d)?)?(?:来源[:].{0,30})?|下载|打印|全屏|收藏|分享|朗读|语音播报|纠错"
    r"|\d{4}-\d{1,2}-\d{1,2}(?:\d{1,2}:\d\d(?::\d\d)?)?(?:浏览|阅读|点击)(?:次数|量|数)[:].{0,10}"
)
"""Lines between the head of a page and the text; inside a text they may be content."""
_BESIDE = re.compile(
    r"大|中|小|加大|还原|减小|默认|无|更多>*|关闭|复制|举报|评论|返回|首页|分享|打印|收藏|微信|微博|QQ空间|新浪微博|[】\]|>+-]+|[A-Z]"
    rf"|(?:{_FIELD_WORDS})[^,。;:]{{2,60}}|(?:解读|相关)(?:文章|文件|材料|政策)"
    r"|主办(?:单位)?[:].{0,60}|承办(?:单位)?[:].{0,60}|联系我们|网站地图|关于我们|登录|注册|【字体|[【\[]"
)
"""Words that are furniture only beside furniture."""

_LEAST_REPEAT = 120
"""Characters from which an exact repetition of neighbouring sentences is a second copy; shorter formulas recur."""
_HEAD_LINES = 30
_LONG_LINE = 120
_TITLE_LINES = 8
_SITE_LINE = 40
_TITLED = re.compile(r"\d{4}.*(?:报告|总结|情况)$|关于.{4,}|.{8,}(?:报告|通知|意见|方案|办法|决定|规定|条例)$")
_PROSE = re.compile(r"[。;:]")
_SENTENCE = re.compile(r"[^。!?\n]*[。!?]*[”’)》】]*[^\S\n]*\n?")


@dataclass(slots=True)
class _Piece:
    """A sentence of a physical line, with the blanks and the line end behind it."""

    start: int
    end: int
    key: str  # without blanks; empty for a blank line
    line: int
    reason: str | None = None


def clean(source: SourceText) -> CleanText:
    """Set aside page furniture, then repeated titles, then repeated bodies, of which the first copy stays."""
    pieces = list(_pieces(shadow(source.text)))
    lines = _lines(pieces)
    _mark_furniture(lines)
    remaining = [line for line in lines if line[0].reason is None]
    _mark_titles(remaining)
    _mark_repeats([piece for piece in pieces if piece.key and piece.reason is None])
    return _collect(source, pieces)


def _pieces(folded: str) -> Iterator[_Piece]:
    line = 0
    for match in _SENTENCE.finditer(folded):
        if match.end() > match.start():
            yield _Piece(match.start(), match.end(), "".join(match[0].split()), line)
            line += match[0].endswith("\n")


def _lines(pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    """Return the written lines, each as its pieces that are not blank."""
    lines: dict[int, list[_Piece]] = {}
    for piece in pieces:
        if piece.key:
            lines.setdefault(piece.line, []).append(piece)
    return list(lines.values())


def _key(line: Sequence[_Piece]) -> str:
    return "".join(piece.key for piece in line)


def _mark(line: Sequence[_Piece], reason: str) -> None:
    for piece in line:
        piece.reason = reason


def _mark_furniture(lines: list[list[_Piece]]) -> None:
    short = [(line, key) for line in lines if len(key := _key(line)) <= _LONG_LINE]
    marked = [line for line, key in short if _FURNITURE.fullmatch(key)]
    head = next((at for at, line in enumerate(lines) if sum(len(piece.key) for piece in line) > _LONG_LINE), len(lines))
    marked += [line for line in lines[: min(head, _HEAD_LINES)] if _HEAD.fullmatch(_key(line))]
    marked += _above_the_text(lines[: min(head, _HEAD_LINES)])
    if len(marked) == len(lines):
        return
    for line in marked:
        _mark(line, "pageChrome")
    for ordered in (lines, lines[::-1]):
        for beside, line in pairwise(ordered):
            if beside[0].reason and not line[0].reason and _BESIDE.fullmatch(_key(line)):
                _mark(line, "pageChrome")


def _above_the_text(head: Sequence[list[_Piece]]) -> list[list[_Piece]]:
    """Return the lines above the last breadcrumb of a page, where all are short; a title among them stays."""
    keys = [_key(line) for line in head]
    last = max((at for at, key in enumerate(keys) if len(key) <= _LONG_LINE and _TRAIL.fullmatch(key)), default=0)
    if any(len(key) > _SITE_LINE or _PROSE.search(key.removesuffix(":")) for key in keys[:last] if not _is_bar(key)):
        return []
    return [line for line, key in zip(head[:last], keys, strict=False) if not _TITLED.search(key)]


def _is_bar(key: str) -> bool:
    return bool(_TRAIL.fullmatch(key) or _FURNITURE.fullmatch(key))


def _mark_titles(lines: Sequence[Sequence[_Piece]]) -> None:
    """A page heading repeated as the document's own title: the copy next to the body stays."""
    zone = lines[:_TITLE_LINES]
    for line, following in pairwise(zone):
        if _key(line) == _key(following) and not _PROSE.search(_key(line)):
            _mark(line, "duplicateTitle")


def _mark_repeats(pieces: Sequence[_Piece]) -> None:
    """Mark every run of sentences that stood before in the same order."""
    first: dict[str, int] = {}
    position = 0
    while position < len(pieces):
        earlier = first.get(pieces[position].key)
        length = 0 if earlier is None else _run_length(pieces, earlier, position)
        copy = pieces[position : position + length]
        if sum(len(piece.key) for piece in copy) >= _LEAST_REPEAT:
            _mark(copy, "duplicateBody")
            position += length
            continue
        first.setdefault(pieces[position].key, position)
        position += 1


def _run_length(pieces: Sequence[_Piece], earlier: int, later: int) -> int:
    length = 0
    while later + length < len(pieces) and earlier + length < later:
        if pieces[earlier + length].key != pieces[later + length].key:
            break
        length += 1
    return length


def _collect(source: SourceText, pieces: Sequence[_Piece]) -> CleanText:
    """Join neighbouring pieces of one fate; blank lines go with what stands before them, at the edges they drop."""
    fates: list[str | None] = []
    fate: str | None = "blank"
    for piece in pieces:
        fate = piece.reason if piece.key else fate
        fates.append(fate)
    for index in range(len(pieces) - 1, -1, -1):
        if pieces[index].key or fates[index] is not None:
            break
        fates[index] = "blank"
    kept: list[Span] = []
    dropped: list[Dropped] = []
    start = 0
    for index, piece in enumerate(pieces):
        if index + 1 == len(pieces) or fates[index + 1] != fates[index]:
            span = Span(start, piece.end)
            reason = fates[index]
            if reason is None:
                kept.append(span)
            else:
                dropped.append(Dropped(span, reason))
            start = piece.end
    return CleanText(source=source, kept=tuple(kept), dropped=tuple(dropped))

"""Which slices of a source are the document: repeated titles and bodies and the furniture of web pages are set aside.

Nothing is deleted: the source text stays as it is, and the kept and the dropped slices together cover it exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import CleanText, Dropped, SourceText, Span
from ingest.shadow import shadow

_ANYWHERE = re.compile(
    r"扫一扫.{0,20}|用?微信扫.{0,20}|(?:责任)?编辑[::].{0,20}|责任编辑.{0,12}|打印本页|关闭窗口|返回(?:顶部|首页|列表)|分享到[::]?.{0,20}"
    r"|(?:上|下)一(?:篇|条|页)[::].{0,80}|相关(?:链接|阅读|文章|稿件|附件下载)[::]?|您(?:当前)?的?(?:所在)?位置[::].{0,80}|当前位置[::].{0,80}"
    r"|版权所有.{0,60}|.{0,20}ICP备.{0,40}|.{0,10}公网安备.{0,40}|网站标识码[::].{0,30}|浏览(?:次数|量)[::].{0,20}|点击(?:数|量|率)[::].{0,20}|阅读(?:次数|量)[::].{0,20}"
)
_EDGE = re.compile(
    r"下载|打印|全屏|收藏|分享|关闭|复制|朗读|举报|纠错|评论|返回|首页|大|中|小|加大|还原|减小|默认|无|更多>*|】|\]|\||>+"
    r"|[【\[(]?字(?:号|体)(?:大小)?[::]?.{0,16}|最近搜索|热门搜索|搜索历史|相关搜索|历史搜索|热门推荐|推荐阅读|猜你喜欢|微信|微博|[A-Z]"
    r"|主办单位[::].{0,60}|承办单位[::].{0,60}|联系我们|网站地图|登录|注册|下载(?:文字|图片|word|pdf)版|来源[::].{0,40}|信息来源[::].{0,40}"
    r"|(?:发布|更新)?(?:时间|日期)[::]\s*\d{2,4}[-年./]\d{1,2}[-月./]\d{1,2}日?.{0,10}|作者[::].{0,20}|文章来源[::].{0,40}"
)

_LEAST_REPEAT = 60
"""Characters from which an exact repetition of neighbouring lines is a second copy: shorter formulas recur by custom."""
_TITLE_ZONE = 8


class _Line:
    """One physical line with its line end."""

    __slots__ = ("end", "key", "reason", "start")

    def __init__(self, start: int, end: int, key: str) -> None:
        self.start = start
        self.end = end
        self.key = key
        self.reason: str | None = None


def clean(source: SourceText) -> CleanText:
    """Set aside what is not the document: page furniture, then repeated titles, then repeated bodies (the first copy stays)."""
    lines = list(_physical_lines(source.text))
    _mark_chrome(lines)
    written = [line for line in lines if line.key and line.reason is None]
    _mark_titles(written)
    _mark_bodies([line for line in written if line.reason is None])
    return _collect(source, lines)


def _physical_lines(text: str) -> Iterator[_Line]:
    folded = shadow(text)
    start = 0
    for piece in filter(None, re.split(r"(?<=\n)", folded)):
        yield _Line(start, start + len(piece), " ".join(piece.split()))
        start += len(piece)


def _mark_chrome(lines: list[_Line]) -> None:
    written = [line for line in lines if line.key]
    for line in written:
        if len(line.key) <= 90 and _ANYWHERE.fullmatch(line.key):
            line.reason = "pageChrome"
    for edge in (written, written[::-1]):
        for line in edge:
            if not (line.reason or _EDGE.fullmatch(line.key)):
                break
            line.reason = "pageChrome"
    if all(line.reason for line in written):
        for line in written:
            line.reason = None


def _mark_titles(written: list[_Line]) -> None:
    """A page heading repeated as the document's own title: the copy next to the body stays."""
    for line, following in zip(written[:_TITLE_ZONE], written[1:_TITLE_ZONE], strict=False):
        if line.key == following.key:
            line.reason = "duplicateTitle"


def _mark_bodies(written: list[_Line]) -> None:
    first: dict[str, int] = {}
    position = 0
    while position < len(written):
        earlier = first.get(written[position].key)
        length = _repeat_length(written, earlier, position) if earlier is not None else 0
        if length and sum(len(line.key) for line in written[position : position + length]) >= _LEAST_REPEAT:
            for line in written[position : position + length]:
                line.reason = "duplicateBody"
            position += length
            continue
        first.setdefault(written[position].key, position)
        position += 1


def _repeat_length(written: list[_Line], earlier: int, later: int) -> int:
    length = 0
    while later + length < len(written) and earlier + length < later:
        if written[earlier + length].key != written[later + length].key:
            break
        length += 1
    return length


def _collect(source: SourceText, lines: list[_Line]) -> CleanText:
    """Join neighbouring lines of one fate; blank lines go with what stands before them, at the edges they are dropped."""
    fates: list[str | None] = []
    fate: str | None = "blank"
    for line in lines:
        fate = line.reason if line.key else fate
        fates.append(fate)
    tail = len(lines)
    while tail and not lines[tail - 1].key and fates[tail - 1] is None:
        tail -= 1
        fates[tail] = "blank"
    kept: list[Span] = []
    dropped: list[Dropped] = []
    start = 0
    for index, line in enumerate(lines):
        if index + 1 == len(lines) or fates[index + 1] != fates[index]:
            span = Span(start, line.end)
            reason = fates[index]
            if reason is None:
                kept.append(span)
            else:
                dropped.append(Dropped(span, reason))
            start = line.end
    return CleanText(source=source, kept=tuple(kept), dropped=tuple(dropped))

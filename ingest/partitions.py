"""Partitions a text states: which figures are parts of which.

Five wordings are read: a list introduced by 其中, a list in brackets behind its whole, a list announced by a colon
(清理结果为：…) or 包括, a total behind its parts (共64家), and a pair of opposites (受理…, 不受理…).  In a 其中 list
punctuation carries the levels: where “；” separates groups of several figures, the first of each group is a part of
the whole and the others are parts of it.  Figures that merely stand side by side state no partition, whatever they
add up to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.model import Span

AMONG, BRACKET, COLON, TOTAL, OPPOSITES = "among", "bracket", "colon", "total", "opposites"
_AMONG = re.compile(r"其中(?!心)")
_TOTAL = re.compile(r"(?:[,;:、。)]|以上)\s*(?:总共|共计|共|合计|总计|一共)(?:有|为|达|约)?$")
"""总数 and 累计 are left out: behind 新增3家 they say how many there are now, not what the figures before add up to."""
_OWN_TOTAL = re.compile(r"(?:共|共计|合计|累计|总计)[^,;。、]{0,12}$")
_ANNOUNCED = re.compile(r"(?:结果|情况|分别|包括|如下|即|分为|构成)[^,;。:、()]{0,6}:|(?:包括|分为|分别为|分别是)")
_EVENT = re.compile(
    r"\s*(?:并|还|同时)?(?:组织|开展|举办|召开|出动|发放|培训|完成|印发|制定|新增|新建|投入|配合|接受|参加"
    r"|建立|共|争取|实现|推动|带动|促进|发行|安排|拨付|减免|兑现|引进|吸引|解决|打造|获|入选|累计|全年"
    r"|支持|落实|推进|组建|启动|开工|建设|改造|化解|盘活|节约|压减|清理|办理|帮助|惠及|覆盖|服务)"
)
_SHARE_BETWEEN = re.compile(r"[%‰][^,;]*[,;]")  # 其中救助比例提高到70%，补贴标准提高到600元: not of the sum before
_OPPOSITE = re.compile(r"^(?:不予|未予|不|未)(?P<stem>[\u4e00-\u9fff]{2,8})$")
_SEPARATOR = re.compile(r"[,;:、。()\n]")
_BRACKETS = re.compile(r"\([^()]*\)")
_REACH = 60  # figures: a stated list is no longer
_LABEL_HEAD = re.compile(r"^(?:其中|共|已|均|为|有|分别)+")


@dataclass(frozen=True, slots=True)
class Item:
    """A countable figure: counts and amounts only, since shares and growth rates do not add up."""

    id: str
    span: Span
    value: Decimal
    unit: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Partition:
    """A whole and its stated parts, by id; ``wording`` says what states it."""

    whole: str
    parts: tuple[str, ...]
    wording: str

    @property
    def closed(self) -> bool:
        """Tell whether the wording claims that the parts are all there is."""
        return self.wording in {BRACKET, COLON, TOTAL}


def find_partitions(shadow: str, items: Sequence[Item]) -> tuple[Partition, ...]:
    """Return the partitions stated in the shadow text among ``items``, which come in reading order."""
    reader = _Reader(shadow, items)
    found: list[Partition] = []
    index = 1
    while index < len(items):
        made, following = reader.listed(index, found)
        found += made or reader.totalled(index) or reader.opposed(index)
        index = max(following, index + 1)
    return tuple(found)


class _Reader:
    """One pass over the items; all gaps are the text between one item and the next."""

    def __init__(self, shadow: str, items: Sequence[Item]) -> None:
        self.text = shadow
        self.items = items

    def gap(self, index: int) -> str:
        """Return the words between the item before and this one, at most the last sentence's part of them."""
        item, before = self.items[index], self.items[index - 1]
        words = self.text[before.span.end : item.span.start]
        return words if len(words) <= 160 else words[-160:]

    def label(self, index: int) -> str:
        """Return the words that name the item: from the last separator or item up to it."""
        return _LABEL_HEAD.sub("", _SEPARATOR.split(self.gap(index))[-1].strip())

    def listed(self, index: int, found: Sequence[Partition]) -> tuple[list[Partition], int]:
        """Read the list that begins at ``index``, if one of the three introductions stands before it."""
        gap = self.gap(index)
        among = _AMONG.search(gap)
        bracket = gap.rfind("(")
        if bracket >= 0 and ")" not in gap[bracket:]:
            return self._bracketed(index, gap, bracket, among)
        if among and not _SHARE_BETWEEN.search(gap, among.end()):
            whole = self._whole_before(index, found, crosses="。" in gap[: among.start()])
            if whole is not None:
                return self._levels(
                    whole,
                    index,
                    AMONG,
                    open_ended="。" in gap[: among.start()] or gap[among.end() : among.end() + 1] == ":",
                )
        announced = _ANNOUNCED.search(gap)
        if announced and "。" not in gap and ";" not in gap and ")" not in gap[announced.end() :]:
            whole = self._whole_before(index, found, crosses=False)
            wording = COLON if announced[0].endswith(":") else AMONG
            if whole is not None:
                made, following = self._levels(whole, index, wording, open_ended=False)
                return [p for p in made if len(p.parts) > 1], following
        return [], index

    def _bracketed(
        self, index: int, gap: str, bracket: int, among: re.Match[str] | None
    ) -> tuple[list[Partition], int]:
        whole, close = self.items[index - 1], self.text.find(")", self.items[index].span.end)
        if close < 0 or len(gap[:bracket].strip()) > 8 or re.search(r"[,;。]", gap[:bracket]):
            return [], index
        members = [
            i for i in range(index, min(len(self.items), index + _REACH))
            if self.items[i].span.end <= close and self.items[i].unit == whole.unit
        ]  # fmt: skip
        least = 1 if among else 2
        if len(members) < least or whole.unit != self.items[index].unit:
            return [], index
        open_list = among is not None or re.match(r"\(?(?:含|包括|包含|如)", gap[bracket:]) is not None
        return [self._made(whole, members, AMONG if open_list else BRACKET)], members[-1] + 1

    def _whole_before(self, index: int, found: Sequence[Partition], *, crosses: bool) -> int | None:
        """The nearest figure of the same unit before, in the sentence; behind a finished list, that list's whole."""
        part = self.items[index]
        reach = {part.sentence, part.sentence - 1} if crosses else {part.sentence}
        for i in range(index - 1, max(-1, index - _REACH), -1):
            candidate = self.items[i]
            if candidate.sentence not in reach:
                return None
            if candidate.unit != part.unit or self._bracketed_off(i, index):
                continue
            owner = next((p.whole for p in reversed(found) if candidate.id in p.parts and crosses), None)
            if owner is not None:
                return next(j for j, item in enumerate(self.items) if item.id == owner)
            return i if candidate.value >= part.value else None
        return None

    def _bracketed_off(self, index: int, part: int) -> bool:
        """Tell whether a bracket around the item closes before the part: 审结265件(含结转14件),其中维持143件."""
        close = self.text.find(")", self.items[index].span.end, self.items[part].span.start)
        opened = self.text.find("(", self.items[index].span.end, self.items[part].span.start)
        return close >= 0 and not 0 <= opened < close

    def _levels(self, whole: int, index: int, wording: str, *, open_ended: bool) -> tuple[list[Partition], int]:
        groups = self._groups(whole, index, open_ended=open_ended)
        heads: list[int] = []
        made: list[Partition] = []
        for group in groups:
            nested = len(groups) > 1 and len(group) > 1 and not self.gap(group[1]).lstrip().startswith("、")
            heads += group[:1] if nested else group
            if nested:
                made.append(self._made(self.items[group[0]], group[1:], wording))
        made.insert(0, self._made(self.items[whole], heads, wording))
        return made, groups[-1][-1] + 1

    def _groups(self, whole: int, index: int, *, open_ended: bool) -> list[list[int]]:
        """Collect the members of a list, split at “；”; it ends with the sentence, at a new event or a nested list."""
        groups = [[index]]
        event_list = _EVENT.match(self.label(index)) is not None
        for i in range(index + 1, min(len(self.items), index + _REACH)):
            item, gap = self.items[i], self.gap(i)
            if item.sentence != self.items[index].sentence or _AMONG.search(gap) or _opens(gap) or _TOTAL.search(gap):
                break
            if ";" in gap and not open_ended and not self._continues(groups, i):
                break
            if item.unit != self.items[whole].unit:
                if ";" in gap:
                    break
                continue
            if self._too_much(whole, groups, i):
                break
            if not event_list and _EVENT.match(self.label(i)):
                break
            groups.append([i]) if ";" in gap else groups[-1].append(i)
        return groups

    def _too_much(self, whole: int, groups: list[list[int]], index: int) -> bool:
        """Tell whether an item cannot be a part: as large as the whole, or, behind “；”, more than is left of it."""
        limit, value = self.items[whole].value, self.items[index].value
        sum_so_far = sum(self.items[member].value for group in groups for member in group)
        return value >= limit or (";" in self.gap(index) and len(groups[0]) == 1 and sum_so_far + value > limit)

    def _continues(self, groups: list[list[int]], index: int) -> bool:
        """Behind “；” a list in mid-sentence goes on only with members as short and verbless as its first."""
        return len(groups[-1]) == 1 and len(self.label(index)) <= 12 and not _EVENT.match(self.label(index))

    def totalled(self, index: int) -> list[Partition]:
        """Read 36家、6家、22家，共64家: the total of the figures of its unit that stand before it in the sentence."""
        total = self.items[index]
        if not _TOTAL.search(self.text[max(0, total.span.start - 8) : total.span.start]):
            return []
        parts = [i for i in self._backwards(index) if self.items[i].unit == total.unit]
        return [self._made(total, parts[::-1], TOTAL)] if len(parts) > 1 else []

    def _backwards(self, index: int) -> Iterator[int]:
        """Yield the items before a total, nearest first, up to the first that another unit, “；” or 共 cuts off."""
        total = self.items[index]
        for i in range(index - 1, max(-1, index - _REACH), -1):
            item = self.items[i]
            between = self.text[item.span.end : self.items[i + 1].span.start]
            if item.sentence != total.sentence or item.unit != total.unit or re.search(r"[;()]|其中", between):
                return
            yield i
            if _OWN_TOTAL.search(self.text[max(0, item.span.start - 16) : item.span.start]):
                return

    def opposed(self, index: int) -> list[Partition]:
        """Read 收到103宗，不受理12宗…，受理91宗: a thing and its negation exhaust the figure before them."""
        whole = self.items[index - 1]
        first = self.items[index]
        negated = _OPPOSITE.match(self.label(index))
        if whole.sentence != first.sentence or whole.unit != first.unit or first.value > whole.value:
            return []
        for i in range(index + 1, min(index + 8, len(self.items))):
            other = self.items[i]
            if other.sentence != whole.sentence or other.unit != whole.unit:
                break
            label = self.label(i)
            back = _OPPOSITE.match(label)
            if other.value <= whole.value and (
                (negated and label == negated["stem"]) or (back and self.label(index) == back["stem"])
            ):
                return [self._made(whole, [index, i], OPPOSITES)]
        return []

    def _made(self, whole: Item, parts: Sequence[int], wording: str) -> Partition:
        return Partition(whole.id, tuple(self.items[i].id for i in parts), wording)


def _opens(gap: str) -> bool:
    """Tell whether a bracket opens in a gap and holds the next figure: the one of 乡镇(街道)68个 does not."""
    return "(" in _BRACKETS.sub("", gap)

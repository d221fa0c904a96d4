"""What a figure counts, in the words of the text: its indicator name, subject and scope.

In Chinese reports the name stands before the figure (调解组织250个), behind it (33个部门), or is elided and carried
from the clause before (收到行政复议申请19件，受理19件; 增长11.6%).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.extraction.quantities import Measure

_ACHIEVES = frozenset({"实现", "完成", "纳入", "采取", "达到", "通过"})
_SHORT = r"[\u4e00-\u9fff、]"
# a bracket of a few words belongs to its noun: 县(市、区), 村(社区)级
_BREAK = re.compile(
    rf"[,;:。!?\n]|\((?!{_SHORT}{{1,5}}\))|\)" + "".join(rf"(?<!\({_SHORT}{{{n}}}\))" for n in range(1, 6))
)
_HEAD = re.compile(
    r"^(?:以来|[、和与及以并且也还则均都又再共已]|其中|截[至止]到?|目前|当前|年末|年底|今年|去年|全年|本年度?"
    r"|以来|期间|累计|共计|合计|总计|先后|同时|此外|另外|一是|二是|三是|四是|五是|六是"
    r"|[一二三四五六七八九十]+是|我们|通过(?!率)|其(?!他|它|余)|等|的|了|约(?![谈束定见请])|近|超|\s|\d+年度?|[，、：])+"
)
_TAIL = re.compile(
    r"(?:(?:增加|提高|提升|上升|增长|下降|降低|减少|压缩|缩短|回落|调整|扩大|发展|攀升|压减)?(?:到|至)"
    r"|达到了?|达|已达|平均为|分别为|分别|为|是|共有|共计|总计|合计|累计|共|有|约|近|超过|突破|仅"
    r"|(?<![人户年月日亩地平])均为?|[由从较比](?:(?:19|20)\d{2}年|上年|去年)[底末初]?"
    r"|已|了|由|从|在|控制在|保持在|稳定在|的|等|以|按|一般|至少|超|拟|预计|将|再|实现\Z(?<=^实现)|\s"
    r"|[:、“])+$"
)
_CHANGE_ONLY = re.compile(
    r"^(?:\(下同\)|同比|环比|年均|平均|比上年|较上年|比去年|较去年|实际|名义|可比|按可比价|两年|增速|分别"
    r"|又|再|也|均|还|同口径|[比较][\u4e00-\u9fff\d]{1,12}?)*"
    r"(?:增长|增加|提高|下降|减少|上升|上涨|回落|提升|降低|增幅|涨幅|降幅|增速|压减|缩减|缩短|翻了?|扩大"
    r"|净增|高于[\u4e00-\u9fff]{0,14}|低于[\u4e00-\u9fff]{0,14}|快于[\u4e00-\u9fff]{0,14})?$"
)
_VERB_AFTER = re.compile(
    r"进行|开展|建设(?!项目|任务|工程|用地|单位|规划|工作|情况|成效)|新增|开工|划分|拥有|配备|设立|组建|投入|承担|落实"
    r"|实现|参加|参与(?!$)|被|均|全部|全面|受益|达到|得到|完成|启动|采取|纳入|提供|列入|获|成为|投入使用"
    r"|建成|落户|入选|组成|服务(?!站|点|中心|平台|窗口|网|机构|区|对象|事项|热线|团队|队|圈|业|工作|企业"
    r"|项目|体系|系统|大厅|专|员|人员|设施|能力)|[已将为由在是并、]|以及"
)
_STEP = re.compile(
    r"(?:再|又|逐步)?(?:提高|提升|增加|增长|扩大|上升|下降|降低|减少|压缩|缩短|缩减|增|升|降|减|压减|调整"
    r"|发展)(?:到|至|为)?$|增[至到]|[升降减][至到]"
)
_LEADING_VERB = re.compile(
    r"^(?:参加|参与|受益|享受|接受|获得?|完成|实现|通过|进行|开展|启动|被|已|均|全部|达到|纳入|成为|用于"
    r"|入选|取得|建成|投入)"
)
_RATE_SHORT = re.compile(r"^.{1,5}(?:率|占比|比重|比例|面|量|额|数)$")
_SCOPE_ONLY = re.compile(
    r"(?:居|列|保持|继续|位居|位列|名列|排名|排|均居|稳居)*(?:全[国省市区县球]|世界"
    r"|全自治区)?(?:同类[\u4e00-\u9fff]{0,4})?"
)
_STAGE = re.compile(r"^[\u4e00-\u9fff]{1,6}$")
_SCOPE = re.compile(
    r"(?:全|我|本)(?:国|省|市|区|县|镇|乡|街道|旗|州|盟|自治区)|(?:省|市|区|县|镇|乡|村|街道)级"
    r"|[市区县]直(?:属)?|(?:村|社区)"
)
_SUBJECT = re.compile(
    r"(?:^|[,;:。])\s*(?P<who>(?:全[国省市区县]|我[国省市区县]|各|区|县|市|省|镇)?[\u4e00-\u9fff、]{0,16}?"
    r"(?:人民政府|政府|委员会|党委|区委|县委|市委|省委|法院|检察院|部门|单位|机关"
    r"|[司教公]?[\u4e00-\u9fff]{1,6}局|街道(?:办事处)?|法律顾问|人民调解组织|调解员|负责人|领导|企业|代表|委员))"
    r"(?=主持|专题|共|累计|已|均|先后|全程|组织|开展|办理|聘请|受理|收到|审|制定|印发|参加|出台|查处|召开|提供)"
    r"|(?:^|[,;:。])\s*(?P<we>我[省市区县旗州局厅委办镇乡])(?!人民|[局厅委办省市县区][级直])"
)
_OPENED = re.compile(
    r"(?:^|[,;:。!?\n])\s*(?:[一二三四五六七八九十]{1,3}是|\([一二三四五六七八九十\d]+\)|\d{1,2}[.、])?"
    r"(?:截至[^,;。]{1,12}|(?:19|20)\d{2}年(?:度|以来)?|今年(?:以来)?|目前|其中|同时|由|经)?$"
)
_AND = re.compile(r"、|和|与|及")
_MEASURED = re.compile(
    r"(?:产量|销量|总量|增加值|产值|收入|支出|标准|投资|面积|人数|宗数|起数|件数|数量|[次户家]数|数|率|额"
    r"|值|量|警情|案件|比重|浓度|税)$"
)
_LISTING_VERB = re.compile(
    r"(?:审查|审核|办理|受理|收到|梳理|公布|修订|修改|废止|制定|印发|出台|发放|查处|查办|取消|下放|调整|清理|举办|召开"
    r"|更换|聘请|配备|化解|调处|排查|出具|提出|备案|开展|新增|新建|建成|培育|引进)(?:了|各类|各项)?(?=[\u4e00-\u9fff]{2})"
)
_OWN_VERB = re.compile(
    _LISTING_VERB.pattern
    + r"|[挂贴发]|悬挂|张贴|播放|推送|接[待受听]|解答|走访|制作|设置|参与|参加|组织|打造|提升|完成|实现|投入"
    r"|带动|新?开工|竣工|续建|改扩?建|受教育|覆盖|惠及|占|达|累计|不予?|转|增"
)
_REACHED = re.compile(r"[、,]\s*已?[达超]到?过?$")
_ADDED = re.compile(r"(?:净增|新增|增加|增长|净增加)$")  # 净增48万户、达680万户: what was reached is no increase
_PER_HEAD = frozenset({"人均", "户均", "亩均", "年均", "平均", "总数", "总量", "总额", "其中"})
_PREDICATE = re.compile(r"再创|创|首次|突破|实现|完成|位居|居|排名|稳步|持续|保持|不断|大幅|显著|明显")
_LONGEST = 40


@dataclass(slots=True)
class Carried:
    """What the clauses before hand on within a sentence."""

    topic: str = ""
    consumed: int = 0  # where the noun of the figure before ends
    listed: tuple[str, ...] = ()  # the names that 分别 deals out
    dealt: int = 0
    verb: str = ""  # the verb a list shares


@dataclass(frozen=True, slots=True)
class Place:
    """The words around a figure within its clause."""

    left: str
    right: str
    clause_start: int
    earlier: str = ""  # the clause before


def place_of(text: str, measure: Measure, *, start: int, end: int) -> Place:
    """Return the words between the break (or figure) before and the figure, and up to the break or figure after it.

    Args:
        text: The shadow of the document.
        measure: The figure.
        start: End of the figure before, or start of the sentence.
        end: Start of the figure after, or end of the sentence.
    """
    before, after = text[start : measure.span.start], text[measure.span.end : end]
    breaks = [match.end() for match in _BREAK.finditer(before)]
    left_from = breaks[-1] if breaks else 0
    stop = _BREAK.search(after)
    earlier = before[breaks[-2] if len(breaks) > 1 else 0 : left_from].rstrip(",;:") if breaks else ""
    return Place(before[left_from:], after[: stop.start()] if stop else after, start + left_from, earlier)


def name_of(place: Place, measure: Measure, *, carried: Carried, whole: str | None) -> str:
    """Return the indicator's name; updates what is carried on. ``whole`` is the name of the whole of a stated part."""
    label, noun = _cleaned(place.left), _noun_after(place.right, measure)
    carried.consumed = measure.span.end + _consumed(place.right, noun)
    name = _dealt(place, carried)
    label = _with_shared_verb(label, place, carried)
    if not name and noun:
        name = label + noun if not label.endswith(noun) else label
    name = name or _behind(label, measure, carried, whole=whole, place=place)
    name = name or _cleaned(place.right) or measure.quantity.unit or "数值"
    if (noun or not _CHANGE_ONLY.match(label)) and whole is None:
        carried.topic = name
    return name if len(name) <= _LONGEST else _shortened(name[-_LONGEST:])


def _shortened(words: str) -> str:
    """Cut the end of a long name so that no title is cut in two: …《排污许可管理办法》等|法律法规."""
    closed = words.find("》") + 1
    rest = words[closed:] if closed and "《" not in words[:closed] else words
    return _cleaned(rest) or words


def _behind(label: str, measure: Measure, carried: Carried, *, whole: str | None, place: Place) -> str:
    """Name a figure that stands behind its noun, with what the clause leaves out."""
    topic = carried.topic or _cleaned(_PREDICATE.split(_cleaned(place.earlier))[0])
    if measure.family == "rank":
        return (topic if _SCOPE_ONLY.fullmatch(label) else label) + "排名"
    if not label and _REACHED.search(place.left):
        return _ADDED.sub("", topic) or topic
    if not label or _CHANGE_ONLY.match(label) or label in _PER_HEAD:
        return _joined(topic, label)
    if whole is not None and _STAGE.match(label) and len(label) <= 6:
        return label + _head_noun(whole)
    return _rate_of(topic, label) if topic and _RATE_SHORT.match(label) and len(label) <= 4 else label


def _rate_of(topic: str, label: str) -> str:
    """Name a rate that stands alone by what was counted before it."""
    if label.endswith("率") and topic.endswith(label[:-1]):  # 调解成功3812起,成功率98.86%
        return topic + "率"
    if _RATE_SHORT.match(topic[-5:]) or len(topic) <= len(label):  # 败诉2件,败诉率8.7%
        return label
    return _head_noun(topic) + label


def _with_shared_verb(label: str, place: Place, carried: Carried) -> str:
    """In 审查决策事项15项、规范性文件28件 the verb stands once for all members of the list."""
    if not place.left.startswith("、"):
        verb = _LISTING_VERB.match(label.removeprefix("依法").removeprefix("全年"))
        carried.verb = re.sub("各[类项]$", "", verb[0]) if verb else ""
    elif _OWN_VERB.match(label):
        carried.verb = ""
    elif carried.verb and label and not _CHANGE_ONLY.match(label):
        return carried.verb + label
    return label


def _dealt(place: Place, carried: Carried) -> str:
    """In 粮食、油料产量分别达118万吨、33万吨 the names before 分别 are dealt out to the figures in turn."""
    head, told, rest = place.left.partition("分别")
    if told:
        items = _AND.split(_cleaned(head))
        carried.listed, carried.dealt = tuple(_completed(items, _cleaned(rest))) if len(items) > 1 else (), 0
    elif carried.listed and place.left.strip() in {"、", "和", "与", "及"}:
        carried.dealt += 1
    else:
        carried.listed = ()
    return carried.listed[carried.dealt] if carried.dealt < len(carried.listed) else ""


def _completed(items: list[str], rest: str) -> Iterator[str]:
    """Give every item the measure word its last one ends in (产量, 警情), and the verb behind 分别.

    Where the shared word is one character (花生种植、收获机械化率), what else is shared is unknown: all keep the whole.
    """
    ending = _MEASURED.search(items[-1])
    if ending and len(ending[0]) == 1 and not all(item.endswith(ending[0]) for item in items):
        items, ending = ["、".join(items)] * len(items), None
    for item in items:
        noun = item if ending is None or _MEASURED.search(item) else item + ending[0]
        yield noun + rest


def _cleaned(words: str) -> str:
    bare = _TAIL.sub("", _HEAD.sub("", words.strip(" ,、:"))).strip(" 、,")
    return bare.strip('“”"') if bare.count("“") != bare.count("”") else bare


def _noun_after(right: str, measure: Measure) -> str:
    """The counted noun behind a counting word (33个|部门), up to the verb that follows it."""
    if measure.family not in {"count", "bare", "percent", "amount", "place", "duration"} or not re.match(
        r"的?[\u4e00-\u9fff“《]", right
    ):
        return ""
    if (
        measure.family in {"percent", "amount", "duration"}
        and not right.startswith("的")
        and not re.match(r"[\u4e00-\u9fff“]{2,}", right)
    ):
        return ""
    words = right.removeprefix("的")
    if _STEP.match(words):
        return ""
    lead = _LEADING_VERB.match(words)
    verb = _VERB_AFTER.search(words, lead.end() if lead else 1)
    if verb and measure.family == "percent" and verb[0] in _ACHIEVES and len(words) <= _LONGEST:
        return words  # a share is of those of which something is true: 98%的审批事项|实现网上办理
    return words[: verb.start()] if verb else words[:24]


def _consumed(right: str, noun: str) -> int:
    return right.find(noun) + len(noun) if noun else 0


def _joined(topic: str, label: str) -> str:
    return topic if label and topic.endswith(label) else topic + label


def _head_noun(name: str) -> str:
    """Without the verb a name begins with: 清理规范性文件 gives 规范性文件."""
    return re.sub(
        r"^(?:共有|现有|设有|共|处办|办理|收到|受理|审查|公布|清理|开展|组织|完成|新增|制定|印发|对|全面|确定|接到|审结"
        r"|现行有效的?|全县|全市|全区|全省)+",
        "",
        name,
    )


def opens_clause(before: str) -> bool:
    """Tell whether what stands before a body leaves it the subject of its clause: 一年来，|市政府, not 报送|市政府."""
    return _OPENED.search(before) is not None


def subject_of(sentence: str) -> tuple[int, str | None]:
    """Return where the last actor named in the sentence up to the figure stands, and its words; (0, None) for none."""
    found: tuple[int, str | None] = (0, None)
    for match in _SUBJECT.finditer(sentence):
        group = "who" if match["who"] else "we"
        found = match.start(group), match[group]
    return found


def scope_of(sentence: str) -> str | None:
    """Return the last word of extent (全县, 我区, 市级) before the figure."""
    found = None
    for match in _SCOPE.finditer(sentence):
        found = match[0]
    return found

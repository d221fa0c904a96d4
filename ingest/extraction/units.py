"""What a number can count or measure: the units of Chinese administrative prose, by family.

A unit is listed when public reports put it behind figures.  万 and 亿 belong to the number, never to the unit (万元
is ten thousand 元), so every unit is already the base unit.  Where a unit's character also begins other words, the
table says after ``!`` what may not follow it: 部 counts laws (95部), but 10部门 has no unit 部.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_COUNTING = r"""
个 件 宗!旨|教 起!来|步|点|草|到|源|诉 项!目(?![标录]) 次!数|要|序|级 人!大(?!学)|民|均|才|工|社|力|口(?!$)
名!称|单|录|义|列|城|优|牌|校(?![长医])|额 家!庭|园|族|具|电|属 户!籍|口|外|均|型 条!例|款|件|文 份!额
部!门|署|队|分|级|长|委|位 篇 期!间|限|末|货|待|望|内|满|盼 场!所|馆|景|地|均|域 轮!流|换|岗
批!准|复|示|发|评|注|判 处!理|置|罚|以(?![上下内])|于|室|级|长|境|在|方
所!有|属|需|在|以(?![上下内])|得|示|谓|占 座!谈 间!接|隔 张!家|贴 块!状 支!持|付|出|部|撑|行|配 台!湾|账|阶|风
辆 艘 架!构 列!入|为|车 栋 幢 套 枚 只!要|有|是|能 头!部 株 棵 册!子
本!级|地|市|区|县|省|州|年|月|人|次|院|条|办|规|通|意|实|部|行|科|身|届|轮|项|期
幅!度 封!闭|控 票 笔
单!位|元|项|独|个|体|一|次|日|月|品|边|列 例!如|行|会 位!于|居|列|数|置|次|移 员!工 组!织|建|成|合|团|长
队!伍|员|长 站!点|在|位|所 大项 小项 大类 中类 小类 类!别|似 种!植|子|业|养|类 层!级|面|次
门!诊|户|槛|店|类|口|票 班!子|级|车|组 盏 根!据|本|源|治 口!径|岸|粮|号|头 匹!配|马力 顶 尾 羽 箱 桶 瓶 盒 标张
路!(?!视频|公交|信号|监控|高清) 对!(?!国际|友|夫妻|新人|[,、。;)]) 金!(?![\d,、。;]) 银!(?![\d,、。;])
铜!(?![\d,、。;]) 剂 包!括|容|含|保|装|抓 袋 片!区|面 道!路|德|口 段!时 节!点|约|能|假|日|目|余 眼 盘!活 趟
回!收|升|落|应|访|报|复|购 遍 版!本|权|面 步!行|伐 环!境|保|节|比|评 圈 代!表|码|理 卷 人次 家次 户次 床次 站次
课次 组次 校次 店次 轮次 队次 席次 车位次 车次 辆次 批次 场次 架次 件次 台次 船次 班次 例次 艘次 频次 点次 条次
宗次 名次 个名次 位次 个位次 部次 座次 台(套) 台套 台/套 件(次) 家(次) 人(次) 场(次) 起(次) 批(次)
户(次) 宗(件) 件(宗) 所(个) 剂次
标箱 标准箱 课时 学时 床位 车位 泊位 机位 学位 张床位 张床 TEU 户次 个(次) 项(次) 条(次) 份(次) 名(次) 篇(次)
户/次 家/次 人/次 人(家) 头(只) 只(头)
"""
# places counted without 个 (13镇、5村), written so only behind Arabic digits
_PLACES = r"""
村!民|级|庄|居|委|镇|屯|务|集|落 镇!级|村|街|域|区|乡 乡!镇|村|级|贤|道 县!级|城|域|区|委|政|直|市|乡|道 省份
省!级|市|内|外|委|政|厅|道|直|属|域 市!场|民|级|政|直|委|县|区|属|域|值|占|辖
区!域|级|委|政|块|间|直|内|属|位|县 校!园|区|外|内|企|长|服|级 街道 街!区|头
国!家级|际|道|债|企|资|有|内|土|控|省|庆|标|五 国家 社区 部门 学校 企业 社!会|区
"""
_AMOUNTS = r"""
元!旦|素|件|首 美元 港元 港币 欧元 日元 英镑 元人民币 澳门元 平方公里 平方千米 平方米 平方海里 公顷 亩!均 立方米
立方 方!面|式|案|向|位|法|针|便|能|可 公里 千米 海里 米!粉 厘米 毫米 里!程|面|昂 km km² km2 m² m2 ㎡ ㎢ ㎞ 吨!位
公斤 千克 克!服|难|制|隆|拉 斤 吨标准煤 吨标煤 吨二氧化碳 吨/日 吨/年 立方米/日 立方米/秒 立方米/年 千瓦时 度电
度!(?![,、。;)]) 千瓦 兆瓦 吉瓦 瓦!斯|解 千伏安 兆伏安 伏!特|案 马力 kW MW GW kWh MWh GWh kV MVA Mbps Gbps 兆
微克/立方米 微克每立方米 微克 毫克/升 毫克每升 毫克/立方米 毫升 升!级|至|到|为|幅|学 分贝 摄氏度 ℃ 元/人 元/月
元/年 元/吨 元/平方米 元/千瓦时 元/度 元/亩 元/天 元/小时 公里/小时 吨载重 载重吨 PFLOPS P TB PB GB EFLOPS
Eflops EFlops 个/立方厘米 人/平方公里 公里/百平方公里 亿元/平方公里 万元/人 标准立方米 标方 大卡 卡!口 次/分钟
人天 人日
"""
_DURATIONS = r"""
个工作日 个自然日 工作日 个小时 小时 分钟 秒钟 秒!杀 个半月 个月 个季度 个学期 周年
年!新|行动|规|计|来|期(?!限)|以来|级|制|间|度|前|后|均|代|初|底|末|中|终|报|年|轻|龄|际|份|会|第|上|下半|月|《|禁渔|“|历史|传统|前|之|攻坚|提升|改|滚动|倍|任|工作|的(?:发展|实践|奋斗|努力|探索)
天!然|津 日!报|常|均|益|前|起|至 个星期 个昼夜 个交易日 周!年|边|转|密|岁|末|期 岁!及|以|的 周岁 学年 个课时
"""


@dataclass(frozen=True, slots=True)
class Family:
    """Units that give a figure the same ``kind``."""

    name: str  # count | place | amount | duration | percent | point | times | score
    pattern: re.Pattern[str]


def _compile(table: str) -> re.Pattern[str]:
    entries = sorted({entry.partition("!")[::2] for entry in table.split()}, key=lambda pair: (-len(pair[0]), pair[0]))
    words = (re.escape(unit) + (f"(?!{guard})" if guard else "") for unit, guard in entries)
    return re.compile("|".join(words))


_SCORE_NOT = (
    "之|别|类|配|局|批|期|布|公|支|行|校|管|工|开|散|析|段|层|流|解|娩|明|所|立|店|数|离|担|歧|享|发|子|部|级|院|成"
    "|厅|摊|片|队|红|组|年"
)
FAMILIES = (
    Family("point", re.compile(r"个?百分点|个?千分点|个?基点|个BP")),
    Family("percent", re.compile(r"[%‰]")),
    Family("duration", _compile(_DURATIONS)),
    Family("amount", _compile(_AMOUNTS)),
    Family("count", _compile(_COUNTING)),
    Family("times", re.compile(r"倍|番(?![号茄])")),
    Family("score", re.compile(rf"分(?!{_SCORE_NOT})")),
    Family("place", _compile(_PLACES)),
)


def read_unit(text: str, at: int, *, places: bool = True) -> tuple[str, str, int] | None:
    """Read the unit at ``at``: its canonical form, its family and where it ends; the longest of all families wins."""
    best: tuple[str, str, int] | None = None
    for family in FAMILIES if places else FAMILIES[:-1]:
        found = family.pattern.match(text, at)
        if found and (best is None or found.end() > best[2]):
            best = (_canonical(found[0], family.name), family.name, found.end())
    return _per(text, best) if best and text[best[2] : best[2] + 1] == "/" else best


def _per(text: str, unit: tuple[str, str, int]) -> tuple[str, str, int]:
    """Read the second half of a compound unit (3.1公里/平方公里)."""
    name, family, end = unit
    other = read_unit(text, end + 1)
    return (f"{name}/{other[0]}", family, other[2]) if other else unit


def _canonical(unit: str, family: str) -> str:
    """百分点 and 个百分点 are one unit; 个小时 is 小时; the rest stands as written."""
    if family == "point":
        return unit.removeprefix("个")
    if family == "duration":
        return unit.removeprefix("个") if unit in {"个小时", "个工作日", "个自然日"} else unit
    return unit

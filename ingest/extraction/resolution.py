"""Who is meant: official names of areas, the issuer's point of view, and what a canonical name alone tells.

县委, 市政府, 全区 mean what they mean only from where the document speaks.  The canonical name of a body repeats its
area in full where the area's own name is not unique: districts carry their city (深圳市龙华区人民政府), counties,
county-level cities and banners stand alone (开鲁县人民政府), as the bodies themselves sign.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.extraction.lexicon import load_toml
from ingest.gazetteer import COUNTRY, area_by_code, areas_named, is_within
from ingest.header.issuer import official_name
from ingest.model import Area, Header, Organization

_LEVEL_ENDINGS = {
    "省": ("province", "省"),
    "自治区": ("province", "自治区"),
    "县": ("county", "县"),
    "旗": ("county", "旗"),
    "州": ("prefecture", "州"),
    "盟": ("prefecture", "盟"),
    "镇": ("township", "镇"),
    "乡": ("township", "乡"),
    "街道": ("township", "街道"),
}
_HEADS = ("中国人民政治协商会议", "中国共产党", "中共", "共青团")
_AREA_END = re.compile(r"[省市县区旗州盟镇乡]|街道")

# The first rule that matches the end of a canonical name gives the class.
_CLASSES = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"人民代表大会(?:常务委员会)?$", "PeoplesCongress"),
        (r"^共青团|(?:总工会|妇女联合会|残疾人联合会|工商业联合会|红十字会|文学艺术界联合会)$", "Organization"),
        (r"^中国人民政治协商会议", "ConsultativeConference"),
        (
            r"^中共.+委.*(?:全面依法治.|深化改革|国家安全|审计|网络安全和信息化|机构编制)委员会(?:办公室)?$",
            "CoordinationBody",
        ),
        (r"^(?:中共|中国共产党)", "PartyBody"),
        (r"党(?:工委|委|组|支部)$|党的建设.*小组$", "PartyBody"),
        (r"(?:法院|检察院|法庭)$", "JudicialBody"),
        (r"人民政府(?:常务会议|全体会议)?$|街道办事处$|(?<!业)管理委员会$|行政公署$", "GovernmentBody"),
        (r"(?:领导小组|协调小组|工作小组|专班|指挥部|联席会议|工作组)(?:办公室)?$", "CoordinationBody"),
        (r"(?:监察委员会|仲裁委员会|业主委员会|居民委员会|村民委员会)$", "Organization"),
        (r"人民政府(?:法制|外事)?(?:办公室|办公厅|研究室|督查室)$|国有资产监督管理委员会$", "GovernmentDepartment"),
        (r"调解委员会$", "ServiceBody"),
        (
            r"(?:发展和改革|卫生健康|卫生和计划生育|住房和城乡建设|交通运输|农业农村|城市管理|人居环境|规划和国土资源|经济和信息化|经济贸易和信息化|科技创新|民族(?:宗教)?事务|健康)委员会$",
            "GovernmentDepartment",
        ),
        (r"委员会(?:办公室)?$", "CoordinationBody"),
        (r"(?:局|厅|部门|总队|支队|大队|监察队|执法队)$", "GovernmentDepartment"),
        (r"(?:中心|站|热线(?:\(.+\))?|窗口|大厅|司法所|公证处|服务队|驿站|医院|工作室|超市)$", "ServiceBody"),
        (r"办公室$", "CoordinationBody"),
    )
)
_BRANCH = re.compile(r"(?P<bureau>[\u4e00-\u9fff]+局)[^局]{2,8}分局$")
_VERTICAL = re.compile(r"税务|气象|烟草|邮政|海关|消防救援|地震|矿山安全|海事|通信管理|仲裁|金融监督管理总局")


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """From where a document speaks: its area and its issuer."""

    area: Area | None
    issuer: str | None

    def at(self, level: str) -> Area | None:
        """Return the division that 省 市 县 区 旗 州 盟 镇 乡 街道 or 自治区 means here, or ``None``.

        市 is the county-level city itself where the document is of one; 区 is the district, or the autonomous region
        where the document is of a county, a prefecture or the region itself (全区 in 开鲁县 is 内蒙古自治区).
        """
        if self.area is None or self.area == COUNTRY:
            return None
        path = [area_by_code(code) for code in self.area.path_codes]
        if level == "市":
            return next((area for area in reversed(path) if area.name.endswith("市")), None)
        if level == "区":
            county = next((area for area in path if area.level == "county" and area.name.endswith("区")), None)
            return county or next((area for area in path if area.name.endswith("自治区")), None)
        rank, ending = _LEVEL_ENDINGS.get(level, ("", ""))
        return next((area for area in path if area.level == rank and area.name.endswith(ending)), None)

    def choose(self, areas: tuple[Area, ...]) -> Area | None:
        """Return the one of several divisions of one name that this document can mean, or ``None``.

        The issuer's own area and those above and below it come first, then its neighbours in the same prefecture and
        province; a name that is still open is left open.
        """
        if len(areas) < 2 or self.area is None:
            return areas[0] if len(areas) == 1 else None
        for outer in reversed(self.area.path_codes):
            near = tuple(area for area in areas if is_within(area.code, outer) or is_within(outer, area.code))
            if near:
                return near[0] if len(near) == 1 else None
        return None


def viewpoint(header: Header) -> Viewpoint:
    """Return the point of view of a document's issuer."""
    return Viewpoint(area=header.area, issuer=header.issuer)


@lru_cache(maxsize=4096)
def area_of_name(name: str, hint: Area | None = None) -> Area | None:
    """Return the area whose name begins a canonical name, read as ``hint`` allows; ``None`` if none does."""
    rest = name
    for head in _HEADS:
        rest = rest.removeprefix(head)
    view = Viewpoint(area=hint, issuer=None)
    for match in reversed(list(_AREA_END.finditer(rest[:30]))):
        prefix = rest[: match.end()]
        if len(prefix) < 3 and (hint is None or prefix not in hint.path):
            continue
        found = areas_named(prefix)
        if found and found[0] != COUNTRY:
            return view.choose(found)
    return None


@lru_cache(maxsize=4096)
def describe_organization(name: str, area: Area | None = None) -> Organization:
    """Return what a canonical name tells of its body: class, area and the body it is subordinate to.

    Args:
        name: the canonical full name.
        area: the area the body belongs to when the name itself does not tell; it also decides between homonyms.
    """
    national = national_bodies().get(name)
    if national is not None:
        return Organization(name=name, type=national, area=COUNTRY, parent=_national_parent(name, national))
    own = area_of_name(name, area) or area
    kind = next((found for pattern, found in _CLASSES if pattern.search(name)), "Organization")
    return Organization(name=name, type=kind, area=own, parent=_parent(name, kind, own))


@cache
def national_bodies() -> Mapping[str, str]:
    """Return the class of every known national body by its full name."""
    tables = load_toml("national_bodies.toml")
    found = dict.fromkeys(tables["at_home"], "GovernmentDepartment")
    return found | {name: kind for kind, table in tables.items() if kind != "at_home" for name in table}


def _national_parent(name: str, kind: str) -> str | None:
    if kind == "GovernmentDepartment" or name == "国务院常务会议":
        return "国务院"
    if name in ("国务院", "全国人民代表大会常务委员会"):
        return "全国人民代表大会"
    if kind == "PartyBody" and name.startswith("中共中央"):
        return "中国共产党中央委员会"
    return None


def _parent(name: str, kind: str, area: Area | None) -> str | None:
    """Return the superior by the form of the name; nothing is assumed where the form does not tell."""
    if area is None:
        return None
    here = official_name(area)
    party, government = f"中共{here}委员会", f"{here}人民政府"
    if area.name.endswith("街道"):  # the offices of a county's party committee and government
        party, government = f"中共{here}工作委员会", f"{here}办事处"
    above = _above(area)
    superior = {
        party: f"中共{official_name(above)}委员会" if above else "中国共产党中央委员会",
        government: f"{official_name(above)}人民政府" if above else "国务院",
        f"{here}人民代表大会常务委员会": f"{here}人民代表大会",
    }
    if name in superior:
        return superior[name]
    if name.startswith(f"中共{here}"):
        return party
    if branch := _BRANCH.match(name):
        return branch["bureau"]
    if not name.startswith(here) and not name.endswith(f"({area.name})"):
        return None
    governed = kind in ("GovernmentDepartment", "ServiceBody") and not _VERTICAL.search(name)
    return government if governed or name.startswith(government) else None


def _above(area: Area) -> Area | None:
    return area_by_code(area.path_codes[-2]) if len(area.path_codes) > 1 else None

"""Places, honours, actions, and what a canonical name alone tells."""

from __future__ import annotations

import pytest

from ingest.extraction.actions import find_actions
from ingest.extraction.citations import find_citations, law_of_title, year_in_title
from ingest.extraction.honors import find_honors
from ingest.extraction.instruments import find_instruments
from ingest.extraction.organizations import find_organizations
from ingest.extraction.places import find_areas
from ingest.extraction.resolution import Viewpoint, describe_organization
from ingest.gazetteer import area_by_code, areas_named
from ingest.model import Area, CleanText, Damage, Header, PolicyDocument, SourceText, Span
from ingest.structure import parse_structure

KAILU, LONGHUA, SHENZHEN, HAIDIAN = (area_by_code(code) for code in ("150523", "440309", "440300", "110108"))


def document(text: str, *, damages: tuple[Damage, ...] = (), issuer: str | None = "开鲁县人民政府") -> PolicyDocument:
    source = SourceText("sentence.txt", "text/plain", "0" * 64, text, "utf-8")
    header = Header("", None, "fileName", "lawReport", issuer=issuer, area=KAILU, report_year=2023)
    return parse_structure(CleanText(source, (Span(0, len(text)),), ()), header, damages)


def honors(text: str) -> list[tuple[str, str, int | None]]:
    return [(honor.name, honor.status, honor.year) for honor in find_honors(document(text))]


def actions(text: str) -> list[tuple[str, str, str, str | None, str | None]]:
    found = document(text)
    bodies, _ = find_organizations(found)
    return [(a.verb, a.type, a.modality, a.actor, a.object) for a in find_actions(found, bodies)]


@pytest.mark.parametrize(
    ("area", "level", "meant"),
    [
        (KAILU, "县", "开鲁县"),
        (KAILU, "市", "通辽市"),
        (KAILU, "区", "内蒙古自治区"),  # 全区 in a county of an autonomous region
        (KAILU, "自治区", "内蒙古自治区"),
        (KAILU, "省", None),
        (LONGHUA, "区", "龙华区"),
        (LONGHUA, "市", "深圳市"),
        (LONGHUA, "省", "广东省"),
        (SHENZHEN, "区", None),
        (HAIDIAN, "市", "北京市"),
        (area_by_code("330782"), "市", "义乌市"),  # a county-level city speaks of itself
    ],
)
def test_a_level_means_what_it_means_where_the_document_speaks(area: Area, level: str, meant: str | None) -> None:
    found = Viewpoint(area=area, issuer=None).at(level)
    assert (found.name if found else None) == meant


def test_a_homonym_is_decided_by_the_documents_own_place_or_left_open() -> None:
    two = areas_named("龙华区")
    assert len(two) == 2
    assert Viewpoint(area=SHENZHEN, issuer=None).choose(two) == LONGHUA
    assert Viewpoint(area=KAILU, issuer=None).choose(two) is None


@pytest.mark.parametrize(
    ("name", "kind", "area", "parent"),
    [
        ("开鲁县人民政府", "GovernmentBody", "开鲁县", "通辽市人民政府"),
        ("深圳市龙华区人民政府", "GovernmentBody", "龙华区", "深圳市人民政府"),
        ("中共开鲁县委员会", "PartyBody", "开鲁县", "中共通辽市委员会"),
        ("中共内蒙古自治区委员会", "PartyBody", "内蒙古自治区", "中国共产党中央委员会"),
        ("中共开鲁县委全面依法治县委员会", "CoordinationBody", "开鲁县", "中共开鲁县委员会"),
        ("开鲁县人民代表大会常务委员会", "PeoplesCongress", "开鲁县", "开鲁县人民代表大会"),
        ("中国人民政治协商会议开鲁县委员会", "ConsultativeConference", "开鲁县", None),
        ("开鲁县司法局", "GovernmentDepartment", "开鲁县", "开鲁县人民政府"),
        ("开鲁县税务局", "GovernmentDepartment", "开鲁县", None),  # under the tax administration, not the county
        ("北京市海淀区人民法院", "JudicialBody", "海淀区", None),
        ("开鲁县法治政府建设示范县创建工作专班", "CoordinationBody", "开鲁县", None),
        ("司法部", "GovernmentDepartment", "中华人民共和国", "国务院"),
    ],
)
def test_a_canonical_name_tells_class_area_and_superior(name: str, kind: str, area: str, parent: str | None) -> None:
    told = describe_organization(name)
    assert (told.type, told.area.name if told.area else None, told.parent) == (kind, area, parent)


def test_redacted_and_collective_bodies_are_no_organisations() -> None:
    text = "向 (略) 政府报告，要求各部门、全县各单位和13个镇、场抓好落实。"
    gap = Damage("redaction", Span(1, 6), "略")
    assert find_organizations(document(text, damages=(gap,))) == ((), ())


def test_an_unclosed_title_is_truncated_and_never_runs_to_the_next() -> None:
    first, second = find_citations(document("印发了《全县理论学台开展线上学法,修订《开鲁县供热管理办法》。"))
    assert (first.truncated, first.title) == (True, "全县理论学台开展线上学法")
    assert (second.truncated, second.title, second.role) == (False, "开鲁县供热管理办法", "cleans_up")


def test_a_redacted_title_names_no_issuer() -> None:
    text = "印发《 (略) 场局关于支持“四新”的通知》。"
    found = find_citations(document(text, damages=(Damage("redaction", Span(3, 9), "略"),)))
    assert [(c.redacted, c.issuer, c.grade) for c in found] == [(True, None, "redacted")]


def test_issuers_come_from_title_law_actor_or_the_reporting_body() -> None:
    text = (
        "印发《开鲁县司法局关于开展案卷评查的通知》。印发《开鲁县普法工作要点》。印发《关于开展清理的通知》。"
        "县财政局印发《关于加强预算管理的意见》。执行《中华人民共和国行政处罚法》。"
    )
    assert [(c.issuer, c.issuer_basis) for c in find_citations(document(text))] == [
        ("开鲁县司法局", "titlePrefix"),
        ("开鲁县人民政府", "ellipticalSubject"),
        (None, None),
        ("开鲁县财政局", "namedActor"),
        ("全国人民代表大会", "knownLaw"),
    ]


def test_an_alias_stands_for_the_title_it_was_defined_for() -> None:
    text = "批复《河北雄安新区总体规划》（以下简称《总体规划》）。落实《总体规划》。"
    assert [c.title for c in find_citations(document(text))] == [
        "河北雄安新区总体规划",
        "总体规划",
        "河北雄安新区总体规划",
    ]


@pytest.mark.parametrize(
    ("title", "year"),
    [("2023年开鲁县普法工作要点", 2023), ("法治政府建设实施纲要（2021—2025年）", None), ("开鲁县供热管理办法", None)],
)
def test_a_span_of_years_is_no_year(title: str, year: int | None) -> None:
    assert year_in_title(title) == year


def test_a_law_is_known_by_its_short_name_and_with_a_note() -> None:
    for title in ("行政处罚法", "中华人民共和国行政处罚法", "中华人民共和国行政处罚法（2021年修订）"):
        law = law_of_title(title)
        assert law is not None
        assert law.title == "中华人民共和国行政处罚法"
    assert law_of_title("开鲁县供热管理办法") is None


def test_words_that_only_begin_like_a_law_are_none() -> None:
    assert find_citations(document("查处行政处罚法律适用错误，参观宪法公园，执行深圳经济特区物业管理条例。")) == ()


def test_items_of_a_list_share_its_head() -> None:
    found, _ = find_instruments(document("创新项目两端前置会商、涉企执法“双报备”、涉企服务管家等机制。"))
    assert [(item.name, item.type) for item in found] == [
        ("项目两端前置会商机制", "mechanism"),
        ("涉企执法双报备机制", "mechanism"),
        ("涉企服务管家机制", "mechanism"),
    ]


def test_quotation_marks_place_and_year_are_no_part_of_an_instruments_name() -> None:
    found, mentions = find_instruments(
        document("深化“放管服”改革，推进放管服改革，组织开鲁县2023年度行政执法资格考试。")
    )
    assert [item.name for item in found] == ["放管服改革", "行政执法资格考试"]
    assert [mention.target for mention in mentions] == ["放管服改革", "放管服改革", "行政执法资格考试"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2022年开鲁县获评“全区法治政府建设示范地区”。", [("全区法治政府建设示范地区", "awarded", 2022)]),
        ("制定争创全区法治政府建设示范县实施方案。", [("全区法治政府建设示范县", "targeted", 2023)]),
        ("2018年，我县在全市考评中名列第二。", [("全市考评第二", "ranked", 2018)]),
        ("获得群众一致好评，取得多个奖项。", []),
        ("未被评为先进单位。", []),
    ],
)
def test_honours(text: str, found: list[tuple[str, str, int]]) -> None:
    assert honors(text) == found


def test_places_named_and_meant() -> None:
    found = document("我县与奈曼旗、通辽市科尔沁区共建，全市推广，自治区党委肯定，移交县直部门。")
    areas, mentions = find_areas(found)
    assert [area.name for area in areas] == ["开鲁县", "奈曼旗", "科尔沁区", "通辽市", "内蒙古自治区"]
    assert [(m.span.of(found.text), m.kind) for m in mentions] == [
        ("我县", "contextual"),
        ("奈曼旗", "full"),
        ("通辽市科尔沁区", "full"),
        ("全市", "contextual"),
        ("自治区", "contextual"),
    ]


def test_actions_say_who_did_what_to_what() -> None:
    text = (
        "县司法局组织开展行政执法培训。印发《开鲁县普法工作要点》。持续推进“证照分离”改革。"
        "法律顾问全程参加会议,审查合同文本。"
    )
    assert actions(text) == [
        ("组织开展", "train", "done", "开鲁县司法局", "行政执法培训"),
        ("印发", "issue", "done", "开鲁县人民政府", "《开鲁县普法工作要点》"),
        ("推进", "reform", "ongoing", "开鲁县人民政府", "“证照分离”改革"),
        ("审查", "review", "done", None, "合同文本"),
    ]


def test_what_is_to_come_is_planned() -> None:
    text = "一、主要做法\n健全调解制度。\n二、下一步工作安排\n健全监督制度。"
    assert [(verb, modality) for verb, _, modality, _, _ in actions(text)] == [("健全", "done"), ("健全", "planned")]


def bodies(text: str, *, issuer: str | None = "开鲁县人民政府") -> list[tuple[str, str]]:
    found = document(text, issuer=issuer)
    _, mentions = find_organizations(found)
    return [(mention.span.of(text), mention.target) for mention in mentions]


def test_bodies_named_without_their_place() -> None:
    assert bodies("及时向依法治县办报送信息。") == [("依法治县办", "中共开鲁县委全面依法治县委员会办公室")]
    assert bodies("召开全面依法治县委员会会议1次。") == [("全面依法治县委员会", "中共开鲁县委全面依法治县委员会")]
    assert bodies("每年向同级党委、人大常委会报告。") == []
    assert bodies("各镇(场)司法局要落实。") == []
    assert ("局党组", "开鲁县司法局党组") in bodies("纳入局党组学习内容。", issuer="开鲁县司法局")
    assert ("中共通辽市委", "中共通辽市委员会") in bodies("按照中共通辽市委要求。")


def cited(text: str) -> list[tuple[str, str, str | None]]:
    return [(c.title, c.role, c.issuer) for c in find_citations(document(text))]


def test_the_body_right_before_a_title_issued_it() -> None:
    assert cited("根据中共中央国务院《试点纲要》和中央依法治国办《申报指南》要求，制定本方案。") == [
        ("试点纲要", "based_on", "中共中央、国务院"),
        ("申报指南", "based_on", "中央全面依法治国委员会办公室"),
    ]
    assert cited("落实自治区司法厅印发的《案卷评查办法》。") == [("案卷评查办法", "implements", "内蒙古自治区司法厅")]
    assert cited("出台《法治开鲁建设规划》。") == [("法治开鲁建设规划", "issued", "开鲁县人民政府")]


def test_what_is_said_behind_a_list_of_titles_counts() -> None:
    assert cited("将习近平总书记全面依法治国新理念和《民法典》等新颁布法律法规进行系统学习。")[0][1] == "studied"
    assert cited("把《宪法》等作为年度宣传学习的重点。")[0][1] == "studied"
    assert cited("开展《安全管理规定》等8次法律法规培训。")[0][1] == "studied"


def test_superiors_of_a_street() -> None:
    street = area_by_code("441802007")
    parents = {
        name: describe_organization(f"{prefix}清远市清城区东城街道{name}", street).parent
        for prefix, name in (("中共", "工作委员会"), ("", "办事处"), ("", "政务服务中心"))
    }
    assert parents == {
        "工作委员会": "中共清远市清城区委员会",
        "办事处": "清远市清城区人民政府",
        "政务服务中心": "清远市清城区东城街道办事处",
    }
    assert describe_organization("临沂市生态环境局兰山分局").parent == "临沂市生态环境局"


def test_one_rank_to_each_member_of_a_list() -> None:
    text = "全国工业百强区排名由第八位上升到第四位、创新百强区排名由第八位上升到第二位。"
    spans = [honor.span for honor in find_honors(document(text))]
    assert len({span.start for span in spans}) == len(spans)

"""The hard phenomena of number facts, each with a sentence of the genre and values worked out by hand."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from ingest.consistency import check_sums
from ingest.extraction.observations import find_observations
from ingest.model import CleanText, Header, Observation, PolicyDocument, SourceText, Span
from ingest.structure import parse_structure


def document_of(text: str, *, genre: str = "lawReport", year: int | None = 2023) -> PolicyDocument:
    source = SourceText("report.txt", "text/plain", "0" * 64, text, "utf-8")
    header = Header("某区2023年法治政府建设情况报告", None, "fileName", genre, report_year=year)
    return parse_structure(CleanText(source, (Span(0, len(text)),), ()), header, ())


def observed(text: str, **about: object) -> list[tuple[str, Observation]]:
    document = document_of(text, **about)  # type: ignore[arg-type]
    return [(o.span.of(text), o) for o in find_observations(document)]


def short(text: str, **about: object) -> list[tuple[str, str, str, str]]:
    """Surface, value, unit and comparator of every figure."""
    return [
        (words, f"{o.quantity.value.normalize():f}", o.quantity.unit, o.quantity.comparator)
        for words, o in observed(text, **about)
    ]


def wholes(text: str) -> dict[str, str | None]:
    """Surface of each figure's whole, by its own surface; surfaces must differ within the text."""
    found = observed(text)
    surface = {o.id: words for words, o in found}
    return {words: surface.get(o.part_of or "") for words, o in found}


def sums(text: str) -> list[tuple[str, tuple[str, ...], str, Decimal]]:
    document = document_of(text)
    observations = find_observations(document)
    surface = {o.id: o.span.of(text) for o in observations}
    return [
        (surface[c.whole], tuple(surface[part] for part in c.parts), c.result, c.remainder)
        for c in check_sums(document, observations)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全区现有行政执法人员1,236人，持证率达100%。", [("1,236人", "1236", "人", "eq"), ("100%", "100", "%", "eq")]),
        (
            "培训执法人员３２００余人次，合格率98.5％。",
            [("３２００余人次", "3200", "人次", "gt"), ("98.5％", "98.5", "%", "eq")],
        ),
        ("覆盖群众4.46万人。", [("4.46万人", "44600", "人", "eq")]),
        ("新增企业1万6千多户。", [("1万6千多户", "16000", "户", "gt")]),
        ("培育示范户三十三家，约占两成。", [("三十三家", "33", "家", "eq"), ("两成", "20", "%", "eq")]),
        ("办结率达到百分之八十。", [("百分之八十", "80", "%", "eq")]),
        ("审批环节压减三分之二。", [("三分之二", "66.6667", "%", "eq")]),
        ("参训人员近120人次，约600人参加。", [("近120人次", "120", "人次", "lt"), ("约600人", "600", "人", "approx")]),
        ("签约28个项目，最近3家企业落户。", [("28个", "28", "个", "eq"), ("3家", "3", "家", "eq")]),
        ("开展活动上百场、讲座逾50场。", [("上百场", "100", "场", "ge"), ("逾50场", "50", "场", "gt")]),
        ("设立站点36、6和22个。", [("36", "36", "个", "eq"), ("6", "6", "个", "eq"), ("22个", "22", "个", "eq")]),
        ("办理38宗案件，继续保持“零败诉”。", [("38宗", "38", "宗", "eq"), ("零败诉", "0", "宗", "eq")]),
        ("无一起因执法不当引发的诉讼。", [("无一起", "0", "起", "eq")]),
        ("路网密度达3.1公里/平方公里。", [("3.1公里/平方公里", "3.1", "公里/平方公里", "eq")]),
        ("粮食单产比上年提高0.5个百分点。", [("0.5个百分点", "0.5", "百分点", "eq")]),
        ("换发执法证1489本，3本级平台上线。", [("1489本", "1489", "本", "eq")]),
    ],
)
def test_numbers_units_and_comparators(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert short(text) == expected


def test_a_range_keeps_both_ends() -> None:
    ((words, figure),) = observed("每个街道新建3—5个便民服务点。")
    assert words == "3—5个"
    assert (figure.quantity.value, figure.quantity.lower, figure.quantity.upper) == (3, 3, 5)


def test_bounds_follow_the_words() -> None:
    figures = [o.quantity for _, o in observed("现有调解员890余名，投诉不超过3件，网站不少于2个。")]
    assert [(q.lower, q.upper) for q in figures] == [(890, 900), (None, 3), (2, None)]


@pytest.mark.parametrize(
    "text",
    [
        "健全双随机、一公开监管制度，推行三单一函、七天双公示。",
        "落实行政执法三项制度，深入推进“放管服”改革和“八五”普法。",
        "加强12345热线办理，推行“1+6+N”工作法和7×24小时服务。",
        "根据《行政处罚法》第三十三条第一款和国发〔2021〕7号文件，主要负责人履行第一责任人职责。",
        "1.强化组织领导。（二）完善制度。三是狠抓落实。",
        "2023年3月1日至12月31日，召开第五次全体会议，学习党的二十届三中全会精神。",
        "进一步统一认识，一方面抓重点，一批项目落地，构建县、镇、村三级网络。",
        "27号线、5G基站、PM2.5、4A级景区和《十四五规划（2021—2025年）》。",
        "每万人拥有量居前列，以下十项工作要抓好。",
        "支持30万千瓦以下煤电机组关停，服务60岁以上老人和亿元以上项目。",
    ],
)
def test_numerals_that_state_no_figure(text: str) -> None:
    assert short(text) == []


def test_small_chinese_numerals_count_behind_a_verb_of_counting() -> None:
    assert [words for words, _ in observed("新设两个分中心，召开推进会三次，落实两个责任。")] == ["两个", "三次"]


def test_rank() -> None:
    ((words, figure), (other, second)) = observed("2022年，在全市考评中名列第二，营商环境居全省第11位。")
    assert (words, figure.kind, figure.quantity.value, figure.quantity.unit) == ("第二", "rank", 2, "名")
    assert (other, second.kind, second.quantity.value) == ("第11位", "rank", 11)
    assert figure.period is not None
    assert figure.period.start.year == 2022


def test_change_and_level_are_told_apart() -> None:
    text = "收入增长12.3%，失业率由5.2%降至4.8%，快于全国1.2个百分点，经费压减8%。"
    kinds = {words: (o.kind, o.direction) for words, o in observed(text)}
    assert kinds == {
        "12.3%": ("change", "up"),
        "5.2%": ("rate", None),
        "4.8%": ("rate", None),
        "1.2个百分点": ("change", "up"),
        "8%": ("change", "down"),
    }


def test_a_list_shares_kind_and_direction() -> None:
    found = observed("刑事、治安警情分别下降25.7%、6%和3.1%。")
    assert [(o.kind, o.direction) for _, o in found] == [("change", "down")] * 3


def test_periods() -> None:
    text = "公职律师由2021年的35名增加到52名。2022年以来新增8名，截至目前共60名，比2019年增长20%。"
    years = {words: o.period and (o.period.start.year, o.period.basis) for words, o in observed(text)}
    assert years == {
        "35名": (2021, "stated"),
        "52名": (2023, "reportingYear"),
        "8名": (2022, "stated"),
        "60名": (2023, "relative"),
        "20%": (2023, "relative"),
    }


def test_what_is_compared_with_has_the_year_before_and_what_it_became_has_not() -> None:
    text = "受理38件，较2022年的52件下降26.9%，其中以县政府为被告的9件。审核538件，比上年的471件增加67件。"
    assert {words: o.period and o.period.start.year for words, o in observed(text)} == {
        "38件": 2023, "52件": 2022, "26.9%": 2023, "9件": 2023, "538件": 2023, "471件": 2022, "67件": 2023,
    }  # fmt: skip
    assert wholes(text)["9件"] == "38件"
    became = observed("清单由上年的3527项调整为3312项。")
    assert [o.period and o.period.start.year for _, o in became] == [2022, 2023]


def test_the_day_before_which_documents_were_made_is_no_period() -> None:
    found = observed("对2019年12月31日前印发的142件规范性文件进行清理，宣布失效15件。")
    assert [o.period and o.period.start.year for _, o in found] == [2023, 2023]


def test_a_year_in_a_title_is_no_period() -> None:
    text = "印发《关于开展2023年度案卷评查的通知》，对2022年1月1日至2022年12月31日办结的827件案件进行自查。"
    ((_, figure),) = observed(text)
    assert figure.period is not None
    assert (str(figure.period.start), str(figure.period.end)) == ("2022-01-01", "2022-12-31")


def test_a_paragraph_keeps_the_year_it_opens_with() -> None:
    text = "2021年，受理案件12件。审结10件。\n全年培训5次。"
    assert [o.period and o.period.start.year for _, o in observed(text)] == [2021, 2021, 2023]


def test_plans_targets_and_requirements() -> None:
    text = (
        "一、工作成效\n审查合同33份。\n二、下一步工作打算\n新建站点20个，力争办结率达到98%。\n"
        "到2025年，覆盖率达到95%以上。"
    )
    found = {words: (o.modality, o.period and o.period.start.year) for words, o in observed(text)}
    assert found == {
        "33份": ("fact", 2023),
        "20个": ("planned", 2024),
        "98%": ("target", 2024),
        "95%以上": ("target", 2025),
    }


def test_a_work_report_reviews_the_year_before() -> None:
    text = "一、2022年工作回顾\n新增学位300个。\n二、2023年工作安排\n新增学位500个。"
    found = {words: (o.modality, o.period and o.period.start.year) for words, o in observed(text, genre="workReport")}
    assert found == {"300个": ("fact", 2022), "500个": ("planned", 2023)}


def test_a_prescriptive_document_requires() -> None:
    ((words, figure),) = observed("行政机关应当自收到申请之日起20个工作日内予以答复。", genre="regulation")
    assert (words, figure.modality, figure.quantity.comparator) == ("20个工作日内", "requirement", "le")


def test_names_are_the_words_of_the_text() -> None:
    text = "“好差评”体系覆盖33个部门，处办热线工单9380件，响应率为100%，收到复议申请19件，受理12件。"
    assert [o.indicator_name for _, o in observed(text)] == [
        "“好差评”体系覆盖部门",
        "处办热线工单",
        "热线工单响应率",
        "收到复议申请",
        "受理",
    ]


def test_binding_needs_the_context_of_a_common_word() -> None:
    text = "全年收到行政复议申请19件，受理18件。培训人数受理点5个。"
    bound = {words: o.indicator for words, o in observed(text)}
    assert bound == {"19件": "recon-received", "18件": "recon-accepted", "5个": None}


# --- stated partitions ------------------------------------------------------------------------------------------------


def test_among_list() -> None:
    text = "全年办理行政复议案件156件，其中维持92件，撤销18件，调解和解终止46件。"
    assert wholes(text) == {"156件": None, "92件": "156件", "18件": "156件", "46件": "156件"}
    assert sums(text) == [("156件", ("92件", "18件", "46件"), "consistent", Decimal(0))]


def test_two_levels_by_punctuation_and_a_list_after_a_colon() -> None:
    text = (
        "清理文件80件，结果为：有效46件，废止34件。"
        "其中，政府文件47件，有效31件，废止16件；部门文件33件，有效15件，废止18件。"
    )
    assert sums(text) == [
        ("80件", ("46件", "34件"), "consistent", Decimal(0)),
        ("80件", ("47件", "33件"), "consistent", Decimal(0)),
        ("47件", ("31件", "16件"), "consistent", Decimal(0)),
        ("33件", ("15件", "18件"), "consistent", Decimal(0)),
    ]


def test_a_list_in_mid_sentence_ends_at_a_semicolon_with_a_new_event() -> None:
    text = "办理复议案件100件，其中维持80件，撤销20件；开展培训30件，其中线上12件。"
    assert wholes(text) == {"100件": None, "80件": "100件", "20件": "100件", "30件": None, "12件": "30件"}


def test_a_bracket_within_the_name_of_a_part_does_not_end_the_list() -> None:
    text = "有执法主体484个，其中市级52个、县级364个、乡镇（街道）68个。"
    assert wholes(text) == {"484个": None, "52个": "484个", "364个": "484个", "68个": "484个"}


def test_total_after_its_parts() -> None:
    text = "确定法定行政机关36家、授权组织6家、受委托22家，共64家行政执法主体。"
    assert sums(text) == [("64家", ("36家", "6家", "22家"), "consistent", Decimal(0))]


def test_a_wrong_total_is_reported_with_its_remainder() -> None:
    assert sums("审查文件12件、合同8件，共计21件。") == [("21件", ("12件", "8件"), "inconsistent", Decimal(1))]


def test_brackets_nest_into_a_pair_of_opposites() -> None:
    text = "收到复议申请103宗，不受理12宗（其中转送10宗，告知2宗），受理91宗。"
    assert wholes(text) == {"103宗": None, "12宗": "103宗", "10宗": "12宗", "2宗": "12宗", "91宗": "103宗"}
    assert sums(text) == [("12宗", ("10宗", "2宗"), "consistent", Decimal(0))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("建设停车场6个，其中5个是“的士码头”，提供停车位573个，配餐中心4个。", ("5个",)),
        ("投资99.6亿元，其中社会投资84.85亿元，增长6.6%；零售总额61.9亿元。", ("84.85亿元",)),
        ("营造林148万亩、其中南北山43万亩，修复草原517万亩，治理水土流失23万亩。", ("43万亩",)),
    ],
)
def test_a_list_ends_at_what_cannot_be_a_part(text: str, parts: tuple[str, ...]) -> None:
    assert tuple(part for part, whole in wholes(text).items() if whole) == parts
    assert not sums(text)


def test_an_open_list_that_falls_short_is_incomplete_and_bounds_are_not_compared() -> None:
    assert sums("受理案件100件，其中劳动类60件，治安类30件。")[0][2:] == ("incomplete", Decimal(10))
    assert sums("受理案件100余件，其中劳动类60件，治安类30件。")[0][2] == "notComparable"
    assert sums("受理案件100件，其中劳动类60件，治安类50件。")[0][2:] == ("inconsistent", Decimal(-10))


@pytest.mark.parametrize(
    "text",
    [
        "梳理裁量权基准475项，不予处罚事项258项、从轻处罚事项108项、减轻处罚事项109项。",  # comes out, but is not said
        "全县共有调解组织250个，13个镇、场全部组建了委员会，村级委员会227个。",
        "收到申请19件，受理19件，审结16件。",
        "办理建议125件，办理提案127件，共有25个部门参加。",
        "新增规上企业35家、高新技术企业136家，总数达2151家。",  # how many there are now
        "所在的7个城市（包括县城）及其他22个城市、13个县城。",
        "补贴标准934元、其中救助比例提高到70%以上，补贴提高到600元和700元。",
    ],
)
def test_figures_side_by_side_state_no_sum(text: str) -> None:
    assert sums(text) == []


def test_every_figure_quotes_the_source_and_ids_are_stable() -> None:
    text = "受理19件（其中简易程序7件），罚没款共计2,345.6万元，同比分别增长12.5%和下降3.2%。"
    first, second = observed(text), observed(text)
    assert [words for words, _ in first] == ["19件", "7件", "2,345.6万元", "12.5%", "3.2%"]
    assert [o for _, o in first] == [o for _, o in second]
    assert [o.direction for _, o in first] == [None, None, None, "up", "down"]


def test_dealt_out_names() -> None:
    found = observed("粮食、油料、蔬菜产量分别达118万吨、33万吨、165万吨，事故宗数、死亡人数分别下降9%、19%。")
    assert [o.indicator_name for _, o in found] == ["粮食产量", "油料产量", "蔬菜产量", "事故宗数下降", "死亡人数下降"]


def test_a_comparator_may_stand_before_what_the_share_is_of() -> None:
    assert short("按不低于采购金额的30%预付，超过总数的60%。") == [("30%", "30", "%", "ge"), ("60%", "60", "%", "gt")]


def test_a_goal_year_that_opens_a_paragraph_without_figures() -> None:
    text = "到2025年，体系基本建成。机械化率达到70%。"
    ((_, figure),) = observed(text, genre="opinion", year=2018)
    assert figure.period is not None
    assert (figure.period.start.year, figure.modality) == (2025, "target")


def test_cases_carried_over_do_not_date_what_follows() -> None:
    text = "受理1102件（含上年结转58件），审结1043件（2021年为900件），办结率98%。"
    assert [o.period and o.period.start.year for _, o in observed(text)] == [2023, 2023, 2023, 2021, 2023]


@pytest.mark.parametrize("filler", ["\n", " ", "一", "1", "(", "12件，", "2023年，", "其中"])
def test_work_grows_with_the_length_of_the_text(filler: str) -> None:
    """Ten times the text may not take much more than ten times the time; a quadratic rule would take a hundred."""

    def seconds(times: int) -> float:
        document = document_of(filler * times + "受理19件。")
        started = time.process_time()
        check_sums(document, find_observations(document))
        return time.process_time() - started

    seconds(100)
    assert seconds(10_000) < 40 * max(seconds(1_000), 0.002)


def test_a_scale_behind_a_range_holds_for_both_ends() -> None:
    quantities = [o.quantity for _, o in observed("额度提高至8-9万元，罚款5000-1万元，奖补3—5亿元。")]
    assert [(q.lower, q.upper) for q in quantities] == [(80000, 90000), (5000, 10000), (300000000, 500000000)]


def test_scores_without_a_unit_and_people_in_a_list() -> None:
    assert short("公众满意度从84.7提升至89.6。") == [("84.7", "84.7", "", "eq"), ("89.6", "89.6", "", "eq")]
    assert [q[2] for q in short("养老、医疗参保人数分别达到760万、1100万。")] == ["人", "人"]


def test_what_was_reached_is_no_increase() -> None:
    found = observed("经营主体净增48万户、达680万户，企业净增3193户、超2.4万户。")
    assert [o.kind for _, o in found] == ["change", "count", "change", "count"]
    assert found[1][1].indicator_name == "经营主体"


def test_names_keep_words_and_titles_whole() -> None:
    names = [o.indicator_name for _, o in observed("约谈责任人5名，败诉2件，败诉率8.7%，今年以来共召开会议4次。")]
    assert names == ["约谈责任人", "败诉", "败诉率", "召开会议"]
    long = "组织学习《中华人民共和国大气污染防治法》《中华人民共和国土壤污染防治法》《排污许可管理办法》等法规8场。"
    assert observed(long)[0][1].indicator_name.startswith("《")
    assert observed("11类民生支出占一般公共预算支出80.2%。")[1][1].indicator_name == "民生支出占一般公共预算支出"


def test_units_of_every_indicator_bind() -> None:
    found = observed("配备执法记录仪35台，新登记市场主体1200户，召开新闻发布会6场，企业开办时间压缩至1个工作日。")
    assert [o.indicator for _, o in found] == [
        "enf-recorders",
        "market-entities-new",
        "open-press",
        "enterprise-start-days",
    ]
    assert observed("代理行政诉讼案件40宗，审结27宗。")[1][1].indicator != "recon-concluded"


def test_a_figure_below_nothing_is_a_change() -> None:
    found = observed("GDP增速一季度-9.9%，上半年-6.2%，降幅由一季度的-23.1%收窄到-1.4%。")
    assert [(o.quantity.value, o.kind, o.direction) for _, o in found] == [
        (Decimal(value), "change", "down") for value in ("-9.9", "-6.2", "-23.1", "-1.4")
    ]


def test_a_list_shares_its_verb_and_a_refusal_is_no_acceptance() -> None:
    found = observed("审查重大行政决策事项15项、行政规范性文件28件、政府合同167份，发放材料3份、悬挂横幅2条。")
    names = [o.indicator_name for _, o in found]
    assert names[1:] == ["审查行政规范性文件", "审查政府合同", "发放材料", "悬挂横幅"]
    assert [o.indicator for _, o in found][1:3] == ["norm-reviewed", "contract-reviewed"]
    refused = observed("受理行政复议申请126件，不予受理15件。")[1][1]
    assert refused.indicator in {None, "recon-not-accepted"}
    assert observed("调解成功3812起，成功率98.86%。")[1][1].indicator_name == "调解成功率"


def test_a_part_is_no_second_value_of_its_whole() -> None:
    found = observed("全区共有行政执法人员1025人，其中公务员356人、其他669人。")
    assert [o.indicator for _, o in found] == ["enf-staff", None, None]
    assert [o.indicator_name for _, o in found][1:] == ["公务员行政执法人员", "其他行政执法人员"]

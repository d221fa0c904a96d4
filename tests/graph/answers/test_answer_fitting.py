"""Which figure of one report is asked for: kinds, bodies, lists with 分别, the year before, and what is left."""

import re
from collections.abc import Iterator

import pytest

from graph.answers.bodies import bodies_in, body_fit
from graph.answers.kinds import Fit, kind_fit
from graph.answers.model import Answer, Found, Part, Question, Sentence, Status
from graph.answers.parts import focus_of
from graph.answers.question import understand
from graph.answers.respectively import members
from graph.answers.service import AnswerService
from graph.connection import connect
from graph.embedded.process import stop
from graph.embedding.embedder import Embedder
from graph.reading.stated import StatedFigure
from graph.search.service import SearchService
from graph.settings import GraphSettings
from ingest.pipeline import ingest_paths
from search_app.place_names import find_places

REPORT = """开鲁县2022年法治政府建设情况报告

一、主要做法和成效

全县行政机关应诉一审案件86件，其中以县政府为被告的12件；二审案件31件，负责人出庭应诉率97.7%，较上年提高4.2个百分点。
全县行政复议机构收到申请140件，受理118件，加上年结转9件，全年审结109件。
县市场监管局查办案件206件，罚没款158.4万元；县农牧局查办案件57件、挽回损失36.5万元。
承办县人大代表建议64件、政协提案45件，办复率均为100%，满意率分别为98.4%和96.2%。
组织240名拟任人员参加行政执法资格考试，211人合格。
主动公开政府信息5200条，受理依申请公开33件，同比减少5件。
法治建设年度考核中，优秀单位11个、良好单位30个、一般的4个。
县法律援助中心办理案件274件，其中刑事151件、民事123件。
编制轻微违法不予处罚清单90项、从轻处罚清单41项、减轻处罚清单26项。
"""


def found_in(text: str, surface: str, clause: str = "") -> Found:
    start = text.index(surface)
    figure = StatedFigure(
        id=surface, indicator="x", indicator_name="x", stated_name="x", value=1, unit="件", comparator="eq",
        kind="count", modality="fact", direction=None, period_start=None, period_end=None, year=2022, subject="",
        scope="", surface=surface, start=start, end=start + len(surface), area_code=None, part_of=None,
    )  # fmt: skip
    left = 1 + max(text.rfind(mark, 0, start) for mark in "，；。、")
    own = clause or text[left : start + len(surface)]
    return Found(figure, Sentence("d", "t", None, None, 2022, text, 0, len(text), None), own)


def asked(text: str) -> tuple[Question, Part]:
    question = understand(text)
    return question, question.parts[0]


@pytest.mark.parametrize(
    ("question", "surface", "fit"),
    [
        ("二审案件有多少件？", "31件", Fit.NAMED),
        ("二审案件有多少件？", "86件", Fit.OTHER),
        ("How many second-instance cases were there?", "86件", Fit.OTHER),
        ("再审案件有多少件？", "86件", Fit.OTHER),
        ("知识产权案件有多少件？", "86件", Fit.MISSING),
        ("应诉案件有多少件？", "86件", Fit.OPEN),
        ("一审和二审各多少件？", "31件", Fit.NAMED),
    ],
)
def test_a_figure_of_another_kind_does_not_answer(question: str, surface: str, fit: Fit) -> None:
    text = "全县行政机关应诉一审案件86件，其中以县政府为被告的12件；二审案件31件。"
    assert kind_fit(question, found_in(text, surface)) is fit


@pytest.mark.parametrize(
    ("question", "surface", "fit"),
    [
        ("农业农村局挽回损失多少？", "36.5万元", Fit.NAMED),
        ("市场监管部门罚了多少钱？", "158.4万元", Fit.NAMED),
        ("市场监管局挽回损失多少？", "36.5万元", Fit.OTHER),
        ("卫健局办了几件？", "57件", Fit.MISSING),
        ("查办案件多少件？", "57件", Fit.OPEN),
        ("向公安局移送了几件？", "57件", Fit.OPEN),
        ("How many cases did the Kailu Agriculture and Rural Affairs Bureau handle?", "57件", Fit.NAMED),
        ("How much did the market regulator impose in fines?", "36.5万元", Fit.OTHER),
        ("How many cases did the county's transport bureau conclude?", "57件", Fit.MISSING),
        ("How many cases were handed over to the police?", "57件", Fit.OPEN),
        ("What was done for the environment?", "57件", Fit.OPEN),
    ],
)
def test_a_figure_belongs_to_the_body_named_nearest_before_it(question: str, surface: str, fit: Fit) -> None:
    text = "县市场监管局查办案件206件，罚没款158.4万元；县农业农村局查办案件57件、挽回损失36.5万元。"
    whole, part = asked(question)
    assert body_fit(whole, part, found_in(text, surface)) is fit


def test_a_field_of_work_is_a_body_in_a_report_too() -> None:
    text = "其中，农业农村部门查处捕捞案件29件；林业部门立案54件，罚款143.5万元。"
    whole, part = asked("农业农村部门罚了多少钱？")
    assert body_fit(whole, part, found_in(text, "143.5万元")) is Fit.OTHER


def test_bodies_are_told_from_words_that_look_like_them() -> None:
    assert [name for *_, name in bodies_in("区卫生健康委、市住房和城乡建设局和县人民法院")] == [
        "卫生健康委", "城乡建设局", "人民法院",
    ]  # fmt: skip
    assert bodies_in("县委、市委员、当前局面、政务服务大厅、县委依法治县办") == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("办理建议118件、提案96件，办复率均为100%，满意率分别为97.5%和99.0%。", {3: "办理建议满意率", 4: "提案满意率"}),
        ("市级、县级和乡镇分别为3件、5件和7件。", {0: "市级", 1: "县级", 2: "乡镇"}),
        ("受理743件，标的额9亿元，同比分别增长21.8%、34.5%。", {2: "受理同比", 3: "标的额同比"}),
        ("分别举办培训3场，参训200人次。", {}),
    ],
)
def test_members_of_a_list_have_their_own_names(text: str, names: dict[int, str]) -> None:
    spans = [number.span() for number in re.finditer(r"\d[\d.]*(?:件|%|亿元|场|人次)", text)]
    assert members(text, spans) == names


def test_what_is_asked_of_a_part_is_told_from_what_it_is_a_part_of() -> None:
    _, part = asked("2022年有多少位负责人是亲自出庭的？")
    assert focus_of(part) == "亲自出庭的"
    _, plain = asked("负责人出庭多少次？")
    assert focus_of(plain) == plain.own


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[AnswerService]:
    """Return a service that answers from one report."""
    folder = tmp_path_factory.mktemp("fitting-home")
    file = folder / "report.txt"
    file.write_text(REPORT, "utf-8")
    with connect(GraphSettings(None, "", "", folder)) as store:
        ingest_paths([file], store, embedder=embedder)
        yield AnswerService(store, SearchService(store, embedder), embedder, places=find_places)
    stop(folder)


def numbers(answer: Answer) -> list[float]:
    return [value.value for value in answer.values]


@pytest.mark.engine
@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("开鲁县2022年应诉的二审案件有多少件？", 31),
        ("开鲁县农牧局2022年办案挽回的损失有多少？", 365_000),
        ("开鲁县2022年政协提案办理的满意率有多高？", 96.2),
        ("开鲁县2022年参加行政执法资格考试的人当中，考过了的有多少人？", 211),
        ("2022年开鲁县法治建设年度考核里，只得了“一般”的单位有几个？", 4),
        ("开鲁县2022年受理了多少件民事法律援助案件？", 123),
    ],
)
def test_the_figure_that_is_asked_for_comes_first(report: AnswerService, question: str, first: float) -> None:
    assert numbers(report.ask(question))[:1] == [first]


@pytest.mark.engine
@pytest.mark.model
@pytest.mark.parametrize(
    "question",
    [
        "开鲁县2022年应诉的再审案件有多少件？",
        "开鲁县卫健局2022年查办了多少件案件？",
        "开鲁县2022年办理涉外法律援助案件多少件？",
        "How many retrial cases did Kailu respond to in 2022?",
    ],
)
def test_another_kind_or_body_is_not_stated(report: AnswerService, question: str) -> None:
    assert report.ask(question).status is Status.NOT_STATED


@pytest.mark.engine
@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "before"),
    [
        ("开鲁县2021年受理了多少件政府信息依申请公开？", 38),
        ("开鲁县2021年负责人出庭应诉率是多少？", 93.5),
    ],
)
def test_the_year_before_follows_from_the_change(report: AnswerService, question: str, before: float) -> None:
    (derived,) = report.ask(question).derived
    assert (derived.kind, derived.value) == ("before", before)
    assert len(derived.inputs) == 2


@pytest.mark.engine
@pytest.mark.model
def test_the_year_before_of_a_share_follows_too(report: AnswerService) -> None:
    (derived,) = report.ask("In what share of its cases did officials appear in court in Kailu in 2021?").derived
    assert (derived.kind, derived.value) == ("before", 93.5)


@pytest.mark.engine
@pytest.mark.model
def test_what_is_left_counts_what_was_carried_over(report: AnswerService) -> None:
    answer = report.ask("到2022年底，开鲁县受理的行政复议案件（含上年转来的）还有几件没审完？")
    left = next(derived for derived in answer.derived if derived.kind == "remainder")
    assert left.value == 118 + 9 - 109
    assert [value.value for value in left.inputs] == [118, 9, 109]


@pytest.mark.engine
@pytest.mark.model
def test_a_sum_of_many_comes_before_its_parts(report: AnswerService) -> None:
    answer = report.ask("开鲁县2022年三类处罚清单加起来一共多少项？")
    assert (answer.values, [derived.value for derived in answer.derived]) == ((), [157])

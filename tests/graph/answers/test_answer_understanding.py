"""What a question asks, without a graph."""

import pytest

from graph.answers.clauses import clauses
from graph.answers.model import Operation
from graph.answers.question import understand
from graph.answers.wording import meanings
from graph.reading.stated import StatedFigure


@pytest.mark.parametrize(
    ("question", "operation"),
    [
        ("收到多少件复议申请？", Operation.LOOKUP),
        ("人大建议和政协提案加起来有多少件？", Operation.SUM),
        ("甲县比乙县多多少件？", Operation.DIFFERENCE),
        ("受委托执法的占全部执法主体的比例？", Operation.SHARE),
        ("还有几件没有审结？", Operation.REMAINDER),
        ("分项加起来和总数对得上吗？", Operation.CHECK),
        ("Do the parts add up to the total?", Operation.CHECK),
        ("甲区和乙区谁的GDP更高？", Operation.COMPARE),
        ("近三年的行政复议案件有什么变化？", Operation.TREND),
        ("研发投入占生产总值的比重逐年是多少？", Operation.TREND),
        ("研发投入占生产总值的比重和上年相差多少？", Operation.DIFFERENCE),
        ("2021年到2023年一共新增多少家企业？", Operation.SUM),
        ("2021年一共新增多少家企业？", Operation.LOOKUP),
        ("调解员最少的是哪个区？", Operation.RANK),
        ("哪个区的调解员最多？", Operation.RANK),
        ("第四部分有几条？", Operation.COUNT_PARTS),
        ("新创了哪些机制？", Operation.LIST),
        ("“县委”指什么？", Operation.MEANING),
        ("有没有点名哪位官员？", Operation.PERSON),
        ("怎样优化营商环境？", Operation.PASSAGE),
    ],
)
def test_what_is_to_be_done(question: str, operation: Operation) -> None:
    assert understand(question).operation is operation


def test_two_things_asked_are_two_parts() -> None:
    question = understand("2023年一共办了多少工单，响应率是多少？")
    assert [(part.own, part.wanted) for part in question.parts] == [
        ("2023年一共办了多少工单", None),
        ("响应率是多少", "percent"),
    ]
    assert question.years == (2023,)
    english = understand("How many cases were received in 2019, and how many were accepted?")
    assert [part.unit for part in english.parts] == ["件", None]


def test_a_year_that_names_a_report_is_not_the_year_asked_about() -> None:
    question = understand("2023年政府工作报告里的GDP目标是多少？")
    assert question.report_years == (2023,)
    assert question.wants_target


def test_a_range_of_years_is_all_of_them_or_its_ends() -> None:
    assert understand("2021年到2023年逐年有多少家？").years == (2021, 2022, 2023)
    assert understand("从2021年到2023年增加了多少家？").years == (2021, 2023)
    assert understand("2021年和2023年分别有多少家？").years == (2021, 2023)


def test_these_years_is_no_unit() -> None:
    assert understand("这几年上市企业数量怎么变化？").parts[0].unit is None


def test_what_is_refused_is_not_taken_on() -> None:
    taken_on = meanings("受理")[0]
    assert taken_on.is_in("受理91宗，不受理12宗")
    assert not taken_on.is_in("不受理12宗")


def test_words_for_the_same_are_recognised() -> None:
    assert meanings("打官司输了几件")[0].stated == meanings("行政诉讼")[0].stated
    assert [entry.stated[0] for entry in meanings("lost lawsuits")] == ["败诉", "行政诉讼"]
    assert [entry.stated[0] for entry in meanings("不予受理")] == ["不受理"]  # not 受理 too
    assert meanings("for example") == ()  # no exam


def figure(surface: str, start: int) -> StatedFigure:
    return StatedFigure(
        id=str(start), indicator="x", indicator_name="", stated_name="", value=1.0, unit="件", comparator="eq",
        kind="count", modality="fact", direction=None, period_start=None, period_end=None, year=None, subject="",
        scope="", surface=surface, start=start, end=start + len(surface), area_code=None, part_of=None,
    )  # fmt: skip


def test_a_figure_keeps_the_words_that_say_what_it_counts() -> None:
    text = "县级各部门文件32件,建议继续有效15件,共有25个执法部门179项检查事项进行备案。"
    figures = [figure(word, text.index(word)) for word in ("32件", "15件", "25个", "179项")]
    assert clauses(text, 0, figures) == [
        ("", "县级各部门文件32件"),
        ("县级各部门文件", "建议继续有效15件"),
        ("县级各部门文件", "共有25个执法部门"),
        ("县级各部门文件", "执法部门179项检查事项进行备案"),
    ]


@pytest.mark.parametrize(
    ("question", "unit", "wanted"),
    [
        ("有几个人被拘留？", "人", None),
        ("立案之前就化解掉的争议件数", "件", None),
        ("安全感高了几个百分点？", "个百分点", "percent"),
        ("仲裁委受理案件的标的总额", None, "money"),
        ("公布了哪些件数据？", None, None),
    ],
)
def test_what_is_counted(question: str, unit: str | None, wanted: str | None) -> None:
    part = understand(question).parts[0]
    assert (part.unit, part.wanted) == (unit, wanted)

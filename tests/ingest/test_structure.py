from pathlib import Path

import pytest

from ingest.document import understand
from ingest.markers import ordinal, ordinal_of
from ingest.model import PolicyDocument, SourceText
from ingest.reading import read

EXAMPLES = Path(__file__).parents[2] / "examples"


def document(text: str) -> PolicyDocument:
    return understand(SourceText("某县2023年法治政府建设报告.txt", "text/plain", "0", text))


def tree(text: str) -> list[tuple[int, str | None, str]]:
    return [(section.level, section.numbering, section.title) for section in document(text).sections]


def test_the_levels_of_an_official_document() -> None:
    text = "一、总体要求\n（一）指导思想。坚持依法行政。\n1．加强领导。抓落实。\n（1）细则。\n二、保障措施\n落实经费。"
    assert tree(text) == [
        (1, "一", "总体要求"),
        (2, "（一）", "指导思想"),
        (3, "1", "加强领导"),
        (4, "（1）", "细则"),
        (1, "二", "保障措施"),
    ]


def test_the_parts_of_a_statute() -> None:
    text = (
        "第一章　总　则\n第一条　为了规范，制定本条例。\n第二条【适用】　本市适用。\n（一）甲；\n（二）乙。\n"
        "第二章　附则\n第三条　施行。"
    )
    assert tree(text) == [
        (1, "第一章", "总 则"),
        (2, "第一条", "第一条"),
        (2, "第二条", "适用"),
        (3, "（一）", "甲"),
        (3, "（二）", "乙"),
        (1, "第二章", "附则"),
        (2, "第三条", "第三条"),
    ]


def test_items_inside_a_paragraph_end_with_it() -> None:
    text = "一、举措\n一是抓学习。办班3期。二是抓督查，三是抓考核。\n全县合力推进各项工作落地见效。\n二、打算\n继续。"
    result = document(text)
    assert [(section.level, section.numbering) for section in result.sections] == [
        (1, "一"), (2, "一是"), (2, "二是"), (2, "三是"), (1, "二"),
    ]  # fmt: skip
    assert [section.span.of(text) for section in result.sections[1:4]] == [
        "一是抓学习。办班3期。",
        "二是抓督查，",
        "三是抓考核。",
    ]
    assert result.sections[1].heading.of(text) == "一是抓学习。"
    last = next(sentence for sentence in result.sentences if sentence.span.of(text).startswith("全县合力"))
    assert last.section == 1


@pytest.mark.parametrize("text", ["他是县里最好的之一是事实。一是好。", "统一是目标。二是手段。", "第一是学习。"])
def test_a_numeral_before_is_that_does_not_count(text: str) -> None:
    assert tree("各单位：\n工作情况如下：" + text) == []


def test_a_repeated_numeral_is_reported_and_goes_on_counting() -> None:
    text = "一、执法\n一是甲。二是乙。二是丙。三是丁。"
    result = document(text)
    assert [section.title for section in result.sections] == ["执法", "甲", "乙", "丙", "丁"]
    assert [(damage.kind, damage.span.start) for damage in result.damages] == [("ordinal", text.rindex("二是"))]


def test_a_heading_without_number() -> None:
    prose = "过去一年，全县上下坚持以习近平新时代中国特色社会主义思想为指导，各项工作取得新进展。"
    text = f"{prose}\n2023年主要工作\n{prose}改革不断深入。"
    assert tree(text) == [(1, None, "2023年主要工作")]


def test_the_signature_is_in_no_section() -> None:
    text = "一、打算\n继续努力。\n特此报告。\n开鲁县人民政府\n2023年1月5日"
    result = document(text)
    assert result.sections[0].span.of(text) == "一、打算\n继续努力。"
    assert [sentence.section for sentence in result.sentences] == [1, 1, None, None, None]


def test_table_rows_are_no_headings() -> None:
    assert tree("一、统计\n1.\t行政许可\t12件\n2.\t行政处罚\t3件") == [(1, "一", "统计")]


def test_decimal_numbers() -> None:
    text = "1 总则\n1.1 编制目的\n为了应急。\n1.1.1 依据。有关法律。\n2 组织机构\n2.5万人参加。"
    assert tree(text) == [
        (1, "1", "总则"), (2, "1.1", "编制目的"), (3, "1.1.1", "依据"), (1, "2", "组织机构"),
    ]  # fmt: skip


def test_sentences_never_cross_a_section() -> None:
    for path in sorted(EXAMPLES.glob("*.txt")):
        (source,) = read(path)
        result = understand(source)
        for sentence in result.sentences:
            inner = [item for item in result.sections if item.span.overlaps(sentence.span)]
            assert all(item.span.contains(sentence.span) or sentence.span.contains(item.heading) for item in inner)
            assert "\n" not in sentence.span.of(source.text)
        assert [s.span for s in result.sentences] == sorted(s.span for s in result.sentences)


@pytest.mark.parametrize(
    ("name", "sections", "sentences"), [("开鲁县*.txt", 6 + 22, 76), ("深圳市龙华区*.txt", 8 + 17, 73)]
)
def test_the_two_reports(name: str, sections: int, sentences: int) -> None:
    """Counted by hand: chapters plus items; sentences by full stop and line."""
    (source,) = read(next(EXAMPLES.glob(name)))
    result = understand(source)
    assert (len(result.sections), len(result.sentences)) == (sections, sentences)


def test_ordinals() -> None:
    assert [ordinal(word) for word in ("三", "十", "十二", "二十", "二十三", "一百零五", "12", "③")] == [
        3, 10, 12, 20, 23, 105, 12, 3,
    ]  # fmt: skip
    assert [ordinal_of(mark) for mark in ("五是", "（十二）", "第三条", "1.2")] == [5, 12, 3, 0]


def test_a_count_may_go_on_in_the_paragraph_that_its_second_item_begins() -> None:
    text = "三、决策\n一是落实程序。推进民主决策。\n二是加强管理。公布文件3件。三是发挥顾问作用。\n四、执法\n规范执法。"
    assert [(level, numbering) for level, numbering, _ in tree(text)] == [
        (1, "三"), (2, "一是"), (2, "二是"), (2, "三是"), (1, "四"),
    ]  # fmt: skip

import pytest

from ingest.model import Sentence, Span
from ingest.sentences import passages, sentence_spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一句。两句！三句？", ["一句。", "两句！", "三句？"]),
        ("他说“好。”大家都说好。", ["他说“好。”", "大家都说好。"]),
        ("贯彻“你好。再见。”的要求。", ["贯彻“你好。再见。”的要求。"]),
        ("（此项由财政部门负责。由审计监督。）", ["（此项由财政部门负责。由审计监督。）"]),
        ("响应“奋斗吧！”号召。", ["响应“奋斗吧！”号召。"]),
        ("“十四五”开局（第一年。二是", ["“十四五”开局（第一年。", "二是"]),
        ("  缩进。  空格 ", ["缩进。", "空格"]),
        ("增长10.5%;同比下降。", ["增长10.5%;同比下降。"]),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in sentence_spans(text, Span(0, len(text)))] == expected


def test_a_long_quotation_is_split() -> None:
    text = "“" + "甲" * 70 + "。" + "乙" * 70 + "。”"
    assert len(list(sentence_spans(text, Span(0, len(text))))) == 2


def test_passages_stay_in_one_section_and_near_their_size() -> None:
    spans = [Span(start, start + 100) for start in range(0, 700, 100)]
    sections = [1, 1, 1, 1, 2, 2, None]
    sentences = [
        Sentence(order, span, owner) for order, (span, owner) in enumerate(zip(spans, sections, strict=True), 1)
    ]
    assert [passage.sentences for passage in passages(sentences)] == [(1, 2, 3), (4,), (5, 6), (7,)]
    assert [passage.section for passage in passages(sentences)] == [1, 1, 2, None]

import pytest

from graph.search.syntax import LONGEST, ParsedQuery, parse_query


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("群众打电话", ParsedQuery("群众打电话")),
        ('"行政 复议" 数量', ParsedQuery("行政 复议 数量", required=("行政 复议",))),
        ("“放管服”", ParsedQuery("放管服", required=("放管服",))),
        ("“放管服”改革", ParsedQuery("“放管服”改革", phrases=("放管服",))),
        ("《民法典》 继承", ParsedQuery("《民法典》 继承", phrases=("民法典",))),
        ("+听证 -处罚 价格", ParsedQuery("听证 价格", required=("听证",), excluded=("处罚",))),
        ("＋听证 －处罚", ParsedQuery("听证", required=("听证",), excluded=("处罚",))),
        ('-"行政 处罚" 诉讼', ParsedQuery("诉讼", excluded=("行政 处罚",))),
        ("增长 -3.5% +2", ParsedQuery("增长 -3.5% +2")),
        ("2021-2025 R&D c++ -", ParsedQuery("2021-2025 R&D c++ -")),
        ("digit* 平台", ParsedQuery("digit 平台", prefixes=("digit",))),
        ("a OR (b:c~2^3)", ParsedQuery("a OR (b:c~2^3)")),
    ],
)
def test_a_query_is_taken_apart(query: str, expected: ParsedQuery) -> None:
    assert parse_query(query) == expected


@pytest.mark.parametrize(
    "query", ["", "  ", "。！？", "😀", '""', '"', "-", "+ -", "《》", "*", "-《民法典》", "\0", '"…"']
)
def test_a_query_may_ask_for_nothing(query: str) -> None:
    assert parse_query(query).is_empty


def test_a_long_query_is_cut_and_says_so() -> None:
    parsed = parse_query("法" * (LONGEST + 1))
    assert parsed.text == "法" * LONGEST
    assert parsed.shortened
    assert not parse_query("法" * LONGEST).shortened


def test_half_a_character_is_harmless() -> None:
    assert parse_query("法\ud800").text == "法?"

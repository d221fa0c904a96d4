import pytest

from graph.search.grams import fold
from graph.search.matching import matched_words, query_terms, sentence_scores

TEXT = "进一步畅通执法投诉渠道，公布热线电话12345，推行 REITs 试点，接受群众监督。"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("群众打热线电话的渠道", ("热线电话", "群众", "渠道")),
        ("执法投诉渠道", ("执法投诉渠道",)),
        ("法", ("法",)),
        ("12345 reits 平台", ("12345", "reits")),
        ("1234", ()),
        ("how many", ()),
    ],
)
def test_matched_words_are_the_longest_common_stretches(query: str, expected: tuple[str, ...]) -> None:
    assert matched_words(fold(query), TEXT) == expected


def test_particles_at_the_ends_are_not_matches() -> None:
    assert matched_words("群众的电话", "群众的意见") == ("群众",)


def test_the_sentence_with_the_telling_words_scores_highest() -> None:
    sentences = ["一是提升服务能力。", "共处办12345便民热线工单9380件。", "落实责任。"]
    worth = dict.fromkeys(query_terms("便民热线工单"), 1.0)
    scores = sentence_scores(sentences, worth)
    assert scores.index(max(scores)) == 1
    assert scores[2] == 0
    assert sentence_scores([], worth) == []

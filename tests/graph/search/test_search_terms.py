import numpy as np

from graph.search.grams import fold, terms_of, word_term, words_of
from graph.search.postings import Postings, build_segment, merge_segments


def pair(word: str) -> int:
    return 1 << 39 | ord(word[0]) << 18 | ord(word[1])


def test_chinese_is_cut_into_characters_and_pairs_and_the_rest_into_words() -> None:
    terms, rows = terms_of([fold("执法８.26％ REITs"), "法"])
    found = sorted(zip(rows.tolist(), terms.tolist(), strict=True))
    expected = [ord("执"), ord("法"), pair("执法"), word_term("8.26"), word_term("reits")]
    assert found == sorted([*((0, term) for term in expected), (1, ord("法"))])


def test_pairs_do_not_reach_over_punctuation_or_texts() -> None:
    terms, _ = terms_of(["法。治", "府"])
    assert sorted(terms.tolist()) == sorted([ord("法"), ord("治"), ord("府")])


def test_folding_takes_away_what_typesetting_put_there() -> None:
    assert fold("行 政　复议 GDP") == "行政复议 gdp"
    assert words_of(fold("ａ１２；1,120人占3.5％")) == ["a12", "1120", "3.5"]


def test_no_text_has_no_terms() -> None:
    assert terms_of([""])[0].size == 0
    assert Postings().scores({ord("法"): 1.0}, np.zeros(0, np.bool_)).shape == (0,)
    assert build_segment([]).size == 0


def test_bm25_is_what_the_formula_says() -> None:
    # Two texts of 3 and 1 terms; 法 is in both (idf ln(1 + 0.5/2.5)), 治 and the pair in one (ln(1 + 1.5/1.5)).
    postings = Postings().adding(["法治", "法"])
    alive = np.ones(2, np.bool_)
    idf_both, idf_one = np.log(1.2), np.log(2)
    norm = 1.2 * (0.25 + 0.75 * np.array([3, 1]) / 2)
    both = idf_both * 2.2 / (1 + norm)
    one = idf_one * 2.2 / (1 + norm[0])
    assert np.allclose(postings.scores({ord("法"): 1.0}, alive), both)
    assert np.allclose(postings.scores({ord("治"): 1.0, pair("法治"): 2.0}, alive), [3 * one, 0])


def test_texts_that_are_gone_count_for_nothing() -> None:
    texts = ["法治政府", "执法监督", "政务公开"]
    rest = Postings().adding(texts[1:])
    with_hole = Postings().adding(texts)
    weights = {ord("法"): 1.0, ord("政"): 1.0}
    expected = rest.scores(weights, np.ones(2, np.bool_))
    assert np.allclose(with_hole.scores(weights, np.array([False, True, True]))[1:], expected)


def test_adding_piece_by_piece_gives_the_same_scores_in_few_segments() -> None:
    texts = [f"第{n}条 依法行政{'监督' * (n % 5)} act {n}" for n in range(40)]
    whole, grown = Postings().adding(texts), Postings()
    for text in texts:
        grown = grown.adding([text])
    assert len(grown.segments) <= 6
    alive = np.ones(40, np.bool_)
    weights = {ord("监"): 1.0, pair("行政"): 1.0, word_term("17"): 1.0}
    assert np.allclose(whole.scores(weights, alive), grown.scores(weights, alive))
    assert whole.words_beginning("1") == grown.words_beginning("1") == ["1", *(str(n) for n in range(10, 20))]


def test_a_merged_segment_equals_one_built_at_once() -> None:
    merged = merge_segments(build_segment(["法治", "法"]), build_segment(["治法法"]))
    whole = build_segment(["法治", "法", "治法法"])
    for name in ("terms", "starts", "rows", "counts", "lengths"):
        assert np.array_equal(getattr(merged, name), getattr(whole, name))

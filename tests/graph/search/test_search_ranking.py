import math

import numpy as np
import numpy.typing as npt
import pytest

from graph.search.ranking import Ranking, by_meaning, by_words, percent, rank

Floats = npt.NDArray[np.float32]
NEVER = -math.inf


def floats(*values: float) -> Floats:
    return np.array(values, np.float32)


def fused(dense: Floats | None, keyword: Floats | None, depth: int = 100) -> Ranking:
    return rank(
        None if dense is None else by_meaning(dense, depth), None if keyword is None else by_words(keyword, depth)
    )


def test_two_lists_are_added_as_z_scores() -> None:
    # Meaning: mean 0.85, deviation 0.05 -> z 1 and -1; words: mean 2, deviation 2 -> z -1 and 1.
    ranking = fused(floats(0.9, 0.8), floats(0, 4))
    assert ranking.rows == (0, 1)
    assert ranking.scores == pytest.approx((0.7 - 0.3, -0.7 + 0.3), abs=1e-5)
    assert ranking.dense == {0: 1, 1: 2}
    assert ranking.keyword == {1: 1}


def test_one_list_alone_counts_whole() -> None:
    assert fused(floats(0.8, 0.9), None).scores == pytest.approx((1, -1), abs=1e-4)
    assert fused(None, floats(3, 0, 1)).rows == (0, 2)
    assert fused(floats(0.8, 0.9), floats(0, 0)).rows == (1, 0)  # an English question over Chinese text


def test_rows_that_must_not_be_found_are_not() -> None:
    ranking = fused(floats(0.9, NEVER, 0.8), floats(1, NEVER, 0))
    assert ranking.rows == (0, 2)
    assert fused(floats(NEVER), floats(NEVER)).rows == ()


def test_the_only_passage_with_a_rare_word_comes_first() -> None:
    dense = np.linspace(0.80, 0.90, 200, dtype=np.float32)
    keyword = np.zeros(200, np.float32)
    keyword[110] = 5.0
    assert fused(dense, keyword).rows[0] == 110


def test_a_row_without_vector_stands_as_the_last_of_the_list_by_meaning() -> None:
    ranking = fused(floats(0.9, 0.8, NEVER), floats(0, 0, 4))
    assert set(ranking.rows) == {0, 1, 2}
    assert 2 not in ranking.dense


def test_depth_bounds_each_list_and_equal_scores_stand_in_row_order() -> None:
    ranking = fused(floats(*[0.5] * 10), None, depth=4)
    assert ranking.rows == (0, 1, 2, 3)
    assert fused(floats(*[0.5] * 10), floats(*[0] * 6, *[1] * 4), depth=2).rows == (6, 7, 0, 1)


def test_the_scale_for_people() -> None:
    assert percent(0) == 50
    assert percent(1) == pytest.approx(100 * 2 / 3)
    assert percent(-1) == pytest.approx(100 / 3)
    assert percent(3) < percent(4) < percent(5) < percent(6) < 99

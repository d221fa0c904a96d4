"""Queries that name the place and year of the documents they want."""

import numpy as np
import pytest

from graph.model import Filters
from graph.search.collection import Snapshot
from graph.search.index import DocumentRecord, PassageIndex, PassageRecord, index_of
from graph.search.naming import Asked, asked_for
from graph.search.places import Place, forms_of
from graph.search.ranking import OF_PLACE, Ranking, joined, raised
from graph.search.searcher import Searcher

KAILU = DocumentRecord("d/k", "甲", "lawReport", None, "开鲁县", "150523", 2023, ("150523", "150500", "150000"))
LONGHUA = DocumentRecord("d/l", "乙", "lawReport", None, "龙华区", "440309", 2019, ("440309", "440300", "440000"))
GUANGMING = DocumentRecord("d/g", "丙", "workReport", None, "光明区", "440311", 2023, ("440311", "440300", "440000"))
STATE = DocumentRecord("d/s", "丁", "notice")
TEXTS = {
    "d/k": ("全县受理行政复议案件19件。", "开展普法宣传活动。"),
    "d/l": ("全区受理行政复议案件38件，2023年再看。", "龙华区行政复议龙华区行政复议。"),
    "d/g": ("行政复议体制改革走在前列。",),
    "d/s": ("开鲁县、龙华区、光明区的行政复议工作值得学习，2023年行政复议有成效。",),
}


@pytest.fixture
def index() -> PassageIndex:
    passages = [
        PassageRecord(f"p/{document}/{place}", document, text, 0, len(text))
        for document, texts in TEXTS.items()
        for place, text in enumerate(texts)
    ]
    return index_of((KAILU, LONGHUA, GUANGMING, STATE), passages)


def shenzhen(text: str) -> tuple[Place, ...]:
    return tuple(Place(name, ("440300",)) for name in ("深圳市", "深圳") if name in text)[:1]


def asked(index: PassageIndex, text: str) -> Asked | None:
    return asked_for(index, text, index.alive, shenzhen)


@pytest.mark.parametrize(
    ("text", "left", "places", "years", "documents"),
    [
        ("开鲁县2023年行政复议", "行政复议", ["开鲁县"], (2023,), {"d/k"}),
        ("龙华2019 行政复议案件", "行政复议案件", ["龙华"], (2019,), {"d/l"}),
        ("行政复议，开鲁", "行政复议", ["开鲁"], (), {"d/k"}),
        ("深圳市龙华区的行政复议", "行政复议", ["龙华区"], (), {"d/l"}),
        ("深圳的行政复议", "行政复议", ["深圳"], (), {"d/l", "d/g"}),
        ("开鲁县和龙华区的普法", "普法", ["开鲁县", "龙华区"], (), {"d/k", "d/l"}),
        ("administrative review in Kailu County in 2023", "administrative review", ["Kailu County"], (2023,), {"d/k"}),
        ("Guangming 2024 reform", "2024 reform", ["Guangming"], (2024,), {"d/g"}),  # no document of that year
    ],
)
def test_names_are_told_from_what_is_looked_for(
    index: PassageIndex, text: str, left: str, places: list[str], years: tuple[int, ...], documents: set[str]
) -> None:
    found = asked(index, text)
    assert found is not None
    assert found.text == left
    assert [place.name for place in found.places] == places
    assert found.years == years
    assert {index.documents[owner].iri for owner in index.owner[found.of_place]} == documents


def test_an_autonomous_county_goes_by_three_names() -> None:
    assert forms_of("三江侗族自治县", latin=False) == ("三江侗族自治县", "三江县", "三江")
    assert forms_of("伊犁哈萨克自治州", latin=False)[-1] == "伊犁"
    assert forms_of("南山区", latin=True) == ("南山区", "南山", "nanshan")


def test_a_year_alone_stays_in_the_query(index: PassageIndex) -> None:
    found = asked(index, "2023年行政复议")
    assert found is not None
    assert found.text == "2023年行政复议"
    assert not found.of_place.any()
    assert {index.documents[owner].iri for owner in index.owner[found.of_year]} == {"d/k", "d/g"}


@pytest.mark.parametrize("text", ["开鲁县", "开鲁县2023年", "2023", "Kailu County"])
def test_a_name_alone_is_looked_for_too(index: PassageIndex, text: str) -> None:
    found = asked(index, text)
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize("text", ["行政复议", "“开鲁县”行政复议", "《龙华区条例》的实施", "南山区行政复议", ""])
def test_a_query_that_names_no_documents_is_left_alone(index: PassageIndex, text: str) -> None:
    assert asked(index, text) is None


def test_what_all_that_may_be_found_have_in_common_says_nothing(index: PassageIndex) -> None:
    only_kailu = index.alive & (index.owner == 0)
    assert asked_for(index, "开鲁县行政复议", only_kailu) is None


def test_documents_of_the_place_go_ahead_and_say_so(index: PassageIndex) -> None:
    search = Searcher()
    hits = search.search(Snapshot(index, 1), "开鲁2023 行政复议", mode="keyword").hits
    assert hits[0].document == "d/k"
    assert hits[0].why.asked == ("开鲁", "2023")
    assert hits[0].why.matched == ("行政复议",)
    assert {hit.document for hit in hits} == {"d/k", "d/l", "d/g", "d/s"}  # the others stay
    assert next(hit for hit in hits if hit.document == "d/g").why.asked == ("2023",)
    assert next(hit for hit in hits if hit.document == "d/s").why.asked == ()


def test_the_documents_of_the_best_passages_come_in_their_order(index: PassageIndex) -> None:
    search, snapshot = Searcher(), Snapshot(index, 1)
    assert search.documents(snapshot, "开鲁2023 行政复议")[0] == "d/k"
    assert set(search.documents(snapshot, "行政复议")) == {"d/k", "d/l", "d/g", "d/s"}
    assert search.documents(snapshot, "普法宣传", filters=Filters(areas=("440309",))) == ()
    assert search.documents(snapshot, "") == ()


def test_a_filter_stands_above_a_name(index: PassageIndex) -> None:
    result = Searcher().search(Snapshot(index, 1), "开鲁 行政复议", mode="keyword", filters=Filters(areas=("440309",)))
    assert {hit.document for hit in result.hits} == {"d/l"}
    assert all(not hit.why.asked for hit in result.hits)


def test_two_rankings_become_one() -> None:
    first = raised(Ranking((3, 1), (1.0, -1.0), {3: 1}, {1: 1}), np.array([False, True, False, True]), OF_PLACE)
    both = joined(first, Ranking((2, 0), (2.0, 0.0), {2: 1}, {0: 1}))
    assert both.rows == (3, 2, 1, 0)
    assert both.scores == (3.0, 2.0, 1.0, 0.0)
    assert (both.dense, both.keyword) == ({3: 1, 2: 1}, {1: 1, 0: 1})

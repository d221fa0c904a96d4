import numpy as np
import pytest

from graph.model import Filters, Node
from graph.search.filtering import admitted, containing, facets
from graph.search.index import DocumentRecord, PassageIndex, PassageRecord, index_of

DOCUMENTS = (
    DocumentRecord(
        "d/kailu", "甲", "lawReport", "开鲁县人民政府", "开鲁县", "150523", 2023, ("150523", "150500", "150000")
    ),
    DocumentRecord(
        "d/longhua", "乙", "lawReport", "龙华区人民政府", "龙华区", "440309", 2019, ("440309", "440300", "440000")
    ),
    DocumentRecord("d/state", "丙", "notice", None, None, None, None),
)
PASSAGES = (
    PassageRecord("p/0", "d/kailu", "行 政复议19件", 0, 8, has_numbers=True),
    PassageRecord(
        "p/1",
        "d/kailu",
        "复议行政",
        9,
        13,
        headings=("（一）化解纠纷", "二、主要做法"),
        topics=("disputes",),
        grades=("explicit", "inferred"),
        concepts=(Node("i/1", "PolicyInstrument", "诉源治理机制"), Node("o/1", "Organization", "司法局")),
    ),
    PassageRecord(
        "p/2",
        "d/longhua",
        "行政复议",
        0,
        4,
        topics=("disputes", "law"),
        grades=("explicit",),
        cited=(Node("c/1", "LegalNorm", "中华人民共和国行政复议法"), Node("c/2", "LegalNorm", "行政复议法")),
    ),
    PassageRecord("p/3", "d/state", "GDP 增长5.2%，数字化digital", 0, 9, has_numbers=True),
)


@pytest.fixture
def index() -> PassageIndex:
    return index_of(DOCUMENTS, PASSAGES)


@pytest.mark.parametrize(
    ("filters", "rows"),
    [
        (Filters(), [0, 1, 2, 3]),
        (Filters(areas=("150000",)), [0, 1]),
        (Filters(areas=("440300", "150523")), [0, 1, 2]),
        (Filters(year_from=2020), [0, 1]),
        (Filters(year_to=2020), [2]),
        (Filters(genres=("notice",)), [3]),
        (Filters(issuers=("龙华区人民政府",)), [2]),
        (Filters(documents=("d/state", "d/longhua")), [2, 3]),
        (Filters(has_numbers=True), [0, 3]),
        (Filters(has_numbers=False, areas=("150500",)), [1]),
        (Filters(areas=("110000",)), []),
        (Filters(topics=("disputes",)), [1, 2]),
        (Filters(topics=("law",), year_from=2020), []),
        (Filters(sections=("主要 做法",)), [1]),
        (Filters(sections=("化解",), grades=("inferred",)), [1]),
        (Filters(instruments=("诉源治理",)), [1]),
        (Filters(instruments=("i/1",)), [1]),
        (Filters(instruments=("司法局",)), []),
        (Filters(cited=("行政复议法",)), [2]),
        (Filters(cited=("c/1",)), [2]),
        (Filters(cited=("行政诉讼法",)), []),
        (Filters(grades=("explicit",)), [1, 2]),
    ],
)
def test_filters(index: PassageIndex, filters: Filters, rows: list[int]) -> None:
    assert np.flatnonzero(admitted(index, filters)).tolist() == rows


@pytest.mark.parametrize(
    ("phrase", "rows"),
    [
        ("行政复议", [0, 2]),
        ("行政 复议", [0, 2]),
        ("5.2%", [3]),
        ("gdp增长", []),
        ("GDP 增长", [3]),
        ("digit", []),
        ("，", [3]),
    ],
)
def test_phrases_are_found_exactly(index: PassageIndex, phrase: str, rows: list[int]) -> None:
    assert np.flatnonzero(containing(index, phrase, index.alive)).tolist() == rows


def test_facets_count_passages(index: PassageIndex) -> None:
    assert facets(index, [0, 1, 2, 3]) == {
        "area": {"开鲁县": 2, "龙华区": 1},
        "year": {"2023": 2, "2019": 1},
        "genre": {"lawReport": 3, "notice": 1},
        "issuer": {"开鲁县人民政府": 2, "龙华区人民政府": 1},
        "topic": {"disputes": 2, "law": 1},
        "section": {"（一）化解纠纷": 1},
        "instrument": {"诉源治理机制": 1},
        "cited": {"中华人民共和国行政复议法": 1, "行政复议法": 1},
        "grade": {"explicit": 2, "inferred": 1},
    }


def test_a_changed_document_replaces_its_passages(index: PassageIndex) -> None:
    vectors = {row: np.eye(4, dtype=np.float32)[row] for row in range(4)}
    index = index.with_vectors(vectors, dimension=4)
    new = PassageRecord("p/9", "d/kailu", "新的段落", 0, 4)
    changed = index.changed(documents=DOCUMENTS[:2], passages=[new], renewed={"d/kailu"})
    alive = [changed.passages[row].iri for row in np.flatnonzero(changed.alive)]
    assert alive == ["p/2", "p/9"]
    assert changed.rows_without_vector().tolist() == [int(np.flatnonzero(changed.alive)[-1])]
    assert [changed.documents[changed.owner[row]].iri for row in np.flatnonzero(changed.alive)] == [
        "d/longhua",
        "d/kailu",
    ]
    assert changed.size == 2  # holes are closed once they are a quarter of all
    assert index.alive.all()  # the index in use by others has not changed


def test_an_empty_index_admits_nothing() -> None:
    assert admitted(PassageIndex(), Filters()).shape == (0,)

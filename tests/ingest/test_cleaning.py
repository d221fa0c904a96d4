import os
from pathlib import Path

import pytest

from ingest.cleaning import clean
from ingest.errors import IngestError
from ingest.model import CleanText, SourceText
from ingest.reading import discover, read

EXAMPLES = Path(__file__).parents[2] / "examples"
TITLE = "喀喇沁旗2022年法治政府建设报告\n"
BODY = (
    "一、推进工作。全县共办理行政复议案件12件，审结10件，受理率达到百分之百，满意度不断提升。\n"
    "二、强化监督。开展专项检查5次，发现问题20个，整改完成20个，整改率100%，群众满意度显著提高，工作取得了新成效，"
    "组织普法活动30场次，发放宣传资料5000余份，受教育群众达到2万人次。\n"
)


def cleaned(text: str) -> CleanText:
    return clean(SourceText("a.txt", "text/plain", "0", text))


def kept(text: str) -> str:
    return "".join(span.of(text) for span in cleaned(text).kept)


def reasons(text: str) -> list[tuple[str, str]]:
    return [(piece.reason, piece.span.of(text)) for piece in cleaned(text).dropped]


def assert_covers(result: CleanText) -> None:
    slices = sorted([*result.kept, *(piece.span for piece in result.dropped)])
    ends = [0, *(span.end for span in slices)]
    assert [span.start for span in slices] == ends[:-1]
    assert ends[-1] == len(result.source.text)


def test_the_title_next_to_the_body_stays() -> None:
    assert reasons(TITLE + TITLE + BODY) == [("duplicateTitle", TITLE)]


def test_a_second_body_is_dropped_also_when_its_lines_are_joined() -> None:
    second = BODY.replace("\n", "")
    assert reasons(TITLE + BODY + second) == [("duplicateBody", second)]


def test_short_formulas_may_recur() -> None:
    text = TITLE + "责任单位：县司法局。\n" * 9 + BODY
    assert reasons(text) == []


def test_page_furniture_and_what_stands_beside_it() -> None:
    text = (
        "首页 > 法治政府建设\n" + TITLE + "发布时间：2023-01-20 来源：旗司法局\n【字体：大 中 小】\n"
        f"{BODY}最近搜索\n无\n热门搜索\n无"
    )
    assert kept(text) == TITLE + BODY
    assert {reason for reason, _ in reasons(text)} == {"pageChrome"}


def test_the_same_words_inside_a_text_are_content() -> None:
    text = TITLE + BODY + "主办单位：县司法局\n无\n" + BODY.replace("12", "13").replace("20", "21")
    assert kept(text) == text


def test_blank_lines_at_the_edges() -> None:
    text = "\n\n  " + TITLE + BODY + "\n\n"
    assert kept(text).strip() == (TITLE + BODY).strip()
    assert_covers(cleaned(text))


def test_a_page_of_furniture_only_keeps_its_text() -> None:
    assert kept("最近搜索\n热门搜索") == "最近搜索\n热门搜索"


def test_the_report_with_title_and_body_twice() -> None:
    (source,) = read(next(EXAMPLES.glob("开鲁县*.txt")))
    result = clean(source)
    assert [(span.start, span.end) for span in result.kept] == [(24, 3563)]
    assert [piece.reason for piece in result.dropped] == ["duplicateTitle", "duplicateBody", "pageChrome"]


@pytest.mark.parametrize("folder", [EXAMPLES, *map(Path, os.environ.get("FAZHI_TEST_CORPUS", "").split())], ids=str)
def test_kept_and_dropped_cover_every_source(folder: Path) -> None:
    """FAZHI_TEST_CORPUS names folders of documents to hold the property over."""
    files, _ = discover([folder])
    count = 0
    for path in files:
        try:
            for source in read(path):
                assert_covers(clean(source))
                count += 1
        except IngestError:
            continue
    assert count

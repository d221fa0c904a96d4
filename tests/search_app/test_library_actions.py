from pathlib import Path

from graph.model import DocumentSummary
from search_app.library_actions import DocumentFilter, document_rows, save_uploads

REPORT = DocumentSummary(
    id="https://fazhi.example.org/id/doc/a",
    title="开鲁县人民政府2023年度法治政府建设情况报告",
    genre="lawReport",
    issuer="开鲁县人民政府",
    area="开鲁县",
    area_code="150523",
    year=2023,
    characters=7091,
    sentences=120,
    observations=90,
    issues=12,
    source="Report.TXT",
    sha256=None,
)


def test_filter_by_every_word_genre_and_year() -> None:
    assert DocumentFilter("开鲁 report", "lawReport", 2023).accepts(REPORT)
    assert DocumentFilter().accepts(REPORT)
    assert not DocumentFilter("开鲁 通辽").accepts(REPORT)
    assert not DocumentFilter(genre="notice").accepts(REPORT)
    assert not DocumentFilter(year=2022).accepts(REPORT)


def test_rows_speak_the_language_of_the_visitor() -> None:
    assert document_rows([REPORT], "zh")[0]["年度"] == "2023"
    assert document_rows([REPORT], "en")[0]["Figures"] == 90


def test_uploads_keep_their_names_and_stay_in_their_folder(tmp_path: Path) -> None:
    files = [("../../通知.txt", b"1"), ("通知.txt", b"2"), ("C:\\x\\报告.docx", b"3")]
    paths = save_uploads(files, tmp_path)
    assert [path.name for path in paths] == ["通知.txt", "通知.txt", "报告.docx"]
    assert [path.read_bytes() for path in paths] == [b"1", b"2", b"3"]
    assert all(tmp_path in path.resolve().parents for path in paths)

import codecs
import io
import zipfile
from pathlib import Path

import docx
import openpyxl
import pypdf
import pytest

from ingest.document import understand
from ingest.errors import NotChineseError, ReadingError
from ingest.model import SourceText
from ingest.reading import SUPPORTED, discover, read
from tests.ingest.reading_files import one, put

TEXT = "开鲁县人民政府2023年度法治政府建设情况报告\n一、依法行政，推进法治政府建设。全县办理案件12件。\n"
TRADITIONAL = "法治政府建設報告\n一、依法行政，推進政府工作。全縣辦理案件12件，達到目標。\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (TEXT.encode("gb18030"), "gb18030"),
        (TEXT.encode("utf-16"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.replace("\n", "\r\n").encode(), "utf-8"),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, encoding: str) -> None:
    source = one(put(tmp_path, "a.txt", data))
    assert (source.text, source.encoding) == (TEXT, encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_text_with_a_broken_byte_is_read_and_the_place_is_marked(tmp_path: Path, encoding: str) -> None:
    data = TEXT.encode(encoding)
    source = one(put(tmp_path, "a.txt", data + "继续推进".encode(encoding) + b"\xff\n"))
    assert source.encoding == encoding
    assert source.text.startswith(TEXT)
    assert [damage.kind for damage in understand(source).damages] == ["oddCharacter"]


def test_big5(tmp_path: Path) -> None:
    source = one(put(tmp_path, "a.txt", TRADITIONAL.encode("big5")))
    assert (source.text, source.encoding) == (TRADITIONAL, "big5")


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.txt", bytes(range(256)) * 40, "binary"),
        ("a.pdf", b"not a pdf", "broken"),
        ("a.docx", b"not a docx", "broken"),
        ("a.xlsx", b"not an xlsx", "broken"),
        ("a.zip", b"not a zip", "broken"),
        ("a.exe", b"MZ", "unsupported"),
        ("a.csv", "甲,乙\n一,二\n".encode(), "no-text-column"),
        ("a.html", b"<html><body><script>x()</script></body></html>", "no-text"),
    ],
)
def test_refusals_say_what_and_where(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    with pytest.raises(ReadingError) as caught:
        list(read(put(tmp_path, name, data)))
    assert caught.value.code == code
    assert name in str(caught.value)
    assert caught.value.advice in str(caught.value)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="没有这个文件"):
        list(read(tmp_path / "none.txt"))


@pytest.mark.parametrize(
    "text",
    ["This report has 3 parts.", "これは日本の法律に関する報告書です。ひらがなが多い。", "12345 67%", "Привет, мир"],
)
def test_a_text_that_is_not_chinese(text: str) -> None:
    with pytest.raises(NotChineseError, match="不是中文文件"):
        understand(SourceText("a.txt", "text/plain", "0", text))


def test_a_table_of_numbers_with_chinese_heads_is_chinese() -> None:
    understand(SourceText("a.txt", "text/plain", "0", "行政处罚 258 108 109 1692 3.5% 12 13 14\n" * 3))


def test_hard_wrapped_lines_are_joined_again(tmp_path: Path) -> None:
    paragraph = "全县各级行政机关深入推进依法行政工作加快建设法治政府不断提升行政执法水平" * 6 + "。"
    lines = [paragraph[start : start + 40] for start in range(0, len(paragraph), 40)]
    wrapped = "一、总体情况\n" + "\n".join(lines) + "\n（一）健全制度\n" + "\n".join(lines)
    source = one(put(tmp_path, "a.txt", wrapped.encode()))
    assert source.text.split("\n") == ["一、总体情况", paragraph, "（一）健全制度", paragraph]
    assert [(loss.what, loss.count) for loss in source.losses] == [("行末换行", 2 * (len(lines) - 1))]


PAGE = """<html><head><meta charset="utf-8"><title>关于依法行政的通知_某某市人民政府门户网站</title>
<meta name="PubDate" content="2023-05-08"></head><body>
<div class="nav"><a href="/">首页</a><a href="/b">新闻</a></div>
<table><tr><td>索 引 号：</td><td>0001/2023</td><td><b>发文机关：</b></td><td>开鲁县人民政府</td></tr>
<tr><td>发文字号：</td><td>开政发〔2023〕5号</td><td>成文日期：</td><td>2023年05月06日</td></tr></table>
<table><tr><td><div id="UCAP-CONTENT"><p>开鲁县人民政府</p><p>关于依法行政的通知</p>
<p>　　各部门要依法
行政，<a href="x">详见</a>。共<b>12</b>件。</p><p>第一项<br>第二项</p>
<table><tr><td>类别</td><td>件数</td></tr><tr><td>处罚</td><td>3</td></tr></table>
<img src="a.png"><p><a href="/files/a.docx">附件1.表格.docx</a></p></div></td></tr></table>
<div class="footer">版权所有 蒙ICP备05003250号</div></body></html>"""


def test_a_government_page(tmp_path: Path) -> None:
    source = one(put(tmp_path, "a.html", PAGE.encode()))
    assert source.text.split("\n") == [
        "开鲁县人民政府", "关于依法行政的通知", "　　各部门要依法行政，详见。共12件。", "第一项", "第二项",
        "类别\t件数", "处罚\t3", "附件1.表格.docx",
    ]  # fmt: skip
    assert source.title == "关于依法行政的通知"
    assert dict(source.metadata) == {
        "索引号": "0001/2023", "发文机关": "开鲁县人民政府", "发文字号": "开政发〔2023〕5号",
        "成文日期": "2023年05月06日", "发布日期": "2023-05-08",
    }  # fmt: skip
    assert source.attachments == ("附件1.表格.docx",)
    assert {(loss.what, loss.count) for loss in source.losses} == {("图片", 1), ("链接", 2)}
    assert understand(source).header.title == "开鲁县人民政府关于依法行政的通知"


def test_a_page_without_a_known_container(tmp_path: Path) -> None:
    body = "".join(
        f"<p>第{number}段：全县各级行政机关深入推进依法行政，办理案件{number}件，成效明显。</p>" for number in range(9)
    )
    menu = "<ul><li><a href='/'>首页</a></li></ul>"
    page = f"<html><body>{menu}<div><h1>工作通知</h1>{body}</div><p>蒙ICP备1号</p></body></html>"
    text = one(put(tmp_path, "a.htm", page.encode())).text
    assert [f"办理案件{number}件" in text for number in range(9)] == [True] * 9
    assert "\n" in text


def test_docx_keeps_tables_in_order(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("一、总体情况")
    table = document.add_table(rows=2, cols=2)
    for index, words in enumerate(("类别", "件数", "处罚", "3")):
        table.cell(index // 2, index % 2).text = words
    document.add_paragraph("二、下一步")
    document.save(str(tmp_path / "a.docx"))
    assert one(tmp_path / "a.docx").text == "一、总体情况\n类别\t件数\n处罚\t3\n二、下一步"


def test_a_scanned_pdf_is_refused(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(width=595, height=842)
    writer.write(str(tmp_path / "a.pdf"))
    with pytest.raises(ReadingError, match="扫描件") as caught:
        list(read(tmp_path / "a.pdf"))
    assert caught.value.code == "scanned-pdf"


def test_one_row_is_one_document(tmp_path: Path) -> None:
    table = 'title,publish_date,source_url,full_text\n甲报告,2026-02-09,http://a/1,"一、甲\n推进工作"\n乙报告,,,二、乙\n丙报告,,,\n'
    first, second = read(put(tmp_path, "a.csv", codecs.BOM_UTF8 + table.encode()))
    assert (first.name, first.title, first.text, first.url) == ("a.csv#2", "甲报告", "一、甲\n推进工作", "http://a/1")
    assert first.metadata == (("发布日期", "2026-02-09"),)
    assert (second.name, second.text) == ("a.csv#3", "二、乙")
    assert first.sha256 != second.sha256


def test_xlsx_rows(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["标题", "正文"])
    book.active.append(["甲报告", "依法行政。"])
    book.save(tmp_path / "a.xlsx")
    source = one(tmp_path / "a.xlsx")
    assert (source.name, source.title, source.text) == ("a.xlsx#2", "甲报告", "依法行政。")


def archive(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return stream.getvalue()


def test_good_members_of_an_archive_come_before_its_faults(tmp_path: Path) -> None:
    data = archive({"b.txt": TEXT.encode(), "a/c.txt": TEXT.encode("gb18030"), "bad.txt": b"", "__MACOSX/x.txt": b"x"})
    sources = read(put(tmp_path, "z.zip", data))
    assert [next(sources).name, next(sources).name] == ["z.zip!a/c.txt", "z.zip!b.txt"]
    with pytest.raises(ReadingError, match=r"bad\.txt（文件是空的）"):
        next(sources)


@pytest.mark.parametrize("member", ["../a.txt", "/etc/a.txt", "a/../../b.txt", "C:/a.txt"])
def test_a_path_that_leaves_the_archive(tmp_path: Path, member: str) -> None:
    with pytest.raises(ReadingError, match="指向压缩包之外"):
        list(read(put(tmp_path, "z.zip", archive({member: TEXT.encode()}))))


def test_names_in_gbk(tmp_path: Path) -> None:
    data = archive({"REPORT.txt": TEXT.encode()}).replace(b"REPORT", "报告甲".encode("gbk"))
    assert one(put(tmp_path, "z.zip", data)).name == "z.zip!报告甲.txt"


def test_discovery(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden.txt", "x.exe"):
        put(tmp_path, name, TEXT.encode())
    (tmp_path / ".git").mkdir()
    put(tmp_path / ".git", "c.txt", TEXT.encode())
    files, refused = discover([tmp_path, tmp_path / "b.txt", tmp_path / "none"])
    assert [path.name for path in files] == ["a.txt", "b.txt"]
    assert [(path.name, "没有这个文件" in reason) for path, reason in refused] == [("none", True), ("x.exe", False)]
    assert " ".join(SUPPORTED) in refused[1][1]

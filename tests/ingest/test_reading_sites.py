"""Pages of sites in other shapes and encodings, archives in archives, and locked files."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pypdf
import pytest

from ingest.document import understand
from ingest.errors import ReadingError
from ingest.reading import read
from tests.ingest.reading_files import one, put

TEXT = "开鲁县人民政府2023年度法治政府建设情况报告\n一、依法行政，推进法治政府建设。全县办理案件12件。\n"
PAGE = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>关于推进依法行政的通知-开鲁县人民政府网</title></head><body>
<div class=top><a href=/>网站首页</a>|<a href=/>政务公开</a></div>
<table class=head><tr><td><b>索 引 号:</b></td><td>000014/2023-01</td><td><b>信息分类:</b></td><td>法治</td></tr>
<tr><td><b>发布机构:</b></td><td>开鲁县司法局</td><td><b>生成日期:</b></td><td>2023年2月3日</td></tr></table>
<div class="con"><h3>关于推进依法行政的通知</h3><p>　　各镇人民政府：</p>
<p>　　现将有关事项通知如下。全县共办理案件12件，其中行政复议3件。</p>
<p>　　各镇要规范执法；要加强监督，确保取得实效。每年报告一次。</p>
<table><tr><td>类别</td><td>件数</td></tr><tr><td>处罚</td><td>9</td></tr></table>
<p>附件：<a href="/upload/1.docx">1.法治建设实施方案.docx</a></p></div>
<div class=foot>版权所有：开鲁县人民政府 ICP备案 联系电话：0475-1234567</div></body></html>"""


def packed(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-8", "utf-8-sig"])
def test_a_page_whose_text_stands_in_no_known_place(tmp_path: Path, encoding: str) -> None:
    source = one(put(tmp_path, "a.html", PAGE.encode(encoding)))
    assert source.text.split("\n") == [
        "关于推进依法行政的通知",
        "　　各镇人民政府：",
        "　　现将有关事项通知如下。全县共办理案件12件，其中行政复议3件。",
        "　　各镇要规范执法；要加强监督，确保取得实效。每年报告一次。",
        "类别\t件数",
        "处罚\t9",
        "附件：1.法治建设实施方案.docx",
    ]
    assert source.attachments == ("1.法治建设实施方案.docx",)
    header = understand(source).header
    assert (header.title, header.issuer, header.addressee) == ("关于推进依法行政的通知", "开鲁县司法局", "各镇人民政府")


def test_archives_inside_archives(tmp_path: Path) -> None:
    inner = packed({"内/甲.txt": TEXT.encode("gb18030"), "乙.exe": b"MZ"})
    sources = read(put(tmp_path, "z.zip", packed({"a.zip": inner, "b.txt": TEXT.encode()})))
    assert [next(sources).name, next(sources).name] == ["z.zip!a.zip!内/甲.txt", "z.zip!b.txt"]
    with pytest.raises(ReadingError, match=r"a\.zip（有成员没有读入：乙\.exe（不支持的格式）"):
        next(sources)


def test_archives_are_opened_three_deep(tmp_path: Path) -> None:
    data = packed({"a.txt": TEXT.encode()})
    for _ in range(3):
        data = packed({"a.zip": data})
    with pytest.raises(ReadingError, match="套得太深"):
        list(read(put(tmp_path, "z.zip", data)))


def test_what_archives_unpack_to_is_limited_over_all_of_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.reading.archive.MOST_BYTES", 2000)
    bomb = packed({"a.txt": TEXT.encode() * 12})
    assert len(packed({"a.zip": bomb, "b.zip": bomb})) < 1500
    with pytest.raises(ReadingError, match=r"a\.zip（压缩包太大）"):
        list(read(put(tmp_path, "z.zip", packed({"a.zip": bomb, "b.zip": bomb}))))


@pytest.mark.parametrize(
    ("name", "inside", "code", "says"),
    [
        ("a.docx", "EncryptedPackage", "locked", "有密码"),
        ("a.xlsx", "EncryptedPackage", "locked", "有密码"),
        ("a.docx", "WordDocument", "broken", "旧版 .doc"),
        ("a.xlsx", "Workbook", "broken", "旧版 .xls"),
    ],
)
def test_locked_and_old_office_files(tmp_path: Path, name: str, inside: str, code: str, says: str) -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + inside.encode("utf-16-le") + bytes(400)
    with pytest.raises(ReadingError, match=says) as caught:
        list(read(put(tmp_path, name, data)))
    assert caught.value.code == code


def test_a_locked_pdf(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(width=595, height=842)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(str(tmp_path / "a.pdf"))
    with pytest.raises(ReadingError, match="有密码") as caught:
        list(read(tmp_path / "a.pdf"))
    assert caught.value.code == "locked"

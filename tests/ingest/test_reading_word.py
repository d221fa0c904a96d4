"""Word documents: what python-docx passes over is text all the same, and what is not carried over is said."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import docx.enum.style
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ingest.model import SourceText
from ingest.reading.word_numbers import chinese
from tests.ingest.reading_files import one

LEVELS = (
    ("chineseCounting", "%1、"),
    ("chineseCounting", "（%2）"),
    ("decimal", "%3."),
    ("decimalEnclosedCircle", "%4"),
)

TIES = {
    "word/_rels/document.xml.rels": (
        b"</Relationships>",
        (
            b'<Relationship Id="n1" Target="footnotes.xml" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
            b'relationships/footnotes"/></Relationships>'
        ),
    ),
    "[Content_Types].xml": (
        b"</Types>",
        (
            b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            b'wordprocessingml.footnotes+xml"/></Types>'
        ),
    ),
}
"""What ties footnotes to a document."""


def saved(document: Any, folder: Path) -> SourceText:
    document.save(str(folder / "a.docx"))
    return one(folder / "a.docx")


def numbered(document: Any) -> int:
    """Add a list of four levels as Word keeps it, and return its number."""
    root = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (shape, text) in enumerate(LEVELS)
    )
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    return 90


def add(document: Any, words: str, depth: int | None = None) -> Any:
    paragraph = document.add_paragraph(words)
    if depth is not None:
        list_of = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="90"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(list_of))
    return paragraph


def test_numbers_that_word_counts_are_written_out(tmp_path: Path) -> None:
    document = docx.Document()
    numbered(document)
    for words, depth in (
        ("主要举措和成效", 0), ("加强党的领导", 1), ("县委常委会研究3次", 2), ("专题学习", 3), ("依法决策", 1),
        ("制定目录", 2), ("我县坚持依法行政。", None), ("存在的不足", 0), ("执法力量薄弱", 1),
    ):  # fmt: skip
        add(document, words, depth)
    assert saved(document, tmp_path).text.split("\n") == [
        "一、主要举措和成效", "（一）加强党的领导", "1.县委常委会研究3次", "①专题学习", "（二）依法决策", "1.制定目录",
        "我县坚持依法行政。", "二、存在的不足", "（一）执法力量薄弱",
    ]  # fmt: skip


def test_a_list_that_begins_elsewhere_and_one_of_a_style(tmp_path: Path) -> None:
    document = docx.Document()
    numbered(document)
    root = document.part.numbering_part.element
    over = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="90"/>{over}</w:num>'))
    style = document.styles["Heading 1"].element
    style.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="91"/></w:numPr>'))
    document.add_heading("监督", level=1)
    document.styles.add_style("章", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Heading 1"]
    document.add_paragraph("保障", style="章")
    out = document.add_heading("附记", level=1)
    out._p.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="0"/></w:numPr>'))
    document.add_paragraph("无编号", style="List Bullet")
    assert saved(document, tmp_path).text.split("\n") == ["五、监督", "六、保障", "附记", "无编号"]


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (21, "二十一"), (105, "一百零五"), (110, "一百一十")],
)
def test_chinese_numbers(number: int, words: str) -> None:
    assert chinese(number) == words


def test_tracked_changes_controls_and_boxes(tmp_path: Path) -> None:
    document = docx.Document()
    w = nsdecls("w")
    box = (
        f"<w:r {w}><w:pict><v:textbox xmlns:v='urn:schemas-microsoft-com:vml'><w:txbxContent>"
        "<w:p><w:r><w:t>框内12件</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r>"
    )
    paragraph = document.add_paragraph("办理案件")._p
    for piece in (
        f"<w:del {w}><w:r><w:delText>8件</w:delText></w:r></w:del>",
        f"<w:ins {w}><w:r><w:t>9件</w:t></w:r></w:ins>",
        f"<w:sdt {w}><w:sdtContent><w:r><w:t>，全部办结</w:t></w:r></w:sdtContent></w:sdt>",
        f"<w:r {w}><w:instrText>PAGE</w:instrText></w:r>",
        box,
    ):
        paragraph.append(parse_xml(piece))
    control = f"<w:sdt {w}><w:sdtContent><w:p><w:r><w:t>控件里的一段。</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    document.element.body.insert(1, parse_xml(control))
    source = saved(document, tmp_path)
    assert source.text.split("\n") == ["办理案件9件，全部办结", "框内12件", "控件里的一段。"]
    assert [(loss.what, loss.count) for loss in source.losses] == [("修订中删去的文字", 1)]


def test_merged_cells_are_told_once_and_columns_stay(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "处罚"
    table.cell(0, 1).text, table.cell(1, 1).text = "3件", "5件"
    source = saved(document, tmp_path)
    assert source.text == "处罚\t3件\n\t5件"
    assert ("合并的单元格", 2) in [(loss.what, loss.count) for loss in source.losses]


def test_notes_stand_at_the_end(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("推行“三项制度”。")
    document.save(str(tmp_path / "plain.docx"))
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:t>三项制度：公示等制度。</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(tmp_path / "plain.docx") as plain, zipfile.ZipFile(stream, "w") as packed:
        for member in plain.namelist():
            packed.writestr(member, plain.read(member).replace(*TIES.get(member, (b"", b""))))
        packed.writestr("word/footnotes.xml", notes)
    (tmp_path / "a.docx").write_bytes(stream.getvalue())
    source = one(tmp_path / "a.docx")
    assert source.text == "推行“三项制度”。\n三项制度：公示等制度。"
    assert [(loss.what, loss.count) for loss in source.losses] == [("移到文末的脚注", 1)]

"""A report says the same as text, as a Word document with automatic numbers, as a web page and as a printed PDF."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, NumberObject

from ingest.document import understand
from ingest.extraction.extractors import extract
from ingest.model import PolicyDocument
from ingest.reading import read
from ingest.shadow import RADICALS

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
LINE, PAGE = 28, 22
"""Characters in a line, lines on a page (GB/T 9704-2012, 5.2.3)."""


def facts(document: PolicyDocument) -> dict[str, Counter[Any]]:
    """What must not depend on the format: figures, chapters, cited titles, and whose report on which year it is."""
    found = extract(document)
    return {
        "figures": Counter(
            (
                o.quantity.value,
                o.quantity.unit,
                o.quantity.comparator,
                o.kind,
                o.modality,
                o.indicator,
                o.indicator_name,
            )
            for o in found.observations
        ),
        "chapters": Counter((section.numbering, section.title) for section in document.sections),
        "citations": Counter("".join(citation.title.split()) for citation in found.citations),
        "header": Counter([(document.header.title, document.header.issuer, document.header.report_year)]),
    }


def lines_of(document: PolicyDocument) -> list[str]:
    kept = "".join(span.of(document.text) for span in document.clean.kept)
    lines = [line.strip() for line in kept.split("\n") if line.strip()]
    return lines if lines[0] == document.header.title else [document.header.title, *lines]


def as_docx(lines: list[str], path: Path) -> None:
    """Chapters and sections carry the numbers of a list, as Word makes them; the text of their paragraphs has none."""
    document = docx.Document()
    root = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, text in enumerate(("%1、", "（%2）"))
    )
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for line in lines:
        marker = re.match(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）", line)
        paragraph = document.add_paragraph(line[marker.end() :] if marker else line)
        if marker:
            depth = int(line.startswith("（"))
            number = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="90"/></w:numPr>'
            paragraph._p.get_or_add_pPr().append(parse_xml(number))
    document.save(str(path))


def as_html(lines: list[str], path: Path) -> None:
    body = "".join(f"<p>　　{html.escape(line)}</p>" for line in lines[1:])
    path.write_text(
        f"<html><head><meta charset='utf-8'><title>{lines[0]}_某县人民政府门户网站</title></head><body>"
        "<ul><li><a href='/'>首页</a></li><li><a href='/zw'>政务公开</a></li></ul>"
        "<table><tr><td>索引号：</td><td>1115/2024-12</td><td>发布日期：</td><td>2024-01-20</td></tr></table>"
        f"<h1>{lines[0]}</h1><div id='zoom'>{body}</div><div>网站标识码1505230001</div></body></html>",
        "utf-8",
    )


def as_pdf(lines: list[str], path: Path) -> None:
    """Set in lines of 28 characters with page numbers, and with radicals in place of characters, as browsers print."""
    radicals = {ord(plain): chr(code) for code, plain in RADICALS.items()}
    printed = [lines[0]]
    for line in lines[1:]:
        printed += set_in_lines(f"　　{line}")
    pages = [printed[at : at + PAGE] for at in range(0, len(printed), PAGE)]
    writer = PdfWriter()
    for number, page in enumerate(pages, start=1):
        put_page(writer, [*(line.translate(radicals) for line in page), f"— {number} —"])
    writer.add_metadata({"/Title": "Microsoft Word - 文档1"})
    writer.write(str(path))


def set_in_lines(words: str) -> list[str]:
    """Break at the width of 28 characters; digits and Latin letters take half of one."""
    lines, width = [""], 0.0
    for char in words:
        size = 0.5 if char.isascii() else 1.0
        if width + size > LINE:
            lines.append("")
            width = 0.0
        lines[-1] += char
        width += size
    return lines


def put_page(writer: PdfWriter, lines: list[str]) -> None:
    """Add a page whose font names its glyphs by code point (Identity-H), as fonts of printed pages do by ToUnicode."""
    shown = "\n".join(
        f"BT /F 16 Tf 80 {780 - 30 * row} Td <{line.encode('utf-16-be').hex()}> Tj ET" for row, line in enumerate(lines)
    )
    page = writer.add_blank_page(width=595, height=842)
    used = sorted(set("".join(lines)))
    pairs = "\n".join(f"<{ord(char):04x}> <{ord(char):04x}>" for char in used)
    mapping = stream(
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(used)} beginbfchar\n{pairs}\nendbfchar endcmap end"
    )
    below = dictionary(Type="/Font", Subtype="/CIDFontType2", BaseFont="/Song")
    below[NameObject("/DW")] = NumberObject(1000)
    font = dictionary(Type="/Font", Subtype="/Type0", BaseFont="/Song", Encoding="/Identity-H")
    font[NameObject("/DescendantFonts")] = ArrayObject([below])
    font[NameObject("/ToUnicode")] = writer._add_object(mapping)
    fonts = DictionaryObject({NameObject("/F"): font})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    page[NameObject("/Contents")] = writer._add_object(stream(shown))


def stream(words: str) -> DecodedStreamObject:
    made = DecodedStreamObject()
    made.set_data(words.encode())
    return made


def dictionary(**names: str) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): NameObject(value) for key, value in names.items()})


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name[:4])
@pytest.mark.parametrize(("ending", "write"), [(".docx", as_docx), (".html", as_html), (".pdf", as_pdf)])
def test_every_format_says_the_same(
    tmp_path: Path, example: Path, ending: str, write: Callable[[list[str], Path], None]
) -> None:
    (plain,) = read(example)
    wanted = understand(plain)
    path = tmp_path / f"a{ending}"
    write(lines_of(wanted), path)
    (source,) = read(path)
    found, expected = facts(understand(source)), facts(wanted)
    for kind, values in expected.items():
        assert found[kind] == values, (kind, found[kind] - values, values - found[kind])

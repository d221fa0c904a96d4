"""Tables of documents (csv, xlsx): one row is one document, its text in the column that the header names."""

from __future__ import annotations

import csv
import io
import sys
import zipfile
from collections.abc import Iterable, Iterator, Sequence

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from ingest.errors import ReadingError
from ingest.model import SourceText
from ingest.page_fields import FIELD_OF
from ingest.reading.decoding import decode
from ingest.reading.fingerprint import sha256
from ingest.reading.sealed import broken_office

_TEXT = (
    "full_text",
    "fulltext",
    "text",
    "content",
    "body",
    "正文",
    "全文",
    "内容",
    "文本",
    "正文内容",
    "文件内容",
    "报告全文",
    "文本内容",
)
_TITLE = ("title", "标题", "名称", "文件名称", "文件标题", "题目", "报告名称")
_URL = ("source_url", "url", "link", "链接", "网址", "来源网址", "原文链接")
_RETRIEVED = ("retrieved_at", "crawl_date", "采集时间", "抓取时间", "采集日期")
_FIELDS = FIELD_OF | {
    "publish_date": "发布日期",
    "pub_date": "发布日期",
    "date": "发布日期",
    "日期": "发布日期",
    "年度": "年份",
    "issuer": "发文机关",
    "agency": "发文机关",
    "doc_number": "发文字号",
    "year": "年份",
    "province": "省份",
    "city": "城市",
}


def read_csv(data: bytes, name: str) -> Iterator[SourceText]:
    """Yield one document per row of a comma-, semicolon- or tab-separated table.

    Raises:
        ReadingError: the file is empty or binary, or no column of the header is a text column.
    """
    text, encoding = decode(data, name)
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    head = text.split("\n", 1)[0]
    delimiter = max(",\t;", key=head.count)
    rows = csv.reader(io.StringIO(text), delimiter=delimiter)
    yield from _documents(rows, name, media_type="text/csv", encoding=encoding)


def read_xlsx(data: bytes, name: str) -> Iterator[SourceText]:
    """Yield one document per row of every sheet that has a text column.

    Raises:
        ReadingError: the file is empty or damaged, or no sheet has a text column.
    """
    if not data:
        raise ReadingError("文件是空的", where=name, advice="请检查文件是否下载完整", code="empty")
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as fault:
        raise broken_office(data, name, ending=".xlsx", old=".xls 或 .et") from fault
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    found = False
    failure: ReadingError | None = None
    for sheet in book.worksheets:
        rows = (["" if value is None else str(value) for value in row] for row in sheet.iter_rows(values_only=True))
        where = name if len(book.worksheets) == 1 else f"{name}!{sheet.title}"
        try:
            for source in _documents(rows, where, media_type=media_type):
                found = True
                yield source
        except ReadingError as error:
            failure = failure or error
    if not found and failure:
        raise failure


def _documents(
    rows: Iterable[Sequence[str]], name: str, *, media_type: str, encoding: str | None = None
) -> Iterator[SourceText]:
    numbered = ((number, row) for number, row in enumerate(rows, start=1) if any(cell.strip() for cell in row))
    _, head = next(numbered, (0, ()))
    columns = [cell.strip() for cell in head]
    keys = [cell.lower() for cell in columns]
    if (at := _column(keys, _TEXT)) is None:
        raise ReadingError(
            f"表头里没有正文列（{'、'.join(columns)[:80]}）",
            where=name,
            advice=f"请把正文列命名为 {'、'.join(_TEXT[3:9])} 或 text",
            code="no-text-column",
        )
    for number, row in numbered:
        cells = dict(zip(keys, (cell.strip() for cell in row), strict=False))
        text = row[at].replace("\r\n", "\n").replace("\r", "\n") if at < len(row) else ""
        if text.strip():
            yield _document(text, cells, f"{name}#{number}", columns=columns, media_type=media_type, encoding=encoding)


def _column(keys: Sequence[str], names: Sequence[str]) -> int | None:
    return next((keys.index(name) for name in names if name in keys), None)


def _document(
    text: str, cells: dict[str, str], name: str, *, columns: Sequence[str], media_type: str, encoding: str | None
) -> SourceText:
    known = (*_TEXT, *_TITLE, *_URL, *_RETRIEVED)
    fields = {
        _FIELDS.get(column.lower(), column): cells.get(column.lower(), "")
        for column in columns
        if column.lower() not in known
    }
    return SourceText(
        name=name,
        media_type=media_type,
        sha256=sha256(text.encode("utf-8")),
        text=text,
        encoding=encoding,
        title=_first(cells, _TITLE),
        metadata=tuple(sorted((field, value) for field, value in fields.items() if field and value)),
        url=_first(cells, _URL),
        retrieved_at=_first(cells, _RETRIEVED),
    )


def _first(cells: dict[str, str], names: Sequence[str]) -> str | None:
    return next((cells[name] for name in names if cells.get(name)), None)

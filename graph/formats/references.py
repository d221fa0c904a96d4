"""The documents as references: BibTeX, and GB/T 7714-2015 (信息与文献 参考文献著录规则)."""

from __future__ import annotations

import re
from typing import Any, BinaryIO

from graph.reading import queries
from graph.store import GraphStore

# GB/T 7714-2015, appendix B: R is a report, S a standard or norm in force, Z anything else.
REPORTS = frozenset({"lawReport", "workReport", "report"})
NORMS = frozenset({"law", "regulation", "rules", "interpretation"})
BIBTEX_SPECIAL = re.compile(r"([&%$#_{}])")


def write_bibtex(store: GraphStore, stream: BinaryIO) -> None:
    """Write one ``@techreport`` or ``@misc`` per document, in the order of their IRIs."""
    labels = store.projection.concepts.codes("genre")
    for row in store.read(queries.REFERENCES):
        fields = {
            "author": f"{{{_bibtex(_issuer(row))}}}",
            "title": f"{{{_bibtex(row['title'])}}}",
            "institution": _bibtex(_issuer(row)),
            "type": labels[row["genre"]].zh if row["genre"] in labels else "",
            "number": _bibtex(row["number"] or ""),
            "year": _year(row),
            "date": _date(row) if len(_date(row)) > 4 else "",
            "url": row["urls"][0] if row["urls"] else "",
            "langid": "chinese",
        }
        kind = "techreport" if row["genre"] in REPORTS else "misc"
        key = re.sub(r"[^A-Za-z0-9-]", "-", row["id"].rpartition("/")[2])
        lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
        stream.write(f"@{kind}{{{key},\n{lines}\n}}\n\n".encode())


def write_gbt7714(store: GraphStore, stream: BinaryIO) -> None:
    """Write one line per document: 责任者. 题名[文献类型标识]. (日期). 网址."""
    for row in store.read(queries.REFERENCES):
        online = "/OL" if row["urls"] else ""
        kind = "R" if row["genre"] in REPORTS else "S" if row["genre"] in NORMS else "Z"
        title = f"{row['title']}{'：' + row['number'] if row['number'] else ''}[{kind}{online}]"
        date = _date(row)
        parts = [_issuer(row), title, f"({date})" if len(date) > 4 else date, *row["urls"][:1]]
        stream.write((". ".join(part for part in parts if part) + ".\n").encode())


def _issuer(row: dict[str, Any]) -> str:
    return "，".join(sorted(row["issuers"])) or row["issuer_text"] or ""


def _date(row: dict[str, Any]) -> str:
    """Return the day of publication, else of writing, else the year, as far as it is known."""
    return str(row["published"] or row["written"] or _year(row))


def _year(row: dict[str, Any]) -> str:
    day = row["published"] or row["written"]
    return str(day)[:4] if day else str(row["report_year"] or row["title_year"] or "")


def _bibtex(text: str) -> str:
    return BIBTEX_SPECIAL.sub(r"\\\1", text.replace("\\", r"\textbackslash "))

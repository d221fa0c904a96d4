"""Understanding one document as far as its structure."""

from __future__ import annotations

import re

from ingest.cleaning import clean
from ingest.damage import scan
from ingest.errors import NotChineseError
from ingest.header import read_header
from ingest.model import PolicyDocument, SourceText
from ingest.structure import parse_structure

_NO_LETTERS = re.compile(r"[\W\d_]+")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_KANA = re.compile(r"[\u3040-\u30ff]+")

LEAST_HAN = 0.5
"""Least share of Han characters among all letters; figures and marks do not count, so a table of numbers passes."""


def understand(source: SourceText) -> PolicyDocument:
    """Return the document: what is kept of the source, its header, its sections, sentences, passages and damages.

    Raises:
        NotChineseError: fewer than half of the letters are Chinese characters, or the text is Japanese.
    """
    _require_chinese(source)
    cleaned = clean(source)
    return parse_structure(cleaned, read_header(cleaned), scan(cleaned))


def _require_chinese(source: SourceText) -> None:
    letters = _NO_LETTERS.sub("", source.text)
    others = _HAN.sub("", letters)
    han = len(letters) - len(others)
    kana = len(others) - len(_KANA.sub("", others))
    # Japanese prose has about as many kana as Han characters; a Chinese text has none but in a name.
    if letters and han >= LEAST_HAN * len(letters) and kana * 10 <= han:
        return
    share = f"{han / len(letters):.0%}" if letters else "0%"
    raise NotChineseError(
        f"不是中文文件：汉字只占文字的 {share}，至少要有 {LEAST_HAN:.0%}",
        where=source.name,
        advice="请给出中文的政府文件",
        code="not-chinese",
    )

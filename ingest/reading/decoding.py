"""From bytes to Chinese text: which encoding was meant, and is it text at all."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from ingest.errors import ReadingError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CANDIDATES = ("gb18030", "big5", "utf-16-le", "utf-16-be")

_FREQUENT = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力"
    "里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么"
    "利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统"
    "接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处府务政市县省区"
    "國會發對學業產東長書門開關來時們個為後過還進動種體機經濟實與從無這麼樣說問題條數據應當處區縣業務總結設計劃辦辦報導組織織"
    "，。、；：“”（）《》　"
)
"""Characters that make up most of any Chinese administrative text; wrong decodings give rare ones."""


_LEAST_PLAUSIBLE = 0.25
"""Separates the right decoding of a government text (0.5 and more) from a wrong one (below 0.1)."""


def _plausibility(text: str) -> float:
    """Return the share of frequent characters among those outside ASCII, 0 (noise) to 1.

    The markup of a page tells nothing: it reads the same in all encodings but UTF-16.
    """
    seen = [char for char in text if not char.isascii() and not char.isspace()]
    return sum(char in _FREQUENT for char in seen) / len(seen) if seen else 0.0


def _is_binary(data: bytes) -> bool:
    """Control characters but for layout and escape do not occur in text; NUL does in UTF-16, which is tried."""
    sample = data[:65536]
    controls = sum(byte < 32 and byte not in (0, 9, 10, 11, 12, 13, 27) for byte in sample)
    return controls > len(sample) // 200


def _attempts(data: bytes) -> list[tuple[float, str, str]]:
    proposals = [codecs.lookup(match.encoding).name for match in from_bytes(data[:65536])][:3]
    found = []
    for encoding in dict.fromkeys((*_CANDIDATES, *proposals)):
        if b"\x00" in data and not encoding.startswith("utf-16"):
            continue
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        found.append((_plausibility(text[:20000]), encoding, text))
    return found


def _patched(data: bytes) -> tuple[str, str] | None:
    """Read a text with a few broken bytes (a cut download); they become U+FFFD, which the damage scan reports."""
    for encoding in ("utf-8", "gb18030"):
        text = data.decode(encoding, errors="replace")
        few = text.count("\ufffd") <= max(2, len(text) // 100)
        if few and "\x00" not in text and _plausibility(text[:20000]) >= _LEAST_PLAUSIBLE:
            return text, encoding
    return None


def decode(data: bytes, where: str) -> tuple[str, str]:
    """Return the text with line feeds as its only line ends, and the name of its encoding.

    A byte order mark decides; then strict UTF-8, which other encodings do not satisfy by chance; then the candidate
    whose text has the largest share of frequent Chinese characters.

    Raises:
        ReadingError: the file is empty, is binary, or is in no encoding that gives text.
    """
    if not data.strip(b" \t\r\n\x00"):
        raise ReadingError("文件是空的", where=where, advice="请检查文件是否下载完整", code="empty")
    text, encoding = _decoded(data, where)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise ReadingError("文件里只有空白", where=where, advice="请检查文件是否下载完整", code="empty")
    return text, encoding


def _decoded(data: bytes, where: str) -> tuple[str, str]:
    found = _marked(data) or _strict(data) or _patched(data)
    if found is not None:
        return found
    if _is_binary(data) or b"\x00" in data:
        raise ReadingError(
            "这是二进制文件，不是文本", where=where, advice="请给出文档本身，或换成支持的格式", code="binary"
        )
    raise ReadingError(
        "认不出文字编码", where=where, advice="请把文件另存为 UTF-8 或 GB18030 编码的文本", code="unknown-encoding"
    )


def _marked(data: bytes) -> tuple[str, str] | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError:
                return None
    return None


def _strict(data: bytes) -> tuple[str, str] | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = "\x00"
    if "\x00" not in text:
        return None if _is_binary(data) else (text, "utf-8")
    attempts = _attempts(data)
    if not attempts:
        return None
    score, encoding, text = max(attempts, key=lambda attempt: attempt[0])
    return (text, encoding) if score >= _LEAST_PLAUSIBLE else None

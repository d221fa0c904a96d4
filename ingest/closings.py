"""Where the text proper ends: signature and date, attachments."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.header.dates import DAY
from ingest.markers import line_marker
from ingest.model import Span

_LONGEST = 40
_MOST_SIGNERS = 6
_FORMULA = re.compile(r"(?:专此|特此|现予|妥否|以上(?:报告|意见)|此[复令致])[^。]{0,12}[。.]?")
_ATTACHMENT = re.compile(
    r"附件?\s*[一二三四五六七八九十\d]{0,3}\s*[:.、]?|附件?\s*[\d一二三四五六七八九十]{0,3}\s*[:].*|附(?:表|图|录)\d*"
)


def breaks(folded: str, body: Sequence[Span]) -> set[int]:
    """Return the paragraphs at which every open section ends: a signature with its date, or an attachment.

    The order 正文, 附件说明, 发文机关署名, 成文日期 is that of GB/T 9704-2012, 7.3.
    """
    found: set[int] = set()
    for index, line in enumerate(body):
        if line.end - line.start > 2 * _LONGEST:
            continue
        words = line.of(folded)
        if _ATTACHMENT.fullmatch(words):
            found.add(index)
        elif DAY.fullmatch(words) and (first := _first_signer(folded, body, index)) < index:
            found.add(first)
    return found


def _first_signer(folded: str, body: Sequence[Span], dated: int) -> int:
    first = dated
    while first > 0 and dated - first < _MOST_SIGNERS and _signs(folded, body[first - 1]):
        first -= 1
    if first and first < dated and _FORMULA.fullmatch(body[first - 1].of(folded)):
        first -= 1
    return first


def _signs(folded: str, line: Span) -> bool:
    words = line.of(folded)
    plain = len(words) <= _LONGEST and not re.search(r"[。,;:!?\t]|^[(]", words)
    return plain and line_marker(folded, line.start, line.end) is None

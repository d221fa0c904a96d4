"""A text of the same length in which one pattern finds both widths of a character.

Government pages mix full-width and half-width punctuation and digits within one sentence.  Matching runs on the
shadow, quoting on the original: every replacement is one code point for one, so an offset in one is one in the other.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_RANGES = (
    (0xFF01, 0xFF5F),  # full-width ASCII
    (0x2F00, 0x2FD6),  # Kangxi radicals, which PDF fonts give in place of the characters
    (0xFE50, 0xFE6C),  # small form variants
    (0xF900, 0xFB00),  # compatibility ideographs
)
_SPACES = "\u3000\u00a0\u2002\u2003\u2009\u202f"
_RADICALS = {"⺠": "民", "⻓": "长", "⻔": "门", "⻛": "风", "⻢": "马", "⻋": "车", "⻅": "见", "⻚": "页", "⻝": "食"}


def _table() -> dict[int, str]:
    table = {ord(space): " " for space in _SPACES}
    table[0x00AD] = "-"  # PDF fonts give their hyphen as a soft one
    table |= {ord(radical): plain for radical, plain in _RADICALS.items()}
    for first, past in _RANGES:
        for code in range(first, past):
            folded = unicodedata.normalize("NFKC", chr(code))
            if len(folded) == 1 and folded != chr(code):
                table[code] = folded
    return table


_TABLE = _table()


@lru_cache(maxsize=16)
def shadow(text: str) -> str:
    """Return ``text`` folded to half-width (``，`` to ``,``, ideographic space to space), of equal length.

    The marks ``、 。 “ ” 《 》 〈 〉 〔 〕 【 】 —`` stay as they are: they carry meaning of their own.
    """
    return text.translate(_TABLE)

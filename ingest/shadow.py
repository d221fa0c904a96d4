"""A text of the same length in which one pattern finds both widths of a character.

Government pages mix full-width and half-width punctuation and digits within one sentence.  Matching runs on the
shadow, quoting on the original: every replacement is one code point for one, so an offset in one is one in the other.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_RANGES = (
    (0xFF01, 0xFF5F),  # full-width ASCII
    (0xFE50, 0xFE6C),  # small form variants
    (0xF900, 0xFB00),  # compatibility ideographs
)
_SPACES = "\u3000\u00a0\u2002\u2003\u2009\u202f"
_SUPPLEMENT = (
    "⺁厂⺊卜⺎兀⺒巳⺓幺⺕彐⺝月⺟母⺠民⺩王⺫目⺬示⺮竹⺼肉⻁虎⻄西⻅见⻆角⻉贝⻋车⻌辶⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻡首"
    "⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
"""Radicals that have a character of their own, each before it (Unicode, EquivalentUnifiedIdeograph.txt)."""


def _radicals() -> dict[int, str]:
    kangxi = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
    simplified = {ord("⼾"): "户", ord("⾭"): "青"}  # where the character of simplified type is not the one of Kangxi
    return kangxi | simplified | {ord(_SUPPLEMENT[at]): _SUPPLEMENT[at + 1] for at in range(0, len(_SUPPLEMENT), 2)}


RADICALS = _radicals()
"""Characters by the radicals that PDF fonts give in their place: ⽇ is no 日."""


def _table() -> dict[int, str]:
    table = {ord(space): " " for space in _SPACES}
    table[0x00AD] = "-"  # PDF fonts give their hyphen as a soft one
    table |= RADICALS
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

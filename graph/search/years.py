"""Which years a text names."""

from __future__ import annotations

import re

_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)(?![\d%‰余多件个项家人次名宗万亿]|[.,]\d)")
_YEARS = re.compile(r"((?:19|20)\d\d)\s*(?:年)?\s*(到|至|[-–—~～]|to|through|and)\s*((?:19|20)\d\d)")


def years_of(text: str, *, between: bool = False) -> tuple[int, ...]:
    """Return the years a question names, with both ends of a range, or with all years ``between`` them too."""
    years = {int(year) for year in _YEAR.findall(text)}
    for first, link, last in _YEARS.findall(text):
        if 0 < int(last) - int(first) <= 30:
            whole = between and link.lower() != "and"
            years.update(range(int(first), int(last) + 1) if whole else (int(first), int(last)))
    return tuple(sorted(years))

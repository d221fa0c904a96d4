"""Areas named in a question, whether the graph has documents of them or not."""

from __future__ import annotations

import re
from functools import cache

import ahocorasick

from graph.search.places import Place, Spotted, forms_of, longest
from ingest.gazetteer import names

# Short names of prefectures that are ordinary words; in a question they mean the word.
_WORDS = frozenset(
    (
        *("安康", "大同", "长治", "朝阳", "来宾", "日照", "三明", "兴安", "开封", "四平", "平安", "六安", "东方"),
        *("和田", "中山", "大理", "阿里", "保山", "白银", "黄山", "和平"),
    )
)


@cache
def _chinese() -> ahocorasick.Automaton:
    """Full names of all divisions down to counties, short names of provinces and prefectures."""
    automaton = ahocorasick.Automaton()
    for form, codes in names():
        full = form[-1] in "省市区县旗盟州"
        if len(form) > 2 if full else (form not in _WORDS and any(code.endswith("00") for code in codes)):
            automaton.add_word(form, (form, tuple(codes)))
    automaton.make_automaton()
    return automaton


@cache
def _latin() -> dict[str, tuple[str, ...]]:
    """Provinces and prefectures in pinyin."""
    found: dict[str, tuple[str, ...]] = {}
    for form, codes in names():
        high = tuple(code for code in codes if code.endswith("00"))
        if high and form[-1] in "省市区盟州":
            found.setdefault(forms_of(form, latin=True)[-1], high)
    return found


def find_places(text: str) -> tuple[Place, ...]:
    """Return the divisions a question names, longest names first where they overlap."""
    hits = [Spotted(end - len(form) + 1, end + 1, Place(form, codes)) for end, (form, codes) in _chinese().iter(text)]
    if re.search(r"[A-Za-z]{4}", text):
        for word in re.finditer(r"(?<![A-Za-z])[A-Z][a-z]{3,}(?![A-Za-z])", text):
            codes = _latin().get(word[0].lower())
            if codes:
                hits.append(Spotted(word.start(), word.end(), Place(word[0], codes)))
    return tuple(one.place for one in longest(hits))

"""The lexicon of bodies: every form a body may have after its area, and the full name it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from ingest.extraction.lexicon import Words, load_toml

HOME = "at_home"
"""The table of short names that mean a national body only where a national body speaks."""
_LEVELS = ("省", "自治区", "市", "县", "区", "旗", "州", "盟")
# A form that ends in one of these is cut from a longer word when one of the given characters follows: 政府办|理.
_NOT_BEFORE = {
    "办": (*"理事公法学案好结证件税班展完发函秘", "实事"),
    "委": tuple("员托派任外屈婉"),
    "部": tuple("门署分队位"),
    "会": ("议", "计"),
    "所": ("有", "以"),
    "大": ("学", "附", "力", "量"),
    "府": ("采购", "性", "在线"),
}


@dataclass(frozen=True, slots=True)
class Body:
    """One form of a body: what it is called in full after its area."""

    form: str
    template: str  # with {A} for the area's official name
    table: str  # party | government | congress | conference | judicial | mass | department | subdistrict

    def name(self, area: str) -> str:
        """Return the canonical name of this body in the area with this official name."""
        return self.template.replace("{A}", area)


def _forms() -> Iterator[Body]:
    tables = load_toml("bodies.toml")
    for table in ("party", "government", "congress", "conference", "judicial", "mass"):
        for template, forms in tables[table].items():
            for form in forms:
                if "{L}" not in form:
                    yield Body(form, template, table)
                    continue
                for level in _LEVELS:
                    yield Body(form.replace("{L}", level), template.replace("{L}", level), table)
    yield from _departments(tables)


def _departments(tables: Mapping[str, Mapping[str, list[str]]]) -> Iterator[Body]:
    for stem, shorts in tables["departments"].items():
        for head in ("局", "厅"):
            yield from (Body(form + head, "{A}" + stem + head, "department") for form in (stem, *shorts))
    for full, shorts in tables["commissions"].items():
        yield from (Body(form, "{A}" + full, "department") for form in (full, *shorts))


@cache
def bodies() -> Mapping[str, Body]:
    """Return the bodies of a province, prefecture or county by their forms; the first of two readings counts."""
    found: dict[str, Body] = {}
    for body in _forms():
        found.setdefault(body.form, body)
    return found


@cache
def township_bodies() -> Mapping[str, Body]:
    """Return the bodies of a township or street by their forms."""
    table = load_toml("bodies.toml")["subdistrict"]
    return {form: Body(form, template, "subdistrict") for template, forms in table.items() for form in forms}


@cache
def body_words() -> Words:
    """Return the automaton of all forms."""
    return Words({form: form for form in (*bodies(), *township_bodies())})


@cache
def national_words() -> Words:
    """Return the automaton of national bodies: full and short names to the full name."""
    return Words(dict(_national_forms(home=False)))


@cache
def home_words() -> Words:
    """Return the automaton with the short names that national bodies have only among themselves: 发展改革委, 国资委."""
    return Words(dict(_national_forms(home=True)))


def _national_forms(*, home: bool) -> Iterator[tuple[str, str]]:
    for kind, table in load_toml("national_bodies.toml").items():
        if home or kind != HOME:
            yield from ((form, name) for name, shorts in table.items() for form in (name, *shorts))


def cut_from_longer_word(text: str, end: int) -> bool:
    """Tell whether the form that ends at ``end`` is only the beginning of another word: 县政府办|理, 教育部|门."""
    return text.startswith(_NOT_BEFORE.get(text[end - 1], ()), end)

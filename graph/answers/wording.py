"""Which words of the reports a question means: the shipped table of wordings, applied to a text."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from graph.search.grams import fold

ONLY = "="
TABLE = Path(__file__).parent / "data" / "wording.toml"


@dataclass(frozen=True, slots=True)
class Wording:
    """One meaning: the words reports use for it, and a pattern that finds it in a folded question."""

    stated: tuple[str, ...]
    asked: re.Pattern[str]
    role: str  # a section of the table: subjects, acts, outcomes, things, details

    @property
    def subject(self) -> bool:
        """Whether a text that does not name it speaks of something else."""
        return self.role == "subjects"

    @property
    def deed(self) -> bool:
        """Whether it says what was done, or how it ended."""
        return self.role in ("acts", "outcomes")

    def is_in(self, folded: str) -> bool:
        """Tell whether a folded text of a report uses one of the words; 不受理 does not use 受理."""
        found = [form for form in self.stated if form in folded]
        if self.role == "acts":
            found = [form for form in found if folded.count(form) > folded.count(f"不{form}")]
        return bool(found)


@cache
def wordings() -> tuple[Wording, ...]:
    """Return the shipped table, longest words first."""
    table = tomllib.loads(TABLE.read_text("utf-8"))
    return tuple(
        read_wording(line, role=name)
        for name in ("subjects", "acts", "outcomes", "things", "details")
        for line in table[name].strip().splitlines()
    )


def read_wording(line: str, *, role: str) -> Wording:
    """Return one line of the table: words of the reports, "|", other words for the same.

    A line's words are asked with as well, unless "=" stands before the other words.
    """
    left, _, right = line.partition("|")
    stated = tuple(fold(word.strip()) for word in left.split(","))
    own = () if right.lstrip().startswith(ONLY) else stated
    others = [word.strip() for word in right.lstrip(f" {ONLY}").split(",")]
    # Folding alone would join first-instance to one word.
    asked = dict.fromkeys((*own, *(word.lower() if word.isascii() else fold(word) for word in others)))
    words = sorted((word for word in asked if word), key=lambda word: (-len(word), word))
    return Wording(stated, re.compile("|".join(map(_form, words))), role)


def _form(word: str) -> str:
    """Return a pattern; a Latin word is found at its beginning, a short one whole: mediat finds mediation."""
    if not word.isascii():
        return re.escape(word)
    parts = "[- ]?".join(map(re.escape, re.split("[- ]", word)))
    return rf"(?<![a-z]){parts}" + (r"(?:s|es|ed|ing)?(?![a-z])" if len(word) < 6 else "")


@lru_cache(maxsize=8192)
def meanings(text: str) -> tuple[Wording, ...]:
    """Return the meanings a question names; a word inside a longer recognised one does not count."""
    folded = fold(text)
    hits = [(found.start(), found.end(), entry) for entry in wordings() for found in entry.asked.finditer(folded)]
    kept: dict[Wording, None] = {}
    for start, end, entry in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        inside = any(s <= start and end <= e and e - s > end - start for s, e, other in hits if other is not entry)
        if not inside:
            kept[entry] = None
    return tuple(kept)

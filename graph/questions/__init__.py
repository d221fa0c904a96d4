"""The questions the graph must be able to answer, each in Cypher and in SPARQL: tests, and examples to begin with."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Question:
    """One question; both queries give the same columns and the same rows."""

    name: str  # the file's, with its number: 05-sums-that-do-not-close
    zh: str
    en: str
    cypher: str
    sparql: str

    def title(self, lang: str) -> str:
        """Return the question in ``"zh"``, or in English for any other language."""
        return self.zh if lang == "zh" else self.en


@functools.cache
def load_questions() -> tuple[Question, ...]:
    """Return every question, in the order of the numbers."""
    files = sorted(FOLDER.glob("*.toml"))
    return tuple(Question(name=file.stem, **tomllib.loads(file.read_text("utf-8"))) for file in files)

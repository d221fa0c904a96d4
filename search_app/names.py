"""What classes and codes of the ontology are called, in both languages."""

from __future__ import annotations

from functools import cache

from ontology.concepts import load_concepts
from ontology.schema import load_schema
from search_app.language import Language


def class_name(name: str, lang: Language) -> str:
    """Return the label of an ontology class, or the name itself when the ontology has none."""
    spec = load_schema().classes.get(name)
    if spec is None:
        return name
    return (spec.zh if lang == "zh" else spec.en) or name


def code_name(scheme: str, notation: str, lang: Language) -> str:
    """Return the label of a code, or the notation itself when the list does not hold it."""
    label = load_concepts().codes(scheme).get(notation)
    if label is None:
        return notation
    return (label.zh if lang == "zh" else label.en) or notation


def genre_name(notation: str, lang: Language) -> str:
    """Return the label of a genre."""
    return code_name("genre", notation, lang)


def topic_name(notation: str, lang: Language) -> str:
    """Return the label of a topic, or the notation itself when there is no such topic."""
    topic = load_concepts().topics.get(notation)
    if topic is None:
        return notation
    return topic.name_zh if lang == "zh" else topic.name_en


def grade_name(notation: str, lang: Language) -> str:
    """Return the label of a grade."""
    return code_name("grade", notation, lang)


@cache
def _codes_by_word(scheme: str) -> dict[str, str]:
    words: dict[str, str] = {}
    for notation, label in load_concepts().codes(scheme).items():
        words |= {notation.lower(): notation, label.zh.lower(): notation, label.en.lower(): notation}
    return words


def genre_code(word: str) -> str | None:
    """Return the genre that a person names by notation or label in either language."""
    return _codes_by_word("genre").get(word.strip().lower())


def grade_code(word: str) -> str | None:
    """Return the grade that a person names by notation or label in either language."""
    return _codes_by_word("grade").get(word.strip().lower())


def topic_code(word: str) -> str | None:
    """Return the topic that a person names by notation or label in either language."""
    wanted = word.strip().lower()
    topics = load_concepts().topics.values()
    named = (one.notation for one in topics if wanted in (one.notation.lower(), one.name_zh, one.name_en.lower()))
    return next(named, None)

"""Hits as the terminal shows them."""

from __future__ import annotations

from collections.abc import Iterator

from graph.model import Hit, SearchResult
from search_app.language import Language
from search_app.text import t
from search_app.why import why_words


def hit_lines(result: SearchResult, lang: Language) -> Iterator[str]:
    """Yield the hits as a person reads them: sentence, where it stands, why it is there."""
    for hit in result.hits:
        yield f"{hit.rank:>2}. {hit.sentence}"
        yield f"    {place(hit, lang)}"
        yield f"    {t('cli.hit_line', lang, score=f'{hit.score:.0f}', why=why_words(hit.why, lang))}"


def place(hit: Hit, lang: Language) -> str:
    """Return the document, section and offsets of a hit."""
    parts = [hit.title, hit.section, t("cli.offsets", lang, start=hit.start, end=hit.end)]
    return " › ".join(part for part in parts if part)

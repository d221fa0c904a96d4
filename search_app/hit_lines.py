"""Hits as the terminal shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.model import EntityHit, Hit, SearchResult
from search_app.language import Language
from search_app.names import class_name
from search_app.text import t
from search_app.why import why_words


def hit_lines(result: SearchResult, lang: Language) -> Iterator[str]:
    """Yield the hits as a person reads them: sentence, where it stands, why it is there."""
    for hit in result.hits:
        yield f"{hit.rank:>2}. {hit.sentence}"
        yield f"    {place(hit, lang)}"
        yield f"    {t('cli.hit_line', lang, score=f'{hit.score:.0f}', why=why_words(hit.why, lang))}"
        if hit.twins:
            others = t("why.separator", lang).join(twin.title for twin in hit.twins)
            yield f"    {t('search.twins', lang, count=len(hit.twins), documents=others)}"


def place(hit: Hit, lang: Language) -> str:
    """Return the document, section and offsets of a hit."""
    parts = [hit.title, hit.section, t("cli.offsets", lang, start=hit.start, end=hit.end)]
    return " › ".join(part for part in parts if part)


def entity_lines(found: Iterable[EntityHit], lang: Language) -> Iterator[str]:
    """Yield entities as a person reads them: name, class, why it fits, and its identifier."""
    for place, hit in enumerate(found, start=1):
        why = t(f"entity.{hit.how}", lang, matched=hit.matched)
        yield f"{place:>2}. {hit.node.name}  ({class_name(hit.node.type, lang)})"
        yield f"    {t('entity.line', lang, why=why, count=hit.mentions)}"
        yield f"    {hit.node.id}"

"""One hit as HTML: document, section, the passage with its best sentence marked, and why it is there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from graph.model import Hit
from search_app.escaping import shown
from search_app.language import Language
from search_app.names import genre_name
from search_app.text import t
from search_app.why import why_words


def with_words(text: str, words: Sequence[str]) -> str:
    """Return text as HTML with every occurrence of the words in bold; a longer word wins over one inside it."""
    wanted = sorted({word for word in words if word.strip()}, key=lambda word: (-len(word), word))
    if not wanted:
        return shown(text)
    pieces: list[str] = []
    last = 0
    for found in re.finditer("|".join(map(re.escape, wanted)), text, re.IGNORECASE):
        pieces += [shown(text[last : found.start()]), f"<b>{shown(found[0])}</b>"]
        last = found.end()
    return "".join([*pieces, shown(text[last:])])


def passage_html(passage: str, sentence: str, words: Sequence[str]) -> str:
    """Return a passage with its best sentence marked and the words of the query in bold."""
    before, found, after = passage.partition(sentence) if sentence else (passage, "", "")
    if not found:
        return with_words(passage, words)
    return f"{with_words(before, words)}<mark>{with_words(found, words)}</mark>{with_words(after, words)}"


def score_html(score: float, lang: Language) -> str:
    """Return a score from 0 to 100 as a number with a bar; the tooltip says what it means."""
    width = max(0.0, min(100.0, score))
    return (
        f'<span class="fz-score" title="{escape(t("search.score_help", lang))}">'
        f"{escape(t('search.score', lang))} <b>{score:.0f}</b>"
        f'<span class="fz-bar"><i style="width:{width:.0f}%"></i></span></span>'
    )


def hit_html(hit: Hit, lang: Language) -> str:
    """Return the body of one card."""
    facts = (genre_name(hit.genre, lang), hit.area, str(hit.year) if hit.year else None)
    chips = "".join(f"<span>{shown(fact)}</span>" for fact in facts if fact)
    section = f'<div class="fz-section">{shown(hit.section)}</div>' if hit.section else ""
    return (
        '<article class="fz-hit">'
        f'<header><span class="fz-rank">{hit.rank}</span><h3>{shown(hit.title)}</h3>{score_html(hit.score, lang)}'
        f'</header><div class="fz-chips">{chips}</div>{section}'
        f"<p>{passage_html(hit.passage_text, hit.sentence, hit.why.matched)}</p>"
        f'<footer title="{escape(t("search.why_help", lang))}">{shown(why_words(hit.why, lang))}</footer>'
        "</article>"
    )

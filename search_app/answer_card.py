"""The answer above the hits: what is stated, what is derived from it, or that the documents do not state it."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from graph.answers.model import Answer, Derived, Operation, Status, Value
from graph.answers.question import understand
from graph.answers.service import AnswerService
from graph.errors import GraphError
from graph.model import Filters
from search_app import state
from search_app.answer_words import (
    computed,
    derived_words,
    period_words,
    quantity,
    reason_words,
    silent_words,
    supporting,
)
from search_app.escaping import shown
from search_app.language import Language
from search_app.links import reader_link
from search_app.place_names import find_places
from search_app.text import t

STYLE = Path(__file__).parent / "assets" / "answer.css"
MANY_LINKS = 3
# Questions whose answer is more than the passages below it; all others are answered by these.
_SHOWN_TOO = frozenset({Operation.COMPARE, Operation.TREND, Operation.MEANING, Operation.COUNT_PARTS, Operation.PERSON})


@st.cache_resource(max_entries=2, show_spinner=False)
def _service(by_meaning: bool) -> AnswerService:
    searcher = state.searcher()
    embedder = searcher.embedder if by_meaning else None
    return AnswerService(state.store(), searcher.service, embedder, places=find_places)


def draw_answer(query: str, filters: Filters, lang: Language) -> None:
    """Draw the card when the query is a question that figures or names answer."""
    question = understand(query)
    if not (question.wants_figure or question.operation in _SHOWN_TOO):
        return
    try:
        answer = _service(state.searcher().embedder is not None).ask(query, filters=filters)
    except GraphError:
        return  # the search below says what is wrong
    if answer.status is Status.PASSAGES and not answer.values:
        return
    st.html(STYLE)
    with st.container(border=True, key="answer"):
        st.html(answer_html(answer, lang))
        evidence = supporting(answer)[:MANY_LINKS]
        if evidence:
            with st.container(horizontal=True, gap="medium", key="answer_links"):
                for number, one in enumerate(evidence, start=1):
                    words = t("answer.read", lang) + (f" {number}" if len(evidence) > 1 else "")
                    reader_link(words, one.document, start=one.start, end=one.end)


def answer_html(answer: Answer, lang: Language) -> str:
    """Return the body of the card."""
    stated = answer.status is not Status.NOT_STATED
    title = t("answer.title" if stated else "answer.not_stated", lang)
    parts = [f'<header><h2 class="{"" if stated else "fz-silent"}">{shown(title)}</h2></header>']
    if not stated:
        parts.append(f"<p>{shown(reason_words(answer, lang))}{shown(t('answer.stop', lang))}</p>")
    parts += _numbers(answer, lang)
    if answer.entities and not answer.values:
        items = "".join(f"<li>{shown(entity)}</li>" for entity in answer.entities[:12])
        parts.append(f'<ul class="fz-names">{items}</ul>')
    if answer.silent:
        parts.append(f'<p class="fz-silent">{shown(silent_words(answer, lang))}</p>')
    if answer.closest:
        parts.append(f"<h3>{shown(t('answer.closest', lang))}</h3>{_figures(answer.closest, lang)}")
    if stated:
        quotes = "".join(f"<blockquote>{shown(one.text)}</blockquote>" for one in supporting(answer)[:MANY_LINKS])
        parts.append(quotes)
    return f'<article class="fz-answer">{"".join(parts)}</article>'


def _numbers(answer: Answer, lang: Language) -> list[str]:
    """Return what is asked for first, large: the stated figures, or what is computed from them."""
    stated = [_figures(answer.values, lang)] if answer.values else []
    if not answer.derived:
        return stated
    if computed(answer):
        heading = [f"<h3>{shown(t('answer.stated', lang))}</h3>"] if stated else []
        return [_computed(answer.derived, lang), *heading, *stated]
    return [*stated, _derived(answer.derived, lang)]


def _computed(derived: tuple[Derived, ...], lang: Language) -> str:
    chip = f'<div class="fz-chips"><span>{shown(t("answer.derived", lang))}</span></div>'
    rows = "".join(
        f"<div><dt>{shown(quantity(one.value, one.unit))}</dt><dd>{shown(derived_words(one, lang))}{chip}</dd></div>"
        for one in derived
    )
    return f'<dl class="fz-values">{rows}</dl>'


def _figures(values: tuple[Value, ...], lang: Language) -> str:
    return f'<dl class="fz-values">{"".join(_figure(value, lang) for value in values)}</dl>'


def _figure(value: Value, lang: Language) -> str:
    """Return one stated figure: the number as the text writes it, its words, its place and time."""
    facts = [value.area, period_words(value, lang)]
    if value.modality in ("target", "planned"):
        facts.append(t("answer.planned", lang))
    if value.comparator != "eq":
        facts.append(quantity(value.value, value.unit, value.comparator))
    chips = "".join(f"<span>{shown(fact)}</span>" for fact in facts if fact)
    words = shown(value.label)
    return f'<div><dt>{shown(value.surface)}</dt><dd>{words}<div class="fz-chips">{chips}</div></dd></div>'


def _derived(derived: tuple[Derived, ...], lang: Language) -> str:
    items = "".join(f"<li>{shown(derived_words(one, lang))}</li>" for one in derived)
    return f'<h3>{shown(t("answer.derived", lang))}</h3><ul class="fz-derived">{items}</ul>'

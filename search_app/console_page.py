"""The console page: a query in Cypher or SPARQL, the schema beside it, the answer as table, graph or chart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import altair as alt
import streamlit as st

from graph.console import ask_cypher
from graph.errors import GraphError
from graph.model import Edge, Subgraph
from graph.questions import load_questions
from graph.settings import GraphSettings
from graph.sparql import ask_sparql
from ontology.identifiers import BASE
from ontology.schema import load_schema
from ontology.vocabulary import PREFIXES
from search_app import reads, state
from search_app.compare_chart import COLOURS
from search_app.compare_html import explore_href
from search_app.components.graph_canvas import Picture, graph_canvas
from search_app.console import message_of
from search_app.console_model import (
    FORMS,
    LANGUAGES,
    ROW_LIMITS,
    TIME_LIMITS,
    ConsoleState,
    Result,
    Value,
    from_url,
    of_cypher,
    of_sparql,
    result_csv,
    to_url,
)
from search_app.escaping import label, one_line, shown
from search_app.language import Language
from search_app.links import explore_link
from search_app.remembered import Remembered
from search_app.text import t

STATE: Remembered[ConsoleState] = Remembered("console", from_url, to_url)
QUERY, EXAMPLE, CANVAS = "console_query", "console_example", "console_canvas"
MOST_NODES = 150
LONGEST_CELL = 400  # characters
NAMES = {"cypher": "Cypher", "sparql": "SPARQL"}


def console_page() -> None:
    """Draw the page."""
    lang = state.language()
    st.html(f'<h1 class="fz-page">{t("console.heading", lang)}</h1>')
    st.caption(t("console.about", lang))
    left, right = st.columns([7, 3], gap="medium")
    with left:
        limits = _question(lang)
    with right:
        _schema(STATE.current().language, lang)
    if STATE.current().query.strip():
        _answer(limits, lang)


def _question(lang: Language) -> tuple[int, int]:
    """Draw the box and its controls; return the limits of rows and seconds."""
    asked = STATE.current()
    with st.container(key="compare_line"):
        _choice("language", LANGUAGES, NAMES.__getitem__, lang)
        st.session_state[EXAMPLE] = None
        questions = {question.name: question.title(lang) for question in load_questions()}
        st.selectbox(
            t("console.example", lang),
            list(questions),
            index=None,
            key=EXAMPLE,
            placeholder=t("console.choose_example", lang),
            format_func=lambda name: questions.get(name, name),
            label_visibility="collapsed",
            on_change=_take_example,
        )
    with st.form("console_box", border=False):
        first = load_questions()[0]  # to begin with, something that works
        example = first.cypher if asked.language == "cypher" else first.sparql
        st.session_state[QUERY] = st.session_state.get(QUERY) or asked.query or example.strip()
        if asked.query and st.session_state.get("console_seen") != asked:
            st.session_state[QUERY] = asked.query
        st.session_state["console_seen"] = asked
        st.text_area(t("console.query", lang), key=QUERY, height=180)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.form_submit_button(t("console.run", lang), type="primary", on_click=_run)
            rows = st.selectbox(t("console.rows", lang), ROW_LIMITS, index=1, width=140, key="console_rows")
            seconds = st.selectbox(
                t("console.seconds", lang),
                TIME_LIMITS,
                index=1,
                width=140,
                key="console_seconds",
                format_func=lambda count: t("console.seconds_value", lang, count=count),
            )
    return int(rows or ROW_LIMITS[1]), int(seconds or TIME_LIMITS[1])


def _choice(field: str, options: tuple[str, ...], name: Callable[[str], str], lang: Language) -> None:
    key = f"console_{field}"
    st.session_state[key] = getattr(STATE.current(), field)
    st.segmented_control(
        t(f"console.{field}", lang),
        options,
        key=key,
        required=True,
        format_func=name,
        label_visibility="collapsed",
        on_change=_take_choice,
        args=(field, key),
    )


def _take_choice(field: str, key: str) -> None:
    """Take a choice over; an example in the box follows into the other language, any other text stays."""
    value = st.session_state[key]
    changes: dict[str, Any] = {field: value}
    if field == "language":
        text = str(st.session_state.get(QUERY) or "").strip()
        same = next((one for one in load_questions() if text in {one.cypher.strip(), one.sparql.strip()}), None)
        if same is not None:
            st.session_state[QUERY] = (same.cypher if value == "cypher" else same.sparql).strip()
        changes["query"] = ""  # what was asked in one language is no question in the other
    STATE.keep(replace(STATE.current(), **changes))


def _take_example() -> None:
    chosen = st.session_state[EXAMPLE]
    question = next((one for one in load_questions() if one.name == chosen), None)
    if question is not None:
        asked = STATE.current()
        text = question.cypher if asked.language == "cypher" else question.sparql
        st.session_state[QUERY] = text.strip()
        STATE.keep(replace(asked, query=text.strip()))


def _run() -> None:
    STATE.keep(replace(STATE.current(), query=st.session_state[QUERY] or ""))


@st.cache_data(max_entries=32, show_spinner=False)
def _ask(version: int, language: str, query: str, rows: int, seconds: int) -> Result:  # noqa: ARG001 - cache key
    store = state.store()
    if language == "cypher":
        return of_cypher(ask_cypher(store, query, row_limit=rows, time_limit=seconds))
    folder = GraphSettings.from_environment().home / "sparql"
    return of_sparql(ask_sparql(store, query, folder=folder, row_limit=rows, time_limit=seconds))


def _answer(limits: tuple[int, int], lang: Language) -> None:
    asked = STATE.current()
    try:
        with st.spinner(t("console.running", lang)):
            result = _ask(state.store().version(), asked.language, asked.query, *limits)
    except GraphError as error:
        st.error(label(message_of(error, lang)))
        return
    with st.container(key="resultline", horizontal=True, vertical_alignment="center"):
        _choice("form", FORMS, lambda form: t(f"console.form_{form}", lang), lang)
        more = f" · {t('console.more', lang)}" if result.more else ""
        st.caption(t("console.found", lang, rows=len(result.rows), ms=f"{result.milliseconds:.0f}") + more)
        st.download_button(
            t("console.csv", lang), result_csv(result), file_name="fazhi-query.csv", mime="text/csv", on_click="ignore"
        )
    if not result.rows:
        st.info(t("console.none", lang))
    elif asked.form == "graph":
        _graph(result, lang)
    elif asked.form == "chart":
        _chart(result, lang)
    else:
        st.html(_table(result, lang))


def _table(result: Result, lang: Language) -> str:
    heads = "".join(f'<th scope="col">{shown(name)}</th>' for name in result.columns)
    body = "".join(f"<tr>{''.join(f'<td>{_cell(value)}</td>' for value in row)}</tr>" for row in result.rows)
    return (
        f'<div class="fz-scroll" tabindex="0" role="region" aria-label="{t("console.result", lang)}">'
        f'<table class="fz-grid fz-result"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _cell(value: Value) -> str:
    text = shown(one_line(value.text, LONGEST_CELL))
    return f'<a href="{explore_href(value.iri)}">{text}</a>' if value.iri and value.iri.startswith(BASE) else text


def picture_of(result: Result) -> Subgraph:
    """Return what the answer shows of the graph: its own nodes and relations, else those its IRIs name."""
    if result.picture.nodes:
        nodes = result.picture.nodes[:MOST_NODES]
    else:
        found = (reads.readers().node(iri) for iri in result.iris()[:MOST_NODES])
        nodes = tuple(node for node in found if node is not None)
    drawn = {node.id for node in nodes}
    links = [Edge(f"{a} {kind} {b}", a, b, kind) for a, kind, b in result.links]
    edges = tuple(edge for edge in (*result.picture.edges, *links) if {edge.source, edge.target} <= drawn)
    return Subgraph(nodes, edges)


def _graph(result: Result, lang: Language) -> None:
    picture = picture_of(result)
    if not picture.nodes:
        st.info(t("console.no_graph", lang))
        return
    asked = STATE.current()
    session = f"console {asked.language} {asked.query}"
    reported = st.session_state.get(CANVAS) or {}
    chosen = next((node for node in picture.nodes if node.id == reported.get("selected")), None)
    with st.container(key="console_chosen", horizontal=True, vertical_alignment="center"):
        if chosen is not None:
            st.html(f"<b>{shown(one_line(chosen.name, 60))}</b>")
            explore_link(t("console.open", lang), chosen.id)
        elif len(picture.nodes) == MOST_NODES:
            st.caption(t("console.shown", lang, most=MOST_NODES))
    graph_canvas(Picture(picture, session), key=CANVAS, lang=lang, height=560, on_change=_nothing)


def _nothing() -> None:
    """The canvas of an answer is looked at, not worked on: its state is read where it is drawn."""


def _chart(result: Result, lang: Language) -> None:
    numbers = result.numeric()
    if not numbers:
        st.info(t("console.no_chart", lang))
        return
    words = result.words()
    with st.container(key="compare_controls"):
        x = st.selectbox(t("console.chart_x", lang), words, format_func=lambda at: result.columns[at], key="console_x")
        y = st.selectbox(
            t("console.chart_y", lang),
            numbers,
            index=len(numbers) - 1,
            format_func=lambda at: result.columns[at],
            key="console_y",
        )
    values = [{"x": one_line(row[x].text, 30), "y": row[y].number} for row in result.rows[:MOST_NODES]]
    chart = (
        alt.Chart(alt.InlineData(values=values))
        .mark_bar(color=COLOURS[0], cornerRadiusEnd=2)
        .encode(
            y=alt.Y("x:N", sort=None, title=result.columns[x], axis=alt.Axis(labelLimit=320)),
            x=alt.X("y:Q", title=result.columns[y]),
            tooltip=[alt.Tooltip("x:N", title=result.columns[x]), alt.Tooltip("y:Q", title=result.columns[y])],
        )
    )
    st.altair_chart(chart, alt=t("console.chart_alt", lang, x=result.columns[x], y=result.columns[y]))


def _schema(language: str, lang: Language) -> None:
    """Draw the schema as the language names it."""
    schema = load_schema()
    with st.container(key="console_schema", height=310, border=True):
        st.html(f'<h2 class="fz-side">{t("console.schema", lang)}</h2>')
        if language == "sparql":
            prefixes = "".join(f"<li><code>{name}:</code> {shown(str(iri))}</li>" for name, iri in PREFIXES.items())
            st.html(_fold(t("console.schema_prefixes", lang), f"<ul>{prefixes}</ul>"))
        owned = {name: schema.properties_of(name) for name, spec in sorted(schema.classes.items()) if spec.is_node}
        items = []
        for name, properties in owned.items():
            spec = schema.classes[name]
            kept = [one.name for one in properties if language == "sparql" or one.kind == "data" or one.inline]
            words = " ".join(f"<code>{shown(one)}</code>" for one in kept)
            items.append(_fold(f"<code>{name}</code> {shown(spec.zh if lang == 'zh' else spec.en)}", words))
        st.html(f"<h3>{t('console.schema_classes', lang)}</h3>{''.join(items)}")
        if language == "cypher":
            lines = "".join(
                f"<li><code>(:{one.source})-[:{one.type}]-&gt;(:{one.target})</code></li>" for one in schema.patterns
            )
            st.html(f"<h3>{t('console.schema_relations', lang)}</h3><ul>{lines}</ul>")


def _fold(summary: str, body: str) -> str:
    return f"<details><summary>{summary}</summary>{body}</details>"

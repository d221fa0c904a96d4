"""The ontology page: ``?view=`` classes, properties, indicators or the class graph; ``?words=`` narrows."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st

from graph.model import Subgraph
from ontology.concepts import load_concepts
from ontology.schema import PropertySpec, load_schema
from search_app import review_reads, state
from search_app.components.graph_canvas import Picture, graph_canvas, type_style
from search_app.escaping import shown
from search_app.language import Language
from search_app.links import query
from search_app.names import class_name
from search_app.ontology_model import Branch, IndicatorRow, class_graph, class_tree, indicator_rows, properties
from search_app.text import t

VIEWS = ("classes", "properties", "indicators", "graph")
VIEW, WORDS, CANVAS = "ontology_view", "ontology_words", "ontology_canvas"
HEIGHT = 620  # pixels


def ontology_page() -> None:
    """Draw the page."""
    lang = state.language()
    schema, concepts = load_schema(), load_concepts()
    sizes = {"classes": len(schema.classes), "properties": len(schema.properties)}
    st.html(f'<h1 class="fz-page">{t("ontology.heading", lang)}</h1>')
    st.caption(t("ontology.about", lang, indicators=len(concepts.indicators), version=schema.version, **sizes))
    view = _choose(lang)
    if view == "classes":
        st.html(f'<ul class="fz-tree">{"".join(_branch(one, lang) for one in _tree())}</ul>')
    elif view == "graph":
        _graph(lang)
    else:
        words = _words(lang)
        if view == "properties":
            found = properties(schema, words)
            _table(view, [_property(one, lang) for one in found], ("name", "domain", "range", "count"), lang)
        else:
            rows = indicator_rows(concepts, review_reads.indicators(), words=words, lang=lang)
            _table(view, [_indicator(row) for row in rows], ("name", "unit", "topic", "figures", "documents"), lang)


def _tree() -> tuple[Branch, ...]:
    return class_tree(load_schema(), review_reads.class_counts())


def _choose(lang: Language) -> str:
    asked = st.query_params.get("view", VIEWS[0])
    view = asked if asked in VIEWS else VIEWS[0]
    st.session_state[VIEW] = view
    st.segmented_control(
        t("ontology.view", lang),
        VIEWS,
        key=VIEW,
        required=True,
        format_func=lambda one: t(f"ontology.view_{one}", lang),
        label_visibility="collapsed",
        on_change=lambda: st.query_params.update(view=st.session_state[VIEW]),
    )
    return view


def _words(lang: Language) -> str:
    st.session_state[WORDS] = st.query_params.get("words", "")

    def changed() -> None:
        if st.session_state[WORDS]:
            st.query_params["words"] = st.session_state[WORDS]
        else:
            st.query_params.pop("words", None)

    st.text_input(t("ontology.words", lang), key=WORDS, on_change=changed, width=420)
    return str(st.session_state[WORDS]).strip()


def _branch(branch: Branch, lang: Language) -> str:
    """Return a class with its definition and properties, and those below it."""
    spec = branch.spec
    style = type_style(spec.name, lang)
    count = (
        f'<span class="fz-count">{t("ontology.instances", lang, count=f"{branch.count:,}")}</span>'
        if branch.count
        else ""
    )
    own = [one for one in load_schema().properties.values() if spec.name in one.domain]
    listed = "".join(
        f"<li><code>{one.name}</code> {shown(one.zh if lang == 'zh' else one.en)}</li>"
        for one in sorted(own, key=lambda one: one.name)
    )
    summary = t("ontology.properties_of", lang, count=len(own))
    fold = f"<details><summary>{summary}</summary><ul>{listed}</ul></details>" if own else ""
    below = f"<ul>{''.join(_branch(one, lang) for one in branch.below)}</ul>" if branch.below else ""
    definition = shown((spec.definition if lang == "zh" else spec.definition_en) or spec.definition)
    return (
        f'<li class="fz-class"><i style="background:{style["colour"]}"></i><b>{shown(style["name"])}</b> '
        f"<code>{spec.name}</code>{count}<p>{definition}</p>{fold}{below}</li>"
    )


def _property(one: PropertySpec, lang: Language) -> tuple[str, ...]:
    name = shown(one.zh if lang == "zh" else one.en)
    definition = shown((one.definition if lang == "zh" else one.definition_en) or one.definition)
    domain = " ".join(f"<span>{shown(class_name(kind, lang))}</span>" for kind in one.domain)
    if one.inline:
        codes = load_concepts().codes(one.inline)
        names = "、".join(label.in_language(lang) for label in codes.values())
        value = shown(t("ontology.code_list", lang, codes=names))
    elif one.relationship:
        targets = "、".join(class_name(kind, lang) for kind in one.range)
        value = f"<code>{one.relationship}</code> → {shown(targets)}"
    else:
        value = f"<code>{shown(one.datatype or '')}</code>"
    count = review_reads.property_counts().get(one.name, 0)
    return (
        f"<b>{name}</b> <code>{one.name}</code><small>{definition}</small>",
        domain,
        value,
        f"{count:,}" if count else "–",
    )


def _indicator(row: IndicatorRow) -> tuple[str, ...]:
    name = f"<b>{shown(row.name)}</b> <code>{row.key}</code><small>{shown(row.definition)}</small>"
    figures = str(row.figures) if row.figures else "–"
    if row.figures:
        figures = f'<a href="compare?{shown(urlencode(query(indicator=row.key)))}">{row.figures}</a>'
    return name, shown(row.unit), shown(row.topic), figures, str(row.documents or "–")


def _table(view: str, rows: Sequence[tuple[str, ...]], heads: Sequence[str], lang: Language) -> None:
    st.caption(t("ontology.found", lang, count=len(rows)))
    if not rows:
        st.info(t("ontology.none", lang))
        return
    head = "".join(f'<th scope="col">{t(f"ontology.{name}", lang)}</th>' for name in heads)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    st.html(
        f'<div class="fz-scroll" tabindex="0" role="region" aria-label="{t(f"ontology.view_{view}", lang)}">'
        f'<table class="fz-grid fz-terms"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _graph(lang: Language) -> None:
    picture: Subgraph = class_graph(load_schema(), t("ontology.subclass", lang), lang)
    chosen = (st.session_state.get(CANVAS) or {}).get("selected")
    st.caption(t("ontology.graph_caption", lang))
    with st.container(key="ontology_chosen"):
        spec = load_schema().classes.get(chosen or "")
        if spec is not None:
            definition = (spec.definition if lang == "zh" else spec.definition_en) or spec.definition
            words = f"<b>{shown(class_name(spec.name, lang))}</b> <code>{spec.name}</code> {shown(definition)}"
            st.html(f'<p class="fz-definition"><span>{words}</span></p>')
    graph_canvas(Picture(picture, f"ontology {lang}"), key=CANVAS, lang=lang, height=HEIGHT, on_change=_nothing)


def _nothing() -> None:
    """The picture of classes is looked at, not worked on: its state is read where it is drawn."""

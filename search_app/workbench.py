"""The explore page: the way in, the canvas, the panel beside it and the list below it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from graph.model import Node, Subgraph
from search_app import reads, state
from search_app.components.graph_canvas import Picture, graph_canvas, relation_name
from search_app.detail import Deeds, panel
from search_app.escaping import label, one_line, shown, table
from search_app.graph_state import MOST_NODES, STEP, Scene, degrees, read_view, replay, visible
from search_app.language import Language
from search_app.links import query
from search_app.names import class_name
from search_app.text import t

HEIGHT = 660  # pixels: tools, stage and legend on a laptop screen without scrolling
OVERVIEW_LIMIT = 60
WORKING = "explore_working"
CANVAS = "explore_canvas"
FOUND = "explore_found"
ADD = "explore_add"
STYLE = Path(__file__).parent / "assets" / "explore.css"


@dataclass(slots=True)
class Working:
    """What one visitor is doing; kept in the session, so it is still there after a look at another page."""

    start: str | None  # a node's IRI, None for the overview
    round: int = 0  # rises when the visitor starts over
    view: Mapping[str, Any] | None = None
    selected: str | None = None
    command: Mapping[str, Any] | None = None
    commands: int = 0
    wanted: int | None = None  # the number of the file that the canvas asked for

    @property
    def session(self) -> str:
        """Return the name of this working set; the canvas forgets everything when it changes."""
        return f"{self.start or 'overview'}#{self.round}"


def explore_page() -> None:
    """Draw the page."""
    lang = state.language()
    st.html(STYLE)
    start = st.query_params.get("node") or None
    with st.container(key="explore_notice"):
        if start is not None and reads.readers().node(start) is None:
            st.warning(t("explore.unknown", lang, iri=label(one_line(start, 120))))
            start = None
    working = st.session_state.get(WORKING)
    if not isinstance(working, Working) or working.start != start:
        working = st.session_state[WORKING] = Working(start, selected=start)
    _way_in(lang)
    _workbench(lang)


def _way_in(lang: Language) -> None:
    find, add, whole, again = st.columns([6, 2, 1.2, 1.4], vertical_alignment="bottom")
    text = find.text_input(t("explore.find", lang), placeholder=t("explore.find_hint", lang), key="explore_find")
    add.toggle(t("explore.add", lang), key=ADD)
    whole.button(
        t("explore.overview", lang), help=t("explore.overview_help", lang), on_click=_go, args=(None,), width="stretch"
    )
    again.button(
        t("explore.restart", lang), help=t("explore.restart_help", lang), on_click=_start_over, width="stretch"
    )
    # A container that is always there: whatever appears in it, the canvas below keeps its place in the page.
    with st.container(key="explore_results"):
        if text.strip():
            _results(text.strip(), lang)


def _results(text: str, lang: Language) -> None:
    found = {node.id: node for node in reads.entities(text)}
    if not found:
        st.caption(t("explore.no_results", lang, text=label(text)))
        return
    names = {iri: f"{label(one_line(node.name, 28))} · {class_name(node.type, lang)}" for iri, node in found.items()}
    st.pills(
        t("explore.results", lang),
        list(found),
        format_func=lambda iri: names.get(iri, iri),
        key=FOUND,
        on_change=_take_found,
        label_visibility="collapsed",
    )


def _take_found() -> None:
    chosen = st.session_state.get(FOUND)
    if not chosen:
        return
    if st.session_state.get(ADD):
        _ask_canvas({"kind": "add", "id": chosen})
    else:
        _go(chosen)


def _go(node: str | None) -> None:
    if node is None:
        st.query_params.pop("node", None)
    else:
        st.query_params["node"] = node
    _start_over(node)


def _start_over(node: str | None = "") -> None:
    """Begin a new working set; an empty string keeps the start."""
    working: Working = st.session_state[WORKING]
    start = working.start if node == "" else node
    st.session_state[WORKING] = Working(start, round=working.round + 1, selected=start)


def _ask_canvas(step: Mapping[str, Any]) -> None:
    """Hand a step to the canvas, which performs and remembers it like a gesture, so that it can be undone."""
    working: Working = st.session_state[WORKING]
    working.commands += 1
    working.command = {**step, "number": working.commands}


def _heed_canvas() -> None:
    """Take over what the canvas reports."""
    working: Working = st.session_state[WORKING]
    reported = st.session_state[CANVAS]
    working.selected = reported.get("selected")
    working.wanted = (reported.get("file") or {}).get("number")
    if (reported.get("view") or {}).get("session") == working.session:
        working.view = reported["view"]


@st.fragment
def _workbench(lang: Language) -> None:
    working: Working = st.session_state[WORKING]
    view = read_view(working.view, working.session)
    scene = replay(_beginning(working.start), view, reads.readers())
    drawn = visible(scene.graph, view)
    stage, side = st.columns([7, 3], gap="medium")
    with stage:
        file = reads.turtle(drawn, working.wanted)
        picture = Picture(
            scene.graph, working.session, scene.trail, working.view, working.selected, working.command, file
        )
        graph_canvas(picture, key=CANVAS, lang=lang, height=HEIGHT, on_change=_heed_canvas)
        _remarks(scene, lang)
    with side, st.container(key="detail", height=HEIGHT, border=True):
        _side(working.selected, scene, lang)
    _paths(drawn, lang)
    _list(drawn, lang)


def _beginning(start: str | None) -> Subgraph:
    if start is None:
        return reads.overview(OVERVIEW_LIMIT)
    return reads.readers().neighbours(start, None, STEP)


def _remarks(scene: Scene, lang: Language) -> None:
    names = {node.id: node.name for node in scene.graph.nodes}
    if scene.left_out:
        st.caption(t("explore.left_out", lang, most=MOST_NODES, count=scene.left_out))
    for a, b in scene.no_path:
        st.caption(t("explore.no_path", lang, a=label(one_line(names.get(a, a))), b=label(one_line(names.get(b, b)))))


def _side(selected: str | None, scene: Scene, lang: Language) -> None:
    detail = reads.detail(selected) if selected and any(node.id == selected for node in scene.graph.nodes) else None
    if detail is not None:
        panel(detail, lang, Deeds(step=_ask_canvas, start=_go))
        return
    hints = "".join(f"<li>{shown(hint)}</li>" for hint in t("explore.hints", lang).split(" · "))
    st.html(f'<div class="fz-detail fz-hints"><h2>{t("explore.nothing", lang)}</h2><ul>{hints}</ul></div>')


def _paths(drawn: Subgraph, lang: Language) -> None:
    if len(drawn.nodes) < 2:
        return
    with st.expander(t("explore.paths", lang)):
        names = {node.id: f"{one_line(node.name, 30)} · {class_name(node.type, lang)}" for node in drawn.nodes}
        left, right, go = st.columns([4, 4, 2], vertical_alignment="bottom")
        a = left.selectbox(
            t("explore.path_from", lang), list(names), format_func=lambda iri: names.get(iri, iri), key="explore_from"
        )
        b = right.selectbox(
            t("explore.path_to", lang),
            list(names),
            format_func=lambda iri: names.get(iri, iri),
            key="explore_to",
            index=1,
        )
        step = {"kind": "path", "a": a, "b": b}
        go.button(t("explore.path_go", lang), on_click=_ask_canvas, args=(step,), disabled=a == b, width="stretch")


def _list(drawn: Subgraph, lang: Language) -> None:
    """The canvas for those who cannot see it: the same nodes and relations as tables of links."""
    with st.expander(t("explore.twin", lang, nodes=len(drawn.nodes), edges=len(drawn.edges))):
        count = degrees(drawn)
        nodes = [(shown(class_name(node.type, lang)), _link(node), str(count[node.id])) for node in drawn.nodes]
        by_id = {node.id: node for node in drawn.nodes}
        edges = [
            (_link(by_id[edge.source]), shown(relation_name(edge.type, lang)), _link(by_id[edge.target]))
            for edge in drawn.edges
        ]
        heads = [t(f"explore.{name}", lang) for name in ("type", "name", "degree")]
        st.html(table(t("explore.nodes", lang), heads, nodes))
        heads = [t(f"explore.{name}", lang) for name in ("source", "relation", "target")]
        st.html(table(t("explore.edges", lang), heads, edges))


def _link(node: Node) -> str:
    return f'<a href="explore?{shown(urlencode(query(node=node.id)))}">{shown(one_line(node.name, 80))}</a>'

"""The explore page: the way in, the canvas, the panel beside it and the list below it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from graph.model import Node, Subgraph
from search_app import reads, saved_views, state
from search_app.components.graph_canvas import Picture, graph_canvas, relation_name
from search_app.detail import Deeds, panel
from search_app.escaping import label, one_line, shown, table
from search_app.graph_state import MOST_NODES, STEP, Scene, degrees, read_view, replay, visible
from search_app.language import Language
from search_app.links import query
from search_app.map_page import map_page
from search_app.names import class_name
from search_app.reading_ahead import read_ahead
from search_app.saved_views import SavedView
from search_app.text import t
from search_app.view_shelf import shelf
from search_app.working import (
    CANVAS,
    Working,
    ask_canvas,
    begin,
    go,
    heed_canvas,
    heed_choice,
    home,
    open_map,
    start_over,
    working,
)

HEIGHT = 660  # pixels: tools, stage and legend on a laptop screen without scrolling
OVERVIEW_LIMIT = 60
FOUND = "explore_found"
ADD = "explore_add"
STYLE = Path(__file__).parent / "assets" / "explore.css"


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a working set begins with; of a saved view also the edges on its paths, and the view itself."""

    graph: Subgraph
    trail: frozenset[str] = frozenset()
    saved: SavedView | None = None

    @property
    def vanished(self) -> tuple[str, ...]:
        """Return the names of the saved nodes that the graph no longer has."""
        here = {node.id for node in self.graph.nodes}
        return tuple(place.name for place in self.saved.places if place.id not in here) if self.saved else ()


def explore_page() -> None:
    """Draw the page."""
    lang = state.language()
    st.html(STYLE)
    start, saved = st.query_params.get("node") or None, st.query_params.get("view") or None
    with st.container(key="explore_notice"):
        if start is not None and reads.readers().node(start) is None:
            st.warning(t("explore.unknown", lang, iri=label(one_line(start, 120))))
            start = None
        if saved is not None and saved_views.load(home(), saved) is None:
            st.warning(t("explore.unknown_view", lang, key=label(one_line(saved, 40))))
            saved = None
    if st.query_params.get("map") and not (start or saved):
        _way_in(lang)
        map_page(lang)
        return
    begin(start, None if start else saved)
    _way_in(lang)
    _workbench(lang)


def _way_in(lang: Language) -> None:
    find, ways = st.columns([5.4, 5.8], vertical_alignment="bottom")
    text = find.text_input(t("explore.find", lang), placeholder=t("explore.find_hint", lang), key="explore_find")
    with ways.container(horizontal=True, vertical_alignment="center", gap="small", key="explore_ways"):
        st.toggle(t("explore.add", lang), key=ADD)
        st.button(t("explore.overview", lang), help=t("explore.overview_help", lang), on_click=go, args=(None,))
        st.button(t("explore.map", lang), help=t("explore.map_help", lang), on_click=open_map)
        st.button(t("explore.restart", lang), help=t("explore.restart_help", lang), on_click=start_over)
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
        ask_canvas({"kind": "add", "id": chosen})
    else:
        go(chosen)


@st.fragment
def _workbench(lang: Language) -> None:
    at_hand = working()
    view = read_view(at_hand.view, at_hand.session)
    now = reads.present_version()
    begun = _beginning(at_hand, now)
    scene = replay(begun.graph, view, reads.readers(now))
    scene = replace(scene, graph=reads.with_more(scene.graph, now))
    drawn = visible(scene.graph, view)
    at_hand.scene = scene.graph, scene.trail | begun.trail
    stage, side = st.columns([7, 3], gap="medium")
    with stage:
        picture = _picture(at_hand, begun, drawn)
        graph_canvas(picture, key=CANVAS, lang=lang, height=HEIGHT, on_select=heed_choice, on_change=heed_canvas)
        _remarks(scene, begun, lang)
    with side, st.container(key="detail", height=HEIGHT, border=True):
        _side(at_hand.selected, scene, now, lang)
    _paths(drawn, lang)
    shelf(at_hand, lang)
    _list(drawn, lang)


def _beginning(at_hand: Working, now: int) -> Beginning:
    saved = saved_views.load(home(), at_hand.saved) if at_hand.saved else None
    if saved is not None:
        found = reads.picture(tuple(place.id for place in saved.places), saved.edges)
        return Beginning(found, frozenset(saved.trail), saved)
    if at_hand.start is not None:
        return Beginning(reads.readers(now).neighbours(at_hand.start, None, STEP))
    way_in = reads.overview(OVERVIEW_LIMIT, now)
    read_ahead(way_in, now)
    return Beginning(way_in)


def _picture(at_hand: Working, begun: Beginning, drawn: Subgraph) -> Picture:
    graph, trail = at_hand.scene
    return Picture(
        graph,
        at_hand.session,
        trail,
        at_hand.view,
        at_hand.selected,
        at_hand.command,
        turtle=True,
        file=reads.turtle(drawn, at_hand.wanted),
        places={place.id: (place.x, place.y) for place in begun.saved.places} if begun.saved else {},
    )


def _remarks(scene: Scene, begun: Beginning, lang: Language) -> None:
    if begun.vanished:
        gone = "、".join(label(one_line(name)) for name in begun.vanished)
        st.warning(t("explore.vanished", lang, count=len(begun.vanished), names=gone))
    names = {node.id: node.name for node in scene.graph.nodes}
    if scene.left_out:
        st.caption(t("explore.left_out", lang, most=MOST_NODES, count=scene.left_out))
    for a, b in scene.no_path:
        st.caption(t("explore.no_path", lang, a=label(one_line(names.get(a, a))), b=label(one_line(names.get(b, b)))))


def _side(selected: str | None, scene: Scene, now: int, lang: Language) -> None:
    drawn = any(node.id == selected for node in scene.graph.nodes)
    detail = reads.detail(selected, now) if selected and drawn else None
    if detail is not None:
        panel(detail, lang, Deeds(step=ask_canvas, start=go))
        return
    hints = "".join(f"<li>{shown(hint)}</li>" for hint in t("explore.hints", lang).split(" · "))
    st.html(f'<div class="fz-detail fz-hints"><h2>{t("explore.nothing", lang)}</h2><ul>{hints}</ul></div>')


def _paths(drawn: Subgraph, lang: Language) -> None:
    if len(drawn.nodes) < 2:
        return
    # What lies in a closed fold is neither computed nor sent: it would hold up every gesture of the canvas.
    fold = st.expander(t("explore.paths", lang), key="explore_paths", on_change="rerun")
    if not fold.open:
        return
    with fold:
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
        go.button(t("explore.path_go", lang), on_click=ask_canvas, args=(step,), disabled=a == b, width="stretch")


def _list(drawn: Subgraph, lang: Language) -> None:
    """The canvas for those who cannot see it: the same nodes and relations as tables of links."""
    fold = st.expander(t("explore.twin", lang), key="explore_twin", on_change="rerun")
    if not fold.open:
        return
    with fold:
        count = degrees(drawn)
        nodes = [
            (shown(class_name(node.type, lang)), _link(node), str(count[node.id]), str(drawn.more.get(node.id, 0)))
            for node in drawn.nodes
        ]
        by_id = {node.id: node for node in drawn.nodes}
        edges = [
            (_link(by_id[edge.source]), shown(relation_name(edge.type, lang)), _link(by_id[edge.target]))
            for edge in drawn.edges
        ]
        heads = [t(f"explore.{name}", lang) for name in ("type", "name", "degree", "more")]
        st.html(table(t("explore.nodes", lang), heads, nodes))
        heads = [t(f"explore.{name}", lang) for name in ("source", "relation", "target")]
        st.html(table(t("explore.edges", lang), heads, edges))


def _link(node: Node) -> str:
    return f'<a href="explore?{shown(urlencode(query(node=node.id)))}">{shown(one_line(node.name, 80))}</a>'

"""The whole graph by type on the explore page: a map to look at, and to start from."""

from __future__ import annotations

from itertools import groupby
from urllib.parse import urlencode

import streamlit as st

from graph.reading.mapping import GraphMap
from search_app import reads
from search_app.components.graph_map import graph_map
from search_app.escaping import one_line, shown, table
from search_app.language import Language
from search_app.links import query
from search_app.names import class_name
from search_app.text import t
from search_app.working import go

MAP = "explore_map"
HEIGHT = 660
MOST_NODES = 5000  # more neither fit on a screen nor paint at once
MOST_LISTED = 20  # of each type, for those who cannot see the map


def map_page(lang: Language) -> None:
    """Draw the map and its list."""
    with st.spinner(t("explore.map_drawing", lang)):
        drawn = reads.whole_map(MOST_NODES)
    graph_map(drawn, key=MAP, lang=lang, height=HEIGHT, on_open=_open)
    left_out = "、".join(f"{class_name(name, lang)} {number:,}" for name, number in drawn.left_out.items())
    if left_out:
        st.caption(t("explore.map_left_out", lang, what=left_out))
    fold = st.expander(t("explore.map_list", lang, most=MOST_LISTED), key="explore_map_list", on_change="rerun")
    if fold.open:  # thousands of cells that nobody asked for would hold up the map
        with fold:
            _list(drawn, lang)


def _open() -> None:
    chosen = (st.session_state.get(MAP) or {}).get("open")
    if isinstance(chosen, str):
        go(chosen)


def _list(drawn: GraphMap, lang: Language) -> None:
    heads = [t("explore.name", lang), t("explore.degree", lang)]
    for name, nodes in groupby(drawn.nodes, key=lambda node: node.type):
        listed = list(nodes)
        caption = t("explore.map_type", lang, type=class_name(name, lang), shown=len(listed), total=drawn.totals[name])
        rows = [
            (
                f'<a href="explore?{shown(urlencode(query(node=node.id)))}">{shown(one_line(node.name, 80))}</a>',
                str(node.relations),
            )
            for node in listed[:MOST_LISTED]
        ]
        st.html(table(caption, heads, rows))

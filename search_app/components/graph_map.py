"""The map: thousands of nodes by type, drawn by Sigma in WebGL."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from graph.reading.mapping import GraphMap
from search_app.components.assets import mount
from search_app.components.graph_canvas import type_style
from search_app.language import Language


def graph_map(drawn: GraphMap, *, key: str, lang: Language, height: int, on_open: Callable[[], None]) -> None:
    """Draw the map; the trigger ``open`` holds the IRI of the node that was clicked, at the call of ``on_open``."""
    mount(
        "graph_map",
        "map",
        key=key,
        data=map_data(drawn, lang=lang, height=height),
        height=height,
        on_open_change=on_open,
    )


def map_data(drawn: GraphMap, *, lang: Language, height: int) -> dict[str, Any]:
    """Return the JSON that the browser part takes; nodes are short lists, for there are thousands."""
    types = list(dict.fromkeys(node.type for node in drawn.nodes))
    place = {name: number for number, name in enumerate(types)}
    return {
        "lang": lang,
        "height": height,
        "revision": f"{len(drawn.nodes)}/{len(drawn.edges)}/{sum(drawn.totals.values())}",
        "types": [{"key": name, "total": drawn.totals[name], **type_style(name, lang)} for name in types],
        "nodes": [[node.id, node.name, place[node.type], node.relations] for node in drawn.nodes],
        "edges": [list(edge) for edge in drawn.edges],
    }

"""What one visitor is doing on the graph page, kept in the session; the address names where it began."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from graph.model import Subgraph
from graph.settings import GraphSettings
from search_app import saved_views
from search_app.graph_state import View, read_view
from search_app.saved_views import Place, SavedView

WORKING = "explore_working"
CANVAS = "explore_canvas"


@dataclass(slots=True)
class Working:
    """One working set: where it began, and what has been done since.

    It begins at ``start``, a node's IRI, or at ``saved``, a saved view's key, or at the overview.
    """

    start: str | None = None
    saved: str | None = None
    round: int = 0  # rises when the visitor starts over
    view: Mapping[str, Any] | None = None
    selected: str | None = None
    command: Mapping[str, Any] | None = None
    commands: int = 0
    wanted: int | None = None  # the number of the file that the canvas asked for
    kept: str | None = None  # the name under which the canvas was saved a moment ago
    scene: tuple[Subgraph, frozenset[str]] = (Subgraph((), ()), frozenset())  # what was last drawn, and its trail

    @property
    def session(self) -> str:
        """Return the name of this working set; the canvas forgets everything when it changes."""
        return f"{self.start or self.saved or 'overview'}#{self.round}"


def working() -> Working:
    """Return this visitor's working set."""
    found = st.session_state.get(WORKING)
    if not isinstance(found, Working):
        found = st.session_state[WORKING] = Working()
    return found


def begin(start: str | None, saved: str | None) -> None:
    """Take up the working set of an address: the one at hand when it began there, else a new one."""
    at_hand = working()
    if (at_hand.start, at_hand.saved) != (start, saved):
        st.session_state[WORKING] = opened(start, saved, round_=at_hand.round)


def go(node: str | None) -> None:
    """Begin at a node, or at the overview, and say so in the address."""
    _address(node=node)
    st.session_state[WORKING] = opened(node, None, round_=working().round + 1)


def open_view(key: str) -> None:
    """Begin at a saved view, and say so in the address."""
    _address(view=key)
    st.session_state[WORKING] = opened(None, key, round_=working().round + 1)


def open_map() -> None:
    """Show the whole graph, and say so in the address; the working set waits."""
    _address(map_="types")


def start_over() -> None:
    """Drop everything done since the beginning."""
    at_hand = working()
    st.session_state[WORKING] = opened(at_hand.start, at_hand.saved, round_=at_hand.round + 1)


def opened(start: str | None, saved: str | None, *, round_: int) -> Working:
    """Return a new working set; of a saved view, with what it has hidden, pinned and switched off."""
    fresh = Working(start, saved, round_, selected=start)
    view = saved_views.load(home(), saved) if saved else None
    if view is not None:
        lists = {name: list(getattr(view, name)) for name in ("hidden", "pinned", "types", "relations")}
        fresh.view = {"session": fresh.session, "steps": [], **lists}
    return fresh


def _address(*, node: str | None = None, view: str | None = None, map_: str | None = None) -> None:
    """Say in the address what is shown, in one step: no address in between leads anywhere else."""
    places = {"node": node, "view": view, "map": map_}
    others = {name: st.query_params.get_all(name) for name in st.query_params if name not in places}
    st.query_params.from_dict({**others, **{name: value for name, value in places.items() if value is not None}})


def ask_canvas(step: Mapping[str, Any]) -> None:
    """Hand a step to the canvas, which performs and remembers it like a gesture, so that it can be undone."""
    at_hand = working()
    at_hand.commands += 1
    at_hand.command = {**step, "number": at_hand.commands}


def heed_choice() -> None:
    """Take over which node is chosen on the canvas."""
    working().selected = st.session_state[CANVAS].get("selected")


def heed_canvas() -> None:
    """Take over what else the canvas reports; the choice stays, for a canvas reports none before its first."""
    at_hand = working()
    reported = st.session_state[CANVAS]
    at_hand.wanted = (reported.get("file") or {}).get("number")
    if (reported.get("view") or {}).get("session") == at_hand.session:
        at_hand.view = reported["view"]
    if reported.get("keep"):
        _keep(at_hand, reported["keep"])


def _keep(at_hand: Working, asked: Mapping[str, Any]) -> None:
    """Save what was last drawn under the name that was asked for, with the places that the canvas reports."""
    places = {iri: place for iri, place in asked["places"].items() if isinstance(place, list) and len(place) == 2}
    graph, trail = at_hand.scene
    view: View = read_view(at_hand.view, at_hand.session)
    saved = SavedView(
        name=saved_views.tidy(str(asked["name"])),
        places=tuple(Place(n.id, n.name, *map(float, places[n.id])) for n in graph.nodes if n.id in places),
        edges=tuple(edge.id for edge in graph.edges),
        hidden=view.hidden,
        pinned=view.pinned,
        types=view.types,
        relations=view.relations,
        trail=tuple(sorted(trail)),
    )
    saved_views.save(home(), saved)
    at_hand.kept = saved.name


def home() -> Path:
    """Return the data folder."""
    return GraphSettings.from_environment().home

"""Neighbours read before anybody asks for them: the way into the graph answers the first gestures from memory."""

from __future__ import annotations

import threading
import time
from contextlib import suppress

import streamlit as st

from graph.model import Subgraph
from search_app import reads
from search_app.graph_state import STEP, degrees

PATIENCE = 1.5  # seconds: the picture itself is drawn first


@st.cache_resource(show_spinner=False)
def _first() -> threading.Lock:
    return threading.Lock()


def read_ahead(way_in: Subgraph, now: int) -> None:
    """Read in the background what expanding each node of ``way_in`` brings, once a process.

    It also wakes the engine: a cold one takes three times as long for its first neighbourhoods.  Stops as soon as the
    graph has another version than ``now``: what is read while documents come in would not last.
    """
    if way_in.nodes and _first().acquire(blocking=False):
        threading.Thread(target=_read, args=(way_in, now), name="reading ahead", daemon=True).start()


def _read(way_in: Subgraph, now: int) -> None:
    time.sleep(PATIENCE)
    drawn = degrees(way_in)
    with suppress(Exception):  # the thread has nobody above it; who asks for the same will be told
        for node in sorted(drawn, key=lambda iri: -drawn[iri]):
            if reads.present_version() != now:
                return
            reads.readers(now).neighbours(node, None, drawn[node] + STEP)

"""What the pages ask the graph, answered from memory until the graph changes.

Every answer is kept under the graph's version, so nobody sees facts of a document that has been replaced meanwhile.
"""

from __future__ import annotations

import streamlit as st

from graph import reading
from graph.export import turtle_of
from graph.model import DocumentView, Node, NodeDetail, Subgraph
from graph.reading.mapping import GraphMap
from search_app.graph_state import Readers, undrawn
from search_app.state import store

KEPT = 256  # answers of each kind, for all visitors together


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _neighbours(version: int, iri: str, relation: str | None, limit: int) -> Subgraph:  # noqa: ARG001 - cache key
    return reading.neighbours(store(), iri, relations=(relation,) if relation else (), limit=limit)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _paths(version: int, a: str, b: str) -> Subgraph:  # noqa: ARG001 - cache key
    return reading.paths(store(), a, b)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _node(version: int, iri: str) -> Node | None:  # noqa: ARG001 - cache key
    return reading.node(store(), iri)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _detail(version: int, iri: str) -> NodeDetail | None:  # noqa: ARG001 - cache key
    return reading.node_detail(store(), iri)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _entities(version: int, text: str, types: tuple[str, ...], limit: int) -> tuple[Node, ...]:  # noqa: ARG001
    return reading.entities(store(), text, types=types, limit=limit)


@st.cache_resource(max_entries=2, show_spinner=False)
def _totals(version: int) -> dict[str, int]:  # noqa: ARG001 - cache key
    return {}  # filled node by node as canvases come to show them


@st.cache_data(max_entries=8, show_spinner=False)
def _overview(version: int, limit: int) -> Subgraph:  # noqa: ARG001 - cache key
    return reading.overview(store(), limit=limit)


@st.cache_data(max_entries=2, show_spinner=False)
def _whole_map(version: int, limit: int) -> GraphMap:  # noqa: ARG001 - cache key
    return reading.whole_map(store(), limit=limit)


@st.cache_data(max_entries=16, show_spinner=False)
def _picture(version: int, nodes: tuple[str, ...], edges: tuple[str, ...]) -> Subgraph:  # noqa: ARG001 - cache key
    return reading.picture(store(), nodes, edges)


@st.cache_data(max_entries=16, show_spinner=False)
def _document(version: int, iri: str) -> DocumentView | None:  # noqa: ARG001 - cache key
    return reading.document_view(store(), iri)


def present_version() -> int:
    """Return the graph's present version; a run that asks several things asks for it once and hands it on as ``at``."""
    return store().version()


def readers(at: int | None = None) -> Readers:
    """Return the questions of the explore page, bound to the present version of the graph."""
    now = present_version() if at is None else at
    return Readers(
        neighbours=lambda iri, relation, limit: _neighbours(now, iri, relation, limit),
        paths=lambda a, b: _paths(now, a, b),
        node=lambda iri: _node(now, iri),
    )


def detail(iri: str, at: int | None = None) -> NodeDetail | None:
    """Return everything known of a node, or None when the graph has no such node."""
    return _detail(present_version() if at is None else at, iri)


def entities(text: str, *, types: tuple[str, ...] = (), limit: int = 12) -> tuple[Node, ...]:
    """Return the nodes whose name holds ``text``, the closest first."""
    return _entities(present_version(), text, types, limit)


def overview(limit: int, at: int | None = None) -> Subgraph:
    """Return the documents with what they share."""
    return _overview(present_version() if at is None else at, limit)


def whole_map(limit: int) -> GraphMap:
    """Return the best connected nodes of every class."""
    return _whole_map(present_version(), limit)


def picture(nodes: tuple[str, ...], edges: tuple[str, ...]) -> Subgraph:
    """Return those of these nodes and relationships that the graph has."""
    return _picture(present_version(), nodes, edges)


def with_more(drawn: Subgraph, at: int | None = None) -> Subgraph:
    """Return the picture with how many relationships of each node it does not show."""
    known = _totals(present_version() if at is None else at)
    unknown = [node.id for node in drawn.nodes if node.id not in known]
    if unknown:
        known |= dict.fromkeys(unknown, 0) | reading.relation_counts(store(), unknown)
    return undrawn(drawn, known)


def document(iri: str) -> DocumentView | None:
    """Return a document for the reader, or None when the graph has no such document."""
    return _document(present_version(), iri)


def turtle(picture: Subgraph, number: int | None) -> dict[str, object] | None:
    """Return the file that a canvas asked for under a number: the facts of the picture; None when it asked for none."""
    return None if number is None else {"number": number, "text": turtle_of(store(), picture)}

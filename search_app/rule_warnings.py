"""The doubts that the ontology's shapes and rules raise about a document, asked of what the graph holds now."""

from __future__ import annotations

import streamlit as st
from rdflib import Graph, URIRef

from graph.facts import document_rows
from ontology.validation import Finding, findings
from search_app.state import store


@st.cache_data(max_entries=64, show_spinner=False)
def _warnings(version: int, document: str) -> tuple[Finding, ...]:  # noqa: ARG001 - cache key
    held = store()
    rows = document_rows(held, document)
    facts = Graph()
    for triple in held.projection.triples(rows.nodes, rows.relationships):
        facts.add(triple)
    return findings(URIRef(document), facts)


def rule_warnings(document: str) -> tuple[Finding, ...]:
    """Return what the rules say of a document; facts that break a rule were never stored, so these are doubts."""
    return _warnings(store().version(), document)

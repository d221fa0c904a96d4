"""What the comparing and reviewing pages ask the graph, answered from memory until the graph changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from graph import reading
from graph.model import ObservationRow
from graph.review_model import DoubtfulName, IndicatorUse, Issue, OpenIndicatorUse, SumCheck, Use
from search_app.state import store

KEPT = 32  # answers of each kind, for all visitors together

QUESTIONS: dict[str, Callable[..., Any]] = {
    "indicators": reading.indicator_uses,
    "instruments": reading.instrument_uses,
    "citations": reading.citation_uses,
    "sums": reading.sum_checks,
    "issues": reading.issues,
    "open": reading.open_indicators,
    "doubts": reading.doubtful_names,
    "properties": reading.property_uses,
    "classes": reading.counts,
}


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _figures(
    version: int,  # noqa: ARG001 - cache key
    documents: tuple[str, ...],
    indicators: tuple[str, ...],
) -> tuple[ObservationRow, ...]:
    return reading.observations(store(), documents=documents, indicators=indicators)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _answer(version: int, question: str) -> Any:  # noqa: ARG001, ANN401 - cache key; each question has its own type
    return QUESTIONS[question](store())


def figures(*, documents: tuple[str, ...] = (), indicators: tuple[str, ...] = ()) -> tuple[ObservationRow, ...]:
    """Return figures of these documents and indicators; an empty condition restricts nothing."""
    return _figures(store().version(), documents, indicators)


def indicators() -> tuple[IndicatorUse, ...]:
    """Return every indicator that has figures."""
    found: tuple[IndicatorUse, ...] = _answer(store().version(), "indicators")
    return found


def uses(subject: str) -> tuple[Use, ...]:
    """Return what documents refer to: ``instruments`` or ``citations``."""
    found: tuple[Use, ...] = _answer(store().version(), subject)
    return found


def sums() -> tuple[SumCheck, ...]:
    """Return every checked sum."""
    found: tuple[SumCheck, ...] = _answer(store().version(), "sums")
    return found


def issues() -> tuple[Issue, ...]:
    """Return every fault of a text and every stretch left out."""
    found: tuple[Issue, ...] = _answer(store().version(), "issues")
    return found


def open_indicators() -> tuple[OpenIndicatorUse, ...]:
    """Return the indicators that the ontology does not know, per document."""
    found: tuple[OpenIndicatorUse, ...] = _answer(store().version(), "open")
    return found


def doubts() -> tuple[DoubtfulName, ...]:
    """Return names that could not be resolved for certain."""
    found: tuple[DoubtfulName, ...] = _answer(store().version(), "doubts")
    return found


def class_counts() -> dict[str, int]:
    """Return how many instances each class has; classes without any are left out."""
    found: dict[str, int] = _answer(store().version(), "classes")
    return found


def property_counts() -> dict[str, int]:
    """Return how many nodes carry each property."""
    found: dict[str, int] = _answer(store().version(), "properties")
    return found

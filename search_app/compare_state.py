"""What the compare page is asked to show, in the address and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

VIEWS = ("indicator", "area", "time", "sums")
CHARTS = ("table", "line", "bar")
SUBJECTS = ("instruments", "citations")


@dataclass(frozen=True, slots=True)
class CompareState:
    """One comparison; equal states give equal addresses."""

    view: str = "indicator"
    indicator: str | None = None  # notation, or the IRI of an open indicator
    indicators: tuple[str, ...] = ()  # of one area; none means all
    area: str | None = None  # key of the one area, see compare_model.area_key
    areas: tuple[str, ...] = ()  # none means all
    year_from: int | None = None
    year_to: int | None = None
    chart: str = "table"
    subject: str = "instruments"
    words: str = ""  # only instruments or documents whose name holds this


def to_url(state: CompareState) -> dict[str, str | list[str]]:
    """Return the URL parameters of a state; what is at its default, or plays no part in the view, is left out."""
    years = f"{state.year_from or ''}-{state.year_to or ''}"
    parameters: dict[str, str | list[str]] = {
        "view": "" if state.view == "indicator" else state.view,
        "indicator": {"indicator": [state.indicator or ""], "area": list(state.indicators)}.get(state.view, []),
        "area": {"indicator": list(state.areas), "area": [state.area or ""]}.get(state.view, []),
        "year": "" if years == "-" else years,
        "chart": "" if state.chart == "table" or state.view == "sums" else state.chart,
        "of": "" if state.subject == "instruments" or state.view != "time" else state.subject,
        "words": state.words if state.view == "time" else "",
    }
    return {name: value for name, value in parameters.items() if value and value != [""]}


def from_url(parameters: Mapping[str, Sequence[str]]) -> CompareState:
    """Read a state from URL parameters; what cannot be understood is passed over, since anybody can type a URL."""

    def first(name: str, allowed: tuple[str, ...] = ()) -> str:
        value = next(iter(parameters.get(name, ())), "")
        return value if not allowed or value in allowed else allowed[0]

    view = first("view", VIEWS)
    low, dash, high = first("year").partition("-")
    areas, indicators = tuple(parameters.get("area", ())), tuple(parameters.get("indicator", ()))
    return CompareState(
        view=view,
        indicator=(first("indicator") or None) if view == "indicator" else None,
        indicators=indicators if view == "area" else (),
        area=(first("area") or None) if view == "area" else None,
        areas=areas if view == "indicator" else (),
        year_from=_year(low),
        year_to=_year(high) if dash else _year(low),
        chart=first("chart", CHARTS),
        subject=first("of", SUBJECTS),
        words=first("words").strip(),
    )


def _year(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) == 4 else None

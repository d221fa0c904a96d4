"""The state of the search page: in the URL for everybody, in the session while the visitor works.

The URL is the truth whenever somebody else changed it (a link, the back button); otherwise the widgets are, and the URL
follows them.  Pure functions turn one into the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graph.model import Filters

MODES = ("hybrid", "semantic", "keyword")
PAGE, MOST = 10, 100  # hits shown at first, and at most
_MORE = {
    "topic": "topics",
    "section": "sections",
    "instrument": "instruments",
    "cited": "cited",
    "grade": "grades",
}  # URL parameter -> field


@dataclass(frozen=True, slots=True)
class QueryState:
    """What the visitor asks for; equal states give equal URLs."""

    query: str = ""
    mode: str = "hybrid"
    areas: tuple[str, ...] = ()  # division codes
    genres: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    year_from: int | None = None
    year_to: int | None = None
    numbers: bool = False
    topics: tuple[str, ...] = ()  # notations
    sections: tuple[str, ...] = ()  # words of headings
    instruments: tuple[str, ...] = ()  # names
    cited: tuple[str, ...] = ()  # titles
    grades: tuple[str, ...] = ()
    limit: int = PAGE

    @property
    def is_filtered(self) -> bool:
        """Tell whether any filter is set."""
        return self != QueryState(query=self.query, mode=self.mode, limit=self.limit)

    def without_filters(self) -> QueryState:
        """Return the same query with no filter."""
        return QueryState(query=self.query, mode=self.mode)

    def with_query(self, query: str) -> QueryState:
        """Return another query under the same filters, from the first hit on."""
        return replace(self, query=query.strip(), limit=PAGE)

    def filters(self) -> Filters:
        """Return the filters as the search takes them."""
        return Filters(
            areas=self.areas,
            year_from=self.year_from,
            year_to=self.year_to,
            genres=self.genres,
            issuers=self.issuers,
            documents=self.documents,
            has_numbers=True if self.numbers else None,
            topics=self.topics,
            sections=self.sections,
            instruments=self.instruments,
            cited=self.cited,
            grades=self.grades,
        )


def to_url(state: QueryState) -> dict[str, str | list[str]]:
    """Return the URL parameters of a state; what is at its default is left out."""
    years = f"{state.year_from or ''}-{state.year_to or ''}"
    one = state.year_from is not None and state.year_from == state.year_to
    parameters: dict[str, str | list[str]] = {
        "q": state.query,
        "mode": "" if state.mode == "hybrid" else state.mode,
        "area": list(state.areas),
        "genre": list(state.genres),
        "issuer": list(state.issuers),
        "document": list(state.documents),
        "year": str(state.year_from) if one else "" if years == "-" else years,
        "numbers": "1" if state.numbers else "",
        **{name: list(getattr(state, field)) for name, field in _MORE.items()},
        "limit": "" if state.limit == PAGE else str(state.limit),
    }
    return {name: value for name, value in parameters.items() if value}


def from_url(parameters: Mapping[str, Sequence[str]]) -> QueryState:
    """Read a state from URL parameters; what cannot be understood is passed over, since anybody can type a URL."""

    def first(name: str) -> str:
        return next(iter(parameters.get(name, ())), "")

    low, dash, high = first("year").partition("-")
    year_from = _number(low)
    limit = _number(first("limit")) or PAGE
    return QueryState(
        query=first("q").strip(),
        mode=first("mode") if first("mode") in MODES else "hybrid",
        areas=tuple(parameters.get("area", ())),
        genres=tuple(parameters.get("genre", ())),
        issuers=tuple(parameters.get("issuer", ())),
        documents=tuple(parameters.get("document", ())),
        year_from=year_from,
        year_to=_number(high) if dash else year_from,
        numbers=first("numbers") == "1",
        **{field: tuple(parameters.get(name, ())) for name, field in _MORE.items()},
        limit=max(1, min(MOST, limit)),
    )


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None

"""What a reviewer asks: which sums close, which names are doubtful, what was damaged, what is referred to when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graph.model import Evidence
from graph.reading import review_queries as queries
from graph.review_model import DoubtfulName, Figure, IndicatorUse, Issue, OpenIndicatorUse, SumCheck, Use
from graph.store import GraphStore

EVIDENCE = ("sentence", "text", "start", "end", "document", "document_title", "section", "surface")


def instrument_uses(store: GraphStore) -> tuple[Use, ...]:
    """Return how often each document names each policy instrument, by name and document."""
    return _uses(store.read(queries.INSTRUMENT_USES))


def citation_uses(store: GraphStore) -> tuple[Use, ...]:
    """Return how often each document cites each other document, by name and citing document."""
    return _uses(store.read(queries.CITATION_USES))


def _uses(rows: Sequence[Mapping[str, Any]]) -> tuple[Use, ...]:
    return tuple(sorted((Use(**row) for row in rows), key=lambda use: (use.name, use.target, use.document)))


def sum_checks(
    store: GraphStore, *, documents: Sequence[str] = (), results: Sequence[str] = ()
) -> tuple[SumCheck, ...]:
    """Return the stated totals that were checked against their parts, in reading order.

    Args:
        store: the graph
        documents: IRIs; none means all
        results: codes of checkResult; none means all

    Returns:
        The checks, with parts in the order of their IRIs.
    """
    rows = store.read(queries.CHECKS, documents=list(documents) or None, results=list(results) or None)
    found = [
        SumCheck(
            id=row["id"],
            result=row["result"],
            difference=row["difference"],
            whole=_figure(row["whole"]),
            parts=tuple(_figure(part) for part in sorted(row["parts"], key=lambda part: _place(part[0]))),
            evidence=Evidence(**{name: row[name] for name in EVIDENCE}),
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda check: (check.evidence.document, check.evidence.start, check.id)))


def _place(iri: str) -> tuple[str, int]:
    """Return a key that sorts figures by document and by place: their IRIs end in the place."""
    head, _, tail = iri.rpartition("/")
    return head, int(tail) if tail.isdigit() else 0


def _figure(values: Sequence[Any]) -> Figure:
    iri, name, value, unit, comparator, surface = values
    return Figure(iri, name or "", float(value), unit, comparator or "eq", surface or "")


def issues(store: GraphStore, *, documents: Sequence[str] = ()) -> tuple[Issue, ...]:
    """Return faults of the text and stretches left out, by document and place; no documents means all."""
    rows = store.read(queries.ISSUES, documents=list(documents) or None)
    found = (Issue(**row | {"description": row["description"] or ""}) for row in rows)
    return tuple(sorted(found, key=lambda issue: (issue.document, issue.start, issue.end, issue.id)))


def open_indicators(store: GraphStore, *, documents: Sequence[str] = ()) -> tuple[OpenIndicatorUse, ...]:
    """Return the indicators that only documents know, the most used in one document first; none means all documents."""
    rows = store.read(queries.OPEN_INDICATORS, documents=list(documents) or None)
    found = (OpenIndicatorUse(**row) for row in rows)
    return tuple(sorted(found, key=lambda use: (-use.uses, use.name, use.target, use.document)))


def doubtful_names(store: GraphStore, *, documents: Sequence[str] = ()) -> tuple[DoubtfulName, ...]:
    """Return mentions and citations that were inferred, cut short or blacked out, by document and place."""
    asked = list(documents) or None
    rows = store.read(queries.DOUBTFUL_MENTIONS, documents=asked)
    rows += store.read(queries.DOUBTFUL_CITATIONS, documents=asked)
    found = (DoubtfulName(**row) for row in rows)
    return tuple(sorted(found, key=lambda name: (name.document, name.start, name.target)))


def indicator_uses(store: GraphStore) -> tuple[IndicatorUse, ...]:
    """Return every indicator that has figures: the ontology's own first, those of the most documents before others."""
    found = (IndicatorUse(**row) for row in store.read(queries.INDICATOR_USES))
    return tuple(sorted(found, key=lambda use: (not use.controlled, -use.documents, -use.figures, use.name, use.key)))


def property_uses(store: GraphStore) -> dict[str, int]:
    """Return how many nodes carry each property, by name."""
    return {str(row["name"]): int(row["n"]) for row in store.read(queries.PROPERTY_USES)}

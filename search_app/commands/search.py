"""``fazhi search``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from graph.model import EntityHit, Filters, Hit, SearchResult
from ingest.errors import UnknownAreaError
from ingest.gazetteer import area_by_code, areas_named
from search_app.commands.graph_access import GraphStore, chosen_documents, connect
from search_app.commands.model_access import embedder_for
from search_app.console import Console
from search_app.errors import BadRequest
from search_app.hit_lines import entity_lines, hit_lines
from search_app.names import genre_code, grade_code, topic_code
from search_app.progress import progress
from search_app.search_access import search_service

MODES = ("hybrid", "semantic", "keyword")


@dataclass(frozen=True, slots=True)
class Request:
    """One search as typed."""

    query: str
    mode: str = "hybrid"
    limit: int = 10
    areas: tuple[str, ...] = ()
    year: str = ""
    genres: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    numbers: bool = False
    entities: bool = False


def run(console: Console, request: Request, *, as_json: bool) -> None:
    """Search and print the hits, or the entities that the query names or means."""
    if request.entities:
        run_entities(console, request, as_json=as_json)
        return
    with connect() as store, progress(console.lang, silent=as_json) as report:
        filters = filters_of(console, request, store)
        service = search_service(store, embedder_for(report))
        result = service.search(request.query, filters=filters, mode=request.mode, limit=request.limit)
    if result.note:
        console.note("search.note", note=result.note)
    if as_json:
        console.json(result_json(result))
    elif result.hits:
        for line in hit_lines(result, console.lang):
            console.line(line)
    else:
        console.say("cli.no_hits")


def run_entities(console: Console, request: Request, *, as_json: bool) -> None:
    """Search for organisations, documents, instruments, indicators … and print them."""
    with connect() as store, progress(console.lang, silent=as_json) as report:
        embedder = None if request.mode == "keyword" else embedder_for(report)
        found = search_service(store, embedder).entities(request.query, limit=request.limit)
    if as_json:
        console.json({"query": request.query, "entities": [entity_json(hit) for hit in found]})
        return
    if not found:
        console.say("cli.no_hits")
    for line in entity_lines(found, console.lang):
        console.line(line)


def entity_json(hit: EntityHit) -> dict[str, Any]:
    """Return one entity; ``score`` runs from 0 to 1, ``how`` is ``name``, ``alias`` or ``meaning``."""
    return {
        "id": hit.node.id,
        "type": hit.node.type,
        "name": hit.node.name,
        "how": hit.how,
        "matched": hit.matched,
        "score": hit.score,
        "mentions": hit.mentions,
    }


def filters_of(console: Console, request: Request, store: GraphStore) -> Filters:
    """Turn the words of the options into filters.

    Raises:
        BadRequest: an unknown mode, area, genre, topic or grade, or a year that is neither 2023 nor 2019-2023.
    """
    if request.mode not in MODES:
        raise BadRequest(console.text("cli.bad_mode", given=request.mode, known=", ".join(MODES)))
    first, last = year_range(console, request.year)
    return Filters(
        areas=tuple(code for area in request.areas for code in area_codes(console, area)),
        year_from=first,
        year_to=last,
        genres=tuple(genre_code(genre) or _unknown(console, "cli.bad_genre", genre) for genre in request.genres),
        documents=tuple(document.id for document in chosen_documents(console, store, request.documents)),
        issuers=request.issuers,
        has_numbers=True if request.numbers else None,
        topics=tuple(topic_code(topic) or _unknown(console, "cli.bad_topic", topic) for topic in request.topics),
        sections=request.sections,
        instruments=request.instruments,
        cited=request.cited,
        grades=tuple(grade_code(grade) or _unknown(console, "cli.bad_grade", grade) for grade in request.grades),
    )


def year_range(console: Console, text: str) -> tuple[int | None, int | None]:
    """Read ``2023``, ``2019-2023``, ``2019-`` or ``-2023``.

    Raises:
        BadRequest: anything else.
    """
    if not text:
        return None, None
    match = re.fullmatch(r"(\d{4})|(\d{4})?\s*[-–—~至]\s*(\d{4})?", text.strip())
    if match is None:
        raise BadRequest(console.text("cli.bad_year", given=text))
    if match[1]:
        return int(match[1]), int(match[1])
    return int(match[2]) if match[2] else None, int(match[3]) if match[3] else None


def area_codes(console: Console, text: str) -> tuple[str, ...]:
    """Return the codes of every area with that code or name; a name shared by several areas means all of them.

    Raises:
        BadRequest: no area has it.
    """
    try:
        areas = (area_by_code(text),) if text.isdigit() else areas_named(text)
    except UnknownAreaError:
        areas = ()
    return tuple(area.code for area in areas) or (_unknown(console, "cli.bad_area", text),)


def _unknown(console: Console, key: str, given: str) -> str:
    raise BadRequest(console.text(key, given=given))


def result_json(result: SearchResult) -> dict[str, Any]:
    """Return the one object that ``--json`` promises."""
    return {
        "query": result.query,
        "mode": result.mode,
        "hits": [hit_json(hit) for hit in result.hits],
        "facets": {name: dict(counts) for name, counts in result.facets.items()},
    }


def hit_json(hit: Hit) -> dict[str, Any]:
    """Return one hit; ``start`` and ``end`` are the sentence's code points in the document's text."""
    return {
        "rank": hit.rank,
        "score": round(hit.score, 1),
        "document": {"id": hit.document, "title": hit.title, "area": hit.area, "year": hit.year},
        "section": hit.section,
        "sentence": hit.sentence,
        "start": hit.start,
        "end": hit.end,
        "passage": hit.passage_text,
        "why": {
            "asked": list(hit.why.asked),
            "matched": list(hit.why.matched),
            "dense_rank": hit.why.dense_rank,
            "keyword_rank": hit.why.keyword_rank,
            "concepts": [{"id": node.id, "type": node.type, "name": node.name} for node in hit.why.concepts],
        },
        "twins": [
            {"document": {"id": twin.document, "title": twin.title, "year": twin.year}, "passage": twin.passage}
            for twin in hit.twins
        ],
    }

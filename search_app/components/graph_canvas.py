"""The graph canvas: a Cytoscape stage that keeps its nodes in place across reruns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from graph.model import Edge, Node, Subgraph
from ontology.schema import load_schema
from search_app.components.assets import mount
from search_app.language import Language
from search_app.names import class_name

# A drawing per class, so that types are told apart without colour too; a class without one takes its superclass's.
GLYPHS: Mapping[str, str] = {
    "AnnualReport": "report",
    "LegalNorm": "law",
    "Document": "document",
    "GovernmentBody": "government",
    "GovernmentDepartment": "department",
    "PartyBody": "party",
    "JudicialBody": "law",
    "Organization": "people",
    "AdministrativeArea": "area",
    "Observation": "number",
    "Indicator": "indicator",
    "PolicyInstrument": "instrument",
    "Honor": "honor",
    "Section": "section",
    "Sentence": "sentence",
    "Passage": "sentence",
    "Action": "action",
    "Topic": "topic",
    "ConsistencyCheck": "check",
    "QualityIssue": "issue",
    "SourceFile": "source",
    "Citation": "document",
    "HonorClaim": "honor",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """What to draw and how it is named: ``session`` changes when a new working set begins."""

    graph: Subgraph
    session: str
    trail: frozenset[str] = frozenset()  # edges to draw bold
    view: Mapping[str, Any] | None = None  # where a remounted canvas takes up again
    selected: str | None = None
    command: Mapping[str, Any] | None = None  # a step asked for outside the canvas; its "number" rises with each
    turtle: bool = False  # whether the page listens to the trigger "file"
    file: Mapping[str, Any] | None = None  # what the canvas asked for by its trigger "file": that "number", and "text"
    places: Mapping[str, tuple[float, float]] = field(default_factory=dict)  # where nodes stood when this was saved


Listener = Callable[[], None]


def graph_canvas(
    picture: Picture, *, key: str, lang: Language, height: int, on_change: Listener, on_select: Listener | None = None
) -> None:
    """Draw the picture; the state holds ``selected`` (a node's IRI or None) and ``view`` (see search_app.graph_state).

    Two triggers: ``file`` is ``{"number": …}`` when the canvas wants what it shows in Turtle, ``keep`` is
    ``{"name": …, "places": {IRI: [x, y]}}`` after a command ``{"kind": "keep", "name": …}``.

    Args:
        picture: what to draw.
        key: name of the widget; the state stays under it in the session.
        lang: language of tools and names.
        height: pixels, tools and legend included.
        on_change: called before the rerun that a gesture causes.
        on_select: called in its place when another node is chosen, or none.
    """
    mount(
        "graph_canvas",
        "graph",
        key=key,
        data=canvas_data(picture, lang=lang, height=height),
        height=height,
        default={"selected": None, "view": None},
        on_selected_change=on_select or on_change,
        on_view_change=on_change,
        on_file_change=on_change,
        on_keep_change=on_change,
    )


def canvas_data(picture: Picture, *, lang: Language, height: int) -> dict[str, Any]:
    """Return the JSON that the browser part takes; equal pictures give equal data."""
    graph = picture.graph
    return {
        "lang": lang,
        "height": height,
        "session": picture.session,
        "revision": len(graph.nodes) * 100_000 + len(graph.edges),
        "nodes": [_node(node, graph.more.get(node.id, 0)) for node in graph.nodes],
        "edges": [_edge(edge, lang, edge.id in picture.trail) for edge in graph.edges],
        "types": {name: type_style(name, lang) for name in sorted({node.type for node in graph.nodes})},
        "relations": {
            name: {"name": relation_name(name, lang)} for name in sorted({edge.type for edge in graph.edges})
        },
        "view": dict(picture.view) if picture.view else None,
        "selected": picture.selected,
        "command": dict(picture.command) if picture.command else None,
        "places": {iri: list(place) for iri, place in picture.places.items()} or None,
        "turtle": picture.turtle,
        "file": dict(picture.file) if picture.file else None,
    }


def _node(node: Node, more: int) -> dict[str, Any]:
    return {"id": node.id, "type": node.type, "name": node.name, "more": more}


def _edge(edge: Edge, lang: Language, on_trail: bool) -> dict[str, Any]:
    label = relation_name(edge.type, lang)
    return {
        "id": edge.id,
        "source": edge.source,
        "target": edge.target,
        "type": edge.type,
        "label": label,
        "trail": on_trail,
    }


def type_style(name: str, lang: Language) -> dict[str, str]:
    """Return name, colour and glyph of an ontology class."""
    spec = load_schema().classes.get(name)
    lineage: Iterable[str] = spec.labels if spec else (name,)
    glyph = next((GLYPHS[label] for label in lineage if label in GLYPHS), "thing")
    return {"name": class_name(name, lang), "colour": spec.colour if spec else "#7A7F87", "glyph": glyph}


@cache
def _relation_names() -> Mapping[str, tuple[str, str]]:
    return {spec.type: (spec.zh, spec.en) for spec in load_schema().relationship_types.values()}


def relation_name(name: str, lang: Language) -> str:
    """Return the label of a relationship type, or the type itself when the ontology has none."""
    pair = _relation_names().get(name)
    return (pair[0] if lang == "zh" else pair[1]) or name if pair else name

"""The class diagram of the glossary page: the classes around a ring with the relationships between them, as SVG.

A class stands with those below it in one box; a curve leads from where relationships start to where they end and names
their types.  Positions follow from the ontology's own order, so the same ontology gives the same bytes.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from html import escape

from ontology.schema import Schema
from ontology.specs import ClassSpec

WIDTH, HEIGHT = 1240, 900
BOX, LINE = 190, 17  # pixels
CENTRE = (WIDTH / 2, HEIGHT / 2)
RADII = (WIDTH / 2 - BOX / 2 - 10, HEIGHT / 2 - 90)

Point = tuple[float, float]

_TIP = (
    '<marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    '<path d="M0 0L8 4L0 8z"/></marker>'
)


def class_diagram(schema: Schema) -> str:
    """Return the diagram as one ``svg`` element; names are in both languages, of which the page shows one."""
    families = _families(schema)
    places = {name: _place(number, len(families)) for number, name in enumerate(families)}
    parts = [
        f'<svg class="diagram" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="类图 class diagram">',
        f"<defs>{_TIP}</defs>",
        *_curves(schema, families, places),
        *(_box(schema, name, below, places[name]) for name, below in families.items()),
        "</svg>",
    ]
    return "\n".join(parts)


def _families(schema: Schema) -> Mapping[str, tuple[str, ...]]:
    """Return the classes of nodes right below the top, each with everything below it."""
    found: dict[str, tuple[str, ...]] = {}
    for name, spec in schema.classes.items():
        if spec.is_node and len(spec.labels) == 2:
            found[name] = tuple(other for other in schema.subclasses(name) if other != name)
    return found


def _place(number: int, count: int) -> Point:
    angle = 2 * math.pi * number / count - math.pi / 2
    return CENTRE[0] + RADII[0] * math.cos(angle), CENTRE[1] + RADII[1] * math.sin(angle)


def _curves(schema: Schema, families: Mapping[str, tuple[str, ...]], places: Mapping[str, Point]) -> Iterator[str]:
    """Yield one curve per pair of families, with the types of all relationships from one to the other."""
    family_of = {member: name for name, below in families.items() for member in (name, *below)}
    types: dict[tuple[str, str], set[str]] = defaultdict(set)
    for pattern in schema.patterns:
        if pattern.source in family_of and pattern.target in family_of:
            types[family_of[pattern.source], family_of[pattern.target]].add(pattern.type)
    for (source, target), names in sorted(types.items()):
        label = escape(" · ".join(sorted(names)))
        tip = f"<title>{escape(source)} → {escape(target)}: {label}</title>"
        start, end = _edge(places[source], places[target]), _edge(places[target], places[source])
        if source == target:
            x, y = places[source]
            yield f'<g class="link">{tip}<text x="{x:.0f}" y="{y - 8 - LINE * 1.2:.0f}">↻ {label}</text></g>'
            continue
        bend = tuple((start[i] + end[i]) / 2 * 0.72 + CENTRE[i] * 0.28 for i in (0, 1))
        middle = tuple(0.25 * start[i] + 0.5 * bend[i] + 0.25 * end[i] for i in (0, 1))
        path = f"M{start[0]:.0f} {start[1]:.0f}Q{bend[0]:.0f} {bend[1]:.0f} {end[0]:.0f} {end[1]:.0f}"
        yield (
            f'<g class="link">{tip}<path d="{path}" marker-end="url(#tip)"/>'
            f'<text x="{middle[0]:.0f}" y="{middle[1]:.0f}">{label}</text></g>'
        )


def _edge(here: Point, there: Point) -> Point:
    """Return where a line from the middle of a box towards another leaves the box."""
    dx, dy = there[0] - here[0], there[1] - here[1]
    scale = min(BOX / 2 / abs(dx) if dx else math.inf, LINE * 1.2 / abs(dy) if dy else math.inf, 1)
    return here[0] + dx * scale, here[1] + dy * scale


def _box(schema: Schema, name: str, below: tuple[str, ...], place: Point) -> str:
    spec = schema.classes[name]
    x, y = place[0] - BOX / 2, place[1] - LINE
    more = (
        f'<text x="{place[0]:.0f}" y="{place[1] + LINE * 0.8:.0f}" class="below">'
        f"<title>{escape('、'.join(_names(schema.classes[other]) for other in below))}</title>+ {len(below)}</text>"
        if below
        else ""
    )
    return (
        f'<a href="#{escape(name)}"><rect x="{x:.0f}" y="{y:.0f}" width="{BOX}" height="{LINE * 2}" rx="6" '
        f'stroke="{escape(spec.colour)}"/>'
        f'<text x="{place[0]:.0f}" y="{place[1] - (1 if below else -5):.0f}">'
        f'<tspan class="zh">{escape(spec.zh)}</tspan><tspan class="en">{escape(spec.en)}</tspan></text>{more}</a>'
    )


def _names(spec: ClassSpec) -> str:
    return f"{spec.zh} {spec.en}"

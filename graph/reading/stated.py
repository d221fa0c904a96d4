"""What one document states, by place in its text: figures, the things it names, and its parts."""

from __future__ import annotations

from dataclasses import dataclass

from graph.store import GraphStore

FIGURES = """
MATCH (o:Observation)-[:REPORTED_IN]->(d:Document {uri: $iri}) MATCH (o)-[:OF_INDICATOR]->(i:Indicator)
RETURN o.uri AS id, coalesce(i.notation, i.uri) AS indicator, i.name AS indicator_name,
  coalesce(o.indicatorName, i.name) AS stated_name, o.value AS value, coalesce(o.unit, o.unitText, '') AS unit,
  o.comparator AS comparator, o.observationKind AS kind, o.factModality AS modality, o.direction AS direction,
  toString(o.periodStart) AS period_start, toString(o.periodEnd) AS period_end,
  coalesce(o.periodYear, d.reportYear) AS year, coalesce(o.subjectText, '') AS subject,
  coalesce(o.scopeText, '') AS scope, o.valueText AS surface, o.charStart AS start, o.charEnd AS end,
  coalesce(head([(o)-[:IN_AREA]->(a:AdministrativeArea) | a.divisionCode]),
           head([(d)-[:ABOUT_AREA]->(a:AdministrativeArea) | a.divisionCode])) AS area_code,
  head([(o)-[:PART_OF_OBSERVATION]->(w:Observation) | w.uri]) AS part_of
ORDER BY start
"""
NAMED = """
MATCH (d:Document {uri: $iri})-[r:CITES|CLAIMS_HONOR]->(m:Resource)
RETURN type(r) AS kind, m.name AS name, coalesce(r.surface, m.name) AS surface, r.charStart AS start, r.charEnd AS end,
  coalesce(r.citationRole, r.honorStatus, '') AS role, coalesce(m.titleYear, r.periodYear) AS year
UNION ALL
MATCH (d:Document {uri: $iri})<-[:PART_OF]-(:Sentence)-[r:MENTIONS]->(m:Resource)
RETURN head([x IN labels(m) WHERE x IN $kinds]) AS kind, m.name AS name, coalesce(r.surface, m.name) AS surface,
  r.charStart AS start, r.charEnd AS end, coalesce(r.mentionKind, '') AS role, null AS year
"""
PARTS = """
MATCH (d:Document {uri: $iri})<-[:PART_OF]-(s:Section)
RETURN s.level AS level, s.numbering AS numbering, s.heading AS title, s.headingStart AS heading_start,
  s.headingEnd AS heading_end, s.charStart AS start, s.charEnd AS end ORDER BY s.order
"""
DATES = """
MATCH (d:Document {uri: $iri})
RETURN toString(d.dateWritten) AS written, toString(d.datePublished) AS published, d.documentNumber AS number,
  head([(d)-[:ISSUED_BY]->(o:Organization) | o.name]) AS issuer, d.issuerText AS issuer_text
"""
KINDS = ("Organization", "AdministrativeArea", "PolicyInstrument", "Honor", "Document")


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """One number fact; ``start`` and ``end`` are those of the number with its unit."""

    id: str
    indicator: str  # notation, or the open indicator's IRI
    indicator_name: str
    stated_name: str  # as the text says it
    value: float
    unit: str
    comparator: str
    kind: str
    modality: str
    direction: str | None
    period_start: str | None
    period_end: str | None
    year: int | None
    subject: str
    scope: str
    surface: str
    start: int
    end: int
    area_code: str | None
    part_of: str | None


@dataclass(frozen=True, slots=True)
class StatedName:
    """A thing named at one place: what is cited or claimed (CITES, CLAIMS_HONOR), or mentioned (its class)."""

    kind: str
    name: str
    surface: str
    start: int
    end: int
    role: str
    year: int | None


@dataclass(frozen=True, slots=True)
class StatedPart:
    """A section or item with its heading's place."""

    level: int
    numbering: str | None
    title: str | None
    heading_start: int
    heading_end: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stated:
    """Everything one document states that an answer may use, each kind in reading order."""

    document: str
    figures: tuple[StatedFigure, ...] = ()
    names: tuple[StatedName, ...] = ()
    parts: tuple[StatedPart, ...] = ()
    written: str | None = None
    published: str | None = None
    number: str | None = None
    issuer: str | None = None


def figures_of(store: GraphStore, document: str) -> tuple[StatedFigure, ...]:
    """Return the figures a document states; none for an unknown IRI."""
    return tuple(StatedFigure(**row) for row in store.read(FIGURES, iri=document))


def stated(store: GraphStore, document: str) -> Stated:
    """Return what a document states; empty for an unknown IRI."""
    names = store.read(NAMED, iri=document, kinds=list(KINDS))
    about = store.read(DATES, iri=document)
    return Stated(
        document=document,
        figures=figures_of(store, document),
        names=tuple(
            sorted((StatedName(**row) for row in names if row["kind"]), key=lambda name: (name.start, name.end))
        ),
        parts=tuple(StatedPart(**row) for row in store.read(PARTS, iri=document)),
        written=about[0]["written"] if about else None,
        published=about[0]["published"] if about else None,
        number=about[0]["number"] if about else None,
        issuer=(about[0]["issuer"] or about[0]["issuer_text"]) if about else None,
    )

"""All Cypher of reading, as text; values are always parameters.

The labels and relationship types named here are checked against the ontology by a test.
"""

from __future__ import annotations

from collections.abc import Iterable

# --- documents --------------------------------------------------------------------------------------------------------

_IS_DOCUMENT = "coalesce(d.isStub, false) = false"

DOCUMENTS = f"""
MATCH (d:Document) WHERE {_IS_DOCUMENT} AND ($iris IS NULL OR d.uri IN $iris)
RETURN d.uri AS id, d.title AS title, d.genre AS genre, d.reportYear AS year, d.charCount AS characters,
  [(d)-[:ISSUED_BY]->(o:Organization) | o.name] AS issuers,
  [(d)-[:ABOUT_AREA]->(a:AdministrativeArea) | [a.divisionCode, a.name]] AS areas,
  [(d)-[:HAS_SOURCE]->(f:SourceFile) | [f.name, f.fileSha256]] AS sources,
  COUNT {{ MATCH (d)<-[:PART_OF]-(:Sentence) }} AS sentences,
  COUNT {{ MATCH (d)<-[:REPORTED_IN]-(:Observation) }} AS observations,
  COUNT {{ MATCH (d)<-[:REPORTED_IN]-(:QualityIssue) }} AS issues
"""
DOCUMENT_NAMES = f"MATCH (d:Document) WHERE {_IS_DOCUMENT} RETURN d.uri AS id, d.title AS title"
DOCUMENT_BY_SOURCE = """
MATCH (f:SourceFile {fileSha256: $sha256})<-[:HAS_SOURCE]-(d:Document) RETURN d.uri AS id ORDER BY id LIMIT 1
"""
DOCUMENT_SOURCES = """
MATCH (d:Document)-[:HAS_SOURCE]->(f:SourceFile)
RETURN d.uri AS document, f.fileSha256 AS sha256, d.generatedByUri AS run ORDER BY document, sha256
"""


def counts(classes: Iterable[str], relationship_types: Iterable[str]) -> str:
    """Count the nodes of each label and the relationships of each type, one row each."""
    nodes = [f"MATCH (n:`{name}`) RETURN '{name}' AS name, count(n) AS n" for name in classes]
    links = [f"MATCH ()-[r:`{name}`]->() RETURN '{name}' AS name, count(r) AS n" for name in relationship_types]
    return " UNION ALL ".join(nodes + links)


# --- nodes ------------------------------------------------------------------------------------------------------------

NODE = "MATCH (n:Resource {uri: $iri}) RETURN labels(n) AS labels, properties(n) AS properties"
NODES_BY_ID = """
UNWIND $ids AS id MATCH (n) WHERE elementId(n) = id RETURN id, labels(n) AS labels, properties(n) AS properties
"""


def entities(labels: Iterable[str]) -> str:
    """Find nodes of ``labels`` whose name holds ``$text``: equal names first, then beginnings, then the shortest.

    The stub that stands for a document in hand is left out.
    """
    return f"""
MATCH (n:{"|".join(labels)}) WHERE n.name CONTAINS $text AND NOT EXISTS {{ MATCH (n)<-[:CITED_AS]-() }}
WITH n, CASE WHEN n.name = $text THEN 0 WHEN n.name STARTS WITH $text THEN 1 ELSE 2 END AS place
RETURN labels(n) AS labels, properties(n) AS properties
ORDER BY place, size(n.name), n.name, n.uri LIMIT $limit
"""


# --- around a node ----------------------------------------------------------------------------------------------------

RELATION_COUNTS = """
MATCH (n:Resource {uri: $iri})-[r]-(m:Resource)
RETURN type(r) AS type, startNode(r) = n AS out, labels(m) AS labels, count(*) AS n
"""
RELATION_TOTALS = "UNWIND $iris AS iri MATCH (n:Resource {uri: iri})--(m) RETURN iri, count(m) AS n"
_EDGE = """
  startNode(r).uri AS source, endNode(r).uri AS target, type(r) AS type, properties(r) AS link
"""


def neighbours(labels: Iterable[str], kinds: Iterable[tuple[str, bool]]) -> str:
    """Find the first ``$limit`` neighbours with a label for each of ``kinds``: a relationship type, and if outwards.

    Each kind is walked by its type: filtering all relationships of a node once per kind takes twice as long.
    """
    node = "|".join(labels)
    return " UNION ALL ".join(
        f"MATCH (n:Resource {{uri: $iri}}){'-' if out else '<-'}[r:`{kind}`]{'->' if out else '-'}(m:{node}) "
        f"WHERE {'true' if out else 'm <> n'} WITH r, m ORDER BY m.name, m.uri LIMIT $limit "
        f"RETURN {_EDGE}, m.uri AS iri, labels(m) AS labels"
        for kind, out in kinds
    )


STEPS = """
UNWIND $iris AS iri MATCH (n:Resource {uri: iri})
CALL (n) { MATCH (n)-[r]-(m:Resource) WHERE NOT type(r) IN $avoided RETURN r, m ORDER BY m.uri LIMIT $fan }
RETURN iri, m.uri AS next
"""
BETWEEN = f"""
UNWIND $pairs AS pair MATCH (n:Resource {{uri: pair[0]}})-[r]-(m:Resource {{uri: pair[1]}})
WHERE NOT type(r) IN $avoided
RETURN DISTINCT elementId(r) AS id, {_EDGE}
"""
# A document's text and a passage's vector are thousands of characters and numbers, and no picture shows them.
NODES = """
UNWIND $iris AS iri MATCH (n:Resource {uri: iri})
RETURN labels(n) AS labels, n {.*, fullText: null, embedding: null} AS properties
"""

# --- evidence ---------------------------------------------------------------------------------------------------------

_SENTENCE = """
MATCH (s)-[:PART_OF]->(d:Document)
RETURN DISTINCT s.uri AS sentence, s.text AS text, s.charStart AS start, s.charEnd AS end, d.uri AS document,
  d.title AS document_title, head([(s)-[:IN_SECTION]->(c:Section) | c.name]) AS section, surface
ORDER BY document, start, surface LIMIT $limit
"""
EVIDENCE_OF_FACT = (
    "MATCH (n:Resource {uri: $iri})-[:EVIDENCED_BY]->(s:Sentence) WITH s, n.valueText AS surface" + _SENTENCE
)
EVIDENCE_OF_MENTION = (
    "MATCH (n:Resource {uri: $iri})<-[r:MENTIONS]-(s:Sentence) WITH s, r.surface AS surface" + _SENTENCE
)
EVIDENCE_OF_LINK = (
    "MATCH (n:Resource {uri: $iri})-[r:CITES|CLAIMS_HONOR]-() WITH DISTINCT r "
    "MATCH (s:Sentence {uri: r.evidenceUri}) WITH s, r.surface AS surface" + _SENTENCE
)
EVIDENCE_OF_INDICATOR = (
    "MATCH (n:Resource {uri: $iri})<-[:OF_INDICATOR]-(o:Observation)-[:EVIDENCED_BY]->(s:Sentence) "
    "WITH s, o.valueText AS surface" + _SENTENCE
)

# --- overview ---------------------------------------------------------------------------------------------------------

OVERVIEW = """
MATCH (d:Document) WHERE coalesce(d.isStub, false) = false
WITH d ORDER BY d.reportYear DESC, d.uri LIMIT $documents
MATCH (d)-[r:ISSUED_BY|ABOUT_AREA|CITES|CLAIMS_HONOR]->(m:Resource)
RETURN d.uri AS source, m.uri AS target, type(r) AS type, properties(r) AS link
"""
WITHIN = """
MATCH (a:AdministrativeArea)-[r:WITHIN_AREA|GOVERNS|SUBORDINATE_TO]-(b:Resource)
WHERE a.uri IN $iris AND b.uri IN $iris
RETURN DISTINCT startNode(r).uri AS source, endNode(r).uri AS target, type(r) AS type, properties(r) AS link
"""


def best_connected(label: str, below: Iterable[str]) -> str:
    """Find the ``$limit`` nodes with the most relationships whose label is ``label`` and none of those ``below`` it."""
    own = " AND ".join(f"NOT n:`{name}`" for name in below) or "true"
    return f"""
MATCH (n:`{label}`) WHERE {own} WITH n, COUNT {{ (n)--() }} AS relations
RETURN n.uri AS iri, n.name AS name, relations ORDER BY relations DESC, iri LIMIT $limit
"""


TARGETS = """
UNWIND $iris AS iri MATCH (a:Resource {uri: iri})-->(b:Resource) RETURN DISTINCT iri AS source, b.uri AS target
"""

# --- the reader's page ------------------------------------------------------------------------------------------------

FULL_TEXT = "MATCH (d:Document {uri: $iri}) RETURN d.fullText AS text"
SECTIONS = """
MATCH (d:Document {uri: $iri})<-[:PART_OF]-(s:Section)
RETURN s.uri AS id, s.level AS level, s.numbering AS numbering, s.heading AS title, s.charStart AS start,
  s.charEnd AS end ORDER BY s.order
"""
SENTENCES = """
MATCH (d:Document {uri: $iri})<-[:PART_OF]-(s:Sentence)
RETURN s.uri AS id, s.charStart AS start, s.charEnd AS end, head([(s)-[:IN_SECTION]->(c:Section) | c.uri]) AS section
ORDER BY s.order
"""
REPORTED = """
MATCH (d:Document {uri: $iri})<-[:REPORTED_IN]-(n:Resource) WHERE n.charStart IS NOT NULL
RETURN labels(n) AS labels, n.charStart AS start, n.charEnd AS end, n.name AS label, n.uri AS target,
  n.issueType AS issue, n.description AS description
"""
MENTIONED = """
MATCH (d:Document {uri: $iri})<-[:PART_OF]-(:Sentence)-[r:MENTIONS]->(m:Resource)
RETURN labels(m) AS labels, r.charStart AS start, r.charEnd AS end, m.name AS label, m.uri AS target
"""
LINKED = """
MATCH (d:Document {uri: $iri})-[r:CITES|CLAIMS_HONOR]->(m:Resource)
RETURN type(r) AS type, r.charStart AS start, r.charEnd AS end, m.name AS label, m.uri AS target
"""

# --- figures ----------------------------------------------------------------------------------------------------------

AREAS_WITHIN = """
MATCH (a:AdministrativeArea)-[:WITHIN_AREA*0..6]->(b:AdministrativeArea) WHERE b.divisionCode IN $codes
RETURN DISTINCT a.divisionCode AS code
"""
OBSERVATIONS = """
MATCH (o:Observation)-[:REPORTED_IN]->(d:Document)
WHERE ($documents IS NULL OR d.uri IN $documents)
MATCH (o)-[:OF_INDICATOR]->(i:Indicator)
WHERE $indicators IS NULL OR i.notation IN $indicators OR i.uri IN $indicators
WITH o, d, i,
  coalesce(head([(o)-[:IN_AREA]->(a:AdministrativeArea) | [a.divisionCode, a.name]]),
           head([(d)-[:ABOUT_AREA]->(a:AdministrativeArea) | [a.divisionCode, a.name]])) AS area,
  coalesce(o.periodYear, d.reportYear) AS year
WHERE ($areas IS NULL OR area[0] IN $areas) AND ($years IS NULL OR year IN $years)
MATCH (o)-[:EVIDENCED_BY]->(s:Sentence)
RETURN o.uri AS id, coalesce(i.notation, i.uri) AS indicator, i.name AS indicator_name, o.value AS value,
  coalesce(o.unit, o.unitText, '') AS unit, o.comparator AS comparator, o.observationKind AS kind,
  o.factModality AS modality, coalesce(o.grade, 'explicit') AS grade, o.subjectText AS subject,
  head([(o)-[:PART_OF_OBSERVATION]->(w:Observation) | w.uri]) AS part_of,
  toString(o.periodStart) AS period_start, toString(o.periodEnd) AS period_end,
  area[1] AS area, area[0] AS area_code, year, o.valueText AS surface, s.uri AS sentence, s.text AS text,
  s.charStart AS start, s.charEnd AS end, d.uri AS document, d.title AS document_title,
  head([(s)-[:IN_SECTION]->(c:Section) | c.name]) AS section
"""

# --- one document's facts, and its bibliographic data -----------------------------------------------------------------


def document_nodes(owners: Iterable[str]) -> str:
    """Find a document and what belongs to it through relationships of the types ``owners``."""
    return f"""
MATCH (d:Document {{uri: $iri}}) RETURN d.uri AS uri, labels(d) AS labels, properties(d) AS properties
UNION ALL
MATCH (:Document {{uri: $iri}})<-[:{"|".join(owners)}]-(n:Resource)
RETURN n.uri AS uri, labels(n) AS labels, properties(n) AS properties
"""


NODES_BY_IRI = """
UNWIND $iris AS iri MATCH (n:Resource {uri: iri})
RETURN n.uri AS uri, labels(n) AS labels, properties(n) AS properties
"""
LINKS_FROM = """
UNWIND $iris AS iri MATCH (a:Resource {uri: iri})-[r]->(b:Resource)
RETURN a.uri AS source, type(r) AS type, b.uri AS target, properties(r) AS properties, labels(b) AS labels
"""
LINKS_AMONG = """
UNWIND $iris AS iri MATCH (a:Resource {uri: iri})-[r]->(b:Resource) WHERE b.uri IN $iris
RETURN a.uri AS source, type(r) AS type, b.uri AS target, properties(r) AS properties, labels(a) AS labels
"""
REFERENCES = """
MATCH (d:Document) WHERE coalesce(d.isStub, false) = false
RETURN d.uri AS id, d.title AS title, d.genre AS genre, d.reportYear AS report_year, d.titleYear AS title_year,
  d.documentNumber AS number, toString(d.datePublished) AS published, toString(d.dateWritten) AS written,
  [(d)-[:ISSUED_BY]->(o:Organization) | o.name] AS issuers, d.issuerText AS issuer_text,
  [(d)-[:HAS_SOURCE]->(f:SourceFile) WHERE f.sourceUrl IS NOT NULL | f.sourceUrl] AS urls
ORDER BY id
"""

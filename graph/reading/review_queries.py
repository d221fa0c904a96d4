"""The Cypher of comparing and reviewing, as text; values are always parameters.

The labels and relationship types named here are checked against the ontology by a test.
"""

from __future__ import annotations

# --- what documents refer to, over time -------------------------------------------------------------------------------

INSTRUMENT_USES = """
MATCH (d:Document)<-[:PART_OF]-(s:Sentence)-[r:MENTIONS]->(i:PolicyInstrument)
WITH d, i, count(r) AS uses, min(r.charStart) AS start
RETURN i.uri AS target, i.name AS name, 'PolicyInstrument' AS type, i.instrumentType AS kind, null AS year,
  d.uri AS document, uses, start
"""
CITATION_USES = """
MATCH (d:Document)-[r:CITES]->(c:Document)
WITH d, c, count(r) AS uses, min(r.charStart) AS start, min(r.citationRole) AS role
RETURN c.uri AS target, c.name AS name, 'Document' AS type, role AS kind, c.titleYear AS year,
  d.uri AS document, uses, start
"""

# --- sums -------------------------------------------------------------------------------------------------------------

_FIGURE = "[{0}.uri, {0}.indicatorName, {0}.value, coalesce({0}.unit, {0}.unitText, ''), {0}.comparator, {0}.valueText]"
CHECKS = f"""
MATCH (k:ConsistencyCheck)-[:REPORTED_IN]->(d:Document)
WHERE ($documents IS NULL OR d.uri IN $documents) AND ($results IS NULL OR k.checkResult IN $results)
MATCH (k)-[:CHECKS_WHOLE]->(w:Observation)-[:EVIDENCED_BY]->(s:Sentence)
RETURN k.uri AS id, k.checkResult AS result, k.difference AS difference, {_FIGURE.format("w")} AS whole,
  [(k)-[:CHECKS_PART]->(p:Observation) | {_FIGURE.format("p")}] AS parts, s.uri AS sentence, s.text AS text,
  s.charStart AS start, s.charEnd AS end, d.uri AS document, d.title AS document_title,
  head([(s)-[:IN_SECTION]->(c:Section) | c.name]) AS section, w.valueText AS surface
"""

# --- faults -----------------------------------------------------------------------------------------------------------

ISSUES = """
MATCH (q:QualityIssue)-[:REPORTED_IN]->(d:Document)
WHERE $documents IS NULL OR d.uri IN $documents
RETURN q.uri AS id, q.issueType AS type, q.description AS description, q.charStart AS start, q.charEnd AS end,
  d.uri AS document
"""
OPEN_INDICATORS = """
MATCH (i:OpenIndicator)<-[:OF_INDICATOR]-(o:Observation)-[:REPORTED_IN]->(d:Document)
WHERE $documents IS NULL OR d.uri IN $documents
RETURN i.uri AS target, i.name AS name, d.uri AS document, count(o) AS uses, min(o.charStart) AS start
"""
# A name is doubtful when it was only inferred, when its words are incomplete, or when nothing says which one is meant.
DOUBTFUL_MENTIONS = """
MATCH (d:Document)<-[:PART_OF]-(s:Sentence)-[r:MENTIONS]->(n:Resource)
WHERE ($documents IS NULL OR d.uri IN $documents) AND r.grade IN ['inferred', 'redacted']
RETURN n.uri AS target, n.name AS name, r.surface AS surface, r.grade AS reason, d.uri AS document,
  r.charStart AS start, r.charEnd AS end
"""
DOUBTFUL_CITATIONS = """
MATCH (d:Document)-[r:CITES]->(n:Document)
WHERE ($documents IS NULL OR d.uri IN $documents)
  AND (r.isTruncated OR r.isRedacted OR r.grade IN ['inferred', 'redacted'])
RETURN n.uri AS target, n.name AS name, r.surface AS surface,
  CASE WHEN r.isTruncated THEN 'truncated' WHEN r.isRedacted THEN 'redacted' ELSE r.grade END AS reason,
  d.uri AS document, r.charStart AS start, r.charEnd AS end
"""
INDICATOR_USES = """
MATCH (i:Indicator)<-[:OF_INDICATOR]-(o:Observation)-[:REPORTED_IN]->(d:Document)
RETURN coalesce(i.notation, i.uri) AS key, i.name AS name, i.notation IS NOT NULL AS controlled, count(o) AS figures,
  count(DISTINCT d) AS documents
"""
PROPERTY_USES = "MATCH (n:Resource) UNWIND keys(n) AS name RETURN name, count(*) AS n"

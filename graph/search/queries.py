"""All Cypher of loading a search index; values are always parameters."""

from __future__ import annotations

DOCUMENTS = """
MATCH (d:Document) WHERE coalesce(d.isStub, false) = false
RETURN d.uri AS iri, d.title AS title, d.genre AS genre, d.reportYear AS year,
  coalesce(d.textSha256, '') + ' ' + coalesce(toString(d.revision), '') + ' ' + coalesce(d.generatedByUri, '') AS stamp,
  [(d)-[:ISSUED_BY]->(o:Organization) | o.name] AS issuers,
  [(d)-[:ABOUT_AREA]->(a:AdministrativeArea) | [a.divisionCode, a.name]] AS areas
"""
AREAS = """
MATCH (a:AdministrativeArea)-[:WITHIN_AREA]->(b:AdministrativeArea)
RETURN a.divisionCode AS inner, b.divisionCode AS outer
"""
PASSAGES = """
UNWIND $iris AS iri MATCH (d:Document {uri: iri})<-[:PART_OF]-(p:Passage)
RETURN p.uri AS iri, d.uri AS document, p.text AS text, p.charStart AS start, p.charEnd AS end,
  head([(p)-[:IN_SECTION]->(s:Section) | s.uri]) AS section
"""
SECTIONS = """
UNWIND $iris AS iri MATCH (d:Document {uri: iri})<-[:PART_OF]-(s:Section)
RETURN s.uri AS iri, s.name AS name, head([(s)-[:IN_SECTION]->(outer:Section) | outer.uri]) AS outer,
  [(s)-[:HAS_TOPIC]->(t:Topic) | t.notation] AS topics
"""
SENTENCES = """
UNWIND $iris AS iri MATCH (d:Document {uri: iri})<-[:PART_OF]-(s:Sentence)-[:IN_PASSAGE]->(p:Passage)
RETURN p.uri AS passage, s.charStart AS start, s.charEnd AS end
"""
FIGURES = """
UNWIND $iris AS iri
MATCH (d:Document {uri: iri})<-[:REPORTED_IN]-(o:Observation)-[:EVIDENCED_BY]->(:Sentence)-[:IN_PASSAGE]->(p:Passage)
MATCH (o)-[:OF_INDICATOR]->(m:Indicator)
RETURN DISTINCT p.uri AS passage, m.uri AS iri, m.name AS name, labels(m) AS labels, o.grade AS grade
"""
MENTIONED = """
UNWIND $iris AS iri
MATCH (d:Document {uri: iri})<-[:PART_OF]-(s:Sentence)-[:IN_PASSAGE]->(p:Passage)
MATCH (s)-[r:MENTIONS]->(m:Resource)
RETURN DISTINCT p.uri AS passage, m.uri AS iri, m.name AS name, labels(m) AS labels, r.grade AS grade
"""
CITED = """
UNWIND $iris AS iri
MATCH (d:Document {uri: iri})-[r:CITES]->(m:Document)
MATCH (s:Sentence {uri: r.evidenceUri})-[:IN_PASSAGE]->(p:Passage)
RETURN DISTINCT p.uri AS passage, m.uri AS iri, m.name AS name, labels(m) AS labels, r.grade AS grade
"""
VECTORS = """
UNWIND $iris AS iri MATCH (p:Passage {uri: iri}) WHERE p.embedding IS NOT NULL
RETURN p.uri AS iri, p.embedding AS vector,
  [(p)<-[:IN_PASSAGE]-(s:Sentence) WHERE s.embedding IS NOT NULL | [s.charStart, s.embedding]] AS sentences
"""
NAMED = """
MATCH (n:Organization|Document|PolicyInstrument|Indicator|Honor|AdministrativeArea|Topic)
WHERE n.name IS NOT NULL AND NOT EXISTS { MATCH (n)<-[:CITED_AS]-() }
RETURN n.uri AS iri, n.name AS name, labels(n) AS labels
"""
SURFACES = """
MATCH (:Sentence)-[r:MENTIONS]->(n:Resource)
RETURN n.uri AS iri, CASE r.mentionKind WHEN 'contextual' THEN '' ELSE r.surface END AS surface, count(r) AS uses
UNION ALL
MATCH (:Document)-[r:CITES]->(n:Document) RETURN n.uri AS iri, r.surface AS surface, count(r) AS uses
UNION ALL
MATCH (o:Observation)-[r:OF_INDICATOR]->(n:Indicator) RETURN n.uri AS iri, n.name AS surface, count(r) AS uses
"""

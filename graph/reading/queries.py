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

"""All Cypher of writing and preparation, as text; values are always parameters.

Labels and relationship types come from the ontology's schema, which admits plain identifiers only.  The text is the
subset that both engines understand; where a form was chosen for one of them, a comment says so.  Within a transaction
nodes are found by ``elementId``, which costs a third of an index look-up; it is never kept beyond the transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ontology.schema import Index

READ_INFO = "MATCH (g:FazhiGraph {id: 'graph'}) RETURN properties(g) AS info"
WRITE_INFO = "MERGE (g:FazhiGraph {id: 'graph'}) SET g += $info"
# First in every writing transaction: Neo4j then lets writers through one at a time.
NEXT_VERSION = (
    "MERGE (g:FazhiGraph {id: 'graph'}) SET g.version = coalesce(g.version, 0) + 1, "
    "g.born = coalesce(g.born, timestamp()) RETURN g.version AS version"
)
INFO_CONSTRAINT = "CREATE CONSTRAINT fazhi_graph_id IF NOT EXISTS FOR (g:FazhiGraph) REQUIRE g.id IS UNIQUE"

RELATIONSHIPS_OUT = (
    "UNWIND $ids AS id MATCH (a) WHERE elementId(a) = id MATCH (a)-[r]->(b:Resource) "
    "RETURN a.uri AS source, type(r) AS type, b.uri AS target, elementId(a) AS source_id, elementId(r) AS id, "
    "properties(r) AS properties"
)
RELATIONSHIPS_IN = (
    "UNWIND $ids AS id MATCH (b) WHERE elementId(b) = id MATCH (b)<-[r]-(a:Resource) "
    "RETURN a.uri AS source, type(r) AS type, b.uri AS target, properties(r) AS properties"
)
IDS_BY_URI = "UNWIND $uris AS uri MATCH (n:Resource {uri: uri}) RETURN n.uri AS uri, elementId(n) AS id"
SET_PROPERTIES = "UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row.id SET n = row.properties"
# A relationship is sought from its source: the embedded engine would scan all of them for its id alone.
DELETE_RELATIONSHIPS = (
    "UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.source MATCH (a)-[r]->() WHERE elementId(r) = row.id "
    "DELETE r"
)
SET_RELATIONSHIP_PROPERTIES = (
    "UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.source MATCH (a)-[r]->() WHERE elementId(r) = row.id "
    "SET r = row.properties"
)
DELETE_NODES = "UNWIND $ids AS id MATCH (n) WHERE elementId(n) = id DETACH DELETE n"
UNUSED_NODES = (
    "UNWIND $uris AS uri MATCH (n:Resource {uri: uri}) WHERE NOT EXISTS { MATCH (n)<--() } "
    "RETURN n.uri AS uri, elementId(n) AS id, labels(n) AS labels, coalesce(n.isStub, false) AS stub"
)

ALL_NODES = "MATCH (n:Resource) RETURN n.uri AS uri, labels(n) AS labels, properties(n) AS properties"
ALL_RELATIONSHIPS = (
    "MATCH (a:Resource)-[r]->(b:Resource) RETURN a.uri AS source, labels(a) AS labels, type(r) AS type, "
    "b.uri AS target, properties(r) AS properties"
)
NOTE_REVISION = "MATCH (g:FazhiGraph {id: 'graph'}) MATCH (d:Document {uri: $uri}) SET d.revision = g.version"

LABEL_SETS = "MATCH (n:Resource) RETURN labels(n) AS labels, count(*) AS n, min(n.uri) AS example"
RELATIONSHIP_PATTERNS = (
    "MATCH (a:Resource)-[r]->(b:Resource) "
    "RETURN labels(a) AS source, type(r) AS type, labels(b) AS target, count(*) AS n"
)
UNREACHED = (
    "MATCH (n:Resource) WHERE NOT EXISTS { MATCH (n)<--() } "
    "RETURN n.uri AS uri, n.name AS name, labels(n) AS labels, coalesce(n.isStub, false) AS stub"
)


def unique(index: Index) -> str:
    """Demand that ``index.property`` be unique among the nodes of ``index.label``."""
    return (
        f"CREATE CONSTRAINT {index.name} IF NOT EXISTS FOR (n:`{index.label}`) REQUIRE n.`{index.property}` IS UNIQUE"
    )


def range_index(index: Index) -> str:
    """Index a property for equality and order."""
    return f"CREATE INDEX {index.name} IF NOT EXISTS FOR (n:`{index.label}`) ON (n.`{index.property}`)"


def drop_index(index: Index) -> str:
    """Take an index away; the text is Cypher on one engine and SQL on the other."""
    return f"DROP INDEX {index.name} IF EXISTS"


def nodes_by_uri(hidden: Sequence[str]) -> str:
    """Find nodes by ``$uris``, without the ``hidden`` properties."""
    return f"UNWIND $uris AS uri MATCH (n:Resource {{uri: uri}}) RETURN {_whole_node(hidden)}"


def owned_nodes(types: Iterable[str], hidden: Sequence[str]) -> str:
    """Find what belongs to document ``$uri`` through relationships of ``types``, without the ``hidden`` properties."""
    return f"MATCH (d:Document {{uri: $uri}})<-[:{'|'.join(types)}]-(n:Resource) RETURN {_whole_node(hidden)}"


def _whole_node(hidden: Sequence[str]) -> str:
    without = "".join(f", `{name}`: null" for name in hidden)
    return f"n.uri AS uri, elementId(n) AS id, labels(n) AS labels, n {{.*{without}}} AS properties"


def create_nodes(labels: Sequence[str]) -> str:
    """Create ``$rows`` of properties as nodes that carry all ``labels``.

    The embedded engine refuses labels that are added to a node after its creation in the same statement.
    """
    return f"UNWIND $rows AS row CREATE (n{_labels(labels)}) SET n = row RETURN n.uri AS uri, elementId(n) AS id"


def create_relationships(kind: str, *, with_properties: bool) -> str:
    """Create ``$rows`` of ``source`` and ``target`` element ids as relationships."""
    setting = " SET r = row.properties" if with_properties else ""
    return (
        "UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.source MATCH (b) WHERE elementId(b) = row.target "
        f"CREATE (a)-[r:`{kind}`]->(b){setting}"
    )


def referred_to(label: str, name: str) -> str:
    """Find one node of ``label`` that names ``$uri`` in its property ``name``."""
    return f"MATCH (n:`{label}` {{`{name}`: $uri}}) RETURN n.uri AS uri LIMIT 1"


def ownerless(label: str, owner: str) -> str:
    """Count the nodes of ``label`` that no relationship of type ``owner`` ties to a document."""
    return (
        f"MATCH (n:`{label}`) WHERE NOT EXISTS {{ MATCH (n)-[:`{owner}`]->(:Document) }} "
        "RETURN count(n) AS n, min(n.uri) AS example"
    )


def write_vectors(label: str, name: str) -> str:
    """Give the nodes of ``$rows`` their vectors; rows whose node is gone, or of another label, are passed over."""
    return f"UNWIND $rows AS row MATCH (n:`{label}` {{uri: row.uri}}) SET n.`{name}` = row.vector RETURN count(n) AS n"


def drop_vectors(label: str, name: str) -> str:
    """Take every vector away; the embedded engine passes over REMOVE of a property in backticks."""
    return f"MATCH (n:`{label}`) WHERE n.`{name}` IS NOT NULL SET n.`{name}` = null"


def _labels(labels: Sequence[str]) -> str:
    return "".join(f":`{label}`" for label in labels)

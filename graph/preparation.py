"""What a graph must have before facts are written: constraints, indexes and controlled concepts of the ontology."""

from __future__ import annotations

import hashlib
from typing import Any

from neo4j import ManagedTransaction

from graph import cypher as text
from graph.changes import apply_changes, difference, read_stored
from graph.errors import OntologyMismatchError
from graph.projection import NodeRow, RelationshipRow, Rows
from graph.store import GraphStore
from ontology.concepts import Concepts, IndicatorConcept, TopicConcept
from ontology.schema import Schema


def check_version(store: GraphStore) -> None:
    """Refuse a graph of another major version of the ontology: its facts were said in other terms.

    Raises:
        OntologyMismatchError: the first numbers of the versions differ.
    """
    stored, wanted = store.info().get("ontology_version"), store.schema.version
    if stored is not None and stored.partition(".")[0] != wanted.partition(".")[0]:
        raise OntologyMismatchError(
            f"图中的数据属于本体 {stored} 版，本程序使用 {wanted} 版，主版本不同。"
            "请先停止并备份数据目录，再运行 fazhi migrate 转换；或换一个数据目录（FAZHI_HOME）"
        )


def prepare(store: GraphStore, *, whole: bool = True) -> None:
    """Bring the graph in step with the ontology; one query when it already is.

    Args:
        store: the graph
        whole: also note the ontology's version, which says that every document is in its terms
    """
    schema = store.schema
    statements = _statements(schema)
    rows = reference_rows(schema, store.projection.concepts)
    digest = hashlib.sha256(repr((schema.version, statements, rows)).encode()).hexdigest()
    info = store.info()
    if info.get("ontology_digest") == digest:
        return
    with store.dialect.turn():  # two processes may prepare a new graph at once
        for statement in statements:
            store.dialect.driver.execute_query(statement)
        for statement in store.dialect.index_statements(fulltext=schema.fulltext_indexes(), vector=(), dimension=0):
            store.dialect.define(statement)

    def write(tx: ManagedTransaction) -> None:
        stored = read_stored(tx, schema, uris=[node.uri for node in rows.nodes])
        apply_changes(tx, difference(rows, stored), stored)
        if whole:
            tx.run(text.WRITE_INFO, info={"ontology_version": schema.version, "ontology_digest": digest}).consume()

    store.write(write)


def reference_rows(schema: Schema, concepts: Concepts) -> Rows:
    """Return the controlled indicators and topics as the graph holds them."""
    indicator, topic = schema.class_named("Indicator"), schema.class_named("Topic")
    nodes: list[NodeRow] = []
    links: list[RelationshipRow] = []
    broader = schema.property_named("broader").relationship or ""
    under = schema.property_named("primaryTopic").relationship or ""
    for found in concepts.indicators.values():
        nodes.append(
            NodeRow(
                str(found.iri),
                indicator.labels,
                _named(found) | {"unit": found.unit, "temporalKind": found.temporal_kind},
            )
        )
        links.append(RelationshipRow(str(found.iri), under, str(concepts.topics[found.topic].iri)))
        if found.broader:
            links.append(RelationshipRow(str(found.iri), broader, str(concepts.indicators[found.broader].iri)))
    for entry in concepts.topics.values():
        nodes.append(NodeRow(str(entry.iri), topic.labels, _named(entry)))
        if entry.broader:
            links.append(RelationshipRow(str(entry.iri), broader, str(concepts.topics[entry.broader].iri)))
    return Rows(tuple(nodes), tuple(links))


def _named(concept: IndicatorConcept | TopicConcept) -> dict[str, Any]:
    return {
        "uri": str(concept.iri),
        "notation": concept.notation,
        "name": concept.name_zh,
        "nameEn": concept.name_en,
        "definition": concept.definition,
    }


def _statements(schema: Schema) -> tuple[str, ...]:
    """Return the constraints and range indexes, the same on both engines."""
    constraints = [text.unique(index) for index in schema.constraints()]
    return (text.INFO_CONSTRAINT, *constraints, *(text.range_index(index) for index in schema.range_indexes()))

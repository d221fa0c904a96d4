"""Documents into the graph and out of it, each in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from neo4j import ManagedTransaction

from graph import cypher as text
from graph.changes import Changes, Stored, apply_changes, difference, read_stored
from graph.collecting import collect_unused
from graph.errors import UnknownDocumentError, UnreachedError, VectorMismatchError
from graph.model import WriteReport
from graph.projection import URI, Rows
from graph.relabelling import take_out_mislabelled
from graph.store import GraphStore, Unchanged
from ontology.schema import Schema
from ontology.validation import ValidatedFacts

VECTORS_PER_STATEMENT = 500


def replace_document(store: GraphStore, validated: ValidatedFacts) -> WriteReport:
    """Make the graph say of a document what its facts say, and nothing else.

    Shared entities are merged by IRI; what the document alone referred to and no longer does is deleted.  When the
    graph already says all of it, nothing is written and its version stays.

    Raises:
        ProjectionError: facts that the ontology's schema gives no place in the graph.
        UnreachedError: a shared entity that nothing in the document refers to.
        UnknownTargetError: a fact leads to something neither described nor known.
    """
    rows = store.projection.rows(validated.facts)
    document = str(validated.document)
    _check_reached(store.schema, rows)
    not_owned = [node.uri for node in rows.nodes if store.schema.class_named(node.labels[0]).owner is None]

    def work(tx: ManagedTransaction) -> WriteReport:
        found = read_stored(tx, store.schema, uris=not_owned, document=document)
        report = WriteReport(document, len(rows.nodes), len(rows.relationships), document in found.nodes)
        wanted, stored = take_out_mislabelled(tx, rows, found)
        changes = difference(wanted, stored)
        if not changes:
            raise Unchanged(replace(report, changed=False))
        apply_changes(tx, changes, stored)
        tx.run(text.NOTE_REVISION, uri=document).consume()
        collect_unused(tx, store.schema, _released(store.schema, changes, stored))
        return report

    return store.write(work)


def remove_document(store: GraphStore, iri: str) -> WriteReport:
    """Take a document, everything it owns, and what only it referred to out of the graph.

    Returns:
        What was removed; shared entities are not counted.

    Raises:
        UnknownDocumentError: no such document.
    """

    def work(tx: ManagedTransaction) -> WriteReport:
        stored = read_stored(tx, store.schema, uris=[iri], document=iri)
        node = stored.nodes.get(iri)
        if node is None or "Document" not in node.labels or node.properties.get("isStub"):
            raise UnknownDocumentError(f"图中没有文件 {iri}；用 fazhi documents 查看已有文件")
        everything = Stored(stored.nodes, stored.owned | {iri}, stored.relationships)
        changes = difference(Rows((), ()), everything)
        apply_changes(tx, changes, everything)
        collect_unused(tx, store.schema, _released(store.schema, changes, everything))
        return WriteReport(iri, len(stored.nodes), len(stored.relationships), replaced=True)

    return store.write(work)


def write_vectors(
    store: GraphStore, rows: Iterable[tuple[str, Sequence[float]]], *, model: str, dimension: int, prompt_hash: str
) -> int:
    """Give text units their vectors, in transactions of a few hundred; rows of units that are gone are passed over.

    Args:
        store: the graph
        rows: IRI of the passage or sentence and its vector, float32 values, L2-normalised, ``dimension`` long
        model: name of the embedding model
        dimension: length of every vector
        prompt_hash: identifies the words the model is given around a passage

    Returns:
        How many units received a vector.

    Raises:
        VectorMismatchError: the graph holds vectors of another model, dimension or prompt.
    """
    space = {"embedding_model": model, "dimension": dimension, "prompt_hash": prompt_hash}
    known = {key: value for key, value in store.info().items() if key in space}
    if known and known != space:
        raise VectorMismatchError(
            f"图中的向量来自 {known}，现在要写入 {space}；两种向量不能比较。请先运行 fazhi reindex 清除旧向量"
        )
    if not known:
        for statement in store.dialect.index_statements(
            fulltext=(), vector=store.schema.vector_indexes(), dimension=dimension
        ):
            store.dialect.define(statement)
    written = 0
    batch: list[dict[str, object]] = []
    for uri, vector in rows:
        batch.append({"uri": uri, "vector": [float(value) for value in vector]})
        if len(batch) == VECTORS_PER_STATEMENT:
            written += _write_batch(store, batch, space)
            batch = []
    return written + (_write_batch(store, batch, space) if batch else 0)


def clear_vectors(store: GraphStore) -> None:
    """Take all vectors and their model's name out of the graph, to make room for those of another model."""
    indexes = store.schema.vector_indexes()

    def work(tx: ManagedTransaction) -> None:
        for index in indexes:
            tx.run(text.drop_vectors(index.label, index.property)).consume()
        tx.run(text.WRITE_INFO, info={"embedding_model": None, "dimension": None, "prompt_hash": None}).consume()

    store.write(work)
    for index in indexes:
        store.dialect.define(text.drop_index(index))


def _write_batch(store: GraphStore, batch: list[dict[str, object]], space: dict[str, object]) -> int:
    def work(tx: ManagedTransaction) -> int:
        tx.run(text.WRITE_INFO, info=space).consume()
        statements = [text.write_vectors(index.label, index.property) for index in store.schema.vector_indexes()]
        return sum(int(tx.run(statement, rows=batch).single(strict=True)["n"]) for statement in statements)

    return store.write(work)


def _check_reached(schema: Schema, rows: Rows) -> None:
    """Refuse facts about a shared entity that nothing refers to: nothing would ever take it out again.

    Raises:
        UnreachedError: there is one.
    """
    reached = {row.target for row in rows.relationships}
    uri_properties = {spec.name + URI for spec in schema.properties.values() if spec.uri_property}
    for properties in [node.properties for node in rows.nodes]:
        reached |= {str(properties[name]) for name in uri_properties & properties.keys()}
    for node in rows.nodes:
        if node.uri not in reached and (schema.class_named(node.labels[0]).shared or node.properties.get("isStub")):
            raise UnreachedError(
                f"事实描述了 {node.properties.get('name', node.uri)}（{node.uri}），却没有任何事实提到它；"
                "请补上提到它的关系，或不要描述它"
            )


def _released(schema: Schema, changes: Changes, stored: Stored) -> set[str]:
    """Return the IRIs that have lost a reference."""
    released = {link.row.target for link in changes.gone_relationships}
    uri_properties = [spec.name + URI for spec in schema.properties.values() if spec.uri_property]
    for uri in (*changes.gone_nodes, *(node.uri for node in changes.changed_nodes)):
        properties = stored.nodes[uri].properties
        released |= {str(properties[name]) for name in uri_properties if name in properties}
    return released

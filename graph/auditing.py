"""The whole graph held against the ontology again: every document's facts, and what no single document shows."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from rdflib import URIRef

from graph import cypher as text
from graph.facts import document_rows
from graph.reading import documents
from graph.store import GraphStore
from ontology.validation import Finding, findings


@dataclass(frozen=True, slots=True)
class DocumentAudit:
    """What the rules say against one document; nothing when all is well."""

    document: str  # IRI
    title: str
    findings: tuple[Finding, ...]

    @property
    def broken(self) -> tuple[Finding, ...]:
        """Return the findings that would have kept the document out."""
        return tuple(finding for finding in self.findings if not finding.is_warning)


@dataclass(frozen=True, slots=True)
class GraphFault:
    """Something in the graph that no document accounts for, said in both languages."""

    zh: str
    en: str

    def text(self, lang: str) -> str:
        """Say it in ``"zh"`` or ``"en"``."""
        return self.zh if lang == "zh" else self.en


def audit_documents(store: GraphStore, only: Collection[str] | None = None) -> Iterator[DocumentAudit]:
    """Yield documents with what the shapes and rules say against their facts, read back from the graph.

    Args:
        store: the graph
        only: the IRIs of the documents wanted; all of them unless given

    Yields:
        One audit per document.
    """
    for document in documents(store):
        if only is not None and document.id not in only:
            continue
        rows = document_rows(store, document.id)
        facts = store.projection.facts(rows)
        yield DocumentAudit(document.id, document.title, findings(URIRef(document.id), facts))


def audit_graph(store: GraphStore) -> tuple[GraphFault, ...]:
    """Return what is wrong with the graph as a whole: labels, relationships, and entities that nothing leads to."""
    return (*_strange_nodes(store), *_strange_relationships(store), *_unreached(store))


def _strange_nodes(store: GraphStore) -> Iterator[GraphFault]:
    """Find nodes whose labels are not one class with all its superclasses."""
    for row in store.read(text.LABEL_SETS):
        spec = store.schema.most_specific(row["labels"])
        if spec is None or set(spec.labels) != set(row["labels"]):
            labels = ":".join(sorted(row["labels"]))
            yield GraphFault(
                f"{row['n']} 个节点的标签 {labels} 不是本体中某一个类及其全部上位类，例如 <{row['example']}>",
                f"{row['n']} nodes labelled {labels}, no class with its superclasses; one is <{row['example']}>",
            )


def _strange_relationships(store: GraphStore) -> Iterator[GraphFault]:
    """Find relationships between classes that the ontology does not join by that type."""
    allowed = {(pattern.source, pattern.type, pattern.target) for pattern in store.schema.patterns}
    for row in store.read(text.RELATIONSHIP_PATTERNS):
        pairs = ((source, target) for source in row["source"] for target in row["target"])
        if not any((source, row["type"], target) in allowed for source, target in pairs):
            source, target = (":".join(sorted(row[end])) for end in ("source", "target"))
            yield GraphFault(
                f"{row['n']} 条关系 ({source})-[{row['type']}]->({target}) 不在本体允许之列",
                f"{row['n']} relationships ({source})-[{row['type']}]->({target}), which the ontology does not foresee",
            )


def _unreached(store: GraphStore) -> Iterator[GraphFault]:
    """Find shared entities and stubs that nothing refers to, and parts that belong to no document."""
    named = [spec.name + "Uri" for spec in store.schema.properties.values() if spec.uri_property]
    for row in store.read(text.UNREACHED):
        spec = store.schema.most_specific(row["labels"])
        if spec is None or spec.reference or not (spec.shared or row["stub"]):
            continue
        if not any(store.read(text.referred_to("Resource", name), uri=row["uri"]) for name in named):
            yield GraphFault(
                f"{spec.zh} {row['name']}（<{row['uri']}>）没有任何文件提到",
                f"{spec.en.lower()} {row['name']} (<{row['uri']}>) is referred to by nothing",
            )
    for name, spec in store.schema.classes.items():
        if spec.owner and spec.is_node:
            owner = store.schema.property_named(spec.owner).relationship or ""
            rows = store.read(text.ownerless(name, owner))
            if rows and rows[0]["n"]:
                yield GraphFault(
                    f"{rows[0]['n']} 个{spec.zh}不属于任何文件，例如 <{rows[0]['example']}>",
                    f"{rows[0]['n']} of {spec.en.lower()} belong to no document; one is <{rows[0]['example']}>",
                )

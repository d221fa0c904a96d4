"""``fazhi status``."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version
from typing import Any

from graph.reading import counts, documents
from search_app.commands.graph_access import GraphStore, connect
from search_app.console import Console
from search_app.tables import count_table, show


def run(console: Console, *, as_json: bool) -> None:
    """Print the engine, the versions and how much the graph holds."""
    with connect() as store:
        status = status_of(store)
    if as_json:
        console.json(status)
        return
    engine, versions = status["engine"], status["versions"]
    where = console.text("cli.embedded" if engine["embedded"] else "cli.server")
    console.line(f"{engine['name']} {engine['version']} · {where} · {engine['uri']}")
    for name, value in versions.items():
        console.line(f"{console.text(f'cli.version_{name}')}: {value if value is not None else '–'}")
    show(count_table(status["counts"], console.lang))


def status_of(store: GraphStore) -> dict[str, Any]:
    """Return what ``--json`` prints: ``engine``, ``versions`` and ``counts`` (nodes by ontology class)."""
    info: Mapping[str, Any] = store.info()
    engine = store.engine
    return {
        "engine": {
            "name": engine.name,
            "version": engine.version,
            "uri": engine.uri,
            "embedded": engine.embedded,
        },
        "versions": {
            "software": version("fazhi-graph"),
            "ontology": info.get("ontology_version"),
            "embedding_model": info.get("embedding_model"),
            "dimension": info.get("dimension"),
            "graph": store.version(),
        },
        "counts": {"documents": len(documents(store)), **dict(counts(store))},
    }

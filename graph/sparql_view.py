"""The files behind SPARQL: an Oxigraph store per state of the graph; the latest one is kept."""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import filelock
import pyoxigraph
from rdflib import BNode
from rdflib.term import Node

from graph.facts import all_facts
from graph.store import GraphStore
from graph.terms import to_oxigraph
from ontology.schema import load_ontology

TRIES = 3  # while somebody writes all the time, a view from between two writes is better than none


def current_view(store: GraphStore, folder: Path) -> Path:
    """Return the store of the graph as it is now, made first when there is none.

    Args:
        store: the graph
        folder: where the views of this data folder are kept; made when it is missing

    Returns:
        The folder of an Oxigraph store, to be opened read-only.
    """
    view = folder / store.state()
    if view.is_dir():
        return view
    folder.mkdir(parents=True, exist_ok=True)
    with filelock.FileLock(folder / "view.lock"):
        for _ in range(TRIES):
            view = folder / store.state()
            if not view.is_dir():
                _remove_others(folder)
                _make(store, view)
            if store.state() == view.name:
                break  # nobody wrote while it was made: it shows one state
    return view


def _make(store: GraphStore, view: Path) -> None:
    """Write the view beside its place, then move it there: a view is whole or not there."""
    building = view.with_name(f"building-{os.getpid()}")
    made = pyoxigraph.Store(str(building))
    made.bulk_extend(_quads(store))
    made.flush()
    del made  # closes the files
    building.replace(view)


def _quads(store: GraphStore) -> Iterator[pyoxigraph.Quad]:
    for triple in itertools.chain(all_facts(store), load_ontology(store.ontology)):
        subject, predicate, value = map(_term, triple)
        yield pyoxigraph.Quad(subject, predicate, value)


def _term(node: Node) -> Any:  # noqa: ANN401 - which kind stands where is the graph's to know
    return pyoxigraph.BlankNode(str(node)) if isinstance(node, BNode) else to_oxigraph(node)


def _remove_others(folder: Path) -> None:
    """Remove the views of earlier states, and what a killed process left half made."""
    for other in folder.iterdir():
        if other.is_dir():
            shutil.rmtree(other, ignore_errors=True)

"""``fazhi ingest``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from ingest.pipeline import REFUSED, IngestReport, ingest_paths
from search_app.commands.graph_access import GraphStore, connect
from search_app.commands.model_access import embedder_for
from search_app.console import Console
from search_app.errors import NotFound
from search_app.outcome_table import outcome_table
from search_app.progress import progress
from search_app.tables import show

SOME_REFUSED = 3


def run(console: Console, paths: Sequence[Path], *, force: bool, as_json: bool) -> int:
    """Ingest and report; return 3 when a document was refused, else 0.

    Raises:
        NotFound: none of the paths exists, so there is nothing to do.
    """
    if not any(path.exists() for path in paths):
        raise NotFound(console.text("cli.no_path", paths=", ".join(map(str, paths))))
    with connect() as store:
        report = ingest_into(store, console, paths, force=force, silent=as_json)
    if as_json:
        console.json({**asdict(report), "seconds": round(report.seconds, 3)})
    else:
        show_report(console, report)
    return refusals(console, report)


def ingest_into(
    store: GraphStore, console: Console, paths: Sequence[Path], *, force: bool = False, silent: bool = False
) -> IngestReport:
    """Ingest with progress bars where a person watches."""
    with progress(console.lang, silent=silent) as report:
        embedder = embedder_for(report)
        return ingest_paths(paths, store, embedder=embedder, progress=report, force=force)


def show_report(console: Console, report: IngestReport) -> None:
    """Print what became of each document, and the counts of the run."""
    show(outcome_table(report, console.lang))
    console.say(
        "cli.ingest_summary",
        added=report.count("added"),
        replaced=report.count("replaced"),
        unchanged=report.count("unchanged"),
        refused=report.count(REFUSED),
        embedded=report.embedded,
        seconds=f"{report.seconds:.1f}",
    )


def refusals(console: Console, report: IngestReport) -> int:
    """Name each refused document with the reason on standard error; return the exit code."""
    refused = [outcome for outcome in report.outcomes if outcome.status == REFUSED]
    for outcome in refused:
        console.note("cli.refused", name=outcome.name, reason=outcome.reason or "")
    return SOME_REFUSED if refused else 0

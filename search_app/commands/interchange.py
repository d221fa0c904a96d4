"""``fazhi import``, ``fazhi validate`` and ``fazhi migrate``: facts held against the ontology."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from graph.auditing import audit_documents, audit_graph
from graph.importing import ImportOutcome, import_rdf
from graph.migrating import migrate
from search_app.commands.graph_access import connect
from search_app.console import Console
from search_app.errors import NotFound

SOME_REFUSED = 3


def run_import(console: Console, files: Sequence[Path], *, as_json: bool) -> int:
    """Load RDF files; return 3 when a document was refused, else 0.

    Raises:
        NotFound: one of the files does not exist; then none is loaded.
    """
    for file in files:
        if not file.is_file():
            raise NotFound(console.text("cli.no_file", path=file))
    with connect() as store:
        found = [outcome for file in files for outcome in import_rdf(store, file, lang=console.lang)]
    if as_json:
        console.json({"documents": [asdict(outcome) for outcome in found]})
    else:
        for outcome in found:
            _say_outcome(console, outcome)
    return SOME_REFUSED if any(outcome.status == "refused" for outcome in found) else 0


def _say_outcome(console: Console, outcome: ImportOutcome) -> None:
    status = console.text(f"status.{outcome.status}")
    console.say("cli.imported", status=status, title=outcome.title, statements=f"{outcome.statements:,}")
    for reason in outcome.reasons:
        console.complain(f"  {reason}")


def run_validate(console: Console, *, as_json: bool) -> int:
    """Check the whole graph; return 1 when a rule is broken, else 0.  Doubts are shown and break nothing."""
    broken, doubts, checked = 0, 0, 0
    lines: list[dict[str, object]] = []
    with connect() as store:
        for audit in audit_documents(store):
            checked += 1
            broken += len(audit.broken)
            doubts += len(audit.findings) - len(audit.broken)
            for finding in audit.findings:
                lines.append(
                    {
                        "document": audit.document,
                        "warning": finding.is_warning,
                        "zh": finding.text("zh"),
                        "en": finding.text("en"),
                    }
                )
                if not as_json:
                    key = "cli.doubt" if finding.is_warning else "cli.fault"
                    console.say(key, message=finding.text(console.lang))
        for fault in audit_graph(store):
            broken += 1
            lines.append({"document": None, "warning": False, "zh": fault.zh, "en": fault.en})
            if not as_json:
                console.say("cli.fault", message=fault.text(console.lang))
    if as_json:
        console.json({"documents": checked, "broken": broken, "doubts": doubts, "findings": lines})
    else:
        console.say("cli.validated", documents=checked, broken=broken, doubts=doubts)
    return 1 if broken else 0


def run_migrate(console: Console, *, drop: bool) -> None:
    """Carry a graph of another version of the ontology over to the present one."""
    with connect(check=False) as store:
        outcomes = migrate(store, drop=drop, lang=console.lang)
        version = store.schema.version
    dropped = [outcome for outcome in outcomes if outcome.status == "dropped"]
    for outcome in dropped:
        console.note("cli.dropped_document", title=outcome.title, source=outcome.source or "–")
    console.say("cli.migrated", kept=len(outcomes) - len(dropped), dropped=len(dropped), version=version)

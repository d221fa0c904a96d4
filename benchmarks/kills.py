"""Kill -9 at random moments while documents load: nothing acknowledged is lost, nothing is half there.

    python -m benchmarks.kills FOLDER [--documents 100] [--kills 20] [--characters 2500] [--seed 7]

Loads the first N documents of a folder twice, cut to a length that keeps this short: once undisturbed, once while the
embedded engine, the loading process, or both are killed in turn at random moments.  After each kill every document that
the loader had acknowledged must be in the graph, and every document in the graph must be whole; at the end both graphs
must export the same bytes.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from graph.auditing import audit_documents, audit_graph
from graph.connection import connect
from graph.embedded.process import find, stop
from graph.export import export
from graph.reading import documents
from graph.settings import GraphSettings
from ingest.errors import IngestError
from ingest.pipeline import ingest_paths
from ingest.reading import discover, read

TARGETS = ("engine", "loader", "both")


def load(home: Path, paths: Sequence[Path], acknowledged: Path) -> None:
    """Ingest one file after the other; note each document once the graph has acknowledged it."""
    with connect(settings(home)) as store, acknowledged.open("a", encoding="utf-8") as notes:
        for path in paths:
            for outcome in ingest_paths([path], store).outcomes:
                if outcome.document:
                    notes.write(outcome.document + "\n")
                    notes.flush()


def start_loader(home: Path, paths: Sequence[Path], acknowledged: Path) -> subprocess.Popen[bytes]:
    """Run :func:`load` in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.kills", "--load", str(home), str(acknowledged), *map(str, paths)]
    return subprocess.Popen(command, cwd=Path(__file__).parents[1], stderr=subprocess.DEVNULL)


def kill(home: Path, loader: subprocess.Popen[bytes], target: str) -> None:
    """End the engine, the loader or both at once, as a power cut of the process would."""
    run = find(home)
    if target in ("engine", "both") and run is not None:
        with suppress(ProcessLookupError):
            os.kill(run.pid, signal.SIGKILL)
    if target in ("loader", "both"):
        loader.kill()
        loader.wait()


def faults(home: Path, acknowledged: Path, sound: set[str]) -> list[str]:
    """Return what is lost or half there; documents found whole are added to ``sound`` and not looked at again."""
    promised = set(acknowledged.read_text("utf-8").split()) if acknowledged.exists() else set()
    with connect(settings(home)) as store:
        present = {document.id for document in documents(store)}
        found = [f"lost: {iri}" for iri in sorted(promised - present)]
        for audit in audit_documents(store, sorted(present - sound)):
            found += [f"half there: {finding.text()}" for finding in audit.broken]
            sound.add(audit.document)
        return found + [fault.zh for fault in audit_graph(store)]


def n_triples(home: Path) -> bytes:
    """Return the whole graph."""
    stream = io.BytesIO()
    with connect(settings(home)) as store:
        export(store, stream, "nt")
    return stream.getvalue()


def settings(home: Path) -> GraphSettings:
    """Return the embedded engine of ``home``."""
    return GraphSettings(None, "", "", home)


def disturbed(home: Path, paths: Sequence[Path], *, kills: int, longest: float, chance: random.Random) -> list[str]:
    """Load while killing; return every fault seen on the way.

    A loader whose engine was killed goes on by itself; one that was killed is started again.  When all documents are
    in and kills are left, loading begins anew in an empty folder.

    Args:
        home: the data folder
        paths: the documents
        kills: how often
        longest: seconds after which a kill comes at the latest
        chance: decides when

    Returns:
        The faults.
    """
    acknowledged = home.with_suffix(".acknowledged")
    found: list[str] = []
    sound: set[str] = set()
    loader = start_loader(home, paths, acknowledged)
    for number in range(kills):
        _await_progress(loader, acknowledged)
        time.sleep(chance.uniform(0, longest))
        if loader.poll() == 0:
            found += faults(home, acknowledged, sound)
            stop(home)
            shutil.rmtree(home)
            acknowledged.unlink()
            sound.clear()
            loader = start_loader(home, paths, acknowledged)
            _await_progress(loader, acknowledged)
            time.sleep(chance.uniform(0, longest))
        target = TARGETS[number % len(TARGETS)]
        kill(home, loader, target)
        if loader.poll() is None:
            _await_progress(loader, acknowledged)  # it starts the engine again, and goes on
            loader.send_signal(signal.SIGSTOP)
        seen = faults(home, acknowledged, sound)
        found += seen
        print(f"  kill {number + 1}: {target}, {len(sound)} documents, {len(seen)} faults", flush=True)
        if loader.poll() is None:
            loader.send_signal(signal.SIGCONT)
        else:
            loader = start_loader(home, paths, acknowledged)
    if loader.wait():
        found.append(f"the loader ended with {loader.returncode}")
    return found + faults(home, acknowledged, sound)


def _await_progress(loader: subprocess.Popen[bytes], acknowledged: Path) -> None:
    """Wait until the loader has acknowledged one document more, so that a kill meets it at work, or has ended."""
    before = acknowledged.stat().st_size if acknowledged.exists() else 0
    while loader.poll() is None and (not acknowledged.exists() or acknowledged.stat().st_size <= before):
        time.sleep(0.05)


def shortened(folder: Path, target: Path, *, most: int, characters: int) -> list[Path]:
    """Write the beginnings of the documents of a folder, and return the files."""
    files: list[Path] = []
    for path in discover([folder])[0]:
        with suppress(IngestError):
            for source in read(path):
                file = target / f"{len(files):03d}-{source.name.replace('/', '_')}"[:80]
                files.append(file.with_suffix(".txt"))
                files[-1].write_text(source.text[:characters], "utf-8")
                if len(files) == most:
                    return files
    return files


def main() -> None:
    """Load twice, and print."""
    if sys.argv[1:2] == ["--load"]:
        load(Path(sys.argv[2]), [Path(name) for name in sys.argv[4:]], Path(sys.argv[3]))
        return
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    for name, value in (("documents", 100), ("kills", 20), ("characters", 2500), ("seed", 7)):
        parser.add_argument(f"--{name}", type=int, default=value)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = folder / "texts"
        texts.mkdir()
        paths = shortened(arguments.folder, texts, most=arguments.documents, characters=arguments.characters)
        homes = [folder / "undisturbed", folder / "disturbed"]
        began = time.perf_counter()
        load(homes[0], paths, folder / "acknowledged")
        seconds = time.perf_counter() - began
        expected = n_triples(homes[0])
        stop(homes[0])
        print(f"{len(paths)} documents in {seconds:.0f} s, {len(expected):,} bytes", flush=True)
        longest = max(1.0, 2 * seconds / arguments.kills)
        chance = random.Random(arguments.seed)
        found = disturbed(homes[1], paths, kills=arguments.kills, longest=longest, chance=chance)
        same = n_triples(homes[1]) == expected
        stop(homes[1])
        print(f"{arguments.kills} kills: {len(found)} faults, bytes equal: {same}")
        for fault in found:
            print(f"  {fault}")
        sys.exit(bool(found) or not same)


if __name__ == "__main__":
    main()

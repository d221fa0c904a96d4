"""How the processes of one data folder find their engine: ``HOME/engine/run.json``, readable by its owner only."""

from __future__ import annotations

import dataclasses
import json
import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class RunFile:
    """The address and keys of a running engine; ``reader`` may read and nothing else."""

    uri: str
    http: str  # takes the index statements that Bolt does not carry
    pid: int
    version: str
    password: str
    reader_password: str


USERNAME = "root"
READER = "reader"
DATABASE = "fazhi"


def engine_folder(home: Path) -> Path:
    """Return ``home/engine``, made for its owner only."""
    folder = home / "engine"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def run_path(home: Path) -> Path:
    """Return where the engine of ``home`` announces itself."""
    return home / "engine" / "run.json"


def read_run_file(home: Path) -> RunFile | None:
    """Return what the engine announced; ``None`` without a file, or with one of another release."""
    try:
        return RunFile(**json.loads(run_path(home).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_run_file(home: Path, run: RunFile) -> None:
    """Announce ``run`` in one step: a reader sees the whole file or none."""
    path = run_path(home)
    draft = path.with_name(f"run.{run.pid}.tmp")
    draft.unlink(missing_ok=True)
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        json.dump(dataclasses.asdict(run), stream)
    draft.replace(path)


def remove_run_file(home: Path, pid: int) -> None:
    """Withdraw the announcement of process ``pid``; another engine's is left alone."""
    run = read_run_file(home)
    if run is not None and run.pid == pid:
        run_path(home).unlink(missing_ok=True)

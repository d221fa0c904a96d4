"""Named pictures of the graph page, one small JSON file each in the data folder.

A view keeps what was on the canvas and where, not the gestures that led there: opened again years later it shows the
same nodes, and names those that the graph no longer has.  Its address is made of its name, so the same name is the
same view.  The files belong to the data folder: everybody who uses it sees them.
"""

from __future__ import annotations

import hashlib
import json
import re
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

FOLDER = "saved-views"
LONGEST_NAME = 80  # characters
_KEY = re.compile(r"[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Place:
    """A node on the canvas, in the canvas's own units; its name helps when the graph has lost it."""

    id: str
    name: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class SavedView:
    """What was on the canvas, with what was hidden, pinned and switched off in the legend."""

    name: str
    places: tuple[Place, ...]
    edges: tuple[str, ...]
    hidden: tuple[str, ...] = ()
    pinned: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    trail: tuple[str, ...] = ()  # edges drawn bold, for they are on a path that was asked for


def tidy(name: str) -> str:
    """Return a name as it is kept: on one line and not too long; empty when there is nothing in it."""
    return " ".join(name.split())[:LONGEST_NAME].strip()


def key_of(name: str) -> str:
    """Return what stands in the address for a view of this name."""
    return hashlib.sha256(tidy(name).encode()).hexdigest()[:12]


def save(home: Path, view: SavedView) -> str:
    """Write a view, in place of an older one of the same name; return its key."""
    folder = home / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    key = key_of(view.name)
    with tempfile.NamedTemporaryFile("w", dir=folder, suffix=".part", delete=False, encoding="utf-8") as file:
        json.dump(asdict(view), file, ensure_ascii=False, indent=1)
    Path(file.name).replace(folder / f"{key}.json")
    return key


def load(home: Path, key: str) -> SavedView | None:
    """Return a view, or None when there is none under the key, or its file is damaged."""
    if not _KEY.fullmatch(key):
        return None
    try:
        return _read(json.loads((home / FOLDER / f"{key}.json").read_text("utf-8")))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def names(home: Path) -> dict[str, str | None]:
    """Return the name of every view by its key, in the order of the names; None for a file that cannot be read."""
    found = {path.stem: load(home, path.stem) for path in (home / FOLDER).glob("*.json") if _KEY.fullmatch(path.stem)}
    ordered = sorted(found.items(), key=lambda item: (item[1] is None, item[1].name if item[1] else item[0]))
    return {key: view.name if view else None for key, view in ordered}


def remove(home: Path, key: str) -> None:
    """Delete a view; one that is already gone is no fault."""
    if _KEY.fullmatch(key):
        (home / FOLDER / f"{key}.json").unlink(missing_ok=True)


def _read(raw: Mapping[str, Any]) -> SavedView:
    lists = ("edges", "hidden", "pinned", "types", "relations", "trail")
    return SavedView(
        name=tidy(str(raw["name"])),
        places=tuple(Place(str(p["id"]), str(p["name"]), float(p["x"]), float(p["y"])) for p in raw["places"]),
        **{name: tuple(map(str, raw[name])) for name in lists},
    )

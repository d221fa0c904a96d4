"""The shipped table of the ways people ask, as compiled patterns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

TABLE = Path(__file__).parent / "data" / "asking.toml"


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(TABLE.read_text("utf-8"))


def _compiled(lines: str) -> re.Pattern[str]:
    return re.compile("|".join(lines.strip().splitlines()), re.IGNORECASE)


@cache
def asking(name: str) -> re.Pattern[str]:
    """Return one pattern of the table's first part."""
    return _compiled(_table()[name])


@cache
def asking_in(section: str) -> Mapping[str, re.Pattern[str]]:
    """Return the patterns of a section by name, in the table's order."""
    return {name: _compiled(lines) for name, lines in _table()[section].items()}

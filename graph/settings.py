"""Where the graph is: one frozen value, read from the environment at the rim of the program."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True, slots=True)
class GraphSettings:
    """The address of the graph, and the folder of everything this program keeps.

    ``uri`` is ``None`` for the embedded engine, else ``bolt://…`` or ``neo4j://…`` (and their ``+s`` forms).
    """

    uri: str | None
    username: str
    password: str
    home: Path

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> GraphSettings:
        """Read ``GRAPH_URI``, ``NEO4J_USERNAME``, ``NEO4J_PASSWORD`` and ``FAZHI_HOME``; empty counts as unset."""
        env = os.environ if environment is None else environment
        home = env.get("FAZHI_HOME") or platformdirs.user_data_path("fazhi-graph")
        return cls(
            uri=env.get("GRAPH_URI") or None,
            username=env.get("NEO4J_USERNAME") or "neo4j",
            password=env.get("NEO4J_PASSWORD") or "",
            home=Path(home).expanduser().absolute(),
        )

    @property
    def views(self) -> Path:
        """Return the folder of what is derived from the graph and can be made again."""
        return self.home / "views"

"""What the embedded engine does not do itself: end queries that run too long, and end itself when nobody is there."""

from __future__ import annotations

import re
import threading
import time
from typing import Any, TypeAlias

JavaObject: TypeAlias = Any  # jpype has no types for what it passes through

# The client states a query's limit in a leading comment, the one thing of a query that reaches the engine unchanged.
LIMIT = re.compile(r"^/\* at most (\d+) ms \*/")
CHECK_EVERY = 0.1  # seconds


def watch_time_limits(server: JavaObject, stopping: threading.Event) -> None:
    """End every running query whose own limit has passed, until ``stopping`` is set."""
    registry = server.getRunningQueries()
    while not stopping.wait(CHECK_EVERY):
        if registry.size() == 0:
            continue
        for query in registry.getRunning():
            limit = LIMIT.match(str(query.getText()))
            if limit and query.getElapsedMillis() > int(limit[1]):
                query.terminate(f"time limit of {limit[1]} ms")


def watch_connections(bolt: JavaObject, stopping: threading.Event, *, idle: float) -> None:
    """Return when ``stopping`` is set or no Bolt connection has been open for ``idle`` seconds (0: wait for ever)."""
    connections = _connections(bolt)
    last_seen = time.monotonic()
    while not stopping.wait(min(idle, 5) if idle else None):
        if connections.size():
            last_seen = time.monotonic()
        elif time.monotonic() - last_seen >= idle:
            stopping.set()


def _connections(bolt: JavaObject) -> JavaObject:
    """Return the listener's live set of connections; it has no public accessor."""
    listener = private_field(bolt, "listener")
    return private_field(listener, "activeConnections")


def private_field(thing: JavaObject, name: str) -> JavaObject:
    """Return a Java object's field that the engine keeps to itself."""
    field = thing.getClass().getDeclaredField(name)
    field.setAccessible(True)
    return field.get(thing)

"""The embedded engine's own SQL, over its HTTP port on the loopback: what Cypher cannot define."""

from __future__ import annotations

import base64
import json
import urllib.error
import urllib.request

from graph.embedded.runfile import DATABASE, USERNAME, RunFile
from graph.errors import QueryError

BUILD_TIMEOUT = 600.0  # seconds; an index over an existing graph reads all of it


def run_sql(run: RunFile, statement: str) -> None:
    """Run a statement as the engine's owner.

    Raises:
        QueryError: the engine refused it.
    """
    key = base64.b64encode(f"{USERNAME}:{run.password}".encode()).decode()
    request = urllib.request.Request(  # noqa: S310 - the address is the one our own engine announced
        f"{run.http}/api/v1/command/{DATABASE}",
        data=json.dumps({"language": "sql", "command": statement}).encode(),
        headers={"Authorization": f"Basic {key}", "Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=BUILD_TIMEOUT) as answer:  # noqa: S310
            answer.read()
    except urllib.error.HTTPError as error:
        reason = error.read().decode(errors="replace")
        raise QueryError(f"内置图引擎拒绝了 {statement!r}：{reason}；请查看引擎日志") from error

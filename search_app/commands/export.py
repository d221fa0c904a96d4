"""``fazhi export``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

from graph.export import export
from search_app.commands.graph_access import connect
from search_app.console import Console
from search_app.errors import BadRequest
from search_app.help import EXPORT_FORMATS


def run(console: Console, *, output_format: str, output: Path | None, align: bool) -> None:
    """Write the graph to a file, or to standard output.

    A file appears only when it is whole: it is written beside its place and then moved there.

    Raises:
        BadRequest: an unknown format.
    """
    if output_format not in EXPORT_FORMATS.split(", "):
        raise BadRequest(console.text("cli.bad_format", given=output_format, known=EXPORT_FORMATS))
    if output is None:
        _write(sys.stdout.buffer, output_format, align=align)
        return
    part = output.with_name(output.name + ".part")
    try:
        with part.open("wb") as stream:
            _write(stream, output_format, align=align)
        part.replace(output)
    finally:
        part.unlink(missing_ok=True)
    console.note("cli.exported", path=output, size=f"{output.stat().st_size:,}")


def _write(stream: BinaryIO, output_format: str, *, align: bool) -> None:
    with connect() as store:
        export(store, stream, output_format, align=align)
    stream.flush()

"""``fazhi extract``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ingest.facts.state import state
from ingest.output import extraction_json
from ingest.understanding import Understood, found_by_kind, understand_file
from search_app.console import Console
from search_app.errors import BadRequest, NotFound
from search_app.names import class_name

FORMATS = ("json", "ttl", "text")


def run(console: Console, file: Path, *, output_format: str) -> None:
    """Print what was understood; several documents in one file (an archive, a table) make a JSON list.

    Raises:
        BadRequest: an unknown format.
        NotFound: no such file.
    """
    if output_format not in FORMATS:
        raise BadRequest(console.text("cli.bad_format", given=output_format, known=", ".join(FORMATS)))
    if not file.is_file():
        raise NotFound(console.text("cli.no_file", path=file))
    found = tuple(understand_file(file))
    if output_format == "json":
        values = [extraction_json(one.document, one.extraction) for one in found]
        console.json(values[0] if len(values) == 1 else values)
    elif output_format == "ttl":
        for one in found:
            console.line(state(one.document, one.extraction).serialize(format="turtle"))
    else:
        _describe(console, found)


def _describe(console: Console, found: Sequence[Understood]) -> None:
    """Print the header, the counts and the outline for a person."""
    for one in found:
        header = one.document.header
        area = " › ".join(header.area.path) if header.area else "–"
        console.line(header.title)
        console.say("cli.extract_issuer", issuer=header.issuer or "–")
        console.say("cli.extract_area", area=area, year=header.report_year or "–")
        for name, count in found_by_kind(one.document, one.extraction).items():
            console.line(f"  {class_name(name, console.lang)}: {count}")
        for section in one.document.sections:
            console.line(f"{'  ' * section.level}{section.numbering or ''} {section.title}".rstrip())

"""The command line ``fazhi``: signatures only.

Every command loads its own module when it runs, which keeps ``fazhi --help`` quick.  The help texts are in
``text_help.py`` in both languages and are attached by :func:`search_app.help.localise`.

Exit codes: 0 all well, 1 error, 2 wrong usage, 3 some documents refused.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from search_app.console import Console
from search_app.help import command_in, language_of
from search_app.language import from_environment

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)

Json = Annotated[bool, typer.Option("--json")]
Format = Annotated[str, typer.Option("--format", "-f")]
Csv = Annotated[bool, typer.Option("--csv")]
QueryFile = Annotated[Path | None, typer.Option("--file", "-f")]
Rows = Annotated[int, typer.Option("--rows", "-n", min=1, max=1_000_000)]
Seconds = Annotated[float, typer.Option("--seconds", min=0.1, max=3600)]


def console_of(context: typer.Context) -> Console:
    """Return the console that :func:`run` made, or one for this environment when a test calls the app directly."""
    if isinstance(context.obj, Console):
        return context.obj
    return Console(from_environment(os.environ))


def print_version(wanted: bool) -> None:
    """Print the version of the installed distribution and stop."""
    if wanted:
        from importlib.metadata import version as version_of  # an eighth of a second, for this option only

        typer.echo(f"fazhi-graph {version_of('fazhi-graph')}")
        raise typer.Exit


@app.callback()
def fazhi(
    lang: Annotated[str, typer.Option("--lang", metavar="zh|en")] = "",
    version: Annotated[bool, typer.Option("--version", callback=print_version, is_eager=True)] = False,
) -> None:
    """Take the options before the command; both have done their work by now."""


@app.command()
def ingest(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument()],
    *,
    force: Annotated[bool, typer.Option("--force")] = False,
    as_json: Json = False,
) -> None:
    """See ``help.ingest``."""
    from search_app.commands.ingest import run

    raise typer.Exit(run(console_of(context), paths, force=force, as_json=as_json))


@app.command()
def extract(context: typer.Context, file: Annotated[Path, typer.Argument()], *, output_format: Format = "json") -> None:
    """See ``help.extract``."""
    from search_app.commands.extract import run

    run(console_of(context), file, output_format=output_format)


@app.command()
def search(  # noqa: PLR0913 - one parameter per option
    context: typer.Context,
    query: Annotated[str, typer.Argument()],
    *,
    mode: Annotated[str, typer.Option("--mode", "-m")] = "hybrid",
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=1000)] = 10,
    area: Annotated[list[str] | None, typer.Option("--area")] = None,
    year: Annotated[str, typer.Option("--year")] = "",
    genre: Annotated[list[str] | None, typer.Option("--genre")] = None,
    document: Annotated[list[str] | None, typer.Option("--document")] = None,
    issuer: Annotated[list[str] | None, typer.Option("--issuer")] = None,
    topic: Annotated[list[str] | None, typer.Option("--topic")] = None,
    section: Annotated[list[str] | None, typer.Option("--section")] = None,
    instrument: Annotated[list[str] | None, typer.Option("--instrument")] = None,
    cited: Annotated[list[str] | None, typer.Option("--cited")] = None,
    grade: Annotated[list[str] | None, typer.Option("--grade")] = None,
    numbers: Annotated[bool, typer.Option("--numbers")] = False,
    entities: Annotated[bool, typer.Option("--entities")] = False,
    as_json: Json = False,
) -> None:
    """See ``help.search``."""
    from search_app.commands.search import Request, run

    request = Request(
        query, mode=mode, limit=limit, areas=tuple(area or ()), year=year, genres=tuple(genre or ()),
        documents=tuple(document or ()), issuers=tuple(issuer or ()), topics=tuple(topic or ()),
        sections=tuple(section or ()), instruments=tuple(instrument or ()), cited=tuple(cited or ()),
        grades=tuple(grade or ()), numbers=numbers, entities=entities,
    )  # fmt: skip
    run(console_of(context), request, as_json=as_json)


@app.command()
def ask(  # noqa: PLR0913 - one parameter per option
    context: typer.Context,
    question: Annotated[str | None, typer.Argument()] = None,
    *,
    source: Annotated[Path | None, typer.Option("--from")] = None,
    area: Annotated[list[str] | None, typer.Option("--area")] = None,
    year: Annotated[str, typer.Option("--year")] = "",
    document: Annotated[list[str] | None, typer.Option("--document")] = None,
    as_json: Json = False,
) -> None:
    """See ``help.ask``."""
    from search_app.commands.ask import about, run

    run(console_of(context), question, source, about(area, year, document), as_json=as_json)


@app.command()
def status(context: typer.Context, *, as_json: Json = False) -> None:
    """See ``help.status``."""
    from search_app.commands.status import run

    run(console_of(context), as_json=as_json)


@app.command()
def documents(context: typer.Context, *, as_json: Json = False) -> None:
    """See ``help.documents``."""
    from search_app.commands.documents import run

    run(console_of(context), as_json=as_json)


@app.command()
def remove(
    context: typer.Context,
    documents: Annotated[list[str], typer.Argument()],
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y")] = False,
) -> None:
    """See ``help.remove``."""
    from search_app.commands.remove import run

    run(console_of(context), documents, yes=yes)


@app.command()
def export(
    context: typer.Context,
    *,
    output_format: Format = "nt",
    output: Annotated[Path | None, typer.Option("--output", "-o")] = None,
    align: Annotated[bool, typer.Option("--align")] = False,
) -> None:
    """See ``help.export``."""
    from search_app.commands.export import run

    run(console_of(context), output_format=output_format, output=output, align=align)


@app.command()
def cypher(  # noqa: PLR0913 - one parameter per option
    context: typer.Context,
    query: Annotated[str | None, typer.Argument()] = None,
    *,
    file: QueryFile = None,
    rows: Rows = 1000,
    seconds: Seconds = 10.0,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """See ``help.cypher``."""
    from search_app.commands.query import Asked, run_cypher

    run_cypher(console_of(context), Asked(query, file, rows, seconds, as_json, as_csv))


@app.command()
def sparql(  # noqa: PLR0913 - one parameter per option
    context: typer.Context,
    query: Annotated[str | None, typer.Argument()] = None,
    *,
    file: QueryFile = None,
    rows: Rows = 1000,
    seconds: Seconds = 10.0,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """See ``help.sparql``."""
    from search_app.commands.query import Asked, run_sparql

    run_sparql(console_of(context), Asked(query, file, rows, seconds, as_json, as_csv))


@app.command(name="import")
def import_rdf(
    context: typer.Context, files: Annotated[list[Path], typer.Argument()], *, as_json: Json = False
) -> None:
    """See ``help.import``."""
    from search_app.commands.interchange import run_import

    raise typer.Exit(run_import(console_of(context), files, as_json=as_json))


@app.command()
def validate(context: typer.Context, *, as_json: Json = False) -> None:
    """See ``help.validate``."""
    from search_app.commands.interchange import run_validate

    raise typer.Exit(run_validate(console_of(context), as_json=as_json))


@app.command()
def migrate(context: typer.Context, *, drop: Annotated[bool, typer.Option("--drop")] = False) -> None:
    """See ``help.migrate``."""
    from search_app.commands.interchange import run_migrate

    run_migrate(console_of(context), drop=drop)


@app.command()
def reindex(context: typer.Context) -> None:
    """See ``help.reindex``."""
    from search_app.commands.reindex import run

    run(console_of(context))


@app.command(name="app")
def open_app(
    context: typer.Context,
    *,
    port: Annotated[int | None, typer.Option("--port", "-p", min=1, max=65535)] = None,
    host: Annotated[str, typer.Option("--host")] = "127.0.0.1",
    no_open: Annotated[bool, typer.Option("--no-open")] = False,
) -> None:
    """See ``help.app``."""
    from search_app.commands.app import run

    raise typer.Exit(run(console_of(context), port=port, host=host, browser=not no_open))


@app.command()
def stop(context: typer.Context) -> None:
    """See ``help.stop``."""
    from search_app.commands.stop import run

    run(console_of(context))


@app.command()
def demo(
    context: typer.Context,
    examples: Annotated[Path | None, typer.Argument()] = None,
    *,
    port: Annotated[int | None, typer.Option("--port", "-p", min=1, max=65535)] = None,
    no_open: Annotated[bool, typer.Option("--no-open")] = False,
) -> None:
    """See ``help.demo``."""
    from search_app.commands.demo import run

    raise typer.Exit(run(console_of(context), examples, port=port, browser=not no_open))


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; the only place where every exception ends."""
    lang, rest = language_of(arguments, os.environ)
    console = Console(lang)
    try:
        code = command_in(app, lang).main(list(rest), prog_name="fazhi", standalone_mode=True, obj=console)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    except KeyboardInterrupt:
        console.note("cli.interrupted")
        return 130
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone, as `fazhi … | head` does
        return 0
    except Exception as error:  # a person reads one line, not a traceback
        if os.environ.get("FAZHI_DEBUG"):
            raise
        console.fail(error)
        return 1
    return code if isinstance(code, int) else 0


def main() -> None:
    """The entry point of ``fazhi``."""
    sys.exit(run(sys.argv[1:]))

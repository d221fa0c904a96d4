"""Gives the command line its help in the language of the person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import typer
import typer.main

from search_app.language import Language, from_environment, from_locale
from search_app.text import TEXTS, t

FLAG = "--lang"
# The names in graph.export.FORMATS, which is too slow to load for a help text.
EXPORT_FORMATS = "nt, ttl, jsonld, trig, graphml, csv-observations, csv-nodes, csv-edges, bibtex, gbt7714"

SHARED = {"demo": "app", "cypher": "query", "sparql": "query"}  # whose parameters are explained under another name


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> tuple[Language, tuple[str, ...]]:
    """Take ``--lang`` out of the arguments, wherever it stands before ``--``; return the language and the rest."""
    lang = from_environment(environment)
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        if word == "--":
            return lang, (*rest, word, *words)
        if word == FLAG:
            lang = from_locale(next(words, ""))
        elif word.startswith(FLAG + "="):
            lang = from_locale(word.removeprefix(FLAG + "="))
        else:
            rest.append(word)
    return lang, tuple(rest)


def command_in(app: typer.Typer, lang: Language) -> Any:  # noqa: ANN401 - the command class belongs to Typer's private click
    """Return the Click command of ``app`` with every help text in ``lang``."""
    root = typer.main.get_command(app)
    localise(root, "fazhi", lang)
    for name, command in getattr(root, "commands", {}).items():
        localise(command, name, lang)
    return root


def localise(command: Any, name: str, lang: Language) -> None:  # noqa: ANN401 - as above
    """Put the texts ``help.<name>`` and ``help.<name>.<parameter>`` into one command.

    Raises:
        UnknownText: the command or one of its parameters has no text.
    """
    command.help = t(f"help.{name}", lang)
    for parameter in command.params:
        parameter.help = t(key_of(name, parameter.name), lang).replace("{formats}", EXPORT_FORMATS)


def key_of(command: str, parameter: str) -> str:
    """Return the key of a parameter's help; some parameters mean the same for several commands."""
    if parameter in ("as_json", "as_csv"):
        return f"help.{parameter.removeprefix('as_')}"
    key = f"help.{command}.{parameter}"
    return key if key in TEXTS or command not in SHARED else f"help.{SHARED[command]}.{parameter}"

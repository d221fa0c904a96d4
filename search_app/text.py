"""Everything the command line and the app say, in both languages.

Each ``text_*.py`` beside this file holds a ``TEXTS`` table: key -> (Chinese, English).
"""

from __future__ import annotations

from collections.abc import Mapping

from search_app import (
    text_answer,
    text_cli,
    text_compare,
    text_console,
    text_errors,
    text_explore,
    text_help,
    text_library,
    text_login,
    text_ontology,
    text_quality,
    text_reader,
    text_search,
    text_shell,
)
from search_app.errors import UnknownText
from search_app.language import Language

TABLES: tuple[Mapping[str, tuple[str, str]], ...] = (
    text_shell.TEXTS,
    text_cli.TEXTS,
    text_errors.TEXTS,
    text_help.TEXTS,
    text_search.TEXTS,
    text_answer.TEXTS,
    text_library.TEXTS,
    text_explore.TEXTS,
    text_reader.TEXTS,
    text_compare.TEXTS,
    text_console.TEXTS,
    text_quality.TEXTS,
    text_ontology.TEXTS,
    text_login.TEXTS,
)

TEXTS: dict[str, tuple[str, str]] = {key: pair for table in TABLES for key, pair in table.items()}


def t(key: str, lang: Language, /, **values: object) -> str:
    """Return the text of ``key`` with ``{names}`` filled in.

    Raises:
        UnknownText: no table has the key.
    """
    try:
        chinese, english = TEXTS[key]
    except KeyError:
        raise UnknownText(key) from None
    text = chinese if lang == "zh" else english
    return text.format(**values) if values else text

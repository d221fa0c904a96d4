"""Where the command line speaks: results to standard output, everything else to standard error."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass

from search_app.language import Language
from search_app.text import TEXTS, t


@dataclass(frozen=True, slots=True)
class Console:
    """The language of the person and the two streams; writes plain text, so it costs nothing to make."""

    lang: Language

    def text(self, key: str, **values: object) -> str:
        """Return a text in the person's language."""
        return t(key, self.lang, **values)

    def say(self, key: str, **values: object) -> None:
        """Print one line of result."""
        self.line(self.text(key, **values))

    def line(self, text: str = "") -> None:
        """Print words that are not ours to translate."""
        sys.stdout.write(text + "\n")

    def json(self, value: object) -> None:
        """Print one JSON value for a program."""
        self.line(json.dumps(value, ensure_ascii=False, indent=2))

    def note(self, key: str, **values: object) -> None:
        """Tell the person something that is not the result."""
        self.complain(self.text(key, **values))

    def complain(self, text: str) -> None:
        """Write one line to standard error at once."""
        sys.stderr.write(text + "\n")
        sys.stderr.flush()

    def fail(self, error: Exception) -> None:
        """Say in one line what went wrong and what to do."""
        if is_ours(error):
            self.note("cli.error", message=message_of(error, self.lang))
        else:
            self.note("cli.internal_error", kind=type(error).__name__, message=str(error) or "–")


def is_ours(error: Exception) -> bool:
    """Tell whether the message was written for a person: one of the four error families, or the system's own."""
    packages = {kind.__module__.partition(".")[0] for kind in type(error).__mro__}
    return isinstance(error, OSError) or not packages.isdisjoint({"ontology", "graph", "ingest", "search_app"})


def message_of(error: Exception, lang: Language) -> str:
    """Return the error's own words; the packages below speak Chinese, so English puts what it means before them."""
    keys = (f"error.{kind.__name__}" for kind in type(error).__mro__)
    key = next((key for key in keys if key in TEXTS), None)
    return t(key, lang, message=str(error)) if key else str(error)

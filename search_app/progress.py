"""Progress bars for long work, only where a person watches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console as RichConsole
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from search_app.language import Language
from search_app.progress_text import stage_text

Report = Callable[[str, int, int], None]
"""Called with (stage, done, total); ``total`` is 0 while it is not known."""


@contextmanager
def progress(lang: Language, *, silent: bool = False) -> Iterator[Report | None]:
    """Give a function to report progress to, or ``None`` when nobody watches.

    Nobody watches when ``silent`` (a program reads the output) or when standard output or standard error is not a
    terminal.  The bars go to standard error, one line for each stage, and stay there when the work is done.
    """
    if silent or not (sys.stderr.isatty() and sys.stdout.isatty()):
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    tasks: dict[str, TaskID] = {}
    with Progress(*columns, console=RichConsole(stderr=True)) as bars:

        def report(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage_text(stage, lang), total=total or None)
            bars.update(tasks[stage], completed=done, total=total or None)

        yield report

"""``fazhi ask``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.answers.model import Answer, Status
from graph.answers.service import AnswerService
from search_app.answer_json import answer_json
from search_app.answer_words import answer_text, supporting
from search_app.commands.graph_access import connect
from search_app.commands.model_access import embedder_for
from search_app.commands.search import Request, filters_of
from search_app.console import Console
from search_app.errors import BadRequest, NotFound
from search_app.place_names import find_places
from search_app.progress import progress
from search_app.search_access import search_service

SHOWN = 3  # sentences of evidence in the terminal


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with the id its answer carries."""

    id: str | int | None
    text: str


def about(areas: Sequence[str] | None, year: str, documents: Sequence[str] | None) -> Request:
    """Return which documents may answer, as typed."""
    return Request("", areas=tuple(areas or ()), year=year, documents=tuple(documents or ()))


def run(console: Console, question: str | None, source: Path | None, request: Request, *, as_json: bool) -> None:
    """Answer one question, or all of a file of lines ``{"id", "question"}``, one JSON line each with ``as_json``.

    Raises:
        BadRequest: neither or both are given, or an option names nothing.
        NotFound: the file is not there.
    """
    if (question is None) == (source is None):
        raise BadRequest(console.text("cli.ask_one"))
    asked = [Asked(None, question)] if question is not None else list(questions_in(console, source or Path()))
    with connect() as store, progress(console.lang, silent=as_json) as report:
        filters = filters_of(console, request, store)
        embedder = embedder_for(report)
        service = AnswerService(store, search_service(store, embedder), embedder, places=find_places)
        for one in asked:
            answer = service.ask(one.text, filters=filters)
            if as_json and source is None:
                console.json(answer_json(answer, console.lang))
            elif as_json:
                console.line(json.dumps(answer_json(answer, console.lang, identity=one.id), ensure_ascii=False))
            else:
                show(console, answer, heading=source is not None)


def questions_in(console: Console, source: Path) -> Iterator[Asked]:
    """Yield the questions of a JSON-lines file; a line without an id carries its number.

    Raises:
        NotFound: the file is not there.
        BadRequest: a line is not an object with a ``question``.
    """
    if not source.is_file():
        raise NotFound(console.text("cli.no_file", path=source))
    for number, line in enumerate(source.read_text("utf-8").splitlines(), start=1):
        if line.strip():
            yield _asked(console, line, number)


def _asked(console: Console, line: str, number: int) -> Asked:
    try:
        value: Any = json.loads(line)
    except ValueError:
        value = None
    if not isinstance(value, dict) or not isinstance(value.get("question"), str):
        raise BadRequest(console.text("cli.ask_bad_line", number=number))
    return Asked(value.get("id", number), value["question"])


def show(console: Console, answer: Answer, *, heading: bool) -> None:
    """Print an answer as a person reads it, with the sentences it rests on."""
    if heading:
        console.line(f"? {answer.question.text}")
    console.line(answer_text(answer, console.lang))
    shown = supporting(answer)[:SHOWN]
    if shown:
        console.say("answer.closest_text" if answer.status is Status.NOT_STATED else "answer.evidence")
    for evidence in shown:
        place = console.text("cli.offsets", start=evidence.start, end=evidence.end)
        console.line(f"  “{evidence.text}”")
        console.line(f"    {evidence.title} › {place}")
    if heading:
        console.line()

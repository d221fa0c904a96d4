"""Measure answers on questions with known answers, through the code that the program answers with.

    python -m benchmarks.answers QUESTIONS.json [--documents PATH ...] [--document WORDS] [--errors]

QUESTIONS: a list, or {"records": [...]}, of {"id", "question", "type", "value", "evidence": [{"surface"} or text]}; a
record may name its "document" by words of its title.  An answer is right when all numbers of "value" are among its
first numbers (as many as expected and two more, values before derived ones); when type is "not_stated" or "negation"
without a value, and it says so; else when one of its first three sentences holds most of a piece of evidence.
--documents are ingested into a data folder of their own first; without, the graph of the environment is asked.  Prints
rates, and milliseconds per question once everything has been asked before.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from graph.answers.model import Answer, Status
from graph.answers.service import AnswerService
from graph.connection import connect
from graph.embedded.process import stop
from graph.embedding.loading import load_embedder
from graph.model import DocumentSummary, Filters
from graph.reading import documents
from graph.search.service import SearchService
from graph.settings import GraphSettings
from graph.store import GraphStore
from ingest.pipeline import ingest_paths
from search_app.place_names import find_places

NEAR = 0.1  # how far a computed number may be off: one decimal
SILENT = frozenset(("not_stated", "negation", "abstain"))
BESIDE_THE_NUMBER = frozenset(
    ("year", "days", "period_start", "period_end", "unit", "comparator", "coverage", "basis", "award", "alternative")
)

Record = Mapping[str, Any]


def records(path: Path) -> list[Record]:
    """Return the questions that ask about a document."""
    data = json.loads(path.read_text("utf-8"))
    rows = data["records"] if isinstance(data, dict) else data
    return [row for row in rows if row.get("scope", "document") == "document"]


def numbers(value: object) -> list[float]:
    """Return every number an expected value holds."""
    match value:
        case bool() | None:
            return []
        case int() | float():
            return [float(value)]
        case str():
            return [float(value)] if value.replace(".", "", 1).isdigit() else []
        case dict():
            return [n for key, inner in value.items() if key not in BESIDE_THE_NUMBER for n in numbers(inner)]
        case list():
            return [n for inner in value for n in numbers(inner)]
    return []


def is_silent(record: Record) -> bool:
    """Tell whether the documents do not state it."""
    return record.get("type") in SILENT and not record.get("value")


def expected_evidence(record: Record) -> list[str]:
    """Return the sentences, or pieces of them, that show the answer."""
    return [piece["surface"] if isinstance(piece, dict) else piece for piece in record.get("evidence", [])]


def shares(gold: str, given: str) -> bool:
    """Tell whether two sentences are mostly the same words."""
    block = SequenceMatcher(None, gold, given, autojunk=False).find_longest_match(0, len(gold), 0, len(given))
    return block.size >= min(20, 0.6 * min(len(gold), len(given)))


def has_evidence(record: Record, answer: Answer) -> bool:
    """Tell whether one of the first three sentences is evidence."""
    return any(shares(gold, one.text) for gold in expected_evidence(record) for one in answer.evidence[:3])


def is_right(record: Record, answer: Answer) -> bool:
    """Tell whether an answer is right."""
    if is_silent(record):
        return answer.status is Status.NOT_STATED
    wanted = numbers(record.get("value"))
    if not wanted:
        return has_evidence(record, answer)
    given = [float(one.value) for one in (*answer.values, *answer.derived)][: len(wanted) + 2]
    return all(any(abs(number - one) <= NEAR for one in given) for number in wanted)


def ask_all(
    service: AnswerService, asked: Sequence[Record], known: Sequence[DocumentSummary], words: str
) -> list[Answer]:
    """Return the answers; a question that names a document is asked about it alone."""
    answers = []
    for record in asked:
        title = record.get("document") or words
        chosen = tuple(document.id for document in known if title and title in document.title)
        answers.append(service.ask(record["question"], filters=Filters(documents=chosen)))
    return answers


def report(asked: Sequence[Record], answers: Sequence[Answer], *, errors: bool) -> Iterable[str]:
    """Yield the lines to print."""
    pairs = list(zip(asked, answers, strict=True))
    right = [is_right(*pair) for pair in pairs]
    shown = [has_evidence(*pair) for pair in pairs if expected_evidence(pair[0]) and not is_silent(pair[0])]
    silent = [ok for (record, _), ok in zip(pairs, right, strict=True) if is_silent(record)]
    spent = sorted(answer.milliseconds for answer in answers)
    yield f"right        {sum(right)}/{len(right)} = {sum(right) / max(len(right), 1):.3f}"
    yield f"evidence@3   {sum(shown)}/{len(shown)}"
    yield f"not stated   {sum(silent)}/{len(silent)}"
    yield f"milliseconds p50 {spent[len(spent) // 2]:.0f}, p95 {spent[int(len(spent) * 0.95)]:.0f}"
    for (record, answer), ok in zip(pairs, right, strict=True):
        if errors and not ok:
            yield f"wrong {record['id']} {record['question']} | {record.get('value')} | {answer.status.value} " + str(
                [one.value for one in (*answer.values, *answer.derived)]
            )


def measure(store: GraphStore, settings: GraphSettings, arguments: argparse.Namespace) -> None:
    """Ask and print; the questions are asked twice, and the second time is measured."""
    embedder = load_embedder(settings)
    if arguments.documents:
        ingest_paths(arguments.documents, store, embedder=embedder)
    service = AnswerService(store, SearchService(store, embedder), embedder, places=find_places)
    asked, known = records(arguments.questions), documents(store)
    ask_all(service, asked, known, arguments.document)
    for line in report(asked, ask_all(service, asked, known, arguments.document), errors=arguments.errors):
        print(line)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--documents", nargs="+", type=Path, default=[])
    parser.add_argument("--document", default="", help="words of a title: ask about these documents only")
    parser.add_argument("--errors", action="store_true", help="print what is answered wrongly")
    arguments = parser.parse_args()
    settings = GraphSettings.from_environment()
    if not arguments.documents:
        with connect(settings) as store:
            measure(store, settings, arguments)
        return
    with tempfile.TemporaryDirectory() as folder:
        own = GraphSettings(None, "", "", Path(folder))
        try:
            with connect(own) as store:
                measure(store, settings, arguments)
        finally:
            stop(own.home)


if __name__ == "__main__":
    main()

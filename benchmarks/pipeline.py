"""Where the time of one document goes, from bytes to validated facts.

    python -m benchmarks.pipeline [FILE ...] [--rounds N]

Prints CPU milliseconds per step (the best of N rounds, so that a busy machine disturbs little) and each step's share of
the whole.  Without a file, the example reports are measured.  Figures of different machines are not comparable; shares
of one run are.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from ingest.document import understand
from ingest.extraction.extractors import extract
from ingest.facts.state import identify, state
from ingest.model import SourceText
from ingest.reading import read
from ontology.validation import validate

T = TypeVar("T")
EXAMPLES = Path(__file__).parents[1] / "examples"


class Stopwatch:
    """Keeps the best CPU time of each step, in milliseconds."""

    def __init__(self) -> None:
        self.best: dict[str, float] = {}

    def time(self, step: str, work: Callable[[], T]) -> T:
        """Run ``work`` as ``step`` and return what it returns."""
        began = time.process_time()
        result = work()
        spent = (time.process_time() - began) * 1000
        self.best[step] = min(spent, self.best.get(step, spent))
        return result


def measure(source: SourceText, *, rounds: int) -> tuple[dict[str, float], int]:
    """Return the best CPU milliseconds of each step, and the number of triples."""
    watch = Stopwatch()
    triples = 0
    for n in range(rounds):
        # A text of its own each round: extractors remember the last document they saw.
        fresh = SourceText(source.name, source.media_type, source.sha256, source.text + " " * n, title=source.title)
        document = watch.time("understand", lambda text=fresh: understand(text))  # type: ignore[misc]
        extraction = watch.time("extract", lambda d=document: extract(d))  # type: ignore[misc]
        facts = watch.time("state", lambda d=document, e=extraction: state(d, e))  # type: ignore[misc]
        watch.time("validate", lambda d=document, f=facts: validate(identify(d), f))  # type: ignore[misc]
        triples = len(facts)
    return watch.best, triples


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=sorted(EXAMPLES.glob("*.txt")))
    parser.add_argument("--rounds", type=int, default=7)
    arguments = parser.parse_args()
    for path in arguments.files:
        for source in read(path):
            steps, triples = measure(source, rounds=arguments.rounds)
            whole = sum(steps.values())
            print(f"{source.name}: {len(source.text)} characters, {triples} triples, {whole:.0f} ms CPU")
            for step, spent in steps.items():
                print(f"  {step:<12}{spent:8.1f} ms  {spent / whole:5.0%}")


if __name__ == "__main__":
    main()

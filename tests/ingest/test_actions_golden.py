"""Who did what, and which honours, on sentences annotated by reading: law and work reports, a State Council notice.

A random draw, half of it among sentences with words of honour; sentences without either are among them.  Actions are
compared by verb and object, honours by name and status.  Whether a deed is done or planned follows from the chapter.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from ingest.extraction.actions import find_actions
from ingest.extraction.honors import find_honors
from ingest.extraction.organizations import find_organizations
from ingest.gazetteer import area_by_code
from ingest.model import CleanText, Header, PolicyDocument, SourceText, Span
from ingest.structure import parse_structure

GOLDEN = Path(__file__).parents[1] / "golden" / "actions.jsonl"
CASES = [json.loads(line) for line in GOLDEN.read_text("utf-8").splitlines()]
FLOORS = {"actions": 0.95, "honors": 0.9, "modality": 0.95}


def document_of(case: dict[str, Any]) -> PolicyDocument:
    """The sentence under its chapter, as a document of its issuer."""
    text = (case["chapter"] + "\n" if "chapter" in case else "") + case["text"]
    source = SourceText("sentence.txt", "text/plain", "0" * 64, text, "utf-8")
    header = Header(
        "", None, "fileName", case["genre"], issuer=case["issuer"],
        area=area_by_code(case["area"]) if case["area"] else None, report_year=case["year"],
    )  # fmt: skip
    return parse_structure(CleanText(source, (Span(0, len(text)),), ()), header, ())


def score() -> tuple[dict[str, float], list[str]]:
    tally: Counter[str] = Counter()
    misses: list[str] = []
    for case in CASES:
        document = document_of(case)
        organizations, _ = find_organizations(document)
        actions = [a for a in find_actions(document, organizations) if a.span.start >= len(case.get("chapter", ""))]
        honors = find_honors(document)
        found = {
            "actions": Counter((a.verb, a.object or "") for a in actions),
            "honors": Counter((honor.name, honor.status) for honor in honors),
        }
        for kind, got in found.items():
            wanted = Counter(tuple(pair) for pair in case[kind])
            tally[f"{kind}.hit"] += (wanted & got).total()
            tally[f"{kind}.wanted"] += wanted.total()
            tally[f"{kind}.found"] += got.total()
            misses += [f"missed {pair} in {case['text'][:40]}" for pair in wanted - got]
            misses += [f"extra {pair} in {case['text'][:40]}" for pair in got - wanted]
        tally["modality.of"] += len(actions)
        tally["modality.right"] += sum((action.modality == "planned") == case["planned"] for action in actions)
    figures = {
        kind: 2 * tally[f"{kind}.hit"] / (tally[f"{kind}.wanted"] + tally[f"{kind}.found"])
        for kind in ("actions", "honors")
    }
    figures["modality"] = tally["modality.right"] / tally["modality.of"]
    return figures, misses


@pytest.fixture(scope="module")
def scored() -> tuple[dict[str, float], list[str]]:
    result = score()
    print(result[0], *result[1], sep="\n")  # noqa: T201  # shown by -s
    return result


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_score_reaches_its_floor(scored: tuple[dict[str, float], list[str]], name: str) -> None:
    assert scored[0][name] >= FLOORS[name], "\n".join(scored[1])


def test_there_are_enough_sentences_and_empty_ones_among_them() -> None:
    assert len(CASES) >= 40
    assert sum(not case["actions"] for case in CASES) >= 8
    assert sum(bool(case["honors"]) for case in CASES) >= 8

"""Number facts on sentences annotated by reading, from work reports of many places and years and State Council
documents.

The sentences were not written by the rules' author for the rules: they are a random draw, with every figure that a
reader finds in them, and sentences without any.  A field the annotation leaves empty is open to more than one
reading and not scored.
"""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ingest.extraction.observations import find_observations
from ingest.model import CleanText, Header, Observation, PolicyDocument, SourceText, Span
from ingest.structure import parse_structure

GOLDEN = Path(__file__).parents[1] / "golden" / "observations.jsonl"
FLOORS = {"precision": 0.97, "recall": 0.97, "f1": 0.97, "span": 0.97, "value": 0.98, "unit": 0.98, "comparator": 0.98,
          "kind": 0.96, "modality": 0.93, "year": 0.97, "part of": 0.95, "counts": 0.95,
          "indicator": 0.93}  # fmt: skip


def document_of(case: dict[str, Any]) -> tuple[PolicyDocument, int]:
    """The sentence under its chapter, as a document; and where the sentence begins."""
    opening = f"{case['chapter']}\n" if "chapter" in case else ""
    text = opening + case["sentence"]
    source = SourceText("sentence.txt", "text/plain", "0" * 64, text, "utf-8")
    title = case["source"]
    header = Header(title, None, "fileName", case["genre"], report_year=case["year"])
    return parse_structure(CleanText(source, (Span(0, len(text)),), ()), header, ()), len(opening)


def found_in(case: dict[str, Any]) -> list[tuple[int, str, Observation]]:
    document, offset = document_of(case)
    return [
        (o.span.start - offset, o.span.of(document.text), o)
        for o in find_observations(document)
        if o.span.start >= offset
    ]


def compare(case: dict[str, Any], tally: Counter[str], misses: list[str]) -> None:
    found = found_in(case)
    taken: set[int] = set()
    wholes: dict[str, int] = {}  # where the figures with these ids begin
    for gold in case["observations"]:
        start, end = gold["start"], gold["start"] + len(gold["surface"])
        hit = next(
            (i for i, (at, words, _) in enumerate(found) if i not in taken and at < end and start < at + len(words)),
            None,
        )
        if hit is None:
            tally["missed"] += 1
            misses.append(f"missed {gold['surface']}: {case['sentence']}")
            continue
        taken.add(hit)
        tally["hit"] += 1
        _, words, observation = found[hit]
        period = observation.period
        fields: dict[str, tuple[Any, Any]] = {
            "span": (gold["surface"], words),
            "value": (Decimal(gold["value"]), observation.quantity.value),
            "unit": (gold["unit"], observation.quantity.unit),
            "comparator": (gold["comparator"], observation.quantity.comparator),
            "kind": (gold["kind"], observation.kind),
            "modality": (gold["modality"], observation.modality),
            "year": (gold["year"], period.start.year if period else None),
        }
        _compare_names(gold, observation, tally, misses)
        wholes[observation.id] = gold["start"]
        if "part_of" in gold:
            fields["part of"] = (gold["part_of"], wholes.get(observation.part_of or ""))
        for name, (wanted, got) in fields.items():
            if wanted in ("", None):
                continue
            tally[f"{name}.of"] += 1
            tally[f"{name}.right"] += wanted == got
            if wanted != got:
                misses.append(f"{name} {gold['surface']}: wanted {wanted}, found {got}: {case['sentence'][:60]}")
    tally["extra"] += len(found) - len(taken)
    misses += [f"extra {words}: {case['sentence']}" for i, (_, words, _) in enumerate(found) if i not in taken]


def _compare_names(gold: dict[str, Any], found: Observation, tally: Counter[str], misses: list[str]) -> None:
    """Hold what is counted (words that the name must have) and the controlled indicator (null: none fits)."""
    checks = []
    if "counts" in gold:
        checks.append(("counts", gold["counts"] in found.indicator_name, found.indicator_name))
    if "indicator" in gold:
        checks.append(("indicator", gold["indicator"] == found.indicator, found.indicator))
    for name, right, got in checks:
        tally[f"{name}.of"] += 1
        tally[f"{name}.right"] += right
        if not right:
            misses.append(f"{name} {gold['surface']}: wanted {gold[name]}, found {got}")


@pytest.fixture(scope="module")
def scores() -> dict[str, float]:
    tally: Counter[str] = Counter()
    misses: list[str] = []
    for line in GOLDEN.read_text("utf-8").splitlines():
        compare(json.loads(line), tally, misses)
    hit, missed, extra = tally["hit"], tally["missed"], tally["extra"]
    result = {
        "precision": hit / (hit + extra),
        "recall": hit / (hit + missed),
        "f1": 2 * hit / (2 * hit + missed + extra),
    }
    for name in FLOORS:
        if f"{name}.of" in tally:
            result[name] = tally[f"{name}.right"] / tally[f"{name}.of"]
    print("\n" + "\n".join(f"{name:12} {value:.4f}" for name, value in result.items()))  # noqa: T201  # shown by -s
    print("\n".join(misses))  # noqa: T201
    return result


def test_the_set_is_large_and_holds_sentences_without_figures() -> None:
    cases = [json.loads(line) for line in GOLDEN.read_text("utf-8").splitlines()]
    assert len(cases) >= 440
    assert sum(not case["observations"] for case in cases) >= 15
    assert all(
        case["sentence"][gold["start"] :].startswith(gold["surface"]) for case in cases for gold in case["observations"]
    )


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_score_reaches_its_floor(scores: dict[str, float], name: str) -> None:
    assert scores[name] >= FLOORS[name]

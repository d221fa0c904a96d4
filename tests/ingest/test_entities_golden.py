"""Organisations, citations and instruments on sentences annotated by reading.

The sentences come from work reports of many places, from State Council documents, and (marked as such) from a hand
that wrote them after the genre of rule-of-law reports; a third of the lists are empty on purpose.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from ingest.extraction.citations import find_citations
from ingest.extraction.instruments import find_instruments
from ingest.extraction.organizations import find_organizations
from ingest.gazetteer import area_by_code
from ingest.model import CleanText, Header, PolicyDocument, SourceText, Span
from ingest.structure import parse_structure

GOLDEN = Path(__file__).parents[1] / "golden" / "entities.jsonl"
CASES = [json.loads(line) for line in GOLDEN.read_text("utf-8").splitlines()]
FLOORS = {"organizations": 0.95, "canonical": 0.97, "citations": 0.97, "roles": 0.95, "instruments": 0.85}


def document_of(case: dict[str, Any]) -> PolicyDocument:
    """The sentence as a document of its issuer."""
    text = case["text"]
    source = SourceText("sentence.txt", "text/plain", "0" * 64, text, "utf-8")
    header = Header(
        "", None, "fileName", "report", issuer=case["issuer"], area=area_by_code(case["area"]), report_year=2023
    )
    return parse_structure(CleanText(source, (Span(0, len(text)),), ()), header, ())


def found_in(case: dict[str, Any]) -> dict[str, list[list[str]]]:
    """What the extractors find, in the shape of the annotation."""
    document = document_of(case)
    text = document.text
    _, bodies = find_organizations(document)
    _, instruments = find_instruments(document)
    return {
        "organizations": [[mention.span.of(text), mention.target] for mention in bodies],
        "citations": [[citation.span.of(text), citation.role] for citation in find_citations(document)],
        "instruments": [[mention.span.of(text), mention.target] for mention in instruments],
    }


def overlap(one: str, other: str) -> float:
    """Share of the longer of two surfaces that the shorter one covers, 0 where neither holds the other."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) / len(longer) if shorter in longer else 0.0


def match(wanted: list[str], found: list[str], least: float) -> list[tuple[int, int]]:
    """Pair surfaces one to one, the best overlap first."""
    pairs = sorted(
        ((overlap(w, f), -i, -j) for i, w in enumerate(wanted) for j, f in enumerate(found)),
        reverse=True,
    )
    taken: list[tuple[int, int]] = []
    for score, i, j in pairs:
        if score >= least and all(-i != a and -j != b for a, b in taken):
            taken.append((-i, -j))
    return taken


class Score:
    def __init__(self) -> None:
        self.hits = self.wanted = self.found = 0
        self.misses: list[str] = []

    def add(self, wanted: list[str], found: list[str], least: float, where: str) -> list[tuple[int, int]]:
        pairs = match(wanted, found, least)
        self.hits += len(pairs)
        self.wanted += len(wanted)
        self.found += len(found)
        self.misses += [f"missed {w} in {where}" for i, w in enumerate(wanted) if i not in {a for a, _ in pairs}]
        self.misses += [f"extra {f} in {where}" for j, f in enumerate(found) if j not in {b for _, b in pairs}]
        return pairs

    @property
    def f1(self) -> float:
        return 2 * self.hits / (self.wanted + self.found)


def score() -> tuple[dict[str, float], list[str]]:
    kinds = {"organizations": Score(), "citations": Score(), "instruments": Score()}
    canonical: list[bool] = []
    roles: list[bool] = []
    wrong: list[str] = []
    for case in CASES:
        found = found_in(case)
        where = case["text"][:40]
        for kind, second, least in (("organizations", canonical, 0.8), ("citations", roles, 0.8)):
            wanted = case[kind]
            pairs = kinds[kind].add([w[0] for w in wanted], [f[0] for f in found[kind]], least, where)
            for i, j in pairs:
                second.append(wanted[i][1] == found[kind][j][1])
                if not second[-1]:
                    wrong.append(f"{kind}: wanted {wanted[i]}, found {found[kind][j]} in {where}")
        judged = [words for words, _ in found["instruments"] if not _is_open(words, case)]
        kinds["instruments"].add(case["instruments"], judged, 0.5, where)
    figures = {name: kind.f1 for name, kind in kinds.items()}
    figures |= {"canonical": sum(canonical) / len(canonical), "roles": sum(roles) / len(roles)}
    return figures, [*wrong, *(miss for kind in kinds.values() for miss in kind.misses)]


def _is_open(words: str, case: dict[str, Any]) -> bool:
    """Tell whether the annotation leaves open if these words name an instrument: neither right nor wrong."""
    certain = any(overlap(words, wanted) >= 0.5 for wanted in case["instruments"])
    return not certain and any(overlap(words, other) >= 0.5 for other in case.get("open", ()))


def test_entities_of_annotated_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    figures, misses = score()
    with capsys.disabled():
        sys.stdout.write("\n" + ", ".join(f"{name} {value:.3f}" for name, value in sorted(figures.items())) + "\n")
    low = {name: (figures[name], floor) for name, floor in FLOORS.items() if figures[name] < floor}
    assert not low, "\n".join([str(low), *misses])


def test_there_are_enough_sentences_and_empty_ones_among_them() -> None:
    assert len(CASES) >= 100
    assert sum(not case["organizations"] for case in CASES) >= 30
    assert sum(not case["citations"] for case in CASES) >= 30


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:12])
def test_every_mention_quotes_the_text(case: dict[str, Any]) -> None:
    for surfaces in found_in(case).values():
        assert all(surface in case["text"] for surface, _ in surfaces)

"""What every engine must answer a reviewer about the sample report, read off its Turtle by hand."""

from collections.abc import Callable

import pytest

from graph.reading import (
    citation_uses,
    doubtful_names,
    indicator_uses,
    instrument_uses,
    issues,
    open_indicators,
    property_uses,
    sum_checks,
)
from graph.store import GraphStore
from graph.writing import replace_document
from ontology.validation import ValidatedFacts

DOCUMENT = "https://fazhi.example.org/id/doc/fzbg-150523-2023"


@pytest.fixture
def report(store: GraphStore, sample: ValidatedFacts) -> GraphStore:
    replace_document(store, sample)
    return store


def test_a_sum_comes_with_both_sides_and_its_sentence(report: GraphStore) -> None:
    (check,) = sum_checks(report)
    assert (check.result, check.difference) == ("consistent", 0.0)
    assert (check.whole.value, check.whole.unit, check.whole.surface) == (80.0, "件", "80件")
    assert [part.value for part in check.parts] == [46.0, 34.0]
    assert check.evidence.document == DOCUMENT
    assert check.evidence.text.startswith("根据《法治政府建设实施纲要")
    assert sum_checks(report, results=["inconsistent"]) == ()
    assert sum_checks(report, documents=["https://fazhi.example.org/id/doc/x"]) == ()


def test_references_come_with_their_first_place(report: GraphStore) -> None:
    (use,) = citation_uses(report)
    assert (use.document, use.uses, use.start, use.kind) == (DOCUMENT, 1, 39, "based_on")
    assert [use.document for use in instrument_uses(report)] == [DOCUMENT] * len(instrument_uses(report))


def test_damage_comes_with_its_place(report: GraphStore) -> None:
    (issue,) = issues(report)
    assert (issue.type, issue.start, issue.end, issue.document) == ("redaction", 135, 138, DOCUMENT)
    assert issues(report, documents=[DOCUMENT]) == (issue,)
    assert issues(report, documents=[DOCUMENT + "x"]) == ()


def test_indicators_are_counted(report: GraphStore, renamed: Callable[[str], ValidatedFacts]) -> None:
    replace_document(report, renamed("fzbg-150523-2022"))
    found = {use.key: (use.controlled, use.figures, use.documents) for use in indicator_uses(report)}
    assert found == {
        "norm-cleanup": (True, 2, 2),
        "norm-cleanup-kept": (True, 2, 2),
        "norm-cleanup-repealed": (True, 2, 2),
    }
    assert open_indicators(report) == ()
    assert property_uses(report)["valueText"] == 6


def test_doubtful_names_say_why(report: GraphStore) -> None:
    assert all(name.reason in {"inferred", "redacted", "truncated"} for name in doubtful_names(report))
    assert doubtful_names(report, documents=[DOCUMENT + "x"]) == ()

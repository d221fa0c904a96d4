from pathlib import Path

import pytest

from ingest.cleaning import clean
from ingest.damage import scan
from ingest.document import understand
from ingest.model import SourceText
from ingest.reading import read

EXAMPLES = Path(__file__).parents[2] / "examples"


def found(text: str) -> list[tuple[str, str]]:
    return [(damage.kind, damage.span.of(text)) for damage in scan(clean(SourceText("a.txt", "text/plain", "0", text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("按规定的程 (略) 政府报备。", [("redaction", " (略) ")]),
        ("大连新机场项目。（略）", [("redaction", "（略）")]),
        ("推进全县执法队*建设。", [("maskedCharacter", "*")]),
        ("每年拨付XXX元用于勘探。", [("maskedCharacter", "XXX")]),
        ("二○○四年六月十六日通过。", []),
        ("天数＝人次数×平均天数。", []),
        ("印发了《学习方案开展线上学法。", [("unbalancedMark", "《")]),
        ("实施《药品管理法\n实施条例》有关规定。", []),
        ("深入学总书记重要讲话。", [("deletion", "学总书记")]),
        ("学习总书记重要讲话，理论学习中心组。", []),
        ("实\ue004现目标。", [("oddCharacter", "\ue004")]),
    ],
)
def test_faults(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_dropped_slices_are_not_scanned() -> None:
    (source,) = read(next(EXAMPLES.glob("开鲁县*.txt")))
    damages = understand(source).damages
    kinds = [damage.kind for damage in damages]
    # Read by eye in the one kept copy: eight redactions, one mask, one open title, two cut words, a second 五是.
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "redaction": 8,
        "maskedCharacter": 1,
        "unbalancedMark": 1,
        "deletion": 2,
        "ordinal": 1,
    }
    assert all(24 <= damage.span.start < 3563 for damage in damages)

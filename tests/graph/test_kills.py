"""A short run of ``benchmarks.kills``, and two loaders at once: however documents came in, the bytes are the same."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import kills
from graph.embedded.process import stop

pytestmark = pytest.mark.engine
EXAMPLE = next((Path(__file__).parents[2] / "examples").glob("开鲁县*.txt"))
CHARACTERS = 1200


@pytest.fixture
def texts(tmp_path: Path) -> list[Path]:
    """Return six short reports of one county, each of another year."""
    text = EXAMPLE.read_text("utf-8")[:CHARACTERS]
    files = [tmp_path / f"{year}.txt" for year in range(2018, 2024)]
    for file in files:
        file.write_text(text.replace("2023", file.stem), "utf-8")
    return files


@pytest.fixture
def homes(tmp_path: Path) -> Iterator[list[Path]]:
    found = [tmp_path / name for name in ("one", "other")]
    yield found
    for home in found:
        stop(home)


def test_kill_9_of_engine_and_loader_loses_nothing_and_leaves_nothing_half_there(
    texts: list[Path], homes: list[Path], tmp_path: Path
) -> None:
    undisturbed, killed = homes
    kills.load(undisturbed, texts, tmp_path / "acknowledged")
    found = kills.disturbed(killed, texts, kills=3, longest=4, chance=random.Random(1))
    assert found == []
    assert kills.n_triples(killed) == kills.n_triples(undisturbed)


def test_two_loaders_at_once_leave_what_one_does(texts: list[Path], homes: list[Path], tmp_path: Path) -> None:
    alone, together = homes
    kills.load(alone, texts, tmp_path / "acknowledged")
    loaders = [kills.start_loader(together, texts[turn::2], tmp_path / f"half-{turn}") for turn in (0, 1)]
    assert [loader.wait(timeout=200) for loader in loaders] == [0, 0]
    assert kills.faults(together, tmp_path / "half-0", set()) == []
    assert kills.n_triples(together) == kills.n_triples(alone)

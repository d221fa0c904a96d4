"""A short run of ``benchmarks.kills``, and two loaders at once: however documents came in, the bytes are the same."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import kills
from graph.embedded.process import stop

pytestmark = pytest.mark.engine
EXAMPLE = next((Path(__file__).parents[2] / "examples").glob("开鲁县*.txt"))
CHARACTERS = 900


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return four short reports of one county, each of another year."""
    text = EXAMPLE.read_text("utf-8")[:CHARACTERS]
    folder = tmp_path_factory.mktemp("texts")
    files = [folder / f"{year}.txt" for year in range(2020, 2024)]
    for file in files:
        file.write_text(text.replace("2023", file.stem), "utf-8")
    return files


@pytest.fixture(scope="module")
def undisturbed(texts: list[Path], tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return what one loader, left alone, makes of them."""
    home = tmp_path_factory.mktemp("undisturbed")
    loader = kills.start_loader(home, texts, home / "acknowledged")
    assert loader.wait(timeout=250) == 0
    try:
        return kills.n_triples(home)
    finally:
        stop(home)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "home"
    stop(tmp_path / "home")


def test_kill_9_of_engine_and_loader_loses_nothing_and_leaves_nothing_half_there(
    texts: list[Path], undisturbed: bytes, home: Path
) -> None:
    assert kills.disturbed(home, texts, kills=3, longest=0.5, chance=random.Random(1)) == []
    assert kills.n_triples(home) == undisturbed


def test_two_loaders_at_once_leave_what_one_does(
    texts: list[Path], undisturbed: bytes, home: Path, tmp_path: Path
) -> None:
    loaders = [kills.start_loader(home, texts[turn::2], tmp_path / f"half-{turn}") for turn in (0, 1)]
    assert [loader.wait(timeout=250) for loader in loaders] == [0, 0]
    assert kills.faults(home, tmp_path / "half-0", set()) == []
    assert kills.n_triples(home) == undisturbed

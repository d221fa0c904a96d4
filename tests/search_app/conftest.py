"""A data folder that holds the example reports, for the command line and the pages."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.embedded.process import stop
from search_app.cli import run

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory, home: Path) -> Iterator[Path]:
    """Return the folder; every test that changes the graph in it brings it back."""
    folder = tmp_path_factory.mktemp("app-home")
    with pytest.MonkeyPatch.context() as patch:
        enter(patch, folder, home)
        assert run(["ingest", str(EXAMPLES)]) == 0
    yield folder
    stop(folder)


@pytest.fixture
def in_data_folder(data_folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point the environment at the folder for one test."""
    enter(monkeypatch, data_folder, home)
    return data_folder


def enter(patch: pytest.MonkeyPatch, folder: Path, home: Path) -> None:
    """Set the environment; the model is the one that all tests share."""
    patch.setenv("FAZHI_HOME", str(folder))
    patch.setenv("FAZHI_MODEL_CACHE", os.environ.get("FAZHI_MODEL_CACHE") or str(home / "models"))
    patch.setenv("FAZHI_LANG", "en")
    for name in ("GRAPH_URI", "FAZHI_DEBUG", "FAZHI_EMBEDDING_MODEL"):
        patch.delenv(name, raising=False)

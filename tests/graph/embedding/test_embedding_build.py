"""How the default model is kept: built once, never half, rebuilt when damaged.  The builder writes two small files."""

import threading
import time
from pathlib import Path

import pytest

from graph.embedding import building
from graph.embedding.default_model import ensure_default_model, is_intact
from graph.embedding.recipe import Progress, model_name
from graph.errors import ModelBuildError


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Replace the minute-long build by a short one and return the list of builds made."""
    builds: list[str] = []

    def build(folder: Path, progress: Progress) -> None:
        time.sleep(0.05)
        (folder / "source").mkdir()
        (folder / "source" / "weights").write_bytes(b"0" * 10)
        (folder / "model.onnx").write_bytes(b"1" * 10)
        progress("model", 5, 5)
        builds.append(threading.current_thread().name)

    monkeypatch.setattr(building, "build", build)
    return builds


def test_threads_and_processes_wait_for_one_build(tmp_path: Path, built: list[str]) -> None:
    threads = [threading.Thread(target=ensure_default_model, args=(tmp_path,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(built) == 1
    assert is_intact(tmp_path / model_name())


@pytest.mark.parametrize("damage", ["model.onnx", "source/weights", "checksums.json"])
def test_a_damaged_model_is_built_again(tmp_path: Path, built: list[str], damage: str) -> None:
    folder = ensure_default_model(tmp_path)
    (folder / damage).write_bytes(b"1" * 9 + b"2" if damage == "model.onnx" else b"")
    assert not is_intact(folder)
    seen: list[tuple[str, int, int]] = []
    ensure_default_model(tmp_path, progress=lambda *step: seen.append(step))
    assert is_intact(folder)
    assert len(built) == 2
    assert seen == [("model", 5, 5)]


def test_a_missing_file_counts_as_damage(tmp_path: Path, built: list[str]) -> None:
    folder = ensure_default_model(tmp_path)
    (folder / "source" / "weights").unlink()
    assert not is_intact(folder)
    assert built


def test_a_build_cut_short_leaves_nothing_that_is_taken_for_a_model(
    tmp_path: Path, built: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = building.build

    def fail(folder: Path, _: Progress) -> None:
        (folder / "model.onnx").write_bytes(b"half")
        raise KeyboardInterrupt

    monkeypatch.setattr(building, "build", fail)
    with pytest.raises(KeyboardInterrupt):
        ensure_default_model(tmp_path)
    assert not (tmp_path / model_name()).exists()
    monkeypatch.setattr(building, "build", whole)
    assert (ensure_default_model(tmp_path) / "model.onnx").read_bytes() == b"1" * 10
    assert len(built) == 1


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ModelBuildError, match="FAZHI_MODEL_CACHE") as caught:
        ensure_default_model(tmp_path / "file" / "models")
    assert str(tmp_path) in str(caught.value)

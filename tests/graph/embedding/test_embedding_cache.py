from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from graph.embedding.embedder import Embedder
from graph.embedding.vector_cache import VectorCache, vector_key


class Counting:
    """Encodes a text as its length, and remembers what it was asked."""

    name, dimension, prompts = "counting", 2, ("q: ", "p: ")

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode_queries(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        self.asked += texts
        return np.array([[1.0, 0.0]] * len(texts), np.float32)

    def encode_documents(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        self.asked += texts
        return np.array([[0.0, len(text)] for text in texts], np.float32)


def test_a_text_is_encoded_once_for_all_processes(tmp_path: Path) -> None:
    first, second = Counting(), Counting()
    vectors = Embedder(first, VectorCache(tmp_path / "v.sqlite")).encode_passages(["法", "法治", "法"])
    assert vectors.tolist() == [[0, 1], [0, 2], [0, 1]]
    assert first.asked == ["法", "法治"]
    again = Embedder(second, VectorCache(tmp_path / "v.sqlite")).encode_passages(["法治", "法治政府"])
    assert again.tolist() == [[0, 2], [0, 4]]
    assert second.asked == ["法治政府"]


def test_keys_differ_by_model_prompt_and_text() -> None:
    assert len({vector_key("a", "b", "c"), vector_key("ab", "", "c"), vector_key("a", "", "bc")}) == 3
    vector_key("a", "", "\ud800")  # half a character from a broken source has a key too


def test_a_damaged_cache_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "v.sqlite"
    path.write_bytes(b"not a database" * 100)
    encoder = Counting()
    embedder = Embedder(encoder, VectorCache(path))
    embedder.encode_passages(["法"])
    embedder.encode_passages(["法"])
    assert encoder.asked == ["法"]


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = VectorCache(tmp_path / "file" / "v.sqlite")
    assert Embedder(Counting(), cache).encode_passages(["法"]).tolist() == [[0, 1]]


def test_a_query_is_encoded_once(tmp_path: Path) -> None:
    encoder = Counting()
    embedder = Embedder(encoder, VectorCache(tmp_path / "v.sqlite"))
    assert embedder.encode_query("问").tolist() == embedder.encode_query("问").tolist() == [1, 0]
    assert encoder.asked == ["问"]


def test_no_text_gives_no_row() -> None:
    assert Embedder(Counting()).encode_passages([]).shape == (0, 2)


def test_progress_counts_texts() -> None:
    seen: list[tuple[str, int, int]] = []
    Embedder(Counting()).encode_passages(["法"] * 600, progress=lambda *step: seen.append(step))
    assert seen == [("embed", 512, 600), ("embed", 600, 600)]

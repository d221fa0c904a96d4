"""Every word exists in both languages, is used, and takes the same values in both."""

import re
import string
from pathlib import Path

import pytest

from search_app import text
from search_app.errors import UnknownText

SOURCE = "\n".join(
    path.read_text("utf-8")
    for path in Path(text.__file__).parent.rglob("*.py")
    if not path.name.startswith("text") and "node_modules" not in path.parts
)


def fields(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


def test_no_key_stands_in_two_tables() -> None:
    assert sum(len(table) for table in text.TABLES) == len(text.TEXTS)


@pytest.mark.parametrize("key", sorted(text.TEXTS))
def test_both_languages_say_something_and_take_the_same_values(key: str) -> None:
    chinese, english = text.TEXTS[key]
    assert chinese.strip()
    assert english.strip()
    assert fields(chinese) == fields(english)


def test_the_chinese_texts_are_chinese_and_the_english_ones_are_not() -> None:
    examples = re.compile("[“”\"'].*?[“”\"']|[(（].*?[)）]|开鲁县|群众打电话反映问题，有没有回应|中文")
    assert not [key for key, (_, english) in text.TEXTS.items() if re.search("[一-鿿]", examples.sub("", english))]


def test_every_literal_key_in_the_source_exists() -> None:
    named = set(re.findall(r"""(?:\bt|\.text|\.say|\.note)\(\s*"([a-z_]+\.[a-z_.]+)\"""", SOURCE))
    assert len(named) > 50
    assert named <= set(text.TEXTS)


def test_an_unknown_key_is_named() -> None:
    with pytest.raises(UnknownText, match=r"no text for 'no\.such'"):
        text.t("no.such", "zh")


def test_values_are_filled_in() -> None:
    assert text.t("cli.removed", "zh", count=3) == "已移除 3 份文件。"
    assert text.t("cli.removed", "en", count=3) == "3 documents removed."

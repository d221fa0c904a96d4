"""What a person types, taken apart; every string is a valid query.

    "行政 复议"     exactly these words, in this order (straight quotes; “ ” too where nothing else is typed)
    《民法典》 “放管服”  a title or term: passages with exactly these words come first, the others stay
    +听证           must occur
    -处罚           must not occur (a number is never taken as excluded: 增长 -3.5%)
    digit*          words that begin so

A sign works at the beginning of a word only, so 2021-2025 and R&D are what they seem.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

LONGEST = 2_000  # characters; more than any question, and a model reads some 800 of them

_TOKEN = re.compile(
    r'"(?P<exact>[^"]+)"'
    r"|“(?P<curly>[^“”]+)”"
    r"|《(?P<title>[^《》]+)》"
    r'|(?:(?<=\s)|^)(?P<sign>[+\-])(?:["“《](?P<signed_phrase>[^"“”《》]+)["”》]|(?P<signed>[^\s+\-"“”《》]+))'
    r"|(?P<prefix>[^\W_]+)\*"
)
_NUMBER = re.compile(r"[\d.,]+%?$")


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """A query taken apart; ``text`` is what is left to be understood by meaning, without signs and excluded words."""

    text: str = ""
    required: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    shortened: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for: no letter, digit or character is left."""
        return not any(character.isalnum() for character in self.text)


def parse_query(query: str) -> ParsedQuery:
    """Take a query apart; what does not fit the syntax is ordinary text."""
    # Unpaired surrogates and NUL come from broken clipboards; nothing after this can encode them.
    clean = query.encode("utf-8", "replace").decode().replace("\0", " ")
    normal = unicodedata.normalize("NFKC", clean)[:LONGEST].strip()
    outside = _TOKEN.sub("", normal)
    only_phrases = not any(character.isalnum() for character in outside)
    found: dict[str, list[str]] = {"required": [], "excluded": [], "phrases": [], "prefixes": []}

    def replace(match: re.Match[str]) -> str:
        kind, words = _read(match, only_phrases=only_phrases)
        if kind is None:
            return match.group()
        found[kind].append(words)
        return {"excluded": " ", "phrases": match.group()}.get(kind, f" {words} ")

    text = re.sub(r"\s+", " ", _TOKEN.sub(replace, normal)).strip()
    values = {kind: tuple(dict.fromkeys(words)) for kind, words in found.items()}
    return ParsedQuery(text, **values, shortened=len(clean) > LONGEST)


def _read(match: re.Match[str], *, only_phrases: bool) -> tuple[str | None, str]:
    """Return what a token asks for (``None``: it is ordinary text) and of which words."""
    parts = match.groupdict()
    if parts["sign"]:
        words = (parts["signed_phrase"] or parts["signed"]).strip()
        if _NUMBER.match(words) or not any(character.isalnum() for character in words):
            return None, words
        return ("required" if parts["sign"] == "+" else "excluded"), words
    if parts["prefix"]:
        return "prefixes", parts["prefix"]
    if parts["curly"]:
        return ("required" if only_phrases else "phrases"), parts["curly"].strip()
    if parts["title"]:
        return "phrases", parts["title"].strip()
    return "required", parts["exact"].strip()

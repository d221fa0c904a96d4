"""Which language to speak: Chinese or English, by wish or by the machine's locale."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Language = Literal["zh", "en"]

LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")  # in the order in which POSIX lets them overrule each other


def from_locale(locale: str | None) -> Language:
    """Return Chinese for every Chinese locale (``zh_CN.UTF-8``, ``zh-Hant``), English for all others."""
    return "zh" if (locale or "").strip().lower().startswith("zh") else "en"


def from_environment(environment: Mapping[str, str]) -> Language:
    """Return the language that ``FAZHI_LANG`` asks for, else that of the first locale variable which is set."""
    wish = environment.get("FAZHI_LANG", "").strip()
    if wish:
        return from_locale(wish)
    return from_locale(next((environment[name] for name in LOCALE_VARIABLES if environment.get(name)), None))

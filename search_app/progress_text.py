"""What the stages of long work are called."""

from __future__ import annotations

from search_app.language import Language
from search_app.text import TEXTS, t


def stage_text(stage: str, lang: Language) -> str:
    """Return what a stage is called; a stage without a text of its own shows its name."""
    key = f"stage.{stage}"
    return t(key, lang) if key in TEXTS else stage

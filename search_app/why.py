"""Says in words why a hit is there."""

from __future__ import annotations

from graph.model import Reason
from search_app.language import Language
from search_app.text import t


def why_words(reason: Reason, lang: Language) -> str:
    """Return one line: whose document it is when that was asked, the words found, the rank in both lists, the names."""
    parts: list[str] = []
    if reason.asked:
        parts.append(t("why.asked", lang, names=t("why.separator", lang).join(reason.asked)))
    if reason.matched:
        parts.append(t("why.matched", lang, words=t("why.separator", lang).join(reason.matched[:6])))
    if reason.dense_rank is not None:
        parts.append(t("why.dense", lang, rank=reason.dense_rank))
    if reason.keyword_rank is not None:
        parts.append(t("why.keyword", lang, rank=reason.keyword_rank))
    if reason.concepts:
        parts.append(
            t("why.concepts", lang, names=t("why.separator", lang).join(one.name for one in reason.concepts[:4]))
        )
    return t("why.join", lang).join(parts)

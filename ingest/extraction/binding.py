"""Binding a figure to a controlled indicator by its cues where the context agrees; otherwise it stays open."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from ontology.concepts import IndicatorConcept, load_concepts

_GROUPS = (
    frozenset(["件", "宗", "起", "例", "份", "项", "部", "篇", "个", "条", "批", "件次", "宗次", "户"]),
    frozenset(["人", "名", "位", "人次", "户", "个", "家"]),
    frozenset(["个", "家", "所", "户", "处", "座"]),
    frozenset(["次", "场", "期", "轮", "批", "批次", "场次", "家次", "户次"]),
    frozenset(["人次", "人", "名", "次"]),
    frozenset({"%", "percent", "‰"}),
    frozenset({"元"}),
    frozenset({"份", "册", "条", "本", "张", "件"}),
)
_HOME = {
    "件": 0,
    "项": 0,
    "份": 7,
    "人": 1,
    "名": 1,
    "人次": 4,
    "个": 2,
    "家": 2,
    "次": 3,
    "%": 5,
    "percent": 5,
    "元": 6,
    "条": 7,
}
_QUOTES = re.compile(r"[“”\"‘’《》\s]")


@functools.lru_cache(maxsize=1)
def _cues() -> tuple[tuple[str, IndicatorConcept], ...]:
    """Every cue with its indicator, longest cue first."""
    pairs = [(cue, concept) for concept in load_concepts().indicators.values() for cue in concept.cues]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0], pair[1].notation)))


@functools.lru_cache(maxsize=1)
def _bigrams() -> Mapping[str, frozenset[str]]:
    return {
        notation: frozenset(concept.name_zh[i : i + 2] for i in range(len(concept.name_zh) - 2))
        for notation, concept in load_concepts().indicators.items()
    }


def indicator_of(name: str, unit: str, *, context: str) -> str | None:
    """Return the notation of the controlled indicator, ``None`` where no cue fits or two fit equally well.

    A cue must stand in the figure's own name and the unit must be one its indicator is counted in.  Cues of two or
    three characters (受理, 培训, 合格率) are common words: they need another word of the indicator's name in the
    context.
    """
    own, around = _QUOTES.sub("", name), _QUOTES.sub("", context)
    scored: dict[str, float] = {}
    for cue, concept in _cues():
        if cue not in own or not _countable(concept.unit, unit):
            continue
        others = {pair for pair in _bigrams()[concept.notation] if pair not in cue}
        agreeing = sum(pair in own for pair in others) * 2 + sum(pair in around for pair in others)
        if len(cue) <= 3 and not agreeing:
            continue
        scored[concept.notation] = max(scored.get(concept.notation, 0.0), 3 * len(cue) + agreeing / max(1, len(others)))
    if not scored:
        return None
    ranked = sorted(scored.items(), key=lambda pair: (-pair[1], pair[0]))
    if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
        return None
    return ranked[0][0]


def _countable(usual: str, unit: str) -> bool:
    home = _HOME.get(usual)
    return usual == unit or (home is not None and unit in _GROUPS[home])

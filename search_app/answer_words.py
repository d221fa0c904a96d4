"""Answers as sentences, in both languages; every number keeps its unit, its period and the mark of how exact it is."""

from __future__ import annotations

from graph.answers.model import Answer, Derived, EvidenceText, Operation, Status, Value
from search_app.language import Language
from search_app.text import t

SIGNS = {"eq": "", "approx": "≈", "gt": ">", "ge": "≥", "lt": "<", "le": "≤"}
_JOINS = {"sum": " + ", "difference": " – ", "remainder": " – ", "share": " ÷ ", "ratio": " ÷ "}
PLANNED = frozenset(("target", "planned", "requirement"))
# Questions that stated figures answer; what is computed from them comes after.
_OF_STATED = frozenset({Operation.COMPARE, Operation.TREND, Operation.RANK, Operation.CHECK, Operation.LIST})
_BESIDE = frozenset({"check", "count"})  # computed numbers that say something of the others


def answer_text(answer: Answer, lang: Language) -> str:
    """Return an answer as one paragraph: what is stated, what is derived, or that it is not stated and why."""
    if answer.status is Status.NOT_STATED:
        parts = [t("answer.not_stated", lang), reason_words(answer, lang)]
        if answer.closest:
            parts.append(f"{t('answer.closest', lang)}: {_listed(answer.closest, lang)}")
        return t("answer.separator", lang).join(part for part in parts if part)
    derived = t("answer.separator", lang).join(derived_words(one, lang) for one in answer.derived)
    parts = [_listed(answer.values, lang)] if answer.values else []
    if computed(answer):
        parts = [derived, *(f"{t('answer.stated', lang)}: {stated}" for stated in parts)]
    elif derived:
        parts.append(f"{t('answer.derived', lang)}: {derived}")
    parts += [silent_words(answer, lang)] if answer.silent else []
    if answer.entities and not answer.values:
        parts.append(" · ".join(answer.entities))
    if not parts and answer.evidence:
        parts.append(answer.evidence[0].text)
    return t("answer.separator", lang).join(parts)


def computed(answer: Answer) -> bool:
    """Tell whether the question asks for the numbers computed, so that the stated ones only lead to them."""
    asked = {one.kind for one in answer.derived} - _BESIDE
    return bool(asked) and answer.question.operation not in _OF_STATED


def supporting(answer: Answer) -> tuple[EvidenceText, ...]:
    """Return the evidence to show: the sentences that hold the values, or all of an answer without values."""
    places = [(value.document, value.start) for value in answer.values]
    held = tuple(e for e in answer.evidence if any(e.document == d and e.start <= at < e.end for d, at in places))
    return held or answer.evidence


def silent_words(answer: Answer, lang: Language) -> str:
    """Return of which places and years that are asked about nothing is stated."""
    return t("answer.silent", lang, names=t("answer.join", lang).join(answer.silent))


def reason_words(answer: Answer, lang: Language) -> str:
    """Return why nothing is answered."""
    if answer.reason is None:
        return ""
    return t(f"answer.reason_{answer.reason.value}", lang, missing=answer.missing)


def _listed(values: tuple[Value, ...], lang: Language) -> str:
    return t("answer.separator", lang).join(value_words(value, lang) for value in values)


def value_words(value: Value, lang: Language) -> str:
    """Return a stated figure: where, when, the words of the text, and the number where the words write it otherwise."""
    where = " ".join(part for part in (value.area, period_words(value, lang)) if part)
    number = quantity(value.value, value.unit, value.comparator)
    exact = "" if value.comparator == "eq" and number in value.label else f"（{number}）"
    planned = f"（{t('answer.planned', lang)}）" if value.modality in PLANNED else ""
    return f"{where}: {value.label}{exact}{planned}" if where else f"{value.label}{exact}{planned}"


def period_words(value: Value, lang: Language) -> str:
    """Return what time a figure is about: a year, or its first and last day."""
    start, end = value.period_start, value.period_end
    if start and end and not (start.endswith("-01-01") and end.endswith("-12-31")):
        return f"{start} – {end}" if start != end else start
    if start and end and start[:4] != end[:4]:
        return f"{start[:4]}–{end[:4]}"
    return t("answer.year", lang, year=value.year) if value.year else ""


def quantity(value: float, unit: str, comparator: str = "eq") -> str:
    """Return a number as people write it: >1400项, 8,036亿元, 7%."""
    number, scale = float(value), ""
    if "元" in unit or abs(number) >= 100_000_000:
        for size, name in ((1e8, "亿"), (1e4, "万")):
            if abs(number) >= size:
                number, scale = number / size, name
                break
    written = f"{number:,.4f}".rstrip("0").rstrip(".")
    return f"{SIGNS.get(comparator, '')}{written.replace(',', '')}{scale}{'%' if unit == 'percent' else unit}"


def derived_words(derived: Derived, lang: Language) -> str:
    """Return a computed number with the figures it was computed from."""
    value = quantity(derived.value, derived.unit)
    amounts = [f"{one.label}" for one in derived.inputs]
    if derived.kind == "check":
        whole = quantity(derived.inputs[0].value, derived.inputs[0].unit) if derived.inputs else ""
        key = "answer.derived_check_holds" if derived.holds else "answer.derived_check_fails"
        return t(key, lang, value=value, whole=whole, inputs=" + ".join(amounts[1:]))
    return t(f"answer.derived_{derived.kind}", lang, value=value, inputs=_JOINS.get(derived.kind, "、").join(amounts))

"""What a reviewer should look at: one list of faults and doubts, counted by document and kind."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.reading.viewing import DROPPED
from graph.review_model import DoubtfulName, Issue, OpenIndicatorUse, SumCheck
from search_app.compare_model import figure_text
from search_app.hits_csv import plain
from search_app.language import Language
from search_app.names import code_name
from search_app.text import t

KINDS = ("damage", "dropped", "open", "doubts", "sums")
FAILED = "inconsistent"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to look at, with its place; ``node`` is what it is about in the graph, when it is a node."""

    kind: str  # one of KINDS, or "warnings"
    document: str  # IRI
    start: int
    end: int
    what: str
    note: str
    node: str | None = None


def remarks(
    issues: Iterable[Issue],
    open_indicators: Iterable[OpenIndicatorUse],
    doubts: Iterable[DoubtfulName],
    sums: Iterable[SumCheck],
    *,
    lang: Language,
) -> tuple[Remark, ...]:
    """Return everything as one list, by document, kind and place."""
    found = [_of_issue(issue, lang) for issue in issues]
    found += [_of_open(use, lang) for use in open_indicators]
    found += [_of_doubt(doubt, lang) for doubt in doubts]
    found += [_of_sum(check, lang) for check in sums if check.result == FAILED]
    return tuple(sorted(found, key=lambda one: (one.document, KINDS.index(one.kind), one.start, one.end, one.what)))


def _of_issue(issue: Issue, lang: Language) -> Remark:
    kind = "dropped" if issue.type in DROPPED else "damage"
    return Remark(
        kind, issue.document, issue.start, issue.end, code_name("issueType", issue.type, lang), issue.description
    )


def _of_open(use: OpenIndicatorUse, lang: Language) -> Remark:
    note = t("quality.uses", lang, count=use.uses)
    return Remark("open", use.document, use.start, use.start + 1, use.name, note, use.target)


def _of_doubt(doubt: DoubtfulName, lang: Language) -> Remark:
    reason = t(f"quality.reason_{doubt.reason}", lang)
    note = reason if doubt.name == doubt.surface else f"{reason} → {doubt.name}"
    return Remark("doubts", doubt.document, doubt.start, doubt.end, doubt.surface, note, doubt.target)


def _of_sum(check: SumCheck, lang: Language) -> Remark:
    whole = figure_text(check.whole.value, check.whole.unit, check.whole.comparator)
    parts = " + ".join(figure_text(part.value, part.unit, part.comparator) for part in check.parts)
    difference = "" if check.difference is None else f"{t('compare.difference', lang)} {check.difference:g}"
    place = check.evidence
    return Remark(
        "sums",
        place.document,
        place.start,
        place.end,
        f"{whole} ≠ {parts}",
        difference or check.whole.name,
        check.whole.id,
    )


def counted(found: Iterable[Remark]) -> dict[str, Counter[str]]:
    """Return document -> kind -> how many."""
    counts: dict[str, Counter[str]] = {}
    for remark in found:
        counts.setdefault(remark.document, Counter())[remark.kind] += 1
    return counts


def totals(found: Iterable[Remark]) -> Mapping[str, int]:
    """Return kind -> how many, in the order of KINDS, zeros too."""
    counts = Counter(remark.kind for remark in found)
    return {kind: counts[kind] for kind in KINDS}


def remarks_csv(found: Sequence[Remark], titles: Mapping[str, str], lang: Language) -> bytes:
    """Return UTF-8 with a byte order mark, one row per remark."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    heads = ("quality.kind", "common.document", "compare.start", "compare.end", "quality.what", "quality.note")
    writer.writerow([t(head, lang) for head in heads])
    writer.writerows(
        [
            plain(cell)
            for cell in (
                t(f"quality.{one.kind}", lang),
                titles.get(one.document),
                one.start,
                one.end,
                one.what,
                one.note,
            )
        ]
        for one in found
    )
    return out.getvalue().encode("utf-8-sig")

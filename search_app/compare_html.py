"""Comparisons as HTML tables whose cells open the sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

from graph.model import ObservationRow
from graph.review_model import Figure, SumCheck
from search_app.compare_model import Cell, Grid, Line, figure_text, number, stated
from search_app.compare_uses import UseGrid, UseLine
from search_app.escaping import one_line, shown
from search_app.language import Language
from search_app.links import query
from search_app.names import code_name
from search_app.text import t

MOST_SHOWN = 2  # figures of a cell that stand open; the others unfold
SURFACE = 16  # characters


def reader_href(document: str, start: int | None = None, end: int | None = None) -> str:
    """Return the address of a stretch of a document, as an HTML attribute."""
    return "reader?" + shown(urlencode(query(doc=document, start=start, end=end)))


def explore_href(node: str) -> str:
    """Return the address of a node of the graph, as an HTML attribute."""
    return "explore?" + shown(urlencode(query(node=node)))


def grid_html(grid: Grid, head: str, lang: Language) -> str:
    """Return the figures of a grid; empty rows are left to the caller."""
    heads = "".join(f'<th scope="col">{year}</th>' for year in grid.years)
    body = "".join(_line(line, lang) for line in grid.lines)
    return (
        f'<div class="fz-scroll" tabindex="0" role="region" aria-label="{shown(head)}"><table class="fz-grid">'
        f'<thead><tr><th scope="col">{shown(head)}</th>{heads}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _line(line: Line, lang: Language) -> str:
    cells = "".join(f"<td>{_cell(cell, lang)}</td>" for cell in line.cells)
    return f'<tr><th scope="row">{shown(one_line(line.name, 30))}</th>{cells}</tr>'


def _cell(cell: Cell, lang: Language) -> str:
    if not cell.figures:
        if not cell.silent:
            return f'<span class="fz-absent" title="{t("compare.absent", lang)}">—</span>'
        return f'<a class="fz-silent" href="{reader_href(cell.silent[0].id)}">{t("compare.silent", lang)}</a>'
    open_, folded = cell.figures[:MOST_SHOWN], cell.figures[MOST_SHOWN:]
    more = ""
    if folded:
        summary = t("compare.more", lang, count=len(folded))
        more = f"<details><summary>{summary}</summary>{_figures(folded, lang)}</details>"
    return _figures(open_, lang) + more


def _figures(rows: Iterable[ObservationRow], lang: Language) -> str:
    return "".join(_figure(row, lang) for row in rows)


def _figure(row: ObservationRow, lang: Language) -> str:
    place = reader_href(row.evidence.document, row.evidence.start, row.evidence.end)
    marks = [t("compare.mark_part", lang)] if row.part_of else []
    if row.modality in {"target", "planned", "requirement"}:
        marks.append(t(f"compare.mark_{row.modality}", lang))
    about = [*marks, one_line(row.subject, SURFACE) if row.subject else ""]
    if row.comparator != "eq" and row.evidence.surface:
        about.insert(0, one_line(row.evidence.surface, SURFACE))
    note = " · ".join(part for part in about if part)
    kind = "" if row.modality == "fact" else " fz-plan"
    return (
        f'<a class="fz-figure{kind}" href="{place}" title="{shown(one_line(row.evidence.text, 160))}">'
        f"<b>{shown(stated(row))}</b>{f'<small>{shown(note)}</small>' if note else ''}</a>"
    )


def uses_html(grid: UseGrid, head: str, lang: Language) -> str:
    """Return how often each year's documents refer to each thing; darker is more."""
    most = max((count for line in grid.lines for count, _ in line.cells), default=1)
    heads = "".join(f'<th scope="col">{year}</th>' for year in grid.years)
    body = "".join(_use_line(line, most, lang) for line in grid.lines)
    columns = "".join(f'<th scope="col">{t(f"compare.{name}", lang)}</th>' for name in ("kind", "documents"))
    return (
        f'<div class="fz-scroll" tabindex="0" role="region" aria-label="{shown(head)}"><table class="fz-grid fz-uses">'
        f'<thead><tr><th scope="col">{shown(head)}</th>{columns}{heads}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _use_line(line: UseLine, most: int, lang: Language) -> str:
    cells = "".join(_use_cell(count, place, most) for count, place in line.cells)
    kind = code_name(line.scheme, line.kind, lang) if line.kind else ""
    name = f'<a href="{explore_href(line.key)}" title="{shown(line.name)}">{shown(one_line(line.name, 34))}</a>'
    return f'<tr><th scope="row">{name}</th><td>{shown(kind)}</td><td>{line.documents}</td>{cells}</tr>'


def _use_cell(count: int, place: tuple[str, int] | None, most: int) -> str:
    if place is None:
        return "<td></td>"
    strength = round(8 + 34 * count / most)
    href = reader_href(place[0], place[1], place[1] + 1)
    return f'<td class="fz-heat" style="--fz-heat:{strength}%"><a href="{href}">{count}</a></td>'


def sums_html(checks: Sequence[SumCheck], lang: Language) -> str:
    """Return failed sums: the stated total, the stated parts, and what lies between them."""
    names = ("compare.total", "compare.parts", "compare.parts_sum", "compare.difference", "compare.result")
    heads = "".join(f'<th scope="col">{t(name, lang)}</th>' for name in (*names, "common.document"))
    body = "".join(_sum(check, lang) for check in checks)
    label = t("compare.view_sums", lang)
    return (
        f'<div class="fz-scroll" tabindex="0" role="region" aria-label="{label}"><table class="fz-grid fz-sums">'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _sum(check: SumCheck, lang: Language) -> str:
    place = check.evidence
    whole = check.whole
    parts = "<br>".join(_part(part) for part in check.parts)
    total = sum(part.value for part in check.parts)
    unit = whole.unit
    parts_sum = shown(number(total) + unit)
    difference = "" if check.difference is None else f"{number(check.difference)}{unit}"
    document = f"{shown(one_line(place.document_title, 30))}"
    return (
        f'<tr><td><a class="fz-figure" href="{reader_href(place.document, place.start, place.end)}" '
        f'title="{shown(one_line(place.text, 160))}"><b>{shown(figure_text(whole.value, unit, whole.comparator))}</b>'
        f"<small>{shown(one_line(whole.name, 24))}</small></a></td><td>{parts}</td><td>{parts_sum}</td>"
        f'<td><b class="fz-off">{shown(difference)}</b></td>'
        f"<td>{shown(code_name('checkResult', check.result, lang))}</td>"
        f'<td><a href="{reader_href(place.document)}">{document}</a></td></tr>'
    )


def _part(part: Figure) -> str:
    return (
        f"{shown(figure_text(part.value, part.unit, part.comparator))} <small>{shown(one_line(part.name, 20))}</small>"
    )

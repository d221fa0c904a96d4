"""The panel beside the canvas: what is known of one node, and where it stands in the documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from graph.model import Evidence, Node, NodeDetail
from ontology.schema import load_schema
from search_app import links, reads
from search_app.components.graph_canvas import relation_name, type_style
from search_app.escaping import label, one_line, quoted, shown
from search_app.language import Language
from search_app.names import code_name
from search_app.text import t

# Shown elsewhere in the panel, or for machines only.
UNSHOWN = frozenset(
    {
        "uri",
        "name",
        "text",
        "fullText",
        "embedding",
        "textSha256",
        "fileSha256",
        "title",
        "generatedByUri",
        "evidenceUri",
    }
)
MOST_EVIDENCE = 6
LONGEST_VALUE = 300  # characters

Command = Callable[[Mapping[str, Any]], None]


@dataclass(frozen=True, slots=True)
class Deeds:
    """What the panel's buttons do: ``step`` asks the canvas for a step, ``start`` begins anew from a node."""

    step: Command
    start: Callable[[str], None]


def panel(detail: NodeDetail, lang: Language, deeds: Deeds) -> None:
    """Draw the panel."""
    _heading(detail.node, lang)
    _actions(detail.node, lang, deeds)
    _properties(detail.node, lang)
    _relations(detail, lang, deeds)
    _evidence(detail.evidence, lang)


def _heading(node: Node, lang: Language) -> None:
    style = type_style(node.type, lang)
    dot = f'<i style="background:{style["colour"]}"></i>'
    text = node.properties.get("text")
    body = f"<blockquote>{shown(text)}</blockquote>" if text else ""
    st.html(
        f'<div class="fz-detail"><p class="fz-kind">{dot}{shown(style["name"])}</p>'
        f"<h2>{shown(node.name)}</h2>{body}</div>"
    )


def _actions(node: Node, lang: Language, deeds: Deeds) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.button(
            t("explore.expand", lang),
            key="detail_expand",
            type="primary",
            on_click=deeds.step,
            args=({"kind": "expand", "id": node.id},),
        )
        st.button(t("explore.from_here", lang), key="detail_start", on_click=deeds.start, args=(node.id,))
        document = place_of(node)
        if document is not None:
            links.link(links.READER, t("explore.open_document", lang), **document)


def place_of(node: Node) -> dict[str, str | int] | None:
    """Return the reader's parameters for a document with a text, or for a stretch of one, else None."""
    spec = load_schema().classes.get(node.type)
    if spec is None:
        return None
    if "Document" in spec.labels:
        return None if node.properties.get("isStub") else {"doc": node.id}
    start, end = node.properties.get("charStart"), node.properties.get("charEnd")
    owner = load_schema().properties[spec.owner].relationship if spec.owner else None
    if owner is None or start is None or end is None:
        return None
    documents = reads.readers().neighbours(node.id, owner, 1).nodes[1:]
    return {"doc": documents[0].id, "start": start, "end": end} if documents else None


def _properties(node: Node, lang: Language) -> None:
    rows = [(name, value) for name, value in node.properties.items() if name not in UNSHOWN and value not in (None, "")]
    known = load_schema().properties
    pairs = [
        (known[name].zh if lang == "zh" else known[name].en, shown_value(name, value, lang))
        for name, value in rows
        if name in known
    ]
    if pairs:
        body = "".join(f"<dt>{shown(name)}</dt><dd>{value}</dd>" for name, value in sorted(pairs))
        st.html(f'<div class="fz-detail"><h3>{t("explore.properties", lang)}</h3><dl>{body}</dl></div>')


def shown_value(name: str, value: object, lang: Language) -> str:
    """Return a property's value as HTML: codes by their label, web addresses as text, long text cut."""
    if isinstance(value, bool):
        return t("explore.yes" if value else "explore.no", lang)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, (list, tuple)):
        return "、".join(shown_value(name, item, lang) for item in value)
    scheme = load_schema().properties[name].inline
    if scheme and isinstance(value, str):
        return shown(code_name(scheme, value, lang))
    text = value.isoformat() if isinstance(value, date) else str(value)
    return shown(text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…")


def _relations(detail: NodeDetail, lang: Language, deeds: Deeds) -> None:
    if not detail.relation_counts:
        return
    st.html(f'<div class="fz-detail"><h3>{t("explore.relations", lang)}</h3></div>')
    ordered = sorted(detail.relation_counts.items(), key=lambda item: (-item[1], item[0]))
    with st.container(horizontal=True, gap="small", key="relations"):
        for name, count in ordered:
            step = {"kind": "expand", "id": detail.node.id, "relation": name}
            st.button(
                f"{label(relation_name(name, lang))} {count}", key=f"relation_{name}", on_click=deeds.step, args=(step,)
            )


def _evidence(evidence: tuple[Evidence, ...], lang: Language) -> None:
    if not evidence:
        return
    st.html(f'<div class="fz-detail"><h3>{t("explore.evidence", lang)}</h3></div>')
    for number, item in enumerate(evidence[:MOST_EVIDENCE]):
        where = " · ".join(shown(one_line(part)) for part in (item.document_title, item.section) if part)
        quotation = f"<blockquote>{quoted(item.text, item.surface)}<footer>{where}</footer></blockquote>"
        st.html(f'<div class="fz-detail">{quotation}</div>')
        with st.container(key=f"evidence_{number}"):
            links.reader_link(t("explore.in_text", lang), item.document, start=item.start, end=item.end)
    if len(evidence) > MOST_EVIDENCE:
        st.caption(t("explore.more_evidence", lang, count=len(evidence) - MOST_EVIDENCE))

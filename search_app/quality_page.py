"""The quality page: ``?doc=`` for one document, without it the whole collection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

import streamlit as st

from graph.model import DocumentSummary
from search_app import review_reads, state
from search_app.compare_html import explore_href, reader_href
from search_app.escaping import label, one_line, shown
from search_app.language import Language
from search_app.links import query, reader_link
from search_app.quality_model import KINDS, Remark, counted, remarks, remarks_csv, totals
from search_app.rule_warnings import rule_warnings
from search_app.text import t

MOST = 100  # remarks of a kind shown at once
DOCUMENT = "quality_document"


def quality_page() -> None:
    """Draw the page."""
    lang = state.language()
    st.html(f'<h1 class="fz-page">{t("quality.heading", lang)}</h1>')
    known = state.known_documents()
    if not known:
        st.info(t("app.empty_title", lang))
        return
    st.caption(t("quality.about", lang))
    titles = {one.id: one.title for one in known}
    asked = _choose(titles, lang)
    found = remarks(
        review_reads.issues(), review_reads.open_indicators(), review_reads.doubts(), review_reads.sums(), lang=lang
    )
    if asked is None:
        _corpus(found, known, lang)
    else:
        _document(asked, tuple(one for one in found if one.document == asked), titles, lang)


def _choose(titles: Mapping[str, str], lang: Language) -> str | None:
    asked = st.query_params.get("doc")
    if asked is not None and asked not in titles:
        st.warning(label(t("quality.unknown", lang, iri=one_line(asked, 100))))
        asked = None
    st.session_state[DOCUMENT] = asked or ""

    def changed() -> None:
        chosen = st.session_state[DOCUMENT]
        if chosen:
            st.query_params["doc"] = chosen
        else:
            st.query_params.pop("doc", None)

    st.selectbox(
        t("quality.document", lang),
        ["", *titles],
        key=DOCUMENT,
        format_func=lambda iri: one_line(titles[iri], 70) if iri else t("quality.all", lang),
        on_change=changed,
    )
    return asked


def _tiles(counts: Mapping[str, int], lang: Language) -> str:
    tiles = "".join(
        f'<div class="fz-tile fz-tile-{kind}"><b>{count:,}</b><span>{t(f"quality.{kind}", lang)}</span>'
        f"<small>{t(f'quality.{kind}_help', lang)}</small></div>"
        for kind, count in counts.items()
    )
    return f'<div class="fz-tiles">{tiles}</div>'


def _corpus(found: Sequence[Remark], known: Sequence[DocumentSummary], lang: Language) -> None:
    st.html(_tiles(totals(found), lang))
    _download(found, {one.id: one.title for one in known}, lang)
    counts = counted(found)
    heads = [t("common.title", lang), t("common.year", lang), t("quality.figures", lang)]
    heads += [t(f"quality.{kind}", lang) for kind in KINDS]
    body = "".join(_row(one, counts.get(one.id, {}), lang) for one in known)
    head = "".join(f'<th scope="col">{shown(name)}</th>' for name in heads)
    st.html(
        f'<h2 class="fz-side">{t("quality.corpus", lang)}</h2>'
        f'<div class="fz-scroll" tabindex="0" role="region" aria-label="{t("quality.corpus", lang)}">'
        f'<table class="fz-grid fz-numbers"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )
    st.caption(t("quality.corpus_caption", lang))


def _row(one: DocumentSummary, counts: Mapping[str, int], lang: Language) -> str:
    here = "quality?" + shown(urlencode(query(doc=one.id)))
    cells = "".join(
        f'<td><a href="{here}#{kind}" aria-label="{t(f"quality.{kind}", lang)} {counts[kind]}">{counts[kind]}</a></td>'
        if counts.get(kind)
        else '<td class="fz-absent">0</td>'
        for kind in KINDS
    )
    title = f'<a href="{here}">{shown(one_line(one.title, 40))}</a>'
    return f'<tr><th scope="row">{title}</th><td>{one.year or "–"}</td><td>{one.observations}</td>{cells}</tr>'


def _document(document: str, found: Sequence[Remark], titles: Mapping[str, str], lang: Language) -> None:
    st.html(_tiles(totals(found), lang))
    with st.container(horizontal=True, vertical_alignment="center"):
        _download(found, titles, lang)
        reader_link(t("common.read", lang), document)
    for kind in KINDS:
        _list(kind, [one for one in found if one.kind == kind], lang)
    with st.spinner(t("quality.checking", lang)):
        doubts = rule_warnings(document)
    said = [
        Remark(
            "warnings",
            document,
            max(one.start, 0),
            max(one.end, 1),
            f"{one.class_zh if lang == 'zh' else one.class_en} {one_line(one.value, 40)}".strip(),
            one.zh if lang == "zh" else one.en,
            one.focus,
        )
        for one in doubts
    ]
    _list("warnings", said, lang, nothing="quality.no_warnings")


def _list(kind: str, found: Sequence[Remark], lang: Language, *, nothing: str = "quality.none") -> None:
    title = f'<h2 class="fz-side" id="{kind}">{t(f"quality.{kind}", lang)} <small>{len(found)}</small></h2>'
    if not found:
        st.html(f'{title}<p class="fz-quiet">{t(nothing, lang)}</p>')
        return
    body = "".join(_remark(one) for one in found[:MOST])
    heads = "".join(f'<th scope="col">{t(f"quality.{name}", lang)}</th>' for name in ("what", "note", "place"))
    st.html(
        f'{title}<div class="fz-scroll fz-low" tabindex="0" role="region" aria-label="{t(f"quality.{kind}", lang)}">'
        f'<table class="fz-grid"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>'
    )
    if len(found) > MOST:
        st.caption(t("quality.most", lang, shown=MOST, count=len(found)))


def _remark(one: Remark) -> str:
    what = shown(one_line(one.what, 90))
    named = f'<a href="{explore_href(one.node)}">{what}</a>' if one.node and one.kind != "warnings" else what
    place = f'<a href="{reader_href(one.document, one.start, one.end)}">{one.start}–{one.end}</a>'
    return f"<tr><td>{named}</td><td>{shown(one_line(one.note, 160))}</td><td>{place}</td></tr>"


def _download(found: Sequence[Remark], titles: Mapping[str, str], lang: Language) -> None:
    st.download_button(
        t("quality.csv", lang),
        remarks_csv(found, titles, lang),
        file_name="fazhi-quality.csv",
        mime="text/csv",
        on_click="ignore",
    )

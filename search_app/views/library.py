"""The library page: what is in the graph, how to add to it, how to remove from it."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from graph.model import DocumentSummary
from graph.writing import remove_document
from ingest.pipeline import IngestReport, ingest_paths
from search_app import state
from search_app.escaping import shown
from search_app.language import Language
from search_app.library_actions import DocumentFilter, document_rows, save_uploads
from search_app.links import explore_link, reader_link
from search_app.names import genre_name
from search_app.progress_text import stage_text
from search_app.report_cards import outcome_html
from search_app.text import t

REPORT, UPLOAD, NOTICE = "library_report", "library_upload", "library_notice"
SUFFIXES = ["txt", "html", "htm", "docx", "pdf", "xlsx", "csv", "zip", "md"]


def draw_upload(lang: Language) -> None:
    """Draw the place to drop files, and read them when asked to."""
    number = st.session_state.setdefault(UPLOAD, 0)  # a new key empties the box after a run
    # Streamlit's own words are English only; the style sheet shows these instead.
    words = f'--fz-choose: "{t("library.choose", lang)}"; --fz-drop: "{t("library.upload_help", lang)}"'
    st.html(f"<style>.st-key-upload {{ {words} }}</style>")
    with st.container(key="upload"):
        files = st.file_uploader(
            t("library.upload", lang), type=SUFFIXES, accept_multiple_files=True, key=f"{UPLOAD}_{number}"
        )
    if files and st.button(t("library.ingest", lang, count=len(files)), type="primary"):
        with tempfile.TemporaryDirectory(prefix="fazhi-") as folder:
            paths = save_uploads(((file.name, file.getvalue()) for file in files), Path(folder))
            st.session_state[REPORT] = read_files(paths, lang)
        st.session_state[UPLOAD] = number + 1
        st.rerun()


def read_files(paths: Sequence[Path], lang: Language) -> IngestReport:
    """Ingest with a bar that tells the stage."""
    bar = st.progress(0.0, t("library.reading", lang))

    def report(stage: str, done: int, total: int) -> None:
        bar.progress(done / total if total else 0.0, f"{stage_text(stage, lang)} {done}/{total}")

    return ingest_paths(paths, state.store(), embedder=state.searcher().embedder, progress=report)


def draw_report(lang: Language) -> None:
    """Draw what became of each file of the last run."""
    report: IngestReport | None = st.session_state.get(REPORT)
    if report is None:
        return
    with st.container(key="report"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(f'<h2 class="fz-side">{t("library.report", lang)}</h2>')
            st.button(t("library.dismiss", lang), type="tertiary", on_click=st.session_state.pop, args=(REPORT,))
        for number, outcome in enumerate(report.outcomes):
            with st.container(border=True, key=f"outcome_{number}"):
                st.html(outcome_html(outcome, lang))
                if outcome.document:
                    reader_link(t("common.read", lang), outcome.document)


def draw_filters(known: tuple[DocumentSummary, ...], lang: Language) -> DocumentFilter:
    """Draw the filters and return what is chosen."""
    genres = sorted({document.genre for document in known})
    years = sorted({document.year for document in known if document.year}, reverse=True)
    with st.container(horizontal=True, vertical_alignment="bottom", key="library_filters"):
        words = st.text_input(t("library.filter", lang), key="library_words", bind="query-params")
        genre = st.selectbox(
            t("common.genre", lang),
            [None, *genres],
            format_func=lambda code: genre_name(code, lang) if code else t("library.any_genre", lang),
        )
        year = st.selectbox(
            t("common.year", lang), [None, *years], format_func=lambda year: str(year or t("library.any_year", lang))
        )
    return DocumentFilter(words or "", genre, year)


def draw_table(found: Sequence[DocumentSummary], lang: Language) -> list[DocumentSummary]:
    """Draw the documents and return those that are ticked."""
    st.caption(t("library.documents", lang, count=len(found)) + " · " + t("library.select_hint", lang))
    chosen = st.dataframe(
        document_rows(found, lang),
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        key=f"library_table_{st.session_state.get(NOTICE, 0)}",
    )
    return [found[row] for row in chosen["selection"]["rows"] if row < len(found)]


def draw_actions(chosen: Sequence[DocumentSummary], lang: Language) -> None:
    """Draw what can be done with the ticked documents."""
    for document in chosen[:5]:
        with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"chosen_{document.id}"):
            st.html(f"<b>{shown(document.title)}</b>")
            reader_link(t("common.read", lang), document.id)
            explore_link(t("common.explore", lang), document.id)
    if chosen and st.button(t("library.remove", lang, count=len(chosen))):
        confirm(tuple(chosen), lang)


def confirm(chosen: tuple[DocumentSummary, ...], lang: Language) -> None:
    """Ask once more, and remove."""

    @st.dialog(t("library.remove_title", lang))
    def ask() -> None:
        st.write(t("library.remove_question", lang))
        for document in chosen:
            st.text(document.title)
        with st.container(horizontal=True):
            if st.button(t("library.remove_confirm", lang), type="primary"):
                for document in chosen:
                    remove_document(state.store(), document.id)
                st.session_state[NOTICE] = st.session_state.get(NOTICE, 0) + 1
                st.rerun()
            if st.button(t("common.cancel", lang)):
                st.rerun()

    ask()


def draw() -> None:
    """Draw the page."""
    lang = state.language()
    st.html(f'<h1 class="fz-page">{t("library.title", lang)}</h1>')
    draw_upload(lang)
    draw_report(lang)
    known = state.known_documents()
    if not known:
        st.info(t("app.empty_title", lang))
        return
    chosen = draw_filters(known, lang)
    found = [document for document in known if chosen.accepts(document)]
    if found:
        draw_actions(draw_table(found, lang), lang)
    else:
        st.info(t("library.no_match", lang))


draw()

"""The reader: a document with its sections, coloured entities, damage, and the facts of the chosen sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from graph.model import DocumentView
from search_app.components.assets import mount
from search_app.components.graph_canvas import type_style
from search_app.language import Language
from search_app.names import code_name
from search_app.reader_model import Paragraph, asked_sentences, heading_as_written, paragraphs

# Actions cover most of a report's text: coloured from the start they would drown everything else.
OFF_AT_FIRST = ("Action",)


@dataclass(frozen=True, slots=True)
class Reading:
    """A document and the stretch that was asked for (code points), if any."""

    view: DocumentView
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Listeners:
    """What to call when a sentence is chosen (state ``sentence``) or an entity followed (trigger ``follow``)."""

    chosen: Callable[[], None]
    followed: Callable[[], None]


def reader_view(reading: Reading, listeners: Listeners, *, key: str, lang: Language, height: int) -> None:
    """Draw the document; ``height`` is in pixels."""
    mount(
        "reader_view",
        "reader",
        key=key,
        data=reader_data(reading, lang=lang, height=height),
        height=height,
        default={"sentence": None},
        on_sentence_change=listeners.chosen,
        on_follow_change=listeners.followed,
    )


def reader_data(reading: Reading, *, lang: Language, height: int) -> dict[str, Any]:
    """Return the JSON that the browser part takes."""
    view = reading.view
    return {
        "lang": lang,
        "height": height,
        "document": view.summary.id,
        "paragraphs": [_paragraph(item) for item in paragraphs(view)],
        "sections": [
            {"level": item.level, "title": heading_as_written(view, item), "start": item.start, "end": item.end}
            for item in view.sections
        ],
        "sentences": [[item.start, item.end] for item in view.sentences],
        "annotations": [
            {"type": item.type, "label": item.label, "target": item.target, "text": view.text[item.start : item.end]}
            for item in view.annotations
        ],
        "dropped": [{"reason": code_name("issueType", item.type, lang), "label": item.label} for item in view.dropped],
        "types": {name: type_style(name, lang) for name in sorted({item.type for item in view.annotations})},
        "off": list(OFF_AT_FIRST),
        "asked": list(asked_sentences(view, reading.start, reading.end)),
    }


def _paragraph(paragraph: Paragraph) -> list[Any]:
    """Return ``[level, [[text, sentence, annotations, dropped, sections begun], ...]]``; short, for there are many."""
    return [
        paragraph.level,
        [[run.text, run.sentence, list(run.annotations), run.dropped, list(run.sections)] for run in paragraph.runs],
    ]

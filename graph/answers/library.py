"""What questions are answered from: the documents of the graph, their sentences and what they state."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from graph.answers.clauses import clauses
from graph.answers.model import Found, Sentence
from graph.model import Filters
from graph.reading.stated import Stated, StatedFigure, stated
from graph.search.collection import Snapshot
from graph.search.filtering import admitted
from graph.search.records import DocumentRecord, PassageRecord
from graph.search.service import SearchService
from graph.store import GraphStore

Floats = npt.NDArray[np.float32]
KEPT = 256  # documents whose facts stay in memory


@dataclass(frozen=True, slots=True)
class Held:
    """A document with its sentences, its facts, and its figures by sentence."""

    record: DocumentRecord
    sentences: tuple[Sentence, ...]
    rows: tuple[int, ...]  # each sentence's passage, as a row of the index
    stated: Stated
    figures: tuple[Found, ...] = ()
    vectors: Floats = field(
        default_factory=lambda: np.zeros((0, 0), np.float32)
    )  # (sentences, d), 0 where there is none


class Library:
    """Keeps the facts of documents in memory as long as the documents stay as they are."""

    def __init__(self, store: GraphStore, search: SearchService) -> None:
        self._store = store
        self._search = search
        self._held: OrderedDict[tuple[str, str, bool], Held] = OrderedDict()
        self._lock = threading.Lock()

    def refresh(self) -> Snapshot:
        """Return the collection as it is now."""
        return self._search.refresh()

    def held(self, snapshot: Snapshot, document: DocumentRecord) -> Held:
        """Return a document with all it states, read from the graph when it is new or has changed."""
        key = (document.iri, document.stamp, snapshot.comparable)
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        found = _read(self._store, snapshot, document)
        with self._lock:
            self._held[key] = found
            while len(self._held) > KEPT:
                self._held.popitem(last=False)
        return found


def in_scope(snapshot: Snapshot, filters: Filters) -> tuple[DocumentRecord, ...]:
    """Return the documents that satisfy what the filters say of documents."""
    of_documents = Filters(
        areas=filters.areas,
        year_from=filters.year_from,
        year_to=filters.year_to,
        genres=filters.genres,
        issuers=filters.issuers,
        documents=filters.documents,
    )
    index = snapshot.index
    return tuple(index.documents[place] for place in np.unique(index.owner[admitted(index, of_documents)]))


def _read(store: GraphStore, snapshot: Snapshot, document: DocumentRecord) -> Held:
    index = snapshot.index
    place = index.documents.index(document)
    sentences, rows = [], []
    for row in np.flatnonzero((index.owner == place) & index.alive):
        own = sentences_of(document, index.passages[row])
        sentences += own
        rows += [int(row)] * len(own)
    facts = stated(store, document.iri)
    return Held(
        record=document,
        sentences=tuple(sentences),
        rows=tuple(rows),
        stated=facts,
        figures=figures_in(sentences, facts.figures),
        vectors=_vectors(snapshot, sentences, rows),
    )


def sentences_of(document: DocumentRecord, passage: PassageRecord) -> list[Sentence]:
    """Return the sentences of a passage; one that has none is a sentence itself."""
    spans = passage.sentences or ((passage.start, passage.end),)
    texts = [passage.text[start - passage.start : end - passage.start] for start, end in spans]
    return [
        Sentence(
            document=document.iri,
            title=document.title,
            area=document.area,
            area_code=document.area_code,
            year=document.year,
            text=text,
            start=start,
            end=end,
            section=passage.section,
            before=before,
        )
        for (start, end), text, before in zip(spans, texts, ("", *texts), strict=False)
    ]


def figures_in(sentences: Sequence[Sentence], figures: Sequence[StatedFigure]) -> tuple[Found, ...]:
    """Return a document's figures, each with its sentence and the words around it."""
    placed = []
    for sentence in sentences:
        inside = [f for f in figures if sentence.start <= f.start < sentence.end]
        around = clauses(sentence.text, sentence.start, inside)
        placed += [(figure, sentence, *words) for figure, words in zip(inside, around, strict=True)]
    own_of = {figure.id: own for figure, _, _, own in placed}
    found = []
    for figure, sentence, lead, own in placed:
        whole = own_of.get(figure.part_of or "", "")  # 不受理12宗（其中转送10宗: what is divided says of what
        before = "，".join(words for words in (lead, "" if whole in lead else whole) if words)
        found.append(Found(figure, sentence, f"{before}：{own}" if before else own))
    return tuple(found)


def _vectors(snapshot: Snapshot, sentences: Sequence[Sentence], rows: Sequence[int]) -> Floats:
    """Return each sentence's own vector, its passage's when it is the whole passage or too short for one."""
    index = snapshot.index
    if not snapshot.comparable or not len(index.matrix) or index.matrix.shape[1] == 0:
        return np.zeros((len(sentences), 0), np.float32)
    own = {}
    wanted = set(rows)
    for place in np.flatnonzero(np.isin(index.sentences.row, list(wanted))):
        own[int(index.sentences.row[place]), int(index.sentences.start[place])] = index.sentences.matrix[place]
    return np.stack([own.get((row, s.start), index.matrix[row]) for row, s in zip(rows, sentences, strict=True)])

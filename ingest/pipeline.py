"""The whole way of documents: from paths to facts and vectors in the graph, with a full account of what happened."""

from __future__ import annotations

import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph.answers.preparing import prepare_questions
from graph.embedding.embedder import Embedder
from graph.errors import GraphError, ProjectionError, UnreachedError
from graph.model import DocumentSource, WriteReport
from graph.reading import document_sources
from graph.search.indexing import embed_missing
from graph.store import GraphStore
from graph.writing import replace_document
from ingest.document import understand
from ingest.errors import IngestError
from ingest.extraction.extractors import extract
from ingest.facts.gate import admitted
from ingest.facts.state import current_run, identify, state
from ingest.model import Extraction, PolicyDocument, SourceText
from ingest.reading import discover, read
from ingest.understanding import found_by_kind
from ontology.validation import ShapeViolations

Progress = Callable[[str, int, int], None]
"""Called with (stage, done, total); ``total`` is 0 while it is not known."""

ADDED, REPLACED, UNCHANGED, REFUSED = "added", "replaced", "unchanged", "refused"


@dataclass(frozen=True, slots=True)
class DocumentOutcome:
    """What became of one document, and what was and was not understood of it."""

    name: str
    status: str  # added | replaced | unchanged | refused
    document: str | None = None  # IRI
    title: str | None = None
    found: Mapping[str, int] = field(default_factory=dict)  # facts by kind
    dropped: Mapping[str, int] = field(default_factory=dict)  # characters left out, by reason
    damages: Mapping[str, int] = field(default_factory=dict)  # faults of the text, by kind
    failed_checks: int = 0
    reason: str | None = None  # why it was refused, or what it replaced
    left_out: tuple[str, ...] = ()  # what was found against single facts that were not taken in


@dataclass(frozen=True, slots=True)
class IngestReport:
    """The account of one run."""

    outcomes: tuple[DocumentOutcome, ...]
    embedded: int  # passages that received a vector
    seconds: float

    def count(self, status: str) -> int:
        """Return how many documents ended with ``status``."""
        return sum(outcome.status == status for outcome in self.outcomes)


def ingest_paths(
    paths: Iterable[Path],
    store: GraphStore,
    *,
    embedder: Embedder | None = None,
    progress: Progress | None = None,
    force: bool = False,
) -> IngestReport:
    """Bring every document under ``paths`` into the graph and give its passages their vectors.

    One document is one transaction, so a fault in one never touches another, and a run that is cut short leaves only
    whole documents.  A document whose bytes are in the graph already, made by the same software, is left as it is.

    Args:
        paths: files and folders.
        store: the graph.
        embedder: gives the vectors; without one the passages are found by words only until it comes.
        progress: told of each step.
        force: ingest again even what is unchanged.

    Returns:
        The account of every document, in the order of reading.
    """
    began = time.perf_counter()
    files, refusals = discover(paths)
    outcomes = [DocumentOutcome(str(path), REFUSED, reason=reason) for path, reason in refusals]
    stored = document_sources(store)
    run = _Run(store, {} if force else _current(store, stored), frozenset((s.document, s.sha256) for s in stored))
    for done, path in enumerate(files):
        if progress:
            progress("ingest", done, len(files))
        outcomes.extend(run.file(path))
    if progress:
        progress("ingest", len(files), len(files))
    embedded = embed_missing(store, embedder, progress=progress) if embedder else 0
    written = sorted({o.document for o in outcomes if o.document and o.status in (ADDED, REPLACED)})
    if embedder and written:
        prepare_questions(store, embedder, written, progress=progress)
    return IngestReport(tuple(outcomes), embedded, time.perf_counter() - began)


def _current(store: GraphStore, stored: Iterable[DocumentSource]) -> dict[str, str]:
    """Return source hash -> document IRI for what this very software has already read."""
    run = str(current_run(store.schema))
    return {source.sha256: source.document for source in stored if source.run == run}


@dataclass(slots=True)
class _Run:
    """One run over many files.

    ``known`` grows so that a copy of a file already read is seen as one; ``before`` is what was read from which bytes
    when the run began, as (document, source hash).
    """

    store: GraphStore
    known: dict[str, str]
    before: frozenset[tuple[str, str]]

    def file(self, path: Path) -> Iterator[DocumentOutcome]:
        sources = read(path)
        while True:
            try:
                source = next(sources)
            except StopIteration:
                return
            except IngestError as error:
                yield DocumentOutcome(str(path), REFUSED, reason=str(error))
                return
            yield self._document(source)

    def _document(self, source: SourceText) -> DocumentOutcome:
        if source.sha256 in self.known:
            return DocumentOutcome(source.name, UNCHANGED, document=self.known[source.sha256])
        try:
            document = understand(source)
            extraction = extract(document)
            iri = identify(document)
            facts, refused = admitted(iri, state(document, extraction))
            report = replace_document(self.store, facts)
        except (IngestError, ShapeViolations, ProjectionError, UnreachedError) as error:
            return DocumentOutcome(source.name, REFUSED, reason=str(error))
        except GraphError:
            raise  # the engine's trouble, not the document's
        except Exception as error:  # a fault of ours in one text must not cost the others
            return DocumentOutcome(source.name, REFUSED, reason=_our_fault(error))
        self.known[source.sha256] = report.document
        same_bytes = (report.document, source.sha256) in self.before
        outcome = account(document, extraction, name=source.name, written=report, same_bytes=same_bytes)
        return replace(outcome, left_out=tuple(finding.text("zh") for finding in refused))


def _our_fault(error: Exception) -> str:
    place = traceback.extract_tb(error.__traceback__)[-1]
    what = f"{type(error).__name__}：{error}，{Path(place.filename).name} 第 {place.lineno} 行"
    return f"程序出错，未能读懂这份文件（{what}）；请把文件和这条信息报告给开发者"


def account(
    document: PolicyDocument, extraction: Extraction, *, name: str, written: WriteReport, same_bytes: bool = False
) -> DocumentOutcome:
    """Say what was understood of one document and what was left out.

    Args:
        document: what was read
        extraction: what was found in it
        name: of the source
        written: what writing it did
        same_bytes: it had been read from the same bytes before
    """
    dropped: Counter[str] = Counter()
    for piece in document.clean.dropped:
        dropped[piece.reason] += piece.span.end - piece.span.start
    return DocumentOutcome(
        name=name,
        status=UNCHANGED if not written.changed else REPLACED if written.replaced else ADDED,
        document=written.document,
        title=document.header.title,
        found=found_by_kind(document, extraction),
        dropped=dict(sorted(dropped.items())),
        damages=dict(sorted(Counter(damage.kind for damage in document.damages).items())),
        failed_checks=sum(check.result == "inconsistent" for check in extraction.checks),
        reason=_reason(written, same_bytes=same_bytes),
    )


def _reason(written: WriteReport, *, same_bytes: bool) -> str | None:
    """Say why a document was not simply added."""
    if not written.replaced:
        return None
    if not written.changed:
        return "重新读过，结果与图谱中的相同"
    return "重新读入同一文件，结果有变化" if same_bytes else "同一机关、年度和文种的文件已被本次内容替换"

"""Search in one snapshot of a collection: the whole way from a typed query to hits."""

from __future__ import annotations

import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from graph.embedding.embedder import Embedder
from graph.errors import UnknownModeError
from graph.model import Filters, SearchResult
from graph.search.candidates import admissible, find_candidates
from graph.search.collection import Snapshot
from graph.search.filtering import facets
from graph.search.index import PassageIndex
from graph.search.naming import Asked, asked_for
from graph.search.places import PlaceFinder
from graph.search.presenting import present
from graph.search.ranking import DEPTH, OF_PLACE, OF_YEAR, Ranking, joined, raised
from graph.search.syntax import LONGEST, ParsedQuery, parse_query

Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]

HYBRID, SEMANTIC, KEYWORD = "hybrid", "semantic", "keyword"
MODES = (HYBRID, SEMANTIC, KEYWORD)
# A query is encoded while its words are looked up: one short text keeps one core busy and no more.
_MEANWHILE = ThreadPoolExecutor(max_workers=4, thread_name_prefix="encode query")


class Searcher:
    """Answers queries from snapshots; keeps nothing between them but the embedder's own memory."""

    def __init__(self, embedder: Embedder | None = None, *, places: PlaceFinder | None = None) -> None:
        """Remember the model.

        Args:
            embedder: turns queries into vectors; without one, search is by words only.
            places: recognises names of areas in a query, beside those that documents are of.
        """
        self.embedder = embedder
        self._places = places

    def search(
        self, snapshot: Snapshot, query: str, *, filters: Filters | None = None, mode: str = HYBRID, limit: int = 10
    ) -> SearchResult:
        """Find passages; any text is a valid query (see :mod:`graph.search.syntax`).

        Args:
            snapshot: where to search.
            query: a question, words, or both, in Chinese or English.
            filters: what every hit must satisfy; decided before ranking.
            mode: ``hybrid``, ``semantic`` (by meaning only) or ``keyword`` (by words only).
            limit: how many hits at most.

        Returns:
            The hits with the facets of all candidates: the best 100 of each list, or more when ``limit`` is more.

        Raises:
            UnknownModeError: another mode.
        """
        if mode not in MODES:
            raise UnknownModeError(f"没有检索方式 {mode!r}；可用：{'、'.join(MODES)}")
        began = time.perf_counter()
        found = self._found(snapshot, parse_query(query), filters or Filters(), mode, max(DEPTH, limit))
        index, rows = snapshot.index, found.ranking.rows
        hits = present(index, found.ranking, found.query, limit=max(limit, 0), vector=found.vector, asked=found.asked)
        return SearchResult(
            query=query,
            mode=mode,
            hits=hits,
            total=len(rows),
            facets=facets(index, rows),
            milliseconds=(time.perf_counter() - began) * 1000,
            note=found.note,
        )

    def documents(self, snapshot: Snapshot, query: str, *, filters: Filters | None = None) -> tuple[str, ...]:
        """Return the IRIs of the documents of the best passages, best first, without the cost of hits to read."""
        found = self._found(snapshot, parse_query(query), filters or Filters(), HYBRID, DEPTH)
        index = snapshot.index
        return tuple(dict.fromkeys(index.documents[index.owner[row]].iri for row in found.ranking.rows))

    def _found(self, snapshot: Snapshot, parsed: ParsedQuery, filters: Filters, mode: str, depth: int) -> _Found:
        nothing = empty_note(parsed, snapshot)
        if nothing is not None:
            return _Found(parsed, note=nothing)
        allowed = admissible(snapshot.index, parsed, filters)
        asked = asked_for(snapshot.index, parsed.text, allowed, self._places)
        if asked:
            parsed = replace(parsed, text=asked.text)
        vector, notes = self._begin_encoding(snapshot, parsed, mode)
        plan = _Plan(allowed, asked, vector, mode != SEMANTIC or vector is None, depth)
        ranking, more = _rank(snapshot.index, parsed, plan)
        note = "；".join((*notes, *more)) or None
        return _Found(parsed, ranking, vector.result() if vector else None, asked, note)

    def _begin_encoding(
        self, snapshot: Snapshot, parsed: ParsedQuery, mode: str
    ) -> tuple[Future[Floats] | None, list[str]]:
        """Return the query's vector to come, or ``None`` and why search goes by words."""
        if mode == KEYWORD:
            return None, []
        if self.embedder is None:
            return None, ["没有语义模型，已改为按词检索"]
        if snapshot.model is not None and not snapshot.comparable:
            reason = f"图中的向量来自模型 {snapshot.model}，与当前模型 {self.embedder.name} 不可比较，已改为按词检索"
            return None, [reason, "请把 FAZHI_EMBEDDING_MODEL 设回原模型，或运行 fazhi reindex 重新生成向量"]
        index = snapshot.index
        if not index.has_vector.any():
            return None, ["段落还没有向量，已改为按词检索；再次运行 fazhi ingest 会补上"]
        missing = len(index.rows_without_vector())
        notes = [f"还有 {missing} 个段落没有向量，暂时只能按词找到"] if missing else []
        return _MEANWHILE.submit(self.embedder.encode_query, parsed.text), notes


@dataclass(frozen=True, slots=True)
class _Found:
    """What one search found, and the query as it was searched for."""

    query: ParsedQuery
    ranking: Ranking = field(default_factory=Ranking.empty)
    vector: Floats | None = None
    asked: Asked | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class _Plan:
    """How one search is to be done."""

    allowed: Flags
    asked: Asked | None
    vector: Future[Floats] | None
    words: bool
    depth: int


def _rank(index: PassageIndex, parsed: ParsedQuery, plan: _Plan) -> tuple[Ranking, list[str]]:
    """Return the candidates, and what a person should know about how they were found."""
    notes = [f"检索词过长，只用了前 {LONGEST} 个字符"] if parsed.shortened else []
    if not plan.allowed.any():
        return Ranking.empty(), [*notes, _nothing_left(parsed)]
    found = _candidates(index, parsed, plan)
    if not found.rows:
        notes.append("没有段落含有这些词；按意思检索（hybrid 或 semantic）或许能找到")
    return found, notes


def _candidates(index: PassageIndex, parsed: ParsedQuery, plan: _Plan) -> Ranking:
    """Return the candidates; documents that the query names are searched apart and go ahead of the others."""
    vector = plan.vector.result if plan.vector else None

    def among(rows: Flags) -> Ranking:
        return find_candidates(index, parsed, allowed=rows, vector=vector, words=plan.words, depth=plan.depth)

    asked = plan.asked
    if asked is None:
        return among(plan.allowed)
    others = among(plan.allowed & ~asked.of_place)
    if asked.of_place.any():
        others = joined(raised(among(asked.of_place), asked.of_place, OF_PLACE), others)
    return raised(others, asked.of_year, OF_YEAR)


def empty_note(parsed: ParsedQuery, snapshot: Snapshot) -> str | None:
    """Say why there is nothing to search for or in; ``None`` when there is."""
    if not snapshot.index.alive.any():
        return "图中还没有文件；请先用 fazhi ingest 导入"
    if parsed.is_empty:
        return "请输入要查找的内容：词语、问题或书名均可"
    return None


def _nothing_left(parsed: ParsedQuery) -> str:
    if parsed.required:
        return f"没有段落同时满足筛选条件并含有“{'”“'.join(parsed.required)}”；去掉引号或加号可按意思检索"
    return "没有段落满足筛选条件；请放宽条件"

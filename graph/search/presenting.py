"""From ranked rows to hits a person can read."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from graph.model import Hit, Node, Reason, Twin
from graph.search.grams import fold
from graph.search.grouping import groups
from graph.search.index import PassageIndex
from graph.search.matching import matched_words, query_terms, sentence_scores
from graph.search.naming import Asked
from graph.search.ranking import DENSE_WEIGHT, KEYWORD_WEIGHT, Ranking, percent
from graph.search.records import PassageRecord
from graph.search.syntax import ParsedQuery
from ontology.identifiers import sentence_iri

Floats = npt.NDArray[np.float32]


def present(
    index: PassageIndex,
    ranking: Ranking,
    query: ParsedQuery,
    *,
    limit: int,
    vector: Floats | None = None,
    asked: Asked | None = None,
) -> tuple[Hit, ...]:
    """Return the best passages of a ranking as hits, each with its best sentence, the reasons and those like it."""
    folded = fold(query.text)
    together = _together(index, ranking.rows, limit)
    best = best_sentences(index, [rows[0] for rows in together], folded, vector=vector)
    score_of = dict(zip(ranking.rows, ranking.scores, strict=True))
    hits = []
    for place, ((row, *others), (start, end)) in enumerate(zip(together, best, strict=True), start=1):
        passage = index.passages[row]
        document = index.documents[index.owner[row]]
        hits.append(
            Hit(
                rank=place,
                score=percent(score_of[row]),
                passage=passage.iri,
                passage_text=passage.text,
                document=document.iri,
                title=document.title,
                area=document.area,
                area_code=document.area_code,
                year=document.year,
                genre=document.genre,
                section=passage.section,
                sentence=passage.text[start - passage.start : end - passage.start],
                sentence_id=str(sentence_iri(document.iri, start, end)),
                start=start,
                end=end,
                why=Reason(
                    matched=matched_words(folded, passage.text),
                    dense_rank=ranking.dense.get(row),
                    keyword_rank=ranking.keyword.get(row),
                    concepts=concepts_of(passage, folded),
                    asked=asked.fitting(document) if asked else (),
                ),
                twins=tuple(_twin(index, other) for other in others),
            )
        )
    return tuple(hits)


def concepts_of(passage: PassageRecord, folded_query: str) -> tuple[Node, ...]:
    """Return what a passage names, reports or cites: what the query names first, then the longer names."""
    nodes = {node.id: node for node in (*passage.concepts, *passage.cited)}
    return tuple(
        sorted(nodes.values(), key=lambda node: (fold(node.name) not in folded_query, -len(node.name), node.id))
    )


def _together(index: PassageIndex, rows: Sequence[int], limit: int) -> list[list[int]]:
    """Return the first ``limit`` groups of near-identical rows; a group takes in what stands among the rows read."""
    read = rows[: max(2 * limit, 20)] if limit > 0 else ()
    found = groups([index.passages[row].text for row in read])
    return [[read[place] for place in places] for places in found][:limit]


def _twin(index: PassageIndex, row: int) -> Twin:
    passage, document = index.passages[row], index.documents[index.owner[row]]
    return Twin(
        passage=passage.iri,
        document=document.iri,
        title=document.title,
        area=document.area,
        year=document.year,
        start=passage.start,
        end=passage.end,
    )


def best_sentences(
    index: PassageIndex, rows: Sequence[int], folded_query: str, *, vector: Floats | None
) -> list[tuple[int, int]]:
    """Return for each passage the offsets of the sentence that best answers the query.

    Args:
        index: the passages.
        rows: which ones.
        folded_query: the query's words.
        vector: ``(d,)`` the query's vector, when there is one.

    Returns:
        The sentence with the greatest sum of shared words and nearness, each as a share of the passage's best, weighted
        as the lists are; the first when nothing speaks for any.
    """
    terms = query_terms(folded_query)
    worth = {term: terms[term] * idf for term, idf in index.postings.idf(terms, index.alive).items()}
    spans = [index.passages[row].sentences or (_whole(index.passages[row]),) for row in rows]
    texts = [_quoted(index.passages[row], span) for row, of_row in zip(rows, spans, strict=True) for span in of_row]
    words = iter(sentence_scores(texts, worth))
    near_of: list[dict[int, float]] = [{} for _ in rows]
    if vector is not None and len(index.sentences.row):
        near_of = index.sentences.of(rows, vector)
    found = []
    for near, of_row in zip(near_of, spans, strict=True):
        shares = _shares([next(words) for _ in of_row], [near.get(start) for start, _ in of_row])
        found.append(of_row[shares.index(max(shares))])
    return found


def _shares(words: Sequence[float], near: Sequence[float | None]) -> list[float]:
    """Return each sentence's claim; one without a vector, being short, counts as far as the farthest."""
    known = [value for value in near if value is not None]
    most_words, nearest, farthest = max(words) or 1.0, max(known, default=1.0), min(known, default=0.0)
    cosines = [max(farthest if value is None else value, 0.0) / max(nearest, 1e-6) for value in near]
    return [
        KEYWORD_WEIGHT * shared / most_words + DENSE_WEIGHT * cosine
        for shared, cosine in zip(words, cosines, strict=True)
    ]


def _whole(passage: PassageRecord) -> tuple[int, int]:
    return passage.start, passage.end


def _quoted(passage: PassageRecord, span: tuple[int, int]) -> str:
    return passage.text[span[0] - passage.start : span[1] - passage.start]

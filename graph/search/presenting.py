"""From ranked rows to hits a person can read."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from graph.model import Hit, Reason
from graph.search.grams import fold
from graph.search.index import PassageIndex, PassageRecord
from graph.search.matching import matched_words, query_terms, sentence_scores
from graph.search.ranking import DENSE_WEIGHT, KEYWORD_WEIGHT, Ranking, percent
from graph.search.syntax import ParsedQuery
from ontology.identifiers import sentence_iri

Floats = npt.NDArray[np.float32]


def present(
    index: PassageIndex, ranking: Ranking, query: ParsedQuery, *, limit: int, vector: Floats | None = None
) -> tuple[Hit, ...]:
    """Return the first ``limit`` rows of a ranking as hits, each with its best sentence and the reasons."""
    folded = fold(query.text)
    worth = {term: n * index.postings.idf(term, index.alive) for term, n in query_terms(folded).items()}
    cosines = index.sentences.cosines(vector) if vector is not None else None
    hits = []
    for place, (row, score) in enumerate(zip(ranking.rows[:limit], ranking.scores, strict=False), start=1):
        passage = index.passages[row]
        document = index.documents[index.owner[row]]
        near = index.sentences.of(row, cosines) if cosines is not None else {}
        start, end = best_sentence(passage, worth, near)
        hits.append(
            Hit(
                rank=place,
                score=percent(score),
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
                ),
            )
        )
    return tuple(hits)


def best_sentence(passage: PassageRecord, worth: Mapping[int, float], near: Mapping[int, float]) -> tuple[int, int]:
    """Return the offsets of the sentence that best answers the query; the first when nothing speaks for any.

    Args:
        passage: where to look.
        worth: what each term of the query is worth.
        near: centred cosine with the query by a sentence's first offset; a sentence without a vector, being short,
            counts as far as the farthest.

    Returns:
        The sentence with the greatest sum of both, each as a share of the passage's best, weighted as the lists are.
    """
    spans = passage.sentences or ((passage.start, passage.end),)
    texts = [passage.text[start - passage.start : end - passage.start] for start, end in spans]
    words = sentence_scores(texts, worth)
    most_words = max(words) or 1.0
    nearest, farthest = max(near.values(), default=1.0), min(near.values(), default=0.0)
    scores = [
        KEYWORD_WEIGHT * shared / most_words + DENSE_WEIGHT * max(near.get(start, farthest), 0.0) / max(nearest, 1e-6)
        for shared, (start, _) in zip(words, spans, strict=True)
    ]
    return spans[max(range(len(spans)), key=lambda place: (scores[place], -place))]

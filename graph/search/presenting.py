"""From ranked rows to hits a person can read."""

from __future__ import annotations

from collections.abc import Mapping

from graph.model import Hit, Reason
from graph.search.grams import fold
from graph.search.index import PassageIndex, PassageRecord
from graph.search.matching import matched_words, query_terms, sentence_scores
from graph.search.ranking import Ranking, percent
from graph.search.syntax import ParsedQuery
from ontology.identifiers import sentence_iri


def present(index: PassageIndex, ranking: Ranking, query: ParsedQuery, *, limit: int) -> tuple[Hit, ...]:
    """Return the first ``limit`` rows of a ranking as hits, each with its best sentence and the reasons."""
    folded = fold(query.text)
    worth = {term: n * index.postings.idf(term, index.alive) for term, n in query_terms(folded).items()}
    hits = []
    for place, (row, score) in enumerate(zip(ranking.rows[:limit], ranking.scores, strict=False), start=1):
        passage = index.passages[row]
        document = index.documents[index.owner[row]]
        start, end = best_sentence(passage, worth)
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


def best_sentence(passage: PassageRecord, worth: Mapping[int, float]) -> tuple[int, int]:
    """Return the offsets of the sentence that shares most with the query; the first when none shares anything."""
    spans = passage.sentences or ((passage.start, passage.end),)
    texts = [passage.text[start - passage.start : end - passage.start] for start, end in spans]
    scores = sentence_scores(texts, worth)
    return spans[max(range(len(spans)), key=lambda place: (scores[place], -place))]

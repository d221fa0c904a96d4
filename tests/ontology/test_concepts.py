"""Controlled concepts as the extractors and the pages read them."""

import pytest

from ontology.concepts import concepts_from_graph, load_concepts
from ontology.errors import OntologyFileError, UnknownConcept
from ontology.identifiers import code_iri, indicator_iri, topic_iri, unit_iri
from ontology.loading import FOLDER, parse_turtle

CONCEPTS = load_concepts()


def test_an_indicator_has_names_unit_kind_topic_and_cues_longest_first() -> None:
    found = CONCEPTS.indicator("recon-accepted")
    assert (found.name_zh, found.unit, found.temporal_kind) == ("行政复议受理数", "件", "flow")
    assert found.topic == "disputes-reconsideration"
    assert [len(cue) for cue in found.cues] == sorted((len(cue) for cue in found.cues), reverse=True)
    assert CONCEPTS.indicator("norm-cleanup-kept").broader == "norm-cleanup"


def test_every_concept_has_the_iri_its_notation_gives() -> None:
    made = {"indicator": indicator_iri, "topic": topic_iri, "unit": unit_iri}
    for (scheme, notation), iri in CONCEPTS.iris.items():
        expected = made[scheme](notation) if scheme in made else code_iri(scheme, notation)
        assert iri == expected
        assert CONCEPTS.scheme_and_notation(str(iri)) == (scheme, notation)


def test_a_code_list_keeps_the_order_of_the_turtle() -> None:
    assert list(CONCEPTS.codes("adminLevel")) == ["country", "province", "prefecture", "county", "township", "village"]


@pytest.mark.parametrize(
    ("scheme", "notations"),
    [
        ("comparator", "eq approx gt ge lt le"),
        ("observationKind", "count amount rate change rank frequency duration target"),
        ("factModality", "fact target requirement planned"),
        ("periodBasis", "stated reportingYear relative title"),
        ("direction", "up down"),
        ("grade", "explicit resolved inferred redacted"),
        ("mentionKind", "full short contextual"),
        ("titleSource", "text metadata fileName"),
        ("checkResult", "consistent inconsistent incomplete notComparable"),
        ("honorStatus", "awarded targeted ranked"),
        ("modality", "done ongoing planned"),
    ],
)
def test_the_closed_lists_hold_what_the_extractors_state(scheme: str, notations: str) -> None:
    assert list(CONCEPTS.codes(scheme)) == notations.split()


def test_the_fifteen_statutory_genres_are_there() -> None:
    statutory = "决议 决定 命令（令） 公报 公告 通告 意见 通知 通报 报告 请示 批复 议案 函 纪要"
    names = {label.zh for label in CONCEPTS.codes("genre").values()}
    assert set(statutory.split()) <= names


def test_a_code_is_named_in_two_languages() -> None:
    assert CONCEPTS.code_label("genre", "lawReport", "zh") == "法治政府建设报告"
    assert CONCEPTS.code_label("genre", "lawReport", "en") == "law-based government report"


def test_units_that_count_the_same_thing_are_known() -> None:
    assert CONCEPTS.units["名"].base == "人"
    assert CONCEPTS.units["件"].base == "件"


def test_an_unknown_notation_is_refused_and_the_scheme_named() -> None:
    with pytest.raises(UnknownConcept, match=r"'lawReprot' in scheme 'genre'"):
        CONCEPTS.code_label("genre", "lawReprot", "zh")
    with pytest.raises(UnknownConcept, match="nosuch"):
        CONCEPTS.codes("nosuch")
    with pytest.raises(UnknownConcept, match="no-such"):
        CONCEPTS.indicator("no-such")
    with pytest.raises(UnknownConcept, match=r"example\.org/x"):
        CONCEPTS.notation("https://fazhi.example.org/x")


def test_a_concept_without_a_name_is_refused_by_its_iri() -> None:
    turtle = (FOLDER / "fazhi.ttl").read_text(
        "utf-8"
    ) + 'fzc:grade-bare a fz:CodedValue ; skos:inScheme fzc:grade ; skos:notation "bare" .'
    with pytest.raises(OntologyFileError, match=r"grade-bare has no prefLabel@zh"):
        concepts_from_graph(parse_turtle(turtle))

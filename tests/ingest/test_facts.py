"""The facts of a real report, read back from its RDF alone."""

from pathlib import Path

import pytest
from rdflib import RDF, Graph, URIRef

from ingest.document import understand
from ingest.extraction.extractors import extract
from ingest.facts.gate import admitted
from ingest.facts.state import identify, state
from ingest.model import SourceText
from ingest.understanding import Understood, understand_file
from ontology.validation import ShapeViolations, validate
from ontology.vocabulary import FZ

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module", params=sorted(path.name for path in EXAMPLES.glob("*.txt")))
def understood(request: pytest.FixtureRequest) -> Understood:
    return next(understand_file(EXAMPLES / request.param))


@pytest.fixture(scope="module")
def facts(understood: Understood) -> Graph:
    return state(understood.document, understood.extraction)


def test_the_facts_hold_every_shape(understood: Understood, facts: Graph) -> None:
    validated = validate(identify(understood.document), facts)
    assert (validated.document, RDF.type, FZ.Document) in facts


def test_every_surface_is_the_text_at_its_offsets(understood: Understood, facts: Graph) -> None:
    text = understood.document.text
    checked = 0
    for quoted in (FZ.surface, FZ.text, FZ.valueText):
        for subject, words in facts.subject_objects(quoted):
            start, end = (int(str(facts.value(subject, term))) for term in (FZ.charStart, FZ.charEnd))
            assert text[start:end] == str(words)
            checked += 1
    assert checked > 200


def test_every_fact_leads_to_a_sentence_of_its_document(understood: Understood, facts: Graph) -> None:
    document = identify(understood.document)
    for kind in (FZ.Observation, FZ.Action, FZ.Citation, FZ.HonorClaim):
        for fact in facts.subjects(RDF.type, kind):
            sentence = facts.value(fact, FZ.evidence)
            assert facts.value(sentence, FZ.partOfDocument) == document
            assert int(facts.value(sentence, FZ.charStart)) <= int(facts.value(fact, FZ.charStart))
            assert int(facts.value(fact, FZ.charEnd)) <= int(facts.value(sentence, FZ.charEnd))


def test_the_same_document_gives_the_same_bytes(understood: Understood, facts: Graph) -> None:
    again = state(understood.document, understood.extraction)
    lines = [sorted(graph.serialize(format="nt").splitlines()) for graph in (facts, again)]
    assert lines[0] == lines[1]


def test_areas_are_stated_up_to_the_province(facts: Graph) -> None:
    for area in facts.subjects(RDF.type, FZ.AdministrativeArea):
        code = str(facts.value(area, FZ.divisionCode))
        assert code.endswith("0000") or isinstance(facts.value(area, FZ.withinArea), URIRef), code


def test_two_documents_say_the_same_of_what_they_share() -> None:
    one, other = (next(understand_file(path)) for path in sorted(EXAMPLES.glob("*.txt")))
    first, second = (state(found.document, found.extraction) for found in (one, other))
    shared = set(first.subjects(RDF.type, FZ.Resource)) & set(second.subjects(RDF.type, FZ.Resource))
    assert len(shared) > 5
    for entity in shared:
        assert set(first.predicate_objects(entity)) == set(second.predicate_objects(entity)), entity


def test_two_spellings_of_one_name_are_stated_once() -> None:
    text = (
        "开鲁县2022年法治政府建设情况报告\n2022年，根据国务院《考核办法（试行）》和国务院《考核办法(试行)》要求开展工作。\n"
        "发放A 股补贴35万元。发放A股补贴36万元。\n"
    )
    document = understand(SourceText("a.txt", "text/plain", "0" * 64, text))
    facts = state(document, extract(document))
    validate(identify(document), facts)
    assert "考核办法（试行）" in {str(title) for title in facts.objects(None, FZ.title)}
    assert "考核办法(试行)" not in {str(title) for title in facts.objects(None, FZ.title)}


def test_a_single_faulty_fact_stays_outside(understood: Understood) -> None:
    facts = state(understood.document, understood.extraction)
    check = next(facts.subjects(RDF.type, FZ.ConsistencyCheck))
    part = next(facts.objects(check, FZ.partObservation))
    facts.remove((part, FZ.indicatorName, None))
    validated, refused = admitted(identify(understood.document), facts)
    assert (part, None, None) not in validated.facts
    assert {finding.focus for finding in refused} >= {str(part)}
    assert len(list(validated.facts.subjects(RDF.type, FZ.Observation))) == len(understood.extraction.observations) - 1


def test_a_fault_of_the_document_itself_refuses_it(understood: Understood) -> None:
    facts = state(understood.document, understood.extraction)
    facts.remove((identify(understood.document), FZ.title, None))
    with pytest.raises(ShapeViolations):
        admitted(identify(understood.document), facts)

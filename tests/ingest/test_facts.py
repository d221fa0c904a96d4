"""The facts of a real report, read back from its RDF alone."""

from pathlib import Path

import pytest
from rdflib import RDF, Graph, Literal, URIRef

from ingest.document import understand
from ingest.extraction.extractors import extract
from ingest.facts.gate import admitted
from ingest.facts.state import identify, state
from ingest.model import PolicyDocument, SourceText
from ingest.understanding import Understood, understand_file
from ontology.schema import load_schema
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


def read(text: str) -> tuple[PolicyDocument, Graph]:
    document = understand(SourceText("a.txt", "text/plain", "0" * 64, text))
    return document, state(document, extract(document))


def test_two_spellings_of_one_name_are_stated_once() -> None:
    text = (
        "开鲁县2022年法治政府建设情况报告\n2022年，根据国务院《考核办法（试行）》和国务院《考核办法(试行)》要求开展工作。\n"
        "发放A 股补贴35万元。发放A股补贴36万元。\n"
    )
    document, facts = read(text)
    validate(identify(document), facts)
    assert "考核办法（试行）" in {str(title) for title in facts.objects(None, FZ.title)}
    assert "考核办法(试行)" not in {str(title) for title in facts.objects(None, FZ.title)}


def unreferred(facts: Graph) -> set[str]:
    """Return the names of shared entities that nothing refers to: no graph takes them."""
    shared = {spec.iri for spec in load_schema().classes.values() if spec.shared}
    entities = {one for kind in shared for one in facts.subjects(RDF.type, kind)}
    return {str(facts.value(one, FZ.name)) for one in entities if (None, None, one) not in facts}


def test_everything_stated_is_referred_to(facts: Graph) -> None:
    assert not unreferred(facts)


def test_a_body_and_a_brand_of_one_name_are_two_things() -> None:
    text = (
        "福田区2016年法治政府建设情况报告\n一、矛盾化解\n"
        "2016年，已在区信访大厅和10个街道设立“访前法律工作室”，并建立了与公检法等部门的联系机制。\n"
    )
    _, facts = read(text)
    named = set(facts.subjects(FZ.name, Literal("访前法律工作室")))
    assert {kind for one in named for kind in facts.objects(one, RDF.type)} >= {FZ.Organization, FZ.PolicyInstrument}
    assert not unreferred(facts)


def test_what_only_a_faulty_fact_refers_to_stays_outside_with_it(understood: Understood) -> None:
    facts = state(understood.document, understood.extraction)
    claim = next(facts.subjects(RDF.type, FZ.HonorClaim))
    honor = facts.value(claim, FZ.claimedHonor)
    facts.remove((claim, FZ.surface, None))
    validated, refused = admitted(identify(understood.document), facts)
    assert {finding.focus for finding in refused} == {str(claim)}
    assert (honor, None, None) not in validated.facts
    assert not unreferred(validated.facts)


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

"""The gate: a whole report passes, and each kind of fault is caught, placed and named."""

import functools
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pyshacl
import pyshacl_turbo
import pytest
from rdflib import RDF, SH, XSD, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from ontology.identifiers import area_iri, code_iri, indicator_iri, observation_iri, unit_iri
from ontology.loading import parse_turtle
from ontology.shapes import load_shapes
from ontology.validation import ShapeViolations, ValidatedFacts, validate
from ontology.vocabulary import FZ

SAMPLE = (Path(__file__).parent / "data" / "sample.ttl").read_bytes()
DOCUMENT = URIRef("https://fazhi.example.org/id/doc/fzbg-150523-2023")
WHOLE = observation_iri(DOCUMENT, 74)  # 80件
PART = observation_iri(DOCUMENT, 84)  # 46件
CITATION = URIRef(f"{DOCUMENT}/cite/39")
OTHER = URIRef("https://fazhi.example.org/id/doc/fzbg-440309-2019")


@pytest.fixture
def facts() -> Graph:
    return parse_turtle(SAMPLE)


def _integer(value: int) -> Literal:
    return Literal(str(value), datatype=XSD.integer)


def _decimal(value: str) -> Literal:
    return Literal(value, datatype=XSD.decimal)


def _only(facts: Graph, kind: URIRef) -> Node:
    found = next(facts.subjects(RDF.type, kind))
    assert isinstance(found, URIRef)
    return found


def test_a_whole_report_passes_without_doubt(facts: Graph) -> None:
    validated = validate(DOCUMENT, facts)
    assert (validated.document, validated.facts, validated.warnings) == (DOCUMENT, facts, ())


@dataclass(frozen=True)
class Fault:
    """A change that breaks one rule, and how the gate must name it."""

    name: str
    break_: Callable[[Graph], object]
    message: str
    by_shacl: bool = True  # False for what only the rules in Python can see


def _set(node: Node, predicate: URIRef, value: Node) -> Callable[[Graph], object]:
    return lambda facts: facts.set((node, predicate, value))


def _add(node: Node, predicate: URIRef, value: Node) -> Callable[[Graph], object]:
    return lambda facts: facts.add((node, predicate, value))


def _drop(node: Node, predicate: URIRef) -> Callable[[Graph], object]:
    return lambda facts: facts.remove((node, predicate, None))


def _drop_of_kind(kind: URIRef, predicate: URIRef) -> Callable[[Graph], object]:
    return lambda facts: facts.remove((_only(facts, kind), predicate, None))


FAULTS = (
    Fault("no evidence", _drop(WHOLE, FZ.evidence), "观测值须有证据句"),
    Fault("no indicator", _drop(WHOLE, FZ.indicator), "观测值须有指标"),
    Fault("two values", _add(WHOLE, FZ.value, _decimal("81")), "“数值”至多一个"),
    Fault("value as text", _set(WHOLE, FZ.value, Literal("八十")), "“数值”的数据类型须为 decimal"),
    Fault("malformed date", _set(WHOLE, FZ.periodEnd, Literal("2023-13-01", datatype=XSD.date)), "须为 date"),
    Fault("negative count", _set(WHOLE, FZ.value, _decimal("-80")), "除变化量外数值不得为负"),
    Fault("code of another list", _set(WHOLE, FZ.comparator, code_iri("grade", "explicit")), "须取自代码表 comparator"),
    Fault("invented indicator", _set(WHOLE, FZ.indicator, indicator_iri("no-such")), "“所测指标”须指向指标"),
    Fault("area not stated", _set(WHOLE, FZ.scopeArea, area_iri("440309")), "“范围区划”须指向行政区划"),
    Fault("range reversed", _set(WHOLE, FZ.charStart, _integer(78)), "起始偏移须为非负整数且小于终止偏移"),
    Fault("half a period", _drop(WHOLE, FZ.periodEnd), "期间起止须同有同无"),
    Fault(
        "period reversed", _set(WHOLE, FZ.periodStart, Literal("2024-01-01", datatype=XSD.date)), "期间起不得晚于期间止"
    ),
    Fault("whole among its parts", _add(URIRef(f"{DOCUMENT}/k/74-sum"), FZ.partObservation, WHOLE), "总量不得又是分量"),
    Fault("cites itself", _set(CITATION, FZ.citedDocument, DOCUMENT), "不得引用自身"),
    Fault("misplaced property", _add(CITATION, FZ.divisionCode, Literal("150523")), "“区划代码”只用于行政区划"),
    Fault(
        "bad division code",
        _set(area_iri("150523"), FZ.divisionCode, Literal("15052")),
        "区划代码须为 6、9 或 12 位数字",
    ),
    Fault("document without text", _drop(DOCUMENT, FZ.fullText), "收录的文件须有全文"),
    Fault("bad hash", _set(DOCUMENT, FZ.textSha256, Literal("abc")), "散列须为 64 位小写十六进制"),
    Fault("mention of nothing", _drop_of_kind(FZ.Mention, FZ.refersTo), "提及须指称一个实体"),
    Fault("honour without status", _drop_of_kind(FZ.HonorClaim, FZ.honorStatus), "荣誉记述须有状态"),
    Fault(
        "score out of range",
        lambda g: g.set((_only(g, FZ.TopicAssignment), FZ.score, _decimal("1.2"))),
        "得分须在 0 至 1",
    ),
    Fault(
        "wrong quotation", _set(WHOLE, FZ.valueText, Literal("81件")), "引文与原文不符，原文为“80件”", by_shacl=False
    ),
    Fault("wrong length", _set(DOCUMENT, FZ.charCount, _integer(3)), "字数须等于全文的码点数", by_shacl=False),
    Fault("wrong hash", _set(DOCUMENT, FZ.textSha256, Literal("0" * 64)), "散列与全文不符", by_shacl=False),
    Fault(
        "outside its evidence",
        _set(WHOLE, FZ.evidence, URIRef(f"{DOCUMENT}/c/104-130")),
        "偏移不在所在单元",
        by_shacl=False,
    ),
    Fault("behind the text", _set(PART, FZ.charEnd, _integer(10_000)), "偏移越出全文", by_shacl=False),
    Fault("unknown property", _add(WHOLE, URIRef(f"{FZ.value}s"), _decimal("1")), "属性不在本体之中", by_shacl=False),
    Fault("blank node", _add(BNode(), RDF.type, FZ.Resource), "不得为空白节点", by_shacl=False),
    Fault(
        "superclass missing",
        lambda g: g.remove((DOCUMENT, RDF.type, FZ.Document)),
        "须写明所属类及其全部上位类",
        by_shacl=False,
    ),
    Fault("two classes", _add(WHOLE, RDF.type, FZ.Action), "不得属于并列的类", by_shacl=False),
    Fault("fact of another document", _set(WHOLE, FZ.reportedIn, OTHER), "所属文件须为本文件", by_shacl=False),
    Fault("circle of wholes", _add(WHOLE, FZ.partOfObservation, PART), "所属总量成环", by_shacl=False),
    Fault("no beginning", _drop(PART, FZ.charStart), "起始偏移须为非负整数且小于终止偏移"),
    Fault("no end", _drop(PART, FZ.charEnd), "须有终止偏移"),
)


def _ids(faults: tuple[Fault, ...]) -> list[str]:
    return [fault.name for fault in faults]


@pytest.mark.parametrize("fault", FAULTS, ids=_ids(FAULTS))
def test_a_fault_is_caught_and_named(fault: Fault, facts: Graph) -> None:
    fault.break_(facts)
    with pytest.raises(ShapeViolations) as caught:
        validate(DOCUMENT, facts)
    assert any(fault.message in message for message in caught.value.messages), caught.value.messages
    assert caught.value.document == DOCUMENT


def test_a_message_names_document_place_rule_and_value(facts: Graph) -> None:
    facts.set((WHOLE, FZ.comparator, code_iri("grade", "explicit")))
    with pytest.raises(ShapeViolations) as caught:
        validate(DOCUMENT, facts)
    value = "https://fazhi.example.org/code/grade-explicit"
    title = "开鲁县人民政府2023年度法治政府建设情况报告"
    section = "健全依法行政制度体系"
    zh = f"《{title}》“{section}”第 74–77 字的指标观测值：“比较符”须取自代码表 comparator（值：{value}）"
    place = f"characters 74–77 in “{section}”"
    en = f"{title}, observation at {place}: comparator must be in the list comparator (value: {value})"
    assert caught.value.messages == (zh,)
    assert caught.value.messages_in("en") == (en,)


def test_every_fault_is_reported_not_the_first(facts: Graph) -> None:
    facts.remove((WHOLE, FZ.evidence, None))
    facts.remove((CITATION, FZ.surface, None))
    with pytest.raises(ShapeViolations, match="2 处") as caught:
        validate(DOCUMENT, facts)
    assert [finding.focus for finding in caught.value.findings] == [str(CITATION), str(WHOLE)]  # in reading order


# --- doubts -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("node", "predicate", "value", "doubt"),
    [
        (DOCUMENT, FZ.title, Literal("《法治报告》"), "标题不应含外层书名号"),
        (DOCUMENT, FZ.documentNumber, Literal("第三号文件"), "发文字号不合"),
        (WHOLE, FZ.observationKind, None, None),
    ],
)
def test_a_doubt_is_kept_and_does_not_refuse(
    facts: Graph, node: URIRef, predicate: URIRef, value: Literal | None, doubt: str | None
) -> None:
    if value is None:  # 180 % of a rate is odd, of a count it would not be
        facts.set((WHOLE, FZ.observationKind, code_iri("observationKind", "rate")))
        facts.set((WHOLE, FZ.value, _decimal("180")))
        facts.set((WHOLE, FZ.unit, unit_iri("%")))
        doubt = "比率大于 100"
    else:
        facts.set((node, predicate, value))
    warnings = validate(DOCUMENT, facts).warnings
    assert [str(doubt) in warning.zh for warning in warnings] == [True]


def test_a_report_whose_area_is_ambiguous_is_kept_with_a_doubt(facts: Graph) -> None:
    facts.remove((DOCUMENT, FZ.aboutArea, None))
    assert [warning.zh for warning in validate(DOCUMENT, facts).warnings] == ["年度报告的所涉区划不明"]


def test_a_notice_needs_neither_area_nor_issuer(facts: Graph) -> None:
    for predicate in (FZ.aboutArea, FZ.issuedBy, FZ.reportYear):
        facts.remove((DOCUMENT, predicate, None))
    facts.remove((DOCUMENT, RDF.type, FZ.AnnualReport))
    facts.add((DOCUMENT, RDF.type, FZ.PolicyDocument))
    facts.set((DOCUMENT, FZ.genre, code_iri("genre", "notice")))
    assert validate(DOCUMENT, facts).warnings == ()


def test_a_change_may_be_negative(facts: Graph) -> None:
    facts.set((WHOLE, FZ.observationKind, code_iri("observationKind", "change")))
    facts.set((WHOLE, FZ.value, _decimal("-80")))
    assert validate(DOCUMENT, facts).warnings == ()


def test_a_target_needs_no_period_and_a_fact_without_one_is_doubted(facts: Graph) -> None:
    for predicate in (FZ.periodStart, FZ.periodEnd, FZ.periodBasis, FZ.periodYear):
        facts.remove((WHOLE, predicate, None))
    assert [warning.zh for warning in validate(DOCUMENT, facts).warnings] == ["既成事实的期间不明"]
    facts.set((WHOLE, FZ.factModality, code_iri("factModality", "target")))
    assert validate(DOCUMENT, facts).warnings == ()


def test_a_figure_may_have_no_controlled_unit_and_a_cited_title_may_be_redacted(facts: Graph) -> None:
    facts.remove((WHOLE, FZ.unit, None))
    cited = facts.value(CITATION, FZ.citedDocument)
    assert cited is not None
    facts.set((cited, FZ.title, Literal("(略)场局关于包容审慎监管的通知")))
    facts.set((CITATION, FZ.isRedacted, Literal(True)))
    assert validate(DOCUMENT, facts).warnings == ()


def test_only_the_gate_makes_validated_facts(facts: Graph) -> None:
    with pytest.raises(TypeError, match="validate"):
        ValidatedFacts(DOCUMENT, facts)


# --- the engines agree ------------------------------------------------------------------------------------------------


def _results(report: Graph) -> set[tuple[str, ...]]:
    return {
        (
            str(report.value(r, SH.focusNode)),
            str(report.value(r, SH.resultPath) or ""),
            str(report.value(r, SH.resultSeverity)),
            *sorted(str(m) for m in report.objects(r, SH.resultMessage)),
        )
        for r in report.subjects(RDF.type, SH.ValidationResult)
    }


@functools.cache
def _complete() -> pyshacl_turbo.CompiledShapes:
    return pyshacl_turbo.compile_shapes(load_shapes())


SHACL_FAULTS = tuple(fault for fault in FAULTS if fault.by_shacl)


def test_pyshacl_the_fast_engine_and_the_rules_agree_on_all_faults_together() -> None:
    """The complete shapes, derived ones included, through both engines; and the gate says the same in its own way."""
    shapes = load_shapes()
    for batch in (SHACL_FAULTS[0::3], SHACL_FAULTS[1::3], SHACL_FAULTS[2::3]):
        facts = parse_turtle(SAMPLE)
        for fault in batch:
            fault.break_(facts)
        _, slow, _ = pyshacl.validate(facts, shacl_graph=shapes, inference="none", advanced=False)
        _, fast, _ = _complete().validate(facts)
        assert _results(slow) == _results(fast)
        with pytest.raises(ShapeViolations) as caught:
            validate(DOCUMENT, facts)
        said = {(f.focus, f.zh) for f in (*caught.value.findings, *caught.value.warnings)}
        for focus, _path, _severity, *messages in _results(fast):
            assert any((focus, message) in said for message in messages), (focus, messages)


@pytest.mark.parametrize("fault", SHACL_FAULTS, ids=_ids(SHACL_FAULTS))
def test_each_shacl_fault_is_one_the_shapes_alone_catch(fault: Fault, facts: Graph) -> None:
    fault.break_(facts)
    conforms, report, _ = _complete().validate(facts)
    assert not conforms
    assert any(fault.message in str(message) for message in report.objects(None, SH.resultMessage))


def test_the_shapes_are_well_formed_shacl() -> None:
    conforms, _, text = pyshacl_turbo.meta_validate(load_shapes())
    assert conforms, text


# --- speed ------------------------------------------------------------------------------------------------------------


def _enlarged(times: int) -> Graph:
    """The sample's text and facts ``times`` over, one after the other in one document."""
    base, large = parse_turtle(SAMPLE), Graph()
    text = str(base.value(DOCUMENT, FZ.fullText))
    offsets = {FZ.charStart, FZ.charEnd, FZ.headingStart, FZ.headingEnd}

    def copies(part: int) -> Iterator[tuple[Node, Node, Node]]:
        def own(term: Node) -> Node:
            inside = part and isinstance(term, URIRef) and term.startswith(f"{DOCUMENT}/")
            return URIRef(f"{term}-{part}") if inside else term

        for subject, predicate, value in base:
            if predicate in offsets:
                yield own(subject), predicate, _integer(int(str(value)) + part * len(text))
            elif subject != DOCUMENT or part == 0:
                yield own(subject), predicate, own(value)

    for part in range(times):
        for triple in copies(part):
            large.add(triple)
    large.set((DOCUMENT, FZ.fullText, Literal(text * times)))
    large.set((DOCUMENT, FZ.charCount, _integer(len(text) * times)))
    large.set((DOCUMENT, FZ.textSha256, Literal(sha256((text * times).encode()).hexdigest())))
    return large


def test_four_thousand_triples_pass_without_delay() -> None:
    facts = _enlarged(18)
    assert len(facts) > 4000
    validate(DOCUMENT, facts)  # compiles the shapes

    def once() -> float:
        start = time.process_time()
        validate(DOCUMENT, facts)
        return time.process_time() - start

    # 0.06 s on an idle machine; shared caches make processor time itself grow on a busy one
    assert min(once() for _ in range(5)) < 0.2

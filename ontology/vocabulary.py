# ruff: noqa: N815 - these are the local names of RDF terms, which are camel case
"""The names of the ontology as Python names; a misspelt one fails at once.

Terms and Turtle agree both ways (tested).  What a term means stands in ``fazhi.ttl``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rdflib import DCTERMS, FOAF, ORG, OWL, PROV, QB, RDF, RDFS, SDO, SH, SKOS, SOSA, TIME, XSD, Namespace, URIRef
from rdflib.namespace import DefinedNamespace

from ontology.identifiers import BASE


class FZ(DefinedNamespace):
    """Classes and properties of Fazhi Graph."""

    _NS = Namespace(BASE + "ns#")
    _fail = True

    # classes
    Resource: URIRef
    AdministrativeArea: URIRef
    Organization: URIRef
    GovernmentBody: URIRef
    GovernmentDepartment: URIRef
    PartyBody: URIRef
    PeoplesCongress: URIRef
    ConsultativeConference: URIRef
    JudicialBody: URIRef
    CoordinationBody: URIRef
    ServiceBody: URIRef
    Document: URIRef
    AnnualReport: URIRef
    PolicyDocument: URIRef
    LegalNorm: URIRef
    SourceFile: URIRef
    TextUnit: URIRef
    Section: URIRef
    Sentence: URIRef
    Passage: URIRef
    Indicator: URIRef
    OpenIndicator: URIRef
    Topic: URIRef
    Unit: URIRef
    CodedValue: URIRef
    Observation: URIRef
    ConsistencyCheck: URIRef
    Action: URIRef
    PolicyInstrument: URIRef
    Honor: URIRef
    QualityIssue: URIRef
    ExtractionRun: URIRef
    Mention: URIRef
    Citation: URIRef
    HonorClaim: URIRef
    TopicAssignment: URIRef
    # object properties
    withinArea: URIRef
    adminLevel: URIRef
    governs: URIRef
    subordinateTo: URIRef
    issuedBy: URIRef
    aboutArea: URIRef
    genre: URIRef
    titleSource: URIRef
    hasSource: URIRef
    citedAs: URIRef
    generatedBy: URIRef
    partOfDocument: URIRef
    inSection: URIRef
    inPassage: URIRef
    statementType: URIRef
    indicator: URIRef
    unit: URIRef
    comparator: URIRef
    observationKind: URIRef
    factModality: URIRef
    periodBasis: URIRef
    direction: URIRef
    grade: URIRef
    scopeArea: URIRef
    partOfObservation: URIRef
    temporalKind: URIRef
    primaryTopic: URIRef
    baseUnit: URIRef
    reportedIn: URIRef
    evidence: URIRef
    wholeObservation: URIRef
    partObservation: URIRef
    checkResult: URIRef
    actor: URIRef
    actionType: URIRef
    modality: URIRef
    instrumentType: URIRef
    issueType: URIRef
    mentionIn: URIRef
    refersTo: URIRef
    mentionKind: URIRef
    citingDocument: URIRef
    citedDocument: URIRef
    citationRole: URIRef
    claimingDocument: URIRef
    claimedHonor: URIRef
    honorStatus: URIRef
    topicOf: URIRef
    assignedTopic: URIRef
    # datatype properties
    name: URIRef
    nameEn: URIRef
    divisionCode: URIRef
    title: URIRef
    reportYear: URIRef
    titleYear: URIRef
    documentNumber: URIRef
    disclosureIndex: URIRef
    issuerText: URIRef
    addresseeText: URIRef
    dateWritten: URIRef
    datePublished: URIRef
    isStub: URIRef
    textSha256: URIRef
    charCount: URIRef
    fullText: URIRef
    fileSha256: URIRef
    mediaType: URIRef
    encoding: URIRef
    sourceUrl: URIRef
    retrievedAt: URIRef
    softwareVersion: URIRef
    ontologyVersion: URIRef
    order: URIRef
    level: URIRef
    numbering: URIRef
    heading: URIRef
    headingStart: URIRef
    headingEnd: URIRef
    charStart: URIRef
    charEnd: URIRef
    text: URIRef
    embedding: URIRef
    revision: URIRef
    indicatorName: URIRef
    value: URIRef
    unitText: URIRef
    valueText: URIRef
    lowerBound: URIRef
    upperBound: URIRef
    periodStart: URIRef
    periodEnd: URIRef
    periodYear: URIRef
    scopeText: URIRef
    subjectText: URIRef
    difference: URIRef
    verb: URIRef
    objectText: URIRef
    surface: URIRef
    isTruncated: URIRef
    isRedacted: URIRef
    score: URIRef
    description: URIRef
    # annotation properties
    alignsWith: URIRef
    gbField: URIRef


class PG(DefinedNamespace):
    """Annotations that say how a term lands in the property graph."""

    _NS = Namespace(BASE + "pg#")
    _fail = True

    type: URIRef
    inline: URIRef
    uriProperty: URIRef
    asRelationship: URIRef
    source: URIRef
    target: URIRef
    key: URIRef
    lookup: URIRef
    range: URIRef
    fulltext: URIRef
    vector: URIRef
    only: URIRef
    skip: URIRef
    owner: URIRef
    shared: URIRef
    reference: URIRef
    colour: URIRef


FZT = Namespace(BASE + "topic/")
FZI = Namespace(BASE + "indicator/")
FZC = Namespace(BASE + "code/")
FZU = Namespace(BASE + "unit/")

ONTOLOGY = URIRef(BASE + "ns")
"""The ontology itself; its ``owl:versionInfo`` is the version that graphs record."""

PREFIXES: Mapping[str, Namespace | type[DefinedNamespace]] = MappingProxyType(
    {
        "fz": FZ,
        "fzt": FZT,
        "fzi": FZI,
        "fzc": FZC,
        "fzu": FZU,
        "pg": PG,
        "dct": DCTERMS,
        "foaf": FOAF,
        "geo": Namespace("http://www.opengis.net/ont/geosparql#"),
        "org": ORG,
        "owl": OWL,
        "prov": PROV,
        "qb": QB,
        "rdf": RDF,
        "rdfs": RDFS,
        "schema": SDO,
        "sh": SH,
        "skos": SKOS,
        "sosa": SOSA,
        "time": TIME,
        "xsd": XSD,
    }
)
"""The prefixes used in every Turtle file and export."""

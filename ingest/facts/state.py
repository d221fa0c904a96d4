"""From a document and what was found in it to one RDF graph.

The graph holds one document: its structure, its facts with their evidence, and every shared entity it refers to.
A shared entity (area, organisation, instrument, honour, cited document) is always stated whole and only from its own
key, so that the order in which documents arrive never shows in the graph.
"""

from __future__ import annotations

import hashlib
from importlib.metadata import version

from rdflib import Graph, URIRef

from ingest.facts.entities import (
    LEGAL_NORMS,
    state_area,
    state_instruments,
    state_organization,
    state_organizations,
    state_stub,
)
from ingest.facts.findings import state_findings
from ingest.facts.statement import Statements
from ingest.facts.structure import Places, state_structure
from ingest.model import Extraction, Header, PolicyDocument
from ontology.identifiers import document_iri, run_iri, source_iri, stub_iri
from ontology.schema import Schema, load_schema

LAW_REPORT = "lawReport"


def state(document: PolicyDocument, extraction: Extraction) -> Graph:
    """Return all facts of one document, ready for validation."""
    out = Statements(load_schema())
    areas = {area.code: state_area(out, area) for area in extraction.areas}
    organizations = state_organizations(out, extraction.organizations)
    instruments = state_instruments(out, extraction.instruments)
    run = _state_run(out)
    iri = _state_document(out, document, run)
    places = Places(
        document=iri,
        text=document.text,
        sentences=state_structure(out, document, iri),
        areas=areas,
        organizations=organizations,
        instruments=instruments,
        run=run,
    )
    state_findings(out, document, extraction, places)
    return out.graph


def identify(document: PolicyDocument) -> URIRef:
    """Return the IRI of a document: by issuer, area, year and genre first, by its title otherwise."""
    header = document.header
    return document_iri(
        genre=header.genre,
        title=header.title,
        area_code=header.area.code if header.area else None,
        year=header.report_year,
        issuer=header.issuer,
    )


def current_run(schema: Schema) -> URIRef:
    """Return the IRI of the extraction run: the same software and ontology always make the same run."""
    return run_iri(f"{version('fazhi-graph')}+{schema.version}")


def _state_run(out: Statements) -> URIRef:
    software = version("fazhi-graph")
    return out.node(
        current_run(out.schema),
        "ExtractionRun",
        name=f"fazhi-graph {software}",
        softwareVersion=software,
        ontologyVersion=out.schema.version,
    )


def _document_class(header: Header) -> str:
    if header.genre == LAW_REPORT and header.report_year and header.area and header.issuer:
        return "AnnualReport"
    return "LegalNorm" if header.genre in LEGAL_NORMS else "PolicyDocument"


def _state_document(out: Statements, document: PolicyDocument, run: URIRef) -> URIRef:
    header, source = document.header, document.clean.source
    iri = identify(document)
    area_code = header.area.code if header.area else None
    stub = stub_iri(header.title, issuer=header.issuer, area_code=None if header.issuer else area_code)
    return out.node(
        iri,
        _document_class(header),
        title=header.title,
        name=header.title,
        genre=header.genre,
        titleSource=header.title_source,
        issuedBy=state_organization(out, header.issuer, area=header.area) if header.issuer else None,
        aboutArea=state_area(out, header.area) if header.area else None,
        hasSource=_state_source(out, document),
        reportYear=header.report_year,
        documentNumber=header.document_number,
        dateWritten=header.date_written,
        datePublished=header.date_published,
        addresseeText=header.addressee,
        disclosureIndex=dict(source.metadata).get("索引号"),
        textSha256=hashlib.sha256(source.text.encode("utf-8")).hexdigest(),
        charCount=len(source.text),
        fullText=source.text,
        isStub=False,
        citedAs=state_stub(out, stub, header.title, issuer=header.issuer),
        generatedBy=run,
    )


def _state_source(out: Statements, document: PolicyDocument) -> URIRef:
    source = document.clean.source
    return out.node(
        source_iri(source.sha256),
        "SourceFile",
        name=source.name,
        fileSha256=source.sha256,
        mediaType=source.media_type,
        encoding=source.encoding,
        sourceUrl=source.url,
        retrievedAt=source.retrieved_at,
    )

"""The findings of the extractors: figures, sums, citations, mentions, honours and actions, each with its sentence."""

from __future__ import annotations

from collections.abc import Mapping

from rdflib import URIRef

from ingest.facts.entities import state_honor, state_open_indicator, state_organization, state_stub
from ingest.facts.statement import Statements, offsets
from ingest.facts.structure import Places
from ingest.model import Action, Check, Citation, Extraction, Honor, Mention, Observation, PolicyDocument
from ontology.concepts import load_concepts
from ontology.identifiers import (
    action_iri,
    area_iri,
    check_iri,
    citation_iri,
    honor_claim_iri,
    indicator_iri,
    mention_iri,
    observation_iri,
    organization_iri,
    stub_iri,
    unit_iri,
)


def state_findings(out: Statements, document: PolicyDocument, extraction: Extraction, places: Places) -> None:
    """State every finding of the extractors; shared entities are stated by those who first refer to them."""
    area = document.header.area
    scope = area_iri(area.code) if area else None
    figures = {o.id: observation_iri(places.document, o.span.start) for o in extraction.observations}
    for observation in extraction.observations:
        _state_observation(out, observation, places, figures)
        out.put(figures[observation.id], "scopeArea", scope)
    starts = {o.id: o.span.start for o in extraction.observations}
    for check in extraction.checks:
        kind = f"sum-{starts[check.parts[0]]}"  # one whole may be broken down in more than one way
        _state_check(
            out, check, check_iri(places.document, starts[check.whole], kind=kind), figures, document=places.document
        )
    for citation in extraction.citations:
        _state_citation(out, citation, places, area.code if area else None)
    for mention in extraction.organization_mentions:
        _state_mention(out, mention, places.organizations[mention.target], places)
    for mention in extraction.area_mentions:
        _state_mention(out, mention, places.areas[mention.target], places)
    for mention in extraction.instrument_mentions:
        _state_mention(out, mention, places.instruments[mention.target], places)
    for honor in extraction.honors:
        _state_honor_claim(out, honor, places)
    by_name = {organization.name: organization for organization in extraction.organizations}
    for action in extraction.actions:
        actor = by_name.get(action.actor or "")
        actor_iri = (
            organization_iri(actor.name, actor.area.code if actor.area else None)
            if actor
            else state_organization(out, action.actor, area=area)
            if action.actor
            else None
        )
        _state_action(out, action, places, actor_iri)


def _state_observation(
    out: Statements, observation: Observation, places: Places, figures: Mapping[str, URIRef]
) -> None:
    quantity, period = observation.quantity, observation.period
    surface = observation.span.of(places.text)
    concept = observation.indicator
    out.node(
        figures[observation.id],
        "Observation",
        name=f"{observation.indicator_name} {surface}",
        indicator=indicator_iri(concept) if concept else state_open_indicator(out, observation.indicator_name),
        indicatorName=observation.indicator_name,
        value=quantity.value,
        unit=unit_iri(quantity.unit) if quantity.unit in load_concepts().units else None,
        unitText=quantity.unit or None,
        comparator=quantity.comparator,
        lowerBound=quantity.lower,
        upperBound=quantity.upper,
        valueText=surface,
        observationKind=observation.kind,
        factModality=observation.modality,
        periodStart=period.start if period else None,
        periodEnd=period.end if period else None,
        periodYear=period.end.year if period else None,
        periodBasis=period.basis if period else None,
        scopeText=observation.scope,
        subjectText=observation.subject,
        partOfObservation=figures.get(observation.part_of or ""),
        direction=observation.direction,
        grade=observation.grade,
        reportedIn=places.document,
        evidence=places.sentences[observation.sentence],
        generatedBy=places.run,
        **offsets(observation.span),
    )


def _state_check(
    out: Statements, check: Check, iri: URIRef, figures: Mapping[str, URIRef], *, document: URIRef
) -> None:
    label = load_concepts().code_label("checkResult", check.result, "zh")
    node = out.node(
        iri,
        "ConsistencyCheck",
        name=f"总分核验：{label}",
        wholeObservation=figures[check.whole],
        checkResult=check.result,
        difference=check.remainder,
        reportedIn=document,
    )
    for part in check.parts:
        out.put(node, "partObservation", figures[part])


def _state_citation(out: Statements, citation: Citation, places: Places, area_code: str | None) -> None:
    """A citation whose issuer is unknown stays within its area, so that equal titles of two counties never merge."""
    stub = stub_iri(citation.title, issuer=citation.issuer, area_code=None if citation.issuer else area_code)
    state_stub(out, stub, citation.title, issuer=citation.issuer)
    out.node(
        citation_iri(places.document, citation.span.start),
        "Citation",
        citingDocument=places.document,
        citedDocument=stub,
        citationRole=citation.role,
        surface=citation.span.of(places.text),
        evidence=places.sentences[citation.sentence],
        grade=citation.grade,
        isTruncated=citation.truncated,
        isRedacted=citation.redacted,
        **offsets(citation.span),
    )


def _state_mention(out: Statements, mention: Mention, target: URIRef, places: Places) -> None:
    out.node(
        mention_iri(places.document, mention.span.start, target),
        "Mention",
        mentionIn=places.sentences[mention.sentence],
        refersTo=target,
        surface=mention.span.of(places.text),
        mentionKind=mention.kind,
        grade=mention.grade,
        **offsets(mention.span),
    )


def _state_honor_claim(out: Statements, honor: Honor, places: Places) -> None:
    out.node(
        honor_claim_iri(places.document, honor.span.start),
        "HonorClaim",
        claimingDocument=places.document,
        claimedHonor=state_honor(out, honor.name),
        honorStatus=honor.status,
        surface=honor.span.of(places.text),
        periodYear=honor.year,
        evidence=places.sentences[honor.sentence],
        **offsets(honor.span),
    )


def _state_action(out: Statements, action: Action, places: Places, actor: URIRef | None) -> None:
    out.node(
        action_iri(places.document, action.span.start),
        "Action",
        name=f"{action.verb}{action.object or ''}",
        verb=action.verb,
        actionType=action.type,
        modality=action.modality,
        objectText=action.object,
        actor=actor,
        evidence=places.sentences[action.sentence],
        reportedIn=places.document,
        **offsets(action.span),
    )

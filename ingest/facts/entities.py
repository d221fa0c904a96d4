"""Shared entities, each stated whole from its own key: what is said here never depends on the citing document."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rdflib import URIRef

from ingest.extraction.resolution import describe_organization
from ingest.facts.statement import Statements
from ingest.gazetteer import area_by_code
from ingest.header.genre import genre_of
from ingest.model import Area, Instrument, Organization
from ontology.identifiers import (
    area_iri,
    honor_iri,
    instrument_iri,
    normalize_name,
    normalize_title,
    open_indicator_iri,
    organization_iri,
)

LEGAL_NORMS = frozenset({"law", "regulation"})
"""Genres that are legislation: laws, and the regulations (条例) of state and local law-makers."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?=年)")


_FULL = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！"}
_MARK = re.compile(r"(?<=[\u4e00-\u9fff”）])[,:;?!]|[,:;?!](?=[\u4e00-\u9fff“（])")


def state_area(out: Statements, area: Area) -> URIRef:
    """State an area with every area above it."""
    if out.has(area_iri(area.code)):
        return area_iri(area.code)
    below: URIRef | None = None
    for code in reversed(area.path_codes):
        level = area_by_code(code)
        iri = out.node(area_iri(code), "AdministrativeArea", name=level.name, divisionCode=code, adminLevel=level.level)
        if below is not None:
            out.put(below, "withinArea", iri)
        below = iri
    return area_iri(area.code)


def state_organizations(out: Statements, organizations: Iterable[Organization]) -> dict[str, URIRef]:
    """State organisations with everything above them; return their IRIs by canonical name."""
    return {organization.name: _state_one(out, organization) for organization in organizations}


def state_organization(out: Statements, name: str, *, area: Area | None) -> URIRef:
    """State one organisation known by its canonical name.

    Args:
        out: where to state.
        name: the canonical full name.
        area: the area that the name belongs to when the name itself does not tell.

    Returns:
        The organisation's IRI.
    """
    return _state_one(out, describe_organization(name, area))


def _state_one(out: Statements, organization: Organization) -> URIRef:
    area = organization.area
    iri = organization_iri(organization.name, area.code if area else None)
    if out.has(iri):
        return iri
    parent = describe_organization(organization.parent, area) if organization.parent else None
    return out.node(
        iri,
        organization.type,
        name=organization.name,
        adminLevel=area.level if area else None,
        governs=state_area(out, area) if area else None,
        subordinateTo=_state_one(out, parent) if parent else None,
    )


def state_instruments(out: Statements, instruments: Iterable[Instrument]) -> dict[str, URIRef]:
    """State policy instruments; return their IRIs by name."""
    return {
        instrument.name: out.node(
            instrument_iri(instrument.name),
            "PolicyInstrument",
            name=normalize_name(instrument.name),
            instrumentType=instrument.type,
        )
        for instrument in instruments
    }


def state_honor(out: Statements, name: str) -> URIRef:
    """State an honour by its name."""
    return out.node(honor_iri(name), "Honor", name=normalize_name(name))


def state_open_indicator(out: Statements, name: str) -> URIRef:
    """State an indicator that no controlled concept covers, by the words of the text in the form its key has."""
    return out.node(open_indicator_iri(name), "OpenIndicator", name=normalize_name(name))


def printed_title(title: str) -> str:
    """Return the one form in which a cited title is kept, whichever width and blanks a source gives its marks.

    Marks beside Chinese characters are full-width (GB/T 15834-2011, 标点符号用法).
    """
    plain = normalize_title(title).replace("(", "（").replace(")", "）")
    return _MARK.sub(lambda mark: _FULL[mark[0]], plain)


def state_stub(out: Statements, iri: URIRef, title: str, *, issuer: str | None) -> URIRef:
    """State a cited document as far as its title tells; the real document refers to the same node when it arrives.

    Args:
        out: where to state.
        iri: identity by title with issuer or area.
        title: without 《》.
        issuer: canonical name when known.

    Returns:
        ``iri``.
    """
    title = printed_title(title)
    genre = genre_of(title)
    year = _YEAR.search(title)
    return out.node(
        iri,
        "LegalNorm" if genre in LEGAL_NORMS else "PolicyDocument",
        title=title,
        name=title,
        genre=genre,
        isStub=True,
        issuerText=issuer,
        titleYear=int(year[0]) if year else None,
    )

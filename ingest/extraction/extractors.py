"""All extractors in one visible order, and the gate through which every plug-in's output must pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from ingest.consistency import check_sums
from ingest.extraction.actions import find_actions
from ingest.extraction.citations import find_citations
from ingest.extraction.honors import find_honors
from ingest.extraction.instruments import find_instruments
from ingest.extraction.observations import find_observations
from ingest.extraction.organizations import find_organizations
from ingest.extraction.places import find_areas
from ingest.model import Action, Citation, Extraction, Honor, Observation, PolicyDocument

Fact = Observation | Citation | Honor | Action
_FIELD_OF = {Observation: "observations", Citation: "citations", Honor: "honors", Action: "actions"}


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact offered by a plug-in together with the words it claims to quote."""

    surface: str
    fact: Fact


class Extractor(Protocol):
    """A plug-in: anything with a name that offers claims about a document (another model, a reviewed table …)."""

    name: str

    def claims(self, document: PolicyDocument) -> Iterable[Claim]:
        """Offer facts; each must quote the source text exactly at its span."""


def extract(document: PolicyDocument, *, plugins: Sequence[Extractor] = ()) -> Extraction:
    """Find every kind of fact in ``document``; sums are checked over what all extractors found together."""
    organizations, organization_mentions = find_organizations(document)
    areas, area_mentions = find_areas(document)
    instruments, instrument_mentions = find_instruments(document)
    found = Extraction(
        observations=find_observations(document),
        citations=find_citations(document),
        organizations=organizations,
        organization_mentions=organization_mentions,
        areas=areas,
        area_mentions=area_mentions,
        instruments=instruments,
        instrument_mentions=instrument_mentions,
        honors=find_honors(document),
        actions=find_actions(document, organizations),
    )
    found = admit(document, found, plugins)
    return replace(found, checks=check_sums(document, found.observations))


def admit(document: PolicyDocument, found: Extraction, plugins: Sequence[Extractor]) -> Extraction:
    """Add the plug-ins' claims; a claim that misquotes, or that repeats a span, is dropped and counted by reason."""
    kinds: dict[str, list[Fact]] = {field: list(getattr(found, field)) for field in _FIELD_OF.values()}
    rejected: Counter[str] = Counter(dict(found.rejected))
    for field, facts in kinds.items():  # a fact is named by where it starts: a second one there cannot be kept
        firsts = {fact.span.start: fact for fact in reversed(facts)}
        if len(firsts) < len(facts):
            rejected[f"{field}: another starts at the same character"] += len(facts) - len(firsts)
        kinds[field] = list(firsts.values())
    taken = {(field, fact.span) for field, facts in kinds.items() for fact in facts}
    for plugin in plugins:
        for claim in plugin.claims(document):
            field = _FIELD_OF[type(claim.fact)]
            if claim.fact.span.of(document.text) != claim.surface:
                rejected[f"{plugin.name}: the quotation is not in the text"] += 1
            elif (field, claim.fact.span) in taken:
                rejected[f"{plugin.name}: already found"] += 1
            else:
                taken.add((field, claim.fact.span))
                kinds[field].append(claim.fact)
    ordered = {field: tuple(sorted(facts, key=lambda fact: fact.span)) for field, facts in kinds.items()}
    return replace(found, **ordered, rejected=tuple(sorted(rejected.items())))  # type: ignore[arg-type]  # one field a kind

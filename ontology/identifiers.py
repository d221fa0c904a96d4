"""Deterministic IRIs from natural keys: the same thing has the same name on every machine and in every run.

A natural code stands in the IRI where one exists (division code, report year, offset); otherwise the first twelve
hexadecimal digits of the SHA-256 of the name in Unicode normal form KC with white space between Latin words alone, so
that full-width and half-width spellings are one.  ``fz:name`` is for people.  Offsets are code points in the source.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from urllib.parse import quote

from rdflib import URIRef

from ontology.errors import IdentifierError

BASE = "https://fazhi.example.org/"
"""Reserved by RFC 2606, so it can never collide.  The only place in code that names it."""

_ID = BASE + "id/"
_AREA_CODE = re.compile(r"\d{6}(?:\d{3}(?:\d{3})?)?", re.ASCII)
_NOTATION = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*", re.ASCII)
_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)
_BLANK_BESIDE_CHINESE = re.compile(r"(?<![0-9A-Za-z]) | (?![0-9A-Za-z])")
_UNIT_SLUGS = {"%": "percent", "‰": "permille"}  # a per cent sign cannot stand in an IRI


def normalize_name(name: str) -> str:
    """Return the form names are compared in: NFKC, and no white space but one blank between Latin words or numbers."""
    return _BLANK_BESIDE_CHINESE.sub("", " ".join(unicodedata.normalize("NFKC", name).split()))


def name_hash(*names: str) -> str:
    """Return twelve hexadecimal digits that stand for one name, or for several that form a key together.

    Raises:
        IdentifierError: the last name, the one that names the thing, is blank.
    """
    parts = [normalize_name(name) for name in names]
    if not parts or not parts[-1]:
        raise IdentifierError("an identifier needs a name, got a blank one; give the name as the text states it")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def normalize_title(title: str) -> str:
    """Return a title as a key: normalised, without one pair of 《》 around all of it."""
    title = normalize_name(title)
    inner = title[1:-1]
    return inner if title[:1] == "《" and title[-1:] == "》" and "》" not in inner else title


def _area_code(code: str) -> str:
    if not _AREA_CODE.fullmatch(code):
        raise IdentifierError(f"a division code has 6, 9 or 12 digits (GB/T 2260), got {code!r}")
    return code


def _notation(notation: str) -> str:
    if not _NOTATION.fullmatch(notation):
        raise IdentifierError(f"a notation has ASCII letters, digits, '_', '.' and '-', got {notation!r}")
    return notation


def _offset(offset: int) -> int:
    if offset < 0:
        raise IdentifierError(f"an offset is a code point count from 0, got {offset}")
    return offset


# --- shared entities --------------------------------------------------------------------------------------------------


def area_iri(code: str) -> URIRef:
    """Name an administrative area by its division code (GB/T 2260, or the statistical code below the county)."""
    return URIRef(f"{_ID}area/{_area_code(code)}")


def organization_iri(name: str, area_code: str | None = None) -> URIRef:
    """Name a body by its canonical full name and the area it belongs to."""
    return URIRef(f"{_ID}org/{_area_code(area_code) if area_code else 'x'}/{name_hash(name)}")


def honor_iri(name: str) -> URIRef:
    """Name an honour by its title."""
    return URIRef(f"{_ID}honor/{name_hash(name)}")


def instrument_iri(name: str) -> URIRef:
    """Name a policy instrument by its proper name."""
    return URIRef(f"{_ID}instrument/{name_hash(name)}")


def open_indicator_iri(name: str) -> URIRef:
    """Name an indicator that is not (yet) controlled by the words the text uses for it."""
    return URIRef(f"{_ID}indicator/{name_hash(name)}")


def source_iri(sha256: str) -> URIRef:
    """Name a source file by the SHA-256 of its bytes.

    Raises:
        IdentifierError: not 64 lower-case hexadecimal digits.
    """
    if not _SHA256.fullmatch(sha256):
        raise IdentifierError(f"a source is named by its SHA-256 in lower-case hexadecimal, got {sha256!r}")
    return URIRef(f"{_ID}source/{sha256[:16]}")


def run_iri(version: str) -> URIRef:
    """Name the extraction software by its version; runs of one version say the same, so they are one."""
    return URIRef(f"{_ID}run/{quote(version, safe='')}")


# --- documents --------------------------------------------------------------------------------------------------------


def document_iri(*, genre: str, title: str, area_code: str | None, year: int | None, issuer: str | None) -> URIRef:
    """Name a document that is in hand.

    A people's government reports once a year on its law-based-government work (督察工作规定), so area and year name
    that report; a department's report adds the hash of the department.  Any other document is named by genre, area,
    year and the hash of issuer and title: departments of one county publish reports of one title every year.
    """
    code = _area_code(area_code) if area_code else None
    if genre == "lawReport" and code and year and issuer:
        own = "" if normalize_name(issuer).endswith("人民政府") else f"-{name_hash(issuer)}"
        return URIRef(f"{_ID}doc/fzbg-{code}-{year}{own}")
    key = name_hash(issuer or "", normalize_title(title))
    return URIRef(f"{_ID}doc/{_notation(genre)}-{code or 'x'}-{year or 'x'}-{key}")


def stub_iri(title: str, *, issuer: str | None, area_code: str | None) -> URIRef:
    """Name a cited document.

    Without a known issuer the area keeps equal titles of different counties apart; a national law needs neither.
    """
    if area_code:
        _area_code(area_code)
    return URIRef(f"{_ID}doc/c-{name_hash(issuer or '', area_code or '', normalize_title(title))}")


# --- parts and facts of a document ------------------------------------------------------------------------------------


def section_iri(document: str, order: int) -> URIRef:
    """Name a section by its position in reading order."""
    return URIRef(f"{document}/s{_offset(order):02d}")


def sentence_iri(document: str, start: int, end: int) -> URIRef:
    """Name a sentence by its offsets."""
    return URIRef(f"{document}/c/{_offset(start)}-{_offset(end)}")


def passage_iri(document: str, start: int, end: int) -> URIRef:
    """Name a passage by its offsets."""
    return URIRef(f"{document}/p/{_offset(start)}-{_offset(end)}")


def observation_iri(document: str, start: int) -> URIRef:
    """Name an observation by where its number starts."""
    return URIRef(f"{document}/o/{_offset(start)}")


def check_iri(document: str, whole_start: int, kind: str = "sum") -> URIRef:
    """Name a consistency check by where the checked whole starts."""
    return URIRef(f"{document}/k/{_offset(whole_start)}-{_notation(kind)}")


def citation_iri(document: str, start: int) -> URIRef:
    """Name a citation by where its title starts."""
    return URIRef(f"{document}/cite/{_offset(start)}")


def mention_iri(document: str, start: int, target: str) -> URIRef:
    """Name a mention by where it starts and the IRI it refers to: 县委县政府 starts two mentions at one place."""
    return URIRef(f"{document}/m/{_offset(start)}-{name_hash(target)}")


def action_iri(document: str, start: int) -> URIRef:
    """Name an action by where its words start."""
    return URIRef(f"{document}/a/{_offset(start)}")


def honor_claim_iri(document: str, start: int) -> URIRef:
    """Name the claim of an honour by where its words start."""
    return URIRef(f"{document}/h/{_offset(start)}")


def issue_iri(document: str, start: int, kind: str) -> URIRef:
    """Name a quality issue by its kind and where it starts."""
    return URIRef(f"{document}/q/{_offset(start)}-{_notation(kind)}")


def topic_assignment_iri(document: str, section_order: int) -> URIRef:
    """Name the topic assignment of a section."""
    return URIRef(f"{document}/t/{_offset(section_order):02d}")


# --- concepts of the ontology -----------------------------------------------------------------------------------------


def indicator_iri(notation: str) -> URIRef:
    """Name a controlled indicator."""
    return URIRef(f"{BASE}indicator/{_notation(notation)}")


def topic_iri(notation: str) -> URIRef:
    """Name a topic."""
    return URIRef(f"{BASE}topic/{_notation(notation)}")


def code_iri(scheme: str, notation: str) -> URIRef:
    """Name a value of a code list; the scheme ``unit`` is the list of units."""
    if scheme == "unit":
        return unit_iri(notation)
    return URIRef(f"{BASE}code/{_notation(scheme)}-{_notation(notation)}")


def unit_iri(notation: str) -> URIRef:
    """Name a unit by its own sign (件, 人次, %).

    Raises:
        IdentifierError: the sign is blank or holds a character that an IRI cannot hold.
    """
    slug = _UNIT_SLUGS.get(notation, notation)
    if not slug or not re.fullmatch(r"\w+", slug):
        raise IdentifierError(f"a unit is named by its sign, letters only, got {notation!r}")
    return URIRef(f"{BASE}unit/{slug}")

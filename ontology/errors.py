"""What can go wrong while saying something in the terms of the ontology."""

from __future__ import annotations


class OntologyError(Exception):
    """Base of every error of this package; the message says what, where, and what to do next."""


class IdentifierError(OntologyError, ValueError):
    """A natural key that no identifier can be made from."""


class OntologyFileError(OntologyError):
    """A Turtle file of the ontology that is missing, cannot be parsed, or contradicts itself."""


class UnknownConcept(OntologyError, KeyError):  # noqa: N818 - the name is part of the published interface
    """A notation that no concept of the scheme carries."""

    def __init__(self, scheme: str, notation: str, known: tuple[str, ...] = ()) -> None:
        near = f"; the scheme has: {', '.join(known[:8])}{' …' if len(known) > 8 else ''}" if known else ""
        super().__init__(
            f"no concept {notation!r} in scheme {scheme!r}{near}; add it to the Turtle or correct the caller"
        )
        self.scheme = scheme
        self.notation = notation

    def __str__(self) -> str:
        return str(self.args[0])  # KeyError would print the message in quotes


class UnknownTerm(OntologyError, KeyError):  # noqa: N818 - the name is part of the published interface
    """A class or property name that the ontology does not define."""

    def __init__(self, kind: str, name: str) -> None:
        super().__init__(f"the ontology has no {kind} {name!r}; define it in fazhi.ttl or correct the caller")

    def __str__(self) -> str:
        return str(self.args[0])

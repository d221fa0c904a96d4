"""Everything that can go wrong in the graph; messages say what, where, and what to do next."""

from __future__ import annotations

from pathlib import Path


class GraphError(Exception):
    """Base of every error of this package."""


class EngineError(GraphError):
    """The embedded engine does not do as it is told."""


class EngineStartError(EngineError):
    """The embedded engine did not come up; the message ends with the last lines of its log."""

    def __init__(self, reason: str, *, log: Path) -> None:
        """Quote the end of ``log``: the cause is nearly always there.

        Args:
            reason: what was observed from outside
            log: the file both the Java machine and its Python shell write to
        """
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()[-12:] if log.is_file() else []
        tail = "\n".join(f"    {line}" for line in lines)
        super().__init__(f"内置图引擎未能启动：{reason}。日志：{log}\n{tail}".rstrip())
        self.log = log


class GraphUnreachableError(GraphError):
    """Nothing answers at the address, or it refuses the name and password."""


class OntologyMismatchError(GraphError):
    """The graph was written under another major version of the ontology."""


class MigrationError(GraphError):
    """Documents whose facts the present ontology does not admit."""


class UnknownTargetError(GraphError):
    """A fact points at an entity that neither the document describes nor the graph knows."""


class UnknownDocumentError(GraphError):
    """No ingested document has this IRI."""


class QueryError(GraphError):
    """The engine refused a query: a syntax error, or a write in a reading session."""


class QueryTimeoutError(GraphError):
    """A query was ended because it ran longer than the caller allowed."""


class UnknownFormatError(GraphError):
    """An export format that does not exist."""


class RdfFileError(GraphError):
    """A file of RDF that cannot be read, or that is not in the terms of the ontology."""


class VectorMismatchError(GraphError):
    """Vectors of another model, dimension or prompt than the graph already holds."""


class ModelBuildError(GraphError):
    """The default embedding model could not be built, or what was built does not agree with its weights."""


class ModelNotFoundError(GraphError):
    """``FAZHI_EMBEDDING_MODEL`` names a model that cannot be loaded."""


class ProjectionError(GraphError):
    """Facts that the ontology's schema gives no place in the graph."""


class UnreachedError(GraphError):
    """Facts describe a shared entity that none of them refers to."""


class UnknownModeError(GraphError):
    """A way of searching that does not exist."""

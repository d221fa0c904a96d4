"""What the packages below say in Chinese, introduced in English: ``error.<class>``; Chinese passes as it is."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "error.GraphUnreachableError": (
        "{message}",
        "the graph cannot be reached; check GRAPH_URI, NEO4J_USERNAME and NEO4J_PASSWORD ({message})",
    ),
    "error.EngineStartError": (
        "{message}",
        "the embedded graph engine did not start; its log tells why, and fazhi stop clears what is left ({message})",
    ),
    "error.EngineError": ("{message}", "the embedded graph engine failed ({message})"),
    "error.OntologyMismatchError": (
        "{message}",
        (
            "the graph was made by another major version of the ontology; stop, copy the data folder as a backup, then "
            "run fazhi migrate, or choose another FAZHI_HOME ({message})"
        ),
    ),
    "error.RdfFileError": ("{message}", "the RDF file cannot be loaded ({message})"),
    "error.MigrationError": (
        "{message}",
        "documents are left that do not fit the present ontology; --drop removes them ({message})",
    ),
    "error.QueryError": ("{message}", "the query was refused ({message})"),
    "error.QueryTimeoutError": ("{message}", "the query took longer than allowed; narrow it ({message})"),
    "error.ModelBuildError": ("{message}", "the default embedding model cannot be built ({message})"),
    "error.ModelNotFoundError": (
        "{message}",
        "the embedding model does not exist here; check FAZHI_EMBEDDING_MODEL and FAZHI_DEVICE ({message})",
    ),
    "error.VectorMismatchError": (
        "{message}",
        (
            "the graph holds vectors of another embedding model; set FAZHI_EMBEDDING_MODEL back, or run fazhi reindex "
            "({message})"
        ),
    ),
    "error.NotChineseError": ("{message}", "this is not a Chinese document ({message})"),
    "error.ReadingError": ("{message}", "the file cannot be read ({message})"),
    "error.ShapeViolations": ("{message}", "the facts of this document break the rules of the ontology ({message})"),
}

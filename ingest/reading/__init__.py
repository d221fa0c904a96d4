"""From files to texts: one reader per format, each saying what it could not carry over."""

from ingest.reading.files import SUPPORTED, discover, read

__all__ = ["SUPPORTED", "discover", "read"]

"""What a document says about itself: title, issuer, division, year, kind, number, dates and addressee."""

from ingest.header.header import read_header

__all__ = ["read_header"]

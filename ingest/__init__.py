"""Ingestion: from a file to validated facts."""

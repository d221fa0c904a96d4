"""Readers: one file format each, all giving SourceText."""

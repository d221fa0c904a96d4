"""Extractors: one kind of fact each, every fact with its words."""

"""Sentence embeddings behind the sentence-transformers interface."""

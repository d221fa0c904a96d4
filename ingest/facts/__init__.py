"""Stating a document's facts in RDF, in the words of the ontology and with the evidence of each fact."""

"""The RDF ontology and everything derived from it: names, schema, identifiers, validation."""

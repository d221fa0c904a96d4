"""The graph: keeps facts, finds them again, and gives them back as RDF."""

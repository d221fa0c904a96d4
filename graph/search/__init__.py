"""Search by meaning and by words over the passages of the graph."""

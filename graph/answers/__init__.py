"""Questions answered from the facts of the graph."""

"""The files the graph can be written as, one module a family."""

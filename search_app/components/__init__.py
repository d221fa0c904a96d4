"""Browser parts of the app: the graph canvas and the reader, with their built assets in ``frontend/``."""

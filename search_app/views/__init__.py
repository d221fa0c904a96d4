"""The pages: one script each, run by :mod:`search_app.shell`."""

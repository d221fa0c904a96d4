"""The app's entry: set the page up, draw the top bar, run the chosen page.

``streamlit run`` executes this file and puts its folder first on the path, so no file beside it may be called
``graph.py``, ``ingest.py`` or ``ontology.py``, and every import is absolute.  Pages are scripts under ``views/``; they
read the language from :func:`search_app.state.language` and everything shareable from the URL.
"""

from __future__ import annotations

from search_app.shell import start

start()

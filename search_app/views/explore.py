"""Explore the graph: start from a node, a found entity or the overview, and walk on from there.

``?node=`` is the start; without it the page shows the documents with what they share.  The canvas and its panel are one
fragment, so that a click in the graph reruns only them.
"""

from __future__ import annotations

from search_app.workbench import explore_page

explore_page()

"""The ontology: ``?view=``, ``?words=``."""

from __future__ import annotations

from search_app.ontology_page import ontology_page

ontology_page()

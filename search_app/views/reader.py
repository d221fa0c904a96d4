"""Read a document: ``?doc=`` names it, ``?start=`` and ``?end=`` the sentence to show."""

from __future__ import annotations

from search_app.reader_page import reader_page

reader_page()

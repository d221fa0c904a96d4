"""Compare: ``?view=``, ``?indicator=``, ``?area=``, ``?year=``, ``?chart=``."""

from __future__ import annotations

from search_app.compare_page import compare_page

compare_page()

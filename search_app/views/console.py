"""The console: ``?language=``, ``?query=``, ``?form=``."""

from __future__ import annotations

from search_app.console_page import console_page

console_page()

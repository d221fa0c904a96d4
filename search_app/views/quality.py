"""Data quality: ``?doc=`` names one document."""

from __future__ import annotations

from search_app.quality_page import quality_page

quality_page()

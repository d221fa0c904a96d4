"""``python -m search_app`` is ``fazhi``."""

from __future__ import annotations

from search_app.cli import main

main()

"""Tell Streamlit where the built browser files are, however the app was installed.

Streamlit finds ``asset_dir`` by scanning the files that an installed distribution lists.  A regular install lists
``search_app/components/pyproject.toml``; an editable one lists only its own ``.pth`` file, so there the same manifest
is handed over here.  Assets are served as files: handed over inline, the whole bundle would travel with every change.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

HERE = Path(__file__).parent
PROJECT = "fazhi-graph"


def announce_assets(name: str) -> str:
    """Make sure the running server knows the assets of component ``name``; returns the name to mount it by."""
    qualified = f"{PROJECT}.{name}"
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(qualified) is None:
        manager.register_from_manifest(_manifest(), HERE)
    return qualified


def _manifest() -> ComponentManifest:
    declared = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))
    components = [
        ComponentConfig.from_dict(entry) for entry in declared["tool"]["streamlit"]["component"]["components"]
    ]
    return ComponentManifest(name=declared["project"]["name"], version="0", components=components)


@cache
def _renderer(qualified: str, files: str) -> Callable[..., object]:
    return st.components.v2.component(qualified, js=f"{files}-*.js", css=f"{files}-style-*.css")


def mount(name: str, files: str, /, **arguments: object) -> None:
    """Mount a component whose bundle is ``files-*.js`` with ``files-style-*.css``.

    The assets are announced at each mount, which costs a dictionary look-up: every server and every test run has its
    own registry, and one told at import would be the only one to know.
    """
    _renderer(announce_assets(name), files)(**arguments)

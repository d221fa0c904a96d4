"""A button that saves the page's chart as a picture, drawn in the browser from what is shown."""

from __future__ import annotations

import streamlit as st

from search_app.escaping import shown
from search_app.language import Language
from search_app.text import t

# The chart is an SVG of the page; it is drawn twice as large on the page's own ground.  Nothing leaves the browser.
_SCRIPT = """
<script>
for (const button of document.querySelectorAll("button.fz-png")) {
  button.onclick = () => {
    const svg = document.querySelector("[data-testid=stVegaLiteChart] svg.marks");
    if (!svg) return;
    const { width, height } = svg.getBoundingClientRect();
    const copy = svg.cloneNode(true);
    copy.setAttribute("width", width);
    copy.setAttribute("height", height);
    const picture = new Image();
    picture.onload = () => {
      const canvas = Object.assign(document.createElement("canvas"), { width: width * 2, height: height * 2 });
      const pen = canvas.getContext("2d");
      pen.fillStyle = getComputedStyle(document.querySelector(".stApp")).backgroundColor;
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
      const href = canvas.toDataURL("image/png");
      Object.assign(document.createElement("a"), { href, download: button.dataset.name }).click();
    };
    picture.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(new XMLSerializer().serializeToString(copy));
  };
}
</script>
"""


def picture_button(name: str, lang: Language) -> None:
    """Draw the button; ``name`` is the file's."""
    words = shown(t("compare.png", lang))
    st.html(
        f'<button type="button" class="fz-png" data-name="{shown(name)}">{words}</button>{_SCRIPT}',
        unsafe_allow_javascript=True,
        width="content",
    )

// The section tree beside the document; the section being read is marked.

import { el, visible } from "../shared/dom.js";

export function buildContents(reader) {
  const { data, t } = reader;
  const entries = data.sections.map((section, number) => {
    const button = el("button", { type: "button", style: `--level:${Math.max(0, section.level - 1)}`, onclick: () => goTo(reader, number) }, visible(section.title));
    return el("li", { "data-level": section.level }, button);
  });
  reader.contents = el("nav", { class: "contents", "aria-label": t.sections }, el("h2", {}, t.sections), entries.length ? el("ol", {}, ...entries) : el("p", {}, t.noSections));
  return reader.contents;
}

const lineOf = (reader, number) => [...reader.article.querySelectorAll("[data-sections]")].find((line) => line.dataset.sections.split(" ").includes(String(number)));

function goTo(reader, number) {
  const line = lineOf(reader, number);
  if (!line) return;
  const top = reader.article.scrollTop + line.getBoundingClientRect().top - reader.article.getBoundingClientRect().top - 18;
  reader.article.scrollTo({ top, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth" });
  reader.article.focus({ preventScroll: true });
  mark(reader, number);
}

function mark(reader, number) {
  const buttons = reader.contents.querySelectorAll("button");
  buttons.forEach((button, index) => (index === number ? button.setAttribute("aria-current", "true") : button.removeAttribute("aria-current")));
  const current = buttons[number];
  if (!current) return;
  const [room, place] = [reader.contents.getBoundingClientRect(), current.getBoundingClientRect()];
  if (place.top < room.top + 30 || place.bottom > room.bottom - 20) reader.contents.scrollTop += place.top - room.top - room.height / 2;
}

/** Mark the last section whose first line has passed the upper third of the window. */
export function watchReading(reader) {
  const lines = [...reader.article.querySelectorAll("[data-sections]")];
  let waiting = false;
  reader.article.addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      const limit = reader.article.getBoundingClientRect().top + reader.article.clientHeight / 3;
      const passed = lines.filter((line) => line.getBoundingClientRect().top < limit).at(-1);
      if (passed) mark(reader, Number(passed.dataset.sections.split(" ").at(-1)));
    });
  });
}

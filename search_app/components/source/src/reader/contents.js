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

const beginnings = (reader) => [...reader.article.querySelectorAll("[data-sections]")];
const numbersOf = (run) => run.dataset.sections.split(" ").map(Number);

function goTo(reader, number) {
  const run = beginnings(reader).find((one) => numbersOf(one).includes(number));
  if (!run) return;
  const top = reader.article.scrollTop + run.getBoundingClientRect().top - reader.article.getBoundingClientRect().top - 18;
  reader.led = number; // until the person scrolls on, whatever else the window shows
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

/** Mark the last section that begins above the upper third of the window (at the end, above its edge), or the one the contents led to. */
export function watchReading(reader) {
  const runs = beginnings(reader);
  let waiting = false;
  const taken = () => (reader.led = null);
  for (const gesture of ["wheel", "touchmove", "pointerdown", "keydown"]) reader.article.addEventListener(gesture, taken, { passive: true });
  reader.article.addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      const { scrollTop, scrollHeight, clientHeight } = reader.article;
      const ended = scrollTop + clientHeight > scrollHeight - 2;
      const limit = reader.article.getBoundingClientRect().top + (ended ? clientHeight : clientHeight / 3);
      const passed = runs.filter((run) => run.getBoundingClientRect().top < limit).at(-1);
      if (reader.led === null && passed) mark(reader, numbersOf(passed).at(-1));
    });
  });
}

// The row above the document: which marks to show, and whether to show the original.

import { el, icon } from "../shared/dom.js";
import { GLYPHS } from "../shared/icons.js";
import { recolour } from "./article.js";

export function buildLegend(reader) {
  const { data, t } = reader;
  const counts = new Map();
  for (const { type } of data.annotations) counts.set(type, (counts.get(type) ?? 0) + 1);
  const names = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
  const chips = el("div", { class: "chips", role: "group", "aria-label": t.legend }, ...names.map((name) => chip(reader, name, counts.get(name))));
  return el("div", { class: "legend" }, chips, originalSwitch(reader));
}

function chip(reader, name, count) {
  const spec = reader.data.types[name] ?? {};
  const dot = el("i", { class: "dot", style: `background:${spec.colour ?? "#888"}` }, icon(GLYPHS[spec.glyph] ?? GLYPHS.thing));
  const button = el("button", { type: "button", class: "chip", "data-name": name, "aria-pressed": String(!reader.off.has(name)) }, dot, el("span", {}, spec.name ?? name), el("b", {}, String(count)));
  button.addEventListener("click", () => {
    if (!reader.off.delete(name)) reader.off.add(name);
    button.setAttribute("aria-pressed", String(!reader.off.has(name)));
    recolour(reader);
  });
  return button;
}

function originalSwitch({ data, t, root }) {
  const count = data.dropped.length;
  const button = el("button", {
    type: "button", class: "original", "aria-pressed": "false", title: t.originalHelp, disabled: count === 0,
    onclick: () => button.setAttribute("aria-pressed", String(root.classList.toggle("show-original"))),
  }, t.original, el("b", {}, count ? t.dropped(count) : t.noDropped));
  return button;
}

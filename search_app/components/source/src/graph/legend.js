// The legend is the filter: one chip per node type and per relation, with counts.

import { el, icon } from "../shared/dom.js";
import { GLYPHS } from "../shared/icons.js";
import { toggle } from "./gestures.js";

export function buildLegend(canvas) {
  const { t } = canvas;
  canvas.legend = { tab: "types", chips: el("div", { class: "chips", role: "group", "aria-label": t.legend }), count: el("div", { class: "count" }) };
  const tab = (name, label) => el("button", { type: "button", class: "tab", "data-tab": name, "aria-pressed": String(name === "types"), onclick: () => turn(canvas, name) }, label);
  canvas.legend.tabs = [tab("types", t.nodes), tab("relations", t.relations)];
  return el("div", { class: "legend" }, el("div", { class: "tabs" }, ...canvas.legend.tabs), canvas.legend.chips, canvas.legend.count);
}

function turn(canvas, name) {
  canvas.legend.tab = name;
  for (const tab of canvas.legend.tabs) tab.setAttribute("aria-pressed", String(tab.dataset.tab === name));
  drawLegend(canvas);
}

/** Redraw the legend when the stage has been painted, which people look at first. */
export function legendSoon(canvas) {
  canvas.legendDue ??= requestAnimationFrame(() => setTimeout(() => {
    canvas.legendDue = null;
    drawLegend(canvas);
  }));
}

/** Redraw chips and counts, keeping the keyboard focus where it was. */
function drawLegend(canvas) {
  const { cy, legend, view, data, t } = canvas;
  const elements = legend.tab === "types" ? cy.nodes() : cy.edges();
  const counts = new Map();
  elements.forEach((element) => counts.set(element.data("type"), (counts.get(element.data("type")) ?? 0) + 1));
  const focused = legend.chips.getRootNode().activeElement?.dataset?.name;
  const names = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
  legend.chips.replaceChildren(...names.map((name) => chip(canvas, name, counts.get(name))));
  if (focused) [...legend.chips.children].find((button) => button.dataset.name === focused)?.focus();
  const shown = cy.nodes(":visible").length;
  legend.count.textContent = t.shown(shown, cy.edges(":visible").length) + (view.hidden.length ? " · " + t.hidden(view.hidden.length) : "");
  canvas.notice.textContent = data.nodes.length === 0 ? t.empty : shown === 0 ? t.allHidden : "";
}

function chip(canvas, name, count) {
  const kind = canvas.legend.tab;
  const spec = (kind === "types" ? canvas.data.types : canvas.data.relations)[name] ?? {};
  const on = !canvas.view[kind].includes(name);
  const mark = kind === "types"
    ? el("i", { class: "dot", style: `background:${spec.colour ?? "#888"}` }, icon(GLYPHS[spec.glyph] ?? GLYPHS.thing))
    : el("i", { class: "dash" });
  return el("button", {
    type: "button", class: "chip", "data-name": name, "aria-pressed": String(on),
    onclick: (event) => toggle(canvas, kind, name, { alone: event.shiftKey }),
  }, mark, el("span", {}, spec.name ?? name), el("b", {}, String(count)));
}

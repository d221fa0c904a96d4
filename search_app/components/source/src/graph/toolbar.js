// The row of tools above the canvas.

import { el, icon, visible } from "../shared/dom.js";
import { TOOLS } from "../shared/icons.js";
import { markOnly } from "./classes.js";
import { expandChosen, findPath, hideChosen, pinChosen, select, showAll, undo } from "./gestures.js";
import { zoom } from "./keys.js";
import { drawLabels } from "./labels.js";
import { CALM, fit, layOut } from "./layout.js";
import { formats, save } from "./saving.js";

export function buildToolbar(canvas) {
  const { t } = canvas;
  const tool = (name, action, label = t[name]) =>
    el("button", { type: "button", class: "tool", title: label, "aria-label": label, "data-tool": name, onclick: action }, icon(TOOLS[name]));
  const group = (...tools) => el("div", { class: "group" }, ...tools);
  const needs = (least, ...tools) => {
    canvas.conditional = [...(canvas.conditional ?? []), ...tools.map((button) => ({ button, least }))];
    return tools;
  };
  const bar = el("div", { class: "bar", role: "toolbar", "aria-label": t.toolbar },
    layouts(canvas, tool),
    group(tool("fit", () => fit(canvas)), tool("zoomIn", () => zoom(canvas, 1.3)), tool("zoomOut", () => zoom(canvas, 1 / 1.3))),
    finder(canvas),
    group(
      ...needs(1, tool("expand", () => expandChosen(canvas))), ...needs(2, tool("path", () => findPath(canvas))),
      ...needs(1, tool("hide", () => hideChosen(canvas)), tool("pin", () => pinChosen(canvas))),
      tool("show", () => showAll(canvas)), tool("undo", () => undo(canvas))),
    exporter(canvas));
  canvas.root?.addEventListener("chosen", () => enable(canvas));
  enable(canvas);
  return bar;
}

function enable(canvas) {
  const chosen = Number(canvas.root?.dataset.chosen ?? 0);
  for (const { button, least } of canvas.conditional) {
    button.disabled = chosen < least;
  }
}

function layouts(canvas, tool) {
  const buttons = ["force", "hierarchy", "concentric"].map((name) => {
    const button = tool(name, () => {
      buttons.forEach((other) => other.setAttribute("aria-pressed", String(other === button)));
      layOut(canvas, name);
    });
    button.setAttribute("aria-pressed", String(name === "force"));
    return button;
  });
  return el("div", { class: "group joined" }, ...buttons);
}

function finder(canvas) {
  const { t } = canvas;
  const result = el("output", { class: "result" });
  const box = el("input", { type: "search", placeholder: t.find, "aria-label": t.find });
  let turn = 0;
  const hits = () => canvas.cy.nodes(".hit:visible");
  box.addEventListener("input", () => {
    turn = 0;
    highlight(canvas, box.value);
    result.textContent = box.value.trim() ? (hits().length ? t.found(hits().length) : t.none) : "";
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      box.value = "";
      box.dispatchEvent(new Event("input"));
      canvas.stage.focus();
    }
    if (event.key !== "Enter" || hits().empty()) return;
    const node = hits()[turn++ % hits().length];
    canvas.cy.animate({ center: { eles: node }, duration: CALM ? 0 : 200 });
    select(canvas, node);
  });
  canvas.findBox = box;
  return el("div", { class: "finder" }, icon(TOOLS.find), box, result);
}

function highlight(canvas, wanted) {
  const { cy } = canvas;
  const query = wanted.trim().toLowerCase();
  cy.batch(() => {
    const hits = cy.nodes(":visible").filter((node) => query && visible(node.data("name")).toLowerCase().includes(query));
    markOnly(cy, "dim", query ? cy.elements().difference(hits) : cy.collection());
    markOnly(cy, "hit", hits);
  });
  drawLabels(canvas);
}

function exporter(canvas) {
  const { t } = canvas;
  const menu = el("div", { class: "menu", role: "menu", hidden: true });
  const opener = el("button", { type: "button", class: "tool", title: t.save, "aria-label": t.save, "aria-haspopup": "menu", "aria-expanded": "false", "data-tool": "save" }, icon(TOOLS.save));
  const open = (yes) => {
    menu.hidden = !yes;
    opener.setAttribute("aria-expanded", String(yes));
    if (yes) menu.firstChild.focus();
  };
  menu.append(...formats(canvas.data).map((format) => el("button", { type: "button", role: "menuitem", onclick: () => {
    save(canvas, format);
    open(false);
    opener.focus();
  } }, t[format])));
  opener.addEventListener("click", () => open(menu.hidden));
  menu.addEventListener("keydown", (event) => {
    const items = [...menu.children];
    const at = items.indexOf(menu.getRootNode().activeElement);
    if (event.key === "ArrowDown") items[(at + 1) % items.length].focus();
    else if (event.key === "ArrowUp") items[(at + items.length - 1) % items.length].focus();
    else if (event.key === "Escape") {
      open(false);
      opener.focus();
    } else return;
    event.preventDefault();
  });
  const holder = el("div", { class: "group exporter" }, opener, menu);
  holder.addEventListener("focusout", (event) => !holder.contains(event.relatedTarget) && open(false));
  return holder;
}

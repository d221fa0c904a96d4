// What stands beside the pointer over a node or an edge.

import { el, visible } from "../shared/dom.js";
import { markOnly } from "./classes.js";
import { emphasise } from "./gestures.js";

export function bindTooltip(canvas, parent) {
  const { cy } = canvas;
  const tip = el("div", { class: "tip", "aria-hidden": "true" });
  parent.append(tip);
  const hide = () => {
    if (!tip.classList.contains("on")) return; // every frame of a move comes by here
    tip.classList.remove("on");
    markOnly(cy, "hover");
    emphasise(canvas);
  };
  const show = (lines, { x, y }) => {
    tip.replaceChildren(...lines);
    tip.classList.add("on");
    const left = Math.min(x + 16, parent.clientWidth - tip.offsetWidth - 8);
    const top = y + 18 + tip.offsetHeight > parent.clientHeight ? y - tip.offsetHeight - 14 : y + 18;
    tip.style.transform = `translate(${Math.max(8, left)}px, ${Math.max(8, top)}px)`;
  };
  cy.on("mouseover", "node", ({ target, renderedPosition }) => {
    markOnly(cy, "hover", target);
    emphasise(canvas, target);
    show(nodeLines(canvas, target), renderedPosition ?? target.renderedPosition());
  });
  cy.on("mouseover", "edge", ({ target, renderedPosition }) => {
    emphasise(canvas, target);
    show(edgeLines(target), renderedPosition);
  });
  cy.on("mouseout", "node, edge", hide);
  cy.on("pan zoom grab", hide);
}

function nodeLines({ data, t }, node) {
  const type = data.types[node.data("type")] ?? {};
  const dot = el("i", { style: `background:${type.colour ?? "#888"}` });
  return [
    el("div", { class: "kind" }, dot, type.name ?? node.data("type")),
    el("div", { class: "what" }, visible(node.data("name"))),
    ...(node.data("facts") ?? []).map((line) => el("div", { class: "fact" }, visible(line))),
    el("div", { class: "fact" }, t.degree(node.degree(false))),
    node.data("more") > 0 ? el("div", { class: "fact" }, t.more(node.data("more"))) : "",
  ];
}

const edgeLines = (edge) => [
  el("div", { class: "kind" }, edge.data("label")),
  el("div", { class: "fact" }, `${visible(edge.source().data("name"))} → ${visible(edge.target().data("name"))}`),
  ...(edge.data("facts") ?? []).map((line) => el("div", { class: "fact" }, visible(line))),
];

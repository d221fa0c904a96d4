// Labels keep one size on the screen, like place names on a map, and give way to each other instead of piling up.

import { mark } from "./classes.js";
import { badgeBox } from "./pictures.js";

const SIZE = 12; // pixels on the screen
const EDGE_SIZE = 10;
const GAP = 3;
const DENSE = 60;
let ruler = null;

/** Redraw the labels when the zooming has paused. */
export function labelsSoon(canvas) {
  clearTimeout(canvas.labelTimer);
  canvas.labelTimer = setTimeout(() => drawLabels(canvas), 60);
}

// Where a label may stand, best first: [vertical, horizontal, may it have several lines].
const PLACES = [["bottom", "center", true], ["bottom", "center", false], ["center", "right", false], ["top", "center", false], ["center", "left", false]];

/** Set label sizes for the present zoom and find each label a place inside the window where it covers nothing, else hide it. */
export function drawLabels(canvas) {
  const { cy } = canvas;
  clearTimeout(canvas.labelTimer);
  const zoom = cy.zoom();
  if (!cy.width()) return;
  cy.batch(() => {
    const nodes = cy.nodes(":visible").sort((a, b) => weight(b) - weight(a));
    const taken = [...nodes.map(disc), ...nodes.map((node) => badge(node, zoom, cy.pan())).filter(Boolean)];
    nodes.forEach((node) => {
      const found = PLACES.map((place) => ({ place, box: labelBox(node, place) }))
        .find(({ box }) => box.left >= 0 && box.right <= cy.width() && !taken.some((other) => other.id !== box.id && overlaps(box, other)));
      mark(node, "unlabelled", !found);
      put(node, found?.place ?? PLACES[0], zoom);
      if (found) taken.push(found.box);
    });
    labelEdges(cy, taken, EDGE_SIZE / Math.max(zoom, 0.6));
  });
}

function put(node, [vertical, horizontal, several], zoom) {
  const margin = { bottom: 4, top: -4, center: 0, right: 4, left: -4 };
  restyle(node, {
    label: several ? node.data("label") : node.data("shortLabel"), "text-valign": vertical, "text-halign": horizontal,
    "text-margin-y": margin[vertical] / zoom, "text-margin-x": margin[horizontal] / zoom, "font-size": SIZE / zoom, "text-outline-width": 2.5 / zoom,
  });
}

/** Style an element unless it already is styled so: for Cytoscape, saying the same again is as much work as a change. */
function restyle(element, style) {
  const said = JSON.stringify(style);
  if (element.scratch("_said") === said) return;
  element.scratch("_said", said);
  element.style(style);
}

/** Label the edges that have room for it; with more than DENSE edges, none (hovering and choosing still show them). */
function labelEdges(cy, taken, size) {
  const edges = cy.edges(":visible");
  const dense = edges.length > DENSE;
  edges.forEach((edge) => {
    const box = dense ? null : edgeLabelBox(edge);
    const clash = !box || taken.some((other) => overlaps(box, other));
    mark(edge, "quiet", clash);
    restyle(edge, { "font-size": size });
    if (!clash) taken.push(box);
  });
}

const weight = (node) => (node.selected() ? 1e6 : 0) + (node.hasClass("hit") ? 1e5 : 0) + node.degree(false);

function disc(node) {
  const { x, y } = node.renderedPosition();
  const radius = node.renderedWidth() / 2;
  return { id: node.id(), left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

function badge(node, zoom, pan) {
  const box = badgeBox(node);
  const [across, down] = [(x) => x * zoom + pan.x, (y) => y * zoom + pan.y];
  return box && { id: "", left: across(box.left), right: across(box.right), top: down(box.top), bottom: down(box.bottom) };
}

function labelBox(node, [vertical, horizontal, several]) {
  const { x, y } = node.renderedPosition();
  const lines = (several ? node.data("label") : node.data("shortLabel")).split("\n");
  const [width, height] = [Math.max(...lines.map(textWidth)), lines.length * SIZE * 1.2];
  const [across, down] = [node.renderedWidth() / 2 + 4 + width / 2, node.renderedHeight() / 2 + 4 + height / 2];
  const centre = { x: x + { left: -across, center: 0, right: across }[horizontal], y: y + { top: -down, center: 0, bottom: down }[vertical] };
  return { id: node.id(), left: centre.x - width / 2 - GAP, right: centre.x + width / 2 + GAP, top: centre.y - height / 2, bottom: centre.y + height / 2 + 1 };
}

/** The upright box round an edge's slanted label, or null when the edge is shorter than its label. */
function edgeLabelBox(edge) {
  const [a, b] = [edge.renderedSourceEndpoint(), edge.renderedTargetEndpoint()];
  const { x, y } = edge.renderedMidpoint();
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const width = (textWidth(edge.data("label")) * EDGE_SIZE) / SIZE;
  if (!(length > width + 18)) return null;
  const halfWidth = (Math.abs(b.x - a.x) / length) * (width / 2) + 5;
  const halfHeight = (Math.abs(b.y - a.y) / length) * (width / 2) + 5;
  return { id: edge.id(), left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight };
}

const overlaps = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const widths = new Map();

function textWidth(text = "") {
  if (!widths.has(text)) {
    ruler ??= document.createElement("canvas").getContext("2d");
    ruler.font = `${SIZE}px "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif`;
    widths.set(text, ruler.measureText(text).width);
  }
  return widths.get(text);
}

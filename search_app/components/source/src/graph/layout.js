// Where nodes go.  Layouts run on what is visible; nodes that were there before an expansion never move.

import { forceLink, forceSimulation } from "d3-force";
import { drawLabels, labelsSoon } from "./labels.js";

const PADDING = { x: 84, y: 46 }; // pixels round the outermost nodes: room for their labels and badges
const LARGEST_FIRST_ZOOM = 1.35;
const LINK = 110; // how long a relation should be, in units of the drawing
const ELBOW = 14; // room round a new node
const REACH = 3 * LINK; // how far a new node is pushed from
const CHARGE = 260;
const TICKS = 30;
export const CALM = matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Lay everything visible out afresh by "force", "hierarchy" or "concentric", and fit it into the window. */
export function layOut(canvas, name, { animate = true } = {}) {
  const visible = canvas.cy.elements(":visible");
  const started = performance.now();
  canvas.layout = name;
  const layout = visible.layout({ ...options(name, visible), animate: animate && !CALM, animationDuration: 350, fit: false });
  layout.one("layoutstop", () => {
    if (name === "hierarchy") wrapRanks(visible.nodes());
    fit(canvas, { animate });
    canvas.root.dataset.layout = `${name}:${Math.round(performance.now() - started)}`;
  });
  repeatably(() => layout.run());
}

function options(name, visible) {
  const many = visible.nodes().length > 150;
  if (name === "hierarchy") return { name: "dagre", rankDir: "TB", nodeSep: 46, rankSep: 92 };
  if (name === "concentric") {
    return { name: "concentric", concentric: (node) => node.degree(), levelWidth: () => 4, minNodeSpacing: 34, spacingFactor: 1.05 };
  }
  return { name: "fcose", quality: many ? "default" : "proof", randomize: true, packComponents: true, nodeSeparation: 110,
    nodeRepulsion: 16000, idealEdgeLength: LINK, edgeElasticity: 0.3, gravity: 0.18, numIter: many ? 1200 : 2500, nodeDimensionsIncludeLabels: false };
}

/** Run `work` with a repeatable source of chance, so that the same graph is drawn the same way every time. */
function repeatably(work) {
  const chance = Math.random;
  let state = 20231123;
  Math.random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0; // the constants of Numerical Recipes
    return state / 2 ** 32;
  };
  try {
    work(); // fcose computes before it returns, only its animation comes later
  } finally {
    Math.random = chance;
  }
}

/** Fold a rank that is much wider than the window into several rows, so a hub's leaves stay readable. */
function wrapRanks(nodes) {
  const widest = 11;
  const ranks = new Map();
  nodes.forEach((node) => {
    const y = Math.round(node.position("y"));
    ranks.set(y, [...(ranks.get(y) ?? []), node]);
  });
  let shift = 0;
  for (const y of [...ranks.keys()].sort((a, b) => a - b)) {
    const row = ranks.get(y).sort((a, b) => a.position("x") - b.position("x"));
    const rows = Math.ceil(row.length / widest);
    const middle = (row[0].position("x") + row[row.length - 1].position("x")) / 2;
    row.forEach((node, index) => {
      if (rows === 1) node.position("y", y + shift);
      else node.position({ x: middle + (Math.floor(index / rows) - (row.length / rows - 1) / 2) * 92 + (index % rows) * 30, y: y + shift + (index % rows) * 62 });
    });
    shift += (rows - 1) * 62;
  }
}

/** Zoom and move so that everything visible is in the window. */
export function fit(canvas, { animate = true } = {}) {
  const { cy } = canvas;
  const visible = cy.elements(":visible");
  cy.resize();
  if (visible.empty() || !cy.width() || !cy.height()) return;
  const box = visible.nodes().boundingBox({ includeLabels: false, includeOverlays: false });
  const zoom = Math.max(cy.minZoom(), Math.min(LARGEST_FIRST_ZOOM, (cy.width() - 2 * PADDING.x) / Math.max(box.w, 1), (cy.height() - 2 * PADDING.y) / Math.max(box.h, 1)));
  const pan = { x: cy.width() / 2 - (zoom * (box.x1 + box.x2)) / 2, y: cy.height() / 2 - (zoom * (box.y1 + box.y2)) / 2 - 6 };
  if (animate && !CALM) cy.animate({ zoom, pan, duration: 220, complete: () => drawLabels(canvas) });
  else {
    cy.viewport({ zoom, pan });
    drawLabels(canvas);
  }
}

/** Give new nodes a place round the node they came from; every older node keeps its exact position. */
export function placeNew(canvas, added) {
  const { cy } = canvas;
  cy.batch(() => {
    sprout(added, cy.nodes().difference(added));
    settle(cy, added);
    added.addClass("hit unlabelled"); // the nodes first; their labels find a place once they are on the screen
  });
  setTimeout(() => added.removeClass("hit"), 1600);
  revealAll(canvas, added);
  canvas.root.dataset.layout = `placed:${added.length}`;
}

/** Let the new nodes settle among the older ones, which stand like posts; a few milliseconds of work. */
function settle(cy, added) {
  const { x1, y1, x2, y2 } = around(added.map((node) => node.position()), REACH);
  const near = ({ x, y }) => x >= x1 && x <= x2 && y >= y1 && y <= y2;
  const body = (node) => ({ node, id: node.id(), ...node.position(), room: node.width() / 2 + ELBOW });
  const fresh = added.map(body);
  const posts = cy.nodes(":visible").difference(added).filter((node) => near(node.position())).map(body);
  const bodies = [...fresh, ...posts.map((post) => ({ ...post, fx: post.x, fy: post.y }))];
  const there = new Set(bodies.map(({ id }) => id));
  const links = added.connectedEdges().map((edge) => ({ source: edge.source().id(), target: edge.target().id() }))
    .filter(({ source, target }) => there.has(source) && there.has(target));
  forceSimulation(bodies)
    .force("links", forceLink(links).id(({ id }) => id).distance(LINK))
    .force("push", (alpha) => fresh.forEach((one) => bodies.forEach((other) => other !== one && push(one, other, alpha))))
    .alphaDecay(1 - 0.001 ** (1 / TICKS)).stop().tick(TICKS);
  fresh.forEach(({ node, x, y }) => node.position({ x, y }));
}

/** Push a new node away from another one, and out of the room that both need; d3's own forces would move every body. */
function push(one, other, alpha) {
  const [dx, dy] = [one.x - other.x || 0.01, one.y - other.y || 0.01];
  const distance = Math.hypot(dx, dy);
  if (distance > REACH) return;
  const overlap = Math.max(0, one.room + other.room - distance);
  const strength = (CHARGE * alpha) / distance ** 2 + overlap / (2 * distance);
  one.vx += dx * strength;
  one.vy += dy * strength;
}

const around = (places, margin) => ({
  x1: Math.min(...places.map(({ x }) => x)) - margin, x2: Math.max(...places.map(({ x }) => x)) + margin,
  y1: Math.min(...places.map(({ y }) => y)) - margin, y2: Math.max(...places.map(({ y }) => y)) + margin,
});

/** Put the nodes where they stood when they were saved, and those that came later round them. */
export function putBack(canvas, places) {
  const { cy } = canvas;
  const later = cy.nodes().filter((node) => !places[node.id()]);
  cy.nodes().difference(later).forEach((node) => node.position({ x: places[node.id()][0], y: places[node.id()][1] }));
  if (later.nonempty()) placeNew(canvas, later);
  fit(canvas, { animate: false });
  canvas.root.dataset.layout = `saved:${cy.nodes().length}`;
}

/** Put each new node into the widest free angle round its anchor. */
function sprout(added, older) {
  const count = new Map();
  const centre = older.nonempty() ? older.boundingBox() : { x1: 0, x2: 0, y1: 0, y2: 0 };
  added.forEach((node) => {
    const anchor = node.neighborhood("node").intersection(older)[0];
    const from = anchor ? anchor.position() : { x: centre.x2 + 160, y: (centre.y1 + centre.y2) / 2 };
    const key = anchor ? anchor.id() : "";
    const index = count.get(key) ?? 0;
    count.set(key, index + 1);
    const outward = Math.atan2(from.y - (centre.y1 + centre.y2) / 2, from.x - (centre.x1 + centre.x2) / 2);
    const angle = outward + (index % 2 ? 1 : -1) * Math.ceil(index / 2) * 0.5;
    const radius = LINK + 42 * Math.floor(index / 8);
    node.position({ x: from.x + radius * Math.cos(angle), y: from.y + radius * Math.sin(angle) });
  });
}

function revealAll(canvas, added) {
  const { cy } = canvas;
  const seen = cy.extent();
  const outside = added.some((node) => {
    const { x, y } = node.position();
    return x < seen.x1 || x > seen.x2 || y < seen.y1 || y > seen.y2;
  });
  if (outside) fit(canvas);
  else labelsSoon(canvas);
}

// The graph canvas: one Cytoscape instance per mounted component, kept across reruns and fed with differences.

import cytoscape from "cytoscape";
import dagre from "cytoscape-dagre";
import fcose from "cytoscape-fcose";
import { el, onThemeChange } from "../shared/dom.js";
import { mark } from "./classes.js";
import { applyView, bindPointer, emptyView, runCommand, tellChoice } from "./gestures.js";
import { bindKeys } from "./keys.js";
import { labelsSoon } from "./labels.js";
import { fit, layOut, placeNew, putBack } from "./layout.js";
import { buildLegend, legendSoon } from "./legend.js";
import { receive } from "./saving.js";
import { strings } from "./strings.js";
import { applyTheme } from "./theme.js";
import { buildToolbar } from "./toolbar.js";
import { bindTooltip } from "./tooltip.js";

cytoscape.use(fcose);
cytoscape.use(dagre);

const SMOOTH = 150; // nodes up to which every frame of a move can be drawn in full
const canvases = new WeakMap();

export default function mount({ data, parentElement, setStateValue, setTriggerValue }) {
  let canvas = canvases.get(parentElement);
  if (!canvas) {
    canvas = create(parentElement, data);
    canvases.set(parentElement, canvas);
  }
  canvas.publish = setStateValue;
  canvas.trigger = setTriggerValue;
  update(canvas, data);
}

function create(parent, data) {
  const t = strings(data.lang);
  const stage = el("div", { class: "stage", tabindex: 0, role: "application", "aria-label": t.canvas });
  const root = el("div", { class: "fz-graph", style: `height:${data.height}px` });
  const canvas = {
    root, stage, t, data, view: emptyView(data.session), history: [], layout: "force", commandSeen: data.command?.number ?? 0,
    live: el("div", { class: "live", role: "status", "aria-live": "polite" }), notice: el("p", { class: "notice" }),
  };
  const middle = el("div", { class: "middle" }, stage, canvas.notice);
  root.append(buildToolbar(canvas), middle, buildLegend(canvas), canvas.live);
  parent.append(root);
  canvas.cy = cytoscape({ container: stage, minZoom: 0.08, maxZoom: 3, boxSelectionEnabled: true });
  root.cytoscape = canvas.cy; // the way in for tests and for anyone who debugs in the browser
  canvas.redraw = () => {
    labelsSoon(canvas);
    legendSoon(canvas);
  };
  bindPointer(canvas);
  bindKeys(canvas);
  bindTooltip(canvas, middle);
  onThemeChange(root, () => applyTheme(canvas));
  canvas.cy.on("viewport resize", () => labelsSoon(canvas));
  canvas.cy.on("dragfree layoutstop", () => labelsSoon(canvas));
  watchSize(canvas);
  return canvas;
}

/** Follow the stage's size; a canvas that had no room yet (unseen, or before its style came) is fitted when it gets some. */
function watchSize(canvas) {
  const hasRoom = () => canvas.stage.clientWidth * canvas.stage.clientHeight > 0;
  let cramped = !hasRoom();
  new ResizeObserver(() => {
    canvas.cy.resize();
    if (cramped && hasRoom()) fit(canvas, { animate: false });
    cramped = !hasRoom();
  }).observe(canvas.stage);
}

function update(canvas, data) {
  const fresh = canvas.data.session !== data.session || canvas.cy.nodes().empty();
  canvas.data = data;
  canvas.root.style.height = `${data.height}px`;
  if (fresh) restart(canvas, data);
  const added = difference(canvas, data);
  canvas.cy.renderer().textureOnViewport = data.nodes.length > SMOOTH; // one picture is moved, then drawn anew
  applyTheme(canvas);
  applyView(canvas);
  if (fresh) begin(canvas, data.places);
  else if (added.nonempty()) placeNew(canvas, added);
  canvas.root.classList.remove("busy");
  receive(canvas, data.file);
  canvas.root.dataset.ready = `${canvas.cy.nodes().length}/${data.revision}`;
  if (fresh && data.selected) canvas.cy.$id(data.selected).select();
  setTimeout(() => afterwards(canvas, data.command)); // never publish while Streamlit is still mounting
}

function afterwards(canvas, command) {
  tellChoice(canvas);
  if (!command || command.number <= canvas.commandSeen) return;
  canvas.commandSeen = command.number;
  runCommand(canvas, command);
}

/** Give the nodes of a new working set their places: those they were saved with, or a layout's; pins hold only afterwards. */
function begin(canvas, saved) {
  canvas.cy.nodes().unlock();
  if (saved) putBack(canvas, saved);
  else layOut(canvas, "force", { animate: false });
  applyView(canvas);
}

/** Begin a new working set: everything off the stage, history forgotten, the view taken from the server. */
function restart(canvas, data) {
  canvas.cy.elements().remove();
  canvas.history = [];
  canvas.view = { ...emptyView(data.session), ...(data.view?.session === data.session ? data.view : {}) };
}

const differs = (element, item) => Object.entries(item).some(([name, value]) => element.data(name) !== value);

/** Bring the stage to `data` by adding and removing only what differs; returns the added nodes. */
function difference(canvas, data) {
  const { cy } = canvas;
  const wanted = new Map([...data.nodes, ...data.edges].map((item) => [item.id, item]));
  const addedNodes = data.nodes.filter((node) => !cy.hasElementWithId(node.id));
  const addedEdges = data.edges.filter((edge) => !cy.hasElementWithId(edge.id));
  cy.batch(() => {
    cy.elements().forEach((element) => {
      const item = wanted.get(element.id());
      if (!item) element.remove();
      else if (differs(element, item)) element.data(item);
    });
    cy.add(addedNodes.map((node) => ({ group: "nodes", data: node })));
    cy.add(addedEdges.map((edge) => ({ group: "edges", data: edge })));
  });
  cy.edges().forEach((edge) => mark(edge, "trail", edge.data("trail")));
  const ids = new Set(addedNodes.map((node) => node.id));
  return cy.nodes().filter((node) => ids.has(node.id()));
}

// What a person does to the graph.  The whole working set is one value, the view; every change of it can be undone.
//
// view = { session, steps: [{kind: "expand", id, relation?} | {kind: "path", a, b} | {kind: "add", id}],
//          hidden: [id], pinned: [id], types: [switched-off type], relations: [switched-off relation] }
// The server replays the steps; hiding, pinning and filtering happen here at once and are reported afterwards.

import { visible } from "../shared/dom.js";
import { mark, markOnly } from "./classes.js";
import { badgeAt, nodePictures } from "./pictures.js";

const MOST_NAMED = 14; // more names round one node would cover each other
const DOUBLE = 260; // milliseconds within which a second tap makes it a double one

export const emptyView = (session) => ({ session, steps: [], hidden: [], pinned: [], types: [], relations: [] });

/** Replace the view, remembering the old one, and tell the server. */
export function changeView(canvas, change) {
  canvas.history.push(canvas.view);
  canvas.view = { ...canvas.view, ...change };
  applyView(canvas);
  publishView(canvas);
}

export function publishView(canvas) {
  canvas.publish("view", canvas.view);
}

export function undo(canvas) {
  const earlier = canvas.history.pop();
  if (!earlier) return;
  if (earlier.steps.length !== canvas.view.steps.length) canvas.root.classList.add("busy");
  canvas.view = earlier;
  applyView(canvas);
  publishView(canvas);
}

/** Show and hide, lock and unlock as the view says. */
export function applyView(canvas) {
  const { cy, view } = canvas;
  cy.batch(() => {
    cy.nodes().forEach((node) => {
      mark(node, "gone", view.hidden.includes(node.id()) || view.types.includes(node.data("type")));
      const pinned = view.pinned.includes(node.id());
      if (pinned !== node.locked()) {
        node[pinned ? "lock" : "unlock"]();
        if (canvas.colours) node.data("pictures", nodePictures(canvas, node));
      }
    });
    cy.edges().forEach((edge) => mark(edge, "gone", view.relations.includes(edge.data("type"))));
  });
  cy.nodes(".gone:selected").unselect();
  canvas.redraw();
}

const chosen = (canvas) => canvas.cy.nodes(":selected");

/** Choose one node, and tell the server: now, after some milliseconds, or (Infinity) when it has answered what it does. */
export function select(canvas, node, wait = 0) {
  canvas.cy.nodes(":selected").difference(node).unselect();
  node.select();
  report(canvas, node, wait);
}

export function chooseNone(canvas) {
  canvas.cy.elements(":selected").unselect();
  canvas.untold = null;
  tellChoice(canvas);
}

function report(canvas, node, wait = 0) {
  const type = canvas.data.types[node.data("type")]?.name ?? node.data("type");
  canvas.live.textContent = canvas.t.selected(type, visible(node.data("name")), node.degree(false));
  clearTimeout(canvas.telling);
  canvas.untold = node.id();
  if (wait < Infinity) canvas.telling = setTimeout(() => tellChoice(canvas), wait);
}

/** Tell the server of a choice that it does not know yet. */
export function tellChoice(canvas) {
  clearTimeout(canvas.telling);
  if (canvas.untold === undefined) return;
  canvas.publish("selected", canvas.untold);
  canvas.untold = undefined;
}

export function expand(canvas, node, relation) {
  if (!node || node.empty()) return;
  clearTimeout(canvas.telling); // the neighbours first; the panel follows when they are here
  ask(canvas, relation ? { kind: "expand", id: node.id(), relation } : { kind: "expand", id: node.id() });
  canvas.live.textContent = canvas.t.busy;
}

/** Ask the server for a step; what is on the stage stays as it is until the answer comes. */
function ask(canvas, step) {
  canvas.root.classList.add("busy");
  canvas.history.push(canvas.view);
  canvas.view = { ...canvas.view, steps: [...canvas.view.steps, step] };
  publishView(canvas);
}

export function expandChosen(canvas) {
  const nodes = chosen(canvas);
  if (nodes.nonempty()) expand(canvas, nodes[nodes.length - 1]);
}

export function hideChosen(canvas) {
  const ids = chosen(canvas).map((node) => node.id());
  if (!ids.length) return;
  chosen(canvas).unselect();
  changeView(canvas, { hidden: [...canvas.view.hidden, ...ids] });
}

export function showAll(canvas) {
  const { hidden, types, relations } = canvas.view;
  if (hidden.length + types.length + relations.length) changeView(canvas, { hidden: [], types: [], relations: [] });
}

export function pinChosen(canvas) {
  const ids = chosen(canvas).map((node) => node.id());
  if (!ids.length) return;
  const pinned = canvas.view.pinned;
  const all = ids.every((id) => pinned.includes(id));
  changeView(canvas, { pinned: all ? pinned.filter((id) => !ids.includes(id)) : [...new Set([...pinned, ...ids])] });
}

export function findPath(canvas) {
  const [a, b] = chosen(canvas).map((node) => node.id());
  if (b) ask(canvas, { kind: "path", a, b });
}

/** Switch one type or relation on or off; `alone` leaves only this one on, or all on when it already was alone. */
export function toggle(canvas, kind, name, { alone = false } = {}) {
  const off = canvas.view[kind];
  if (!alone) return changeView(canvas, { [kind]: off.includes(name) ? off.filter((item) => item !== name) : [...off, name] });
  const present = new Set((kind === "types" ? canvas.cy.nodes() : canvas.cy.edges()).map((element) => element.data("type")));
  const others = [...present].filter((item) => item !== name);
  const wasAlone = !off.includes(name) && others.every((item) => off.includes(item));
  return changeView(canvas, { [kind]: wasAlone ? [] : others });
}

/** Do what a control outside the canvas asked for. */
export function runCommand(canvas, command) {
  if (command.kind === "undo") return undo(canvas);
  if (command.kind === "select") return canvas.cy.hasElementWithId(command.id) && select(canvas, canvas.cy.$id(command.id));
  if (command.kind === "keep") return canvas.trigger("keep", { name: command.name, places: places(canvas) });
  canvas.root.classList.add("busy");
  const { number, ...step } = command;
  return changeView(canvas, { steps: [...canvas.view.steps, step], hidden: canvas.view.hidden.filter((id) => id !== step.id) });
}

const places = ({ cy }) =>
  Object.fromEntries(cy.nodes().map((node) => [node.id(), [node.position("x"), node.position("y")].map((value) => Math.round(value * 10) / 10)]));

export function bindPointer(canvas) {
  const { cy } = canvas;
  cy.on("tap", (event) => {
    canvas.stage.focus({ preventScroll: true });
    const badged = badgeAt(canvas, event.position);
    if (badged) {
      expand(canvas, badged);
      setTimeout(() => select(canvas, badged, Infinity)); // after Cytoscape has chosen the edge that lies under the badge
    } else if (event.target === cy) chooseNone(canvas);
    else if (event.target.isNode() && !event.originalEvent?.shiftKey) select(canvas, event.target, DOUBLE);
  });
  cy.on("select", "node", (event) => chosen(canvas).length > 1 && report(canvas, event.target));
  cy.on("dbltap", "node", (event) => badgeAt(canvas, event.position) || expand(canvas, event.target));
  cy.on("mousemove", (event) => {
    canvas.stage.style.cursor = badgeAt(canvas, event.position) ? "pointer" : "";
  });
  cy.on("select unselect", () => markChosen(canvas));
}

/** Emphasise the relations of the chosen nodes and of `extra`; name them too while they are few. */
export function emphasise(canvas, extra = null) {
  const { cy } = canvas;
  const around = [chosen(canvas).connectedEdges(), extra?.isNode?.() ? extra.connectedEdges() : extra ?? cy.collection()];
  const all = (some) => some.reduce((found, edges) => found.union(edges), cy.collection());
  markOnly(cy, "near", all(around));
  markOnly(cy, "named", all(around.filter((edges) => edges.length <= MOST_NAMED)));
}

function markChosen(canvas) {
  emphasise(canvas);
  canvas.root.dataset.chosen = String(chosen(canvas).length);
  canvas.root.dispatchEvent(new CustomEvent("chosen"));
}

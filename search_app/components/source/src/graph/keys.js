// The canvas by keyboard: everything the pointer can do.

import { chooseNone, expandChosen, hideChosen, pinChosen, select, undo } from "./gestures.js";
import { fit } from "./layout.js";

const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export function bindKeys(canvas) {
  const actions = {
    Enter: () => expandChosen(canvas), Delete: () => hideChosen(canvas), Backspace: () => hideChosen(canvas),
    p: () => pinChosen(canvas), z: () => undo(canvas), f: () => fit(canvas), "/": () => canvas.findBox.focus(),
    "+": () => zoom(canvas, 1.3), "=": () => zoom(canvas, 1.3), "-": () => zoom(canvas, 1 / 1.3),
    Escape: () => chooseNone(canvas),
  };
  canvas.stage.addEventListener("keydown", (event) => {
    const direction = DIRECTIONS[event.key];
    const action = direction ? () => step(canvas, direction) : actions[event.key] ?? actions[event.key.toLowerCase()];
    if (!action || event.altKey || (event.ctrlKey && event.key !== "z") || (event.metaKey && event.key !== "z")) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  });
}

export function zoom(canvas, factor) {
  const { cy } = canvas;
  cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
}

/** Select the nearest visible node in a direction; distance sideways counts twice. */
function step(canvas, [dx, dy]) {
  const { cy } = canvas;
  const nodes = cy.nodes(":visible");
  if (nodes.empty()) return;
  const current = cy.nodes(":selected")[0];
  if (!current) return select(canvas, nodes.max((node) => node.degree(false)).ele);
  const from = current.position();
  const score = (node) => {
    const x = node.position("x") - from.x;
    const y = node.position("y") - from.y;
    const ahead = x * dx + y * dy;
    return ahead <= 0 ? Infinity : ahead + 2 * Math.abs(x * dy + y * dx);
  };
  const best = nodes.difference(current).min(score);
  if (best.ele && Number.isFinite(best.value)) {
    select(canvas, best.ele);
    keepInView(cy, best.ele);
  }
}

function keepInView(cy, node) {
  const { x, y } = node.renderedPosition();
  if (x < 30 || y < 30 || x > cy.width() - 30 || y > cy.height() - 30) cy.animate({ center: { eles: node }, duration: 150 });
}

// The Cytoscape stylesheet: colours of the page's theme, colours and names of the ontology.

import { themeValue, visible, wrapLabel } from "../shared/dom.js";
import { nodePictures } from "./pictures.js";
import { labelsSoon } from "./labels.js";

const FONT = '"Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif';
const LABEL_COLUMNS = 18; // nine Chinese characters
const LABEL_LINES = 2;

/** Read the theme's colours, and give every node what its style is made of. */
export function applyTheme(canvas) {
  const read = (name, fallback) => themeValue(canvas.root, name, fallback);
  const before = JSON.stringify(canvas.colours);
  canvas.colours = {
    text: read("--st-text-color", "#20262b"), ground: read("--st-background-color", "#ffffff"),
    accent: read("--st-primary-color", "#1f5c6b"), line: read("--st-border-color", "#cccccc"),
  };
  canvas.cy.batch(() => canvas.cy.nodes().forEach((node) => dress(canvas, node)));
  // A stylesheet restyles everything, so it is given anew only when its colours are new.
  if (JSON.stringify(canvas.colours) !== before) canvas.cy.style().fromJson(stylesheet(canvas.colours)).update();
  labelsSoon(canvas);
}

/** Give a node what its style is made of, unless it wears just that: each assignment makes Cytoscape style the node anew. */
function dress(canvas, node) {
  const { name, type, more } = node.data();
  const { text, ground } = canvas.colours;
  const [connected, pinned] = [node.degree(false), canvas.view.pinned.includes(node.id())];
  const wanted = JSON.stringify([name, type, more, connected, pinned, text, ground]);
  if (node.scratch("_worn") === wanted) return;
  node.scratch("_worn", wanted);
  node.data({
    size: Math.round(26 + Math.min(22, 5.5 * Math.sqrt(connected))),
    label: wrapLabel(visible(name), LABEL_COLUMNS, LABEL_LINES), shortLabel: wrapLabel(visible(name), LABEL_COLUMNS + 2, 1),
    colour: canvas.data.types[type]?.colour ?? "#7a7f85",
  });
  node.data("pictures", nodePictures(canvas, node)); // which are placed by the size
}

const stylesheet = (colours) => [...nodeRules(colours), ...edgeRules(colours), ...stateRules(colours)];

const nodeRules = ({ text, ground }) => [
  { selector: "node", style: {
    label: "data(label)", width: "data(size)", height: "data(size)", "background-color": "data(colour)",
    "border-width": 1.5, "border-color": ground, "font-family": FONT, "font-size": 12, color: text,
    "text-valign": "bottom", "text-outline-width": 2.5, "text-outline-color": ground, "text-outline-opacity": 0.92,
    "background-image": "data(pictures.images)", "background-width": "data(pictures.sizes)", "background-height": "data(pictures.sizes)",
    "background-position-x": "data(pictures.x)", "background-position-y": "data(pictures.y)", "background-clip": "data(pictures.clip)",
    "background-image-containment": "data(pictures.containment)", "text-wrap": "wrap", "line-height": 1.15, "text-max-width": 4000, "bounds-expansion": 14,
    "z-index": 2, "overlay-opacity": 0,
    "transition-property": "opacity", "transition-duration": "120ms",
  } },
];

const edgeRules = ({ text, ground }) => [
  { selector: "edge", style: {
    width: 1.2, "line-color": text, "line-opacity": 0.24, "curve-style": "bezier", "control-point-step-size": 34,
    "target-arrow-shape": "triangle", "target-arrow-color": text, "arrow-scale": 0.75, "z-index": 1,
    label: "data(label)", "font-family": FONT, "font-size": 10, color: text, "text-opacity": 0.72, "text-rotation": "autorotate",
    "text-background-color": ground, "text-background-opacity": 0.88, "text-background-padding": 1.5,
    "text-background-shape": "roundrectangle", "overlay-opacity": 0, "source-endpoint": "outside-to-node", "target-endpoint": "outside-to-node",
  } },
  { selector: "edge.quiet", style: { "text-opacity": 0, "text-background-opacity": 0 } },
];

const stateRules = ({ text, ground, accent }) => [
  { selector: "node.unlabelled", style: { "text-opacity": 0, "text-outline-opacity": 0 } },
  { selector: ".dim", style: { opacity: 0.14 } },
  { selector: "node.hit", style: { "underlay-color": accent, "underlay-opacity": 0.3, "underlay-padding": 7, "underlay-shape": "ellipse" } },
  { selector: "edge.near", style: {
    "line-opacity": 0.6, "line-color": accent, "target-arrow-color": accent, width: 1.6, "z-index": 5,
  } },
  { selector: "edge.named", style: { "text-opacity": 1, "text-background-opacity": 0.95, "z-index": 6 } },
  { selector: "edge.trail", style: { "line-opacity": 0.95, "line-color": accent, "target-arrow-color": accent, width: 3 } },
  { selector: "node.hover, node:selected", style: { "text-opacity": 1, "text-outline-opacity": 1, "z-index": 20, "font-weight": 600 } },
  { selector: "node:selected", style: { "border-color": accent, "border-width": 4, "underlay-color": accent, "underlay-opacity": 0.18, "underlay-padding": 6, "underlay-shape": "ellipse" } },
  { selector: "edge:selected", style: { "line-color": accent, "line-opacity": 1, "target-arrow-color": accent, width: 2.5, color: text, "text-background-color": ground } },
  { selector: ".gone", style: { display: "none" } },
];

// The map: thousands of nodes by type in WebGL, to look at and to start from.  Nothing in it can be moved.

import Graph from "graphology";
import Sigma from "sigma";
import { el, icon, onThemeChange, themeValue, visible, wrapLabel } from "../shared/dom.js";
import { GLYPHS, TOOLS } from "../shared/icons.js";
import { drawHover, drawLabel } from "./labels.js";
import { place } from "./place.js";
import { strings } from "./strings.js";

const maps = new WeakMap();
const PADDING = 26; // pixels round the outermost discs
const FONT = '"Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';

export default function mount({ data, parentElement, setTriggerValue }) {
  let map = maps.get(parentElement);
  if (!map || map.data.revision !== data.revision || map.data.lang !== data.lang) {
    map?.sigma?.kill();
    map?.root.remove();
    map = create(parentElement, data);
    maps.set(parentElement, map);
  }
  map.open = (iri) => setTriggerValue("open", iri);
}

function create(parent, data) {
  const started = performance.now();
  const t = strings(data.lang);
  const stage = el("div", { class: "stage", role: "img", "aria-label": t.map });
  const names = el("div", { class: "names", "aria-hidden": "true" });
  const root = el("div", { class: "fz-map", style: `height:${data.height}px` });
  const map = { data, root, stage, names, t, off: new Set(), hovered: null, members: data.types.map(() => []) };
  map.chips = el("div", { class: "chips", role: "group", "aria-label": t.legend });
  map.count = el("div", { class: "count", role: "status" });
  root.append(toolbar(map), el("div", { class: "middle" }, stage, names, el("p", { class: "notice" })), el("div", { class: "legend" }, map.chips));
  parent.append(root);
  fill(map);
  paint(map);
  drawLegend(map);
  requestAnimationFrame(() => {
    root.dataset.painted = String(Math.round(performance.now() - started));
    root.dataset.ready = String(map.graph.order);
  });
  return map;
}

/** Build the graph; sizes leave the sunflower of the largest type a little air at the first zoom. */
function fill(map) {
  const { data, members } = map;
  map.graph = new Graph({ type: "undirected" });
  data.nodes.forEach(([, , type], number) => members[type].push(number));
  const room = { width: (map.root.clientWidth || 900) - 2 * PADDING, height: data.height - 140 - 2 * PADDING }; // less tools and legend
  map.labels = data.types.map((type, number) => el("span", {}, type.name, el("b", {}, map.t.part(members[number].length, type.total))));
  map.names.append(...map.labels);
  const { nodes, discs, scale } = place(members, map.labels.map((label) => label.offsetWidth || 90), room);
  map.discs = discs;
  const most = Math.max(1, ...data.nodes.map((node) => node[3]));
  const unit = Math.max(1.2, Math.min(5, 0.7 * scale)); // nodes stand about 1.8 units apart
  data.nodes.forEach(([id, name, type, relations], number) => {
    const size = unit * (0.55 + 0.95 * Math.sqrt(Math.log1p(relations) / Math.log1p(most)));
    map.graph.addNode(id, { ...nodes[number], size, label: wrapLabel(visible(name), 36, 1), colour: data.types[type].colour, color: data.types[type].colour, kind: type, relations });
  });
  data.edges.forEach(([a, b]) => map.graph.addEdge(data.nodes[a][0], data.nodes[b][0]));
}

function paint(map) {
  const { graph, root, stage, t } = map;
  const notice = root.querySelector(".notice");
  if (!document.createElement("canvas").getContext("webgl2")) notice.textContent = t.noWebGL; // the list below has everything
  else if (!graph.order) notice.textContent = t.empty;
  if (notice.textContent) return;
  readColours(map);
  map.sigma = new Sigma(graph, stage, {
    allowInvalidContainer: true, labelFont: FONT, labelSize: 12, labelDensity: 0.5, labelGridCellSize: 130, labelRenderedSizeThreshold: 9,
    hideEdgesOnMove: true, defaultDrawNodeLabel: (context, node) => drawLabel(map, context, node),
    defaultDrawNodeHover: (context, node) => drawHover(map, context, node), minCameraRatio: 0.02, maxCameraRatio: 2.5, stagePadding: PADDING, zIndex: true,
    nodeReducer: (id, node) => reduceNode(map, id, node), edgeReducer: (id, edge) => reduceEdge(map, id, edge),
  });
  nameDiscs(map);
  root.sigma = map.sigma; // the way in for tests and for anyone who debugs in the browser
  map.sigma.on("clickNode", ({ node }) => map.open(node));
  map.sigma.on("enterNode", ({ node }) => hover(map, node));
  map.sigma.on("leaveNode", () => hover(map, null));
  map.sigma.on("afterRender", () => nameDiscs(map));
  onThemeChange(root, () => {
    readColours(map);
    map.sigma.refresh();
  });
  new ResizeObserver(() => map.sigma.resize().refresh()).observe(stage);
}

function readColours(map) {
  const read = (name, fallback) => themeValue(map.root, name, fallback);
  map.colours = { text: read("--st-text-color", "#20262b"), ground: read("--st-background-color", "#ffffff"), line: read("--st-border-color", "#cccccc"), accent: read("--st-primary-color", "#1f5c6b") };
  map.colours.thread = mixed(map.colours.text, map.colours.ground, 0.07);
}

function hover(map, node) {
  map.hovered = node;
  map.near = node ? new Set(map.graph.neighbors(node)) : null;
  map.stage.style.cursor = node ? "pointer" : "";
  map.sigma.refresh({ skipIndexation: true });
}

function reduceNode(map, id, node) {
  if (map.off.has(node.kind)) return { ...node, hidden: true };
  if (!map.hovered || id === map.hovered || map.near.has(id)) return map.near?.has(id) ? { ...node, zIndex: 2 } : node;
  return { ...node, color: mixed(node.colour, map.colours.ground, 0.16), label: null };
}

function reduceEdge(map, id, edge) {
  const { graph, colours } = map;
  const near = map.hovered && graph.hasExtremity(id, map.hovered);
  if (map.hovered && !near) return { ...edge, hidden: true };
  return near ? { ...edge, color: colours.accent, size: 1.4, zIndex: 2 } : { ...edge, color: colours.thread, size: 0.4 };
}

/** Return `share` of a colour on a ground, opaque: thousands of see-through lines would pile up to a solid one. */
function mixed(colour, ground, share) {
  const [over, under] = [colour, ground].map(channels);
  return "#" + over.map((value, index) => Math.round(value * share + under[index] * (1 - share)).toString(16).padStart(2, "0")).join("");
}

/** Return red, green and blue of `#rrggbb` or `rgb(…)`. */
const channels = (text) => (text.startsWith("#") ? [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16)) : text.match(/\d+/g).slice(0, 3).map(Number));

/** Write the name of each type over its disc, where the discs are now. */
function nameDiscs(map) {
  const { data, discs, sigma } = map;
  data.types.forEach((_, number) => {
    const { x, y, radius } = discs[number];
    const at = sigma.graphToViewport({ x, y: y + radius });
    map.labels[number].style.transform = `translate(${at.x.toFixed(1)}px, ${(at.y - 4).toFixed(1)}px) translate(-50%, -100%)`;
    map.labels[number].hidden = map.off.has(number);
  });
}

function toolbar(map) {
  const { t } = map;
  const camera = () => map.sigma?.getCamera();
  const calm = { duration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 200 };
  const tool = (name, action) => el("button", { type: "button", class: "tool", title: t[name], "aria-label": t[name], "data-tool": name, onclick: action }, icon(TOOLS[name]));
  return el("div", { class: "bar", role: "toolbar", "aria-label": t.toolbar },
    tool("fit", () => camera()?.animatedReset(calm)), tool("zoomIn", () => camera()?.animatedZoom(calm)), tool("zoomOut", () => camera()?.animatedUnzoom(calm)), map.count);
}

function drawLegend(map) {
  const { data, graph, members, off, t } = map;
  const focused = map.chips.getRootNode().activeElement?.dataset?.name;
  map.chips.replaceChildren(...data.types.map((type, number) => el("button", {
    type: "button", class: "chip", "data-name": type.key, "aria-pressed": String(!off.has(number)), onclick: (event) => toggle(map, number, event.shiftKey),
  }, el("i", { class: "dot", style: `background:${type.colour}` }, icon(GLYPHS[type.glyph] ?? GLYPHS.thing)), el("span", {}, type.name), el("b", {}, t.part(members[number].length, type.total)))));
  if (focused) [...map.chips.children].find((button) => button.dataset.name === focused)?.focus();
  const on = (id) => !off.has(graph.getNodeAttribute(id, "kind"));
  const lines = off.size ? graph.filterEdges((_, __, a, b) => on(a) && on(b)).length : graph.size;
  map.count.textContent = t.count(data.nodes.filter(([, , type]) => !off.has(type)).length, lines);
}

function toggle(map, number, alone) {
  const { data, off } = map;
  const others = data.types.map((_, other) => other).filter((other) => other !== number);
  if (alone) map.off = !off.has(number) && others.every((other) => off.has(other)) ? new Set() : new Set(others);
  else if (!off.delete(number)) off.add(number);
  map.sigma?.refresh();
  drawLegend(map);
}

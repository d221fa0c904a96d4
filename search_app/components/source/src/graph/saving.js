// Take what is on the screen away: picture, drawing, data, table.

import { visible } from "../shared/dom.js";

const FORMATS = ["png", "svg", "json", "csv"];

/** Name what can be taken away: facts only where the page is one that writes them. */
export const formats = ({ turtle }) => (turtle ? [...FORMATS, "ttl"] : FORMATS);

export function save(canvas, format) {
  if (format === "png") return download(canvas.cy.png({ full: true, scale: 2, bg: canvas.colours.ground, maxWidth: 8000, output: "blob" }), "fazhi-graph.png");
  if (format === "ttl") return askServer(canvas);
  const [text, media] = { svg: [drawing(canvas), "image/svg+xml"], json: [data(canvas), "application/json"], csv: [table(canvas), "text/csv"] }[format];
  return download(new Blob([text], { type: `${media};charset=utf-8` }), `fazhi-graph.${format}`);
}

/** Facts have more to them than a picture: the server writes the Turtle, and `receive` takes it. */
function askServer(canvas) {
  canvas.root.classList.add("busy");
  canvas.awaited = Date.now();
  canvas.trigger("file", { number: canvas.awaited });
}

/** Take the file that was asked for; the same one comes again with every rerun until something else happens. */
export function receive(canvas, file) {
  if (!file || file.number !== canvas.awaited) return;
  canvas.awaited = null;
  download(new Blob([file.text], { type: "text/turtle;charset=utf-8" }), "fazhi-graph.ttl");
}

function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

const shownNodes = (canvas) => canvas.cy.nodes(":visible").toArray();
const shownEdges = (canvas) => canvas.cy.edges(":visible").toArray();

function data(canvas) {
  const nodes = shownNodes(canvas).map((node) => ({ id: node.id(), type: node.data("type"), name: node.data("name"), position: node.position() }));
  const edges = shownEdges(canvas).map((edge) => ({ id: edge.id(), source: edge.source().id(), target: edge.target().id(), type: edge.data("type"), name: edge.data("label") }));
  return JSON.stringify({ nodes, edges }, null, 2);
}

/** One row per relation, readable without the node list; starts with a byte order mark for Excel. */
function table(canvas) {
  const type = (node) => canvas.data.types[node.data("type")]?.name ?? node.data("type");
  // A cell that a spreadsheet would run as a formula is defused with an apostrophe.
  const cell = (value) => `"${String(value).replace(/^([=+\-@\t\r])/, "'$1").replaceAll('"', '""')}"`;
  const rows = shownEdges(canvas).map((edge) => [edge.source().id(), type(edge.source()), edge.source().data("name"), edge.data("label"),
    edge.target().id(), type(edge.target()), edge.target().data("name")]);
  const head = ["source", "source_type", "source_name", "relation", "target", "target_type", "target_name"];
  return "\ufeff" + [head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

const escape = (text) => visible(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

function drawing(canvas) {
  const { text, ground } = canvas.colours;
  const box = canvas.cy.elements(":visible").boundingBox();
  const [x, y, width, height] = [box.x1 - 30, box.y1 - 30, box.w + 60, box.h + 60].map(Math.round);
  const lines = shownEdges(canvas).map((edge) => {
    const [a, b] = [edge.sourceEndpoint(), edge.targetEndpoint()];
    return `<line x1="${a.x.toFixed(1)}" y1="${a.y.toFixed(1)}" x2="${b.x.toFixed(1)}" y2="${b.y.toFixed(1)}"><title>${escape(edge.data("label"))}</title></line>`;
  });
  const discs = shownNodes(canvas).map((node) => {
    const { x: cx, y: cy } = node.position();
    const radius = node.data("size") / 2;
    return `<circle cx="${cx.toFixed(1)}" cy="${cy.toFixed(1)}" r="${radius}" fill="${node.data("colour")}"/>` +
      `<text x="${cx.toFixed(1)}" y="${(cy + radius + 14).toFixed(1)}">${escape(node.data("label"))}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${height}" width="${width}" height="${height}">` +
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${ground}"/>` +
    `<defs><marker id="a" viewBox="0 0 10 10" refX="10" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 10 5 0 10z" fill="${text}" fill-opacity=".5"/></marker></defs>` +
    `<g stroke="${text}" stroke-opacity=".3" marker-end="url(#a)">${lines.map((line) => line.replace("<line", '<line marker-end="url(#a)"')).join("")}</g>` +
    `<g font-family="sans-serif" font-size="12" fill="${text}" text-anchor="middle">${discs.join("")}</g></svg>`;
}

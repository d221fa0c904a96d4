// The little drawings on a node: its type's glyph, a "+N" badge for neighbours not shown, a pin.

import { GLYPHS, TOOLS } from "../shared/icons.js";

const BADGE = 24; // units of the drawing, as the node sizes are
const PIN = 18;
const cache = new Map();

/** Return the background images of one node with their sizes and positions, as Cytoscape wants them. */
export function nodePictures(canvas, node) {
  const type = canvas.data.types[node.data("type")] ?? {};
  const size = node.data("size");
  const glyph = Math.round(size * 0.56);
  const middle = (size - glyph) / 2;
  const pictures = [[picture(glyphSource(type.glyph)), glyph, middle, middle]];
  const more = node.data("more") ?? 0;
  if (more > 0) pictures.push([picture(badgeSource(more, canvas.colours)), BADGE, size * 0.85 - BADGE * 0.35, size * 0.12 - BADGE * 0.62]);
  if (canvas.view.pinned.includes(node.id())) pictures.push([picture(pinSource(canvas.colours)), PIN, size * 0.15 - PIN * 0.65, size * 0.12 - PIN * 0.55]);
  const column = (index) => pictures.map((entry) => entry[index]);
  const all = (value) => pictures.map(() => value);
  return { images: column(0), sizes: column(1), x: column(2), y: column(3), clip: all("none"), containment: all("over") };
}

/** Return where the "+N" badge of a node lies in the drawing, or null when it has none. */
export function badgeBox(node) {
  if (!(node.data("more") > 0)) return null;
  const [centre, size] = [node.position(), node.data("size")];
  const [x, y] = [centre.x + size * 0.35 + BADGE * 0.15, centre.y - size * 0.38 - BADGE * 0.12];
  return { left: x - BADGE / 2, right: x + BADGE / 2, top: y - BADGE * 0.36, bottom: y + BADGE * 0.36 };
}

/** Return the node whose "+N" badge lies at a position of the drawing, if any; Cytoscape itself knows only the discs. */
export function badgeAt(canvas, { x, y }) {
  return canvas.cy.nodes(":visible").filter((node) => {
    const box = badgeBox(node);
    return box && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  })[0];
}

function picture(source) {
  if (!cache.has(source)) cache.set(source, "data:image/svg+xml;utf8," + encodeURIComponent(source));
  return cache.get(source);
}

const svg = (body, box = 24) => `<svg xmlns="http://www.w3.org/2000/svg" width="${box * 4}" height="${box * 4}" viewBox="0 0 ${box} ${box}">${body}</svg>`;

const strokes = (paths, colour) =>
  `<g fill="none" stroke="${colour}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${paths.map((d) => `<path d="${d}"/>`).join("")}</g>`;

const glyphSource = (name) => svg(strokes(GLYPHS[name] ?? GLYPHS.thing, "#ffffff"));

function badgeSource(more, { text, ground }) {
  const label = more > 99 ? "99+" : `+${more}`;
  return svg(
    `<rect x="1" y="5" width="24" height="16" rx="8" fill="${ground}" stroke="${text}" stroke-opacity="0.55" stroke-width="1.2"/>` +
    `<text x="13" y="17" text-anchor="middle" font-family="sans-serif" font-size="10.5" font-weight="600" fill="${text}">${label}</text>`, 26);
}

const pinSource = ({ text, ground }) =>
  svg(`<circle cx="12" cy="12" r="11" fill="${ground}" stroke="${text}" stroke-width="1.5"/><g transform="translate(4.200 4.200) scale(.65)">${strokes(TOOLS.pin, text)}</g>`);

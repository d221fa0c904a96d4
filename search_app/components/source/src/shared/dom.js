// Builds DOM without ever parsing markup: names and sentences of documents are hostile until proven otherwise.

const SVG = "http://www.w3.org/2000/svg";

/** Make an element; string children become text nodes, `on*` functions become listeners, `false`/`null` is left out. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else if (name === "class") node.className = value;
    else if (name === "style") node.style.cssText = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** Make an inline line icon (24 x 24 grid) from the paths of `icons.js`. */
export function icon(paths) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  for (const d of paths) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}

// Characters that reorder or hide their neighbours: bidirectional controls, zero-width and other control characters.
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const INVISIBLE_NAMES = { "\u202e": "RLO", "\u202d": "LRO", "\u202b": "RLE", "\u202a": "LRE", "\u202c": "PDF", "\u200f": "RLM",
  "\u200e": "LRM", "\u061c": "ALM", "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI", "\u200b": "ZWSP", "\ufeff": "BOM" };

/** Replace characters that would reorder or hide text by a visible mark, for one-line labels. */
export function visible(text) {
  return String(text ?? "").replace(INVISIBLE, "\ufffd").replace(/\s+/g, " ");
}

/** Append `text` to `parent` with every invisible character shown as a small named mark. */
export function appendVisible(parent, text) {
  let from = 0;
  for (const match of text.matchAll(INVISIBLE)) {
    parent.append(text.slice(from, match.index));
    const code = "U+" + match[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
    parent.append(el("span", { class: "control", title: code }, INVISIBLE_NAMES[match[0]] ?? code));
    from = match.index + match[0].length;
  }
  parent.append(text.slice(from));
}

/** Break a label into at most `lines` lines of about `width` Latin columns (a Chinese character takes two); mark a cut. */
export function wrapLabel(text, width, lines) {
  const rows = [""];
  let used = 0;
  for (const character of text) {
    const columns = character.codePointAt(0) > 0x2e7f ? 2 : 1;
    if (used + columns > width) {
      if (rows.length === lines) return [...rows.slice(0, -1), rows.at(-1).trimEnd() + "…"].join("\n");
      rows.push("");
      used = 0;
    }
    rows[rows.length - 1] += character;
    used += columns;
  }
  return rows.join("\n");
}

/** Read a CSS custom property of the page's theme. */
export function themeValue(node, name, fallback) {
  return getComputedStyle(node).getPropertyValue(name).trim() || fallback;
}

/** Call `listener` after the theme's text colour has changed (light to dark and back). */
export function onThemeChange(node, listener) {
  // The root carries `transition: color 1ms`; a change of --st-text-color is the only thing that starts it.
  node.addEventListener("transitionend", (event) => {
    if (event.target === node && event.propertyName === "color") listener();
  });
}

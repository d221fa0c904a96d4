// The facts of the chosen sentence, each with the words it rests on and the way into the graph.

import { appendVisible, el, icon, visible } from "../shared/dom.js";
import { GLYPHS } from "../shared/icons.js";

export function drawFacts(reader, number, annotation = null) {
  const { data, t, facts } = reader;
  if (number === null) return facts.replaceChildren(el("h2", {}, t.facts), el("p", { class: "hint" }, t.nothing));
  const found = annotationsOf(reader, number);
  const [start] = data.sentences[number];
  const path = data.sections.filter((section) => section.start <= start && start < section.end).map((section) => visible(section.title));
  facts.replaceChildren(
    el("h2", {}, t.facts),
    el("p", { class: "where" }, [t.sentence(number + 1), ...path.map((part) => (part.length > 18 ? part.slice(0, 17) + "…" : part))].join(" › ")),
    found.length ? el("ul", {}, ...found.map((index) => fact(reader, index, index === annotation))) : el("p", { class: "hint" }, t.none));
  facts.querySelector(".pointed")?.scrollIntoView({ block: "nearest" });
  return undefined;
}

function annotationsOf(reader, number) {
  const found = new Set();
  reader.article.querySelectorAll(`[data-sentence="${number}"][data-annotations]`).forEach((run) => run.dataset.annotations.split(" ").forEach((index) => found.add(Number(index))));
  return [...found].sort((a, b) => a - b);
}

function fact(reader, index, pointed) {
  const { data, t } = reader;
  const { type, label, target, text } = data.annotations[index];
  const spec = data.types[type] ?? {};
  const quote = el("q", {});
  appendVisible(quote, text);
  const body = [
    el("i", { class: "dot", style: `background:${spec.colour ?? "#888"}` }, icon(GLYPHS[spec.glyph] ?? GLYPHS.thing)),
    el("span", { class: "kind" }, spec.name ?? type),
    el("span", { class: "label" }, visible(label)),
    visible(label) === visible(text) ? null : quote,
  ];
  const item = el("li", { class: pointed ? "pointed" : null });
  if (target) item.append(el("button", { type: "button", class: "fact", title: t.explore, onclick: () => reader.follow(target) }, ...body.filter(Boolean), el("span", { class: "go" }, t.explore + " →")));
  else item.append(el("div", { class: "fact" }, ...body.filter(Boolean)));
  return item;
}

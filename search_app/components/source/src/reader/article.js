// The document itself: paragraphs of runs, each run one span with its colours.

import { appendVisible, el } from "../shared/dom.js";

export function buildArticle(reader) {
  reader.data.paragraphs.forEach(([level, runs]) => {
    const wholly = runs.every(([text, , , dropped]) => dropped !== null || !text.trim());
    const line = el(level ? `h${Math.min(6, level + 2)}` : "p", { class: wholly ? "line dropped-line" : "line" });
    let dropped = null;
    for (const run of runs) {
      if (run[3] !== null && run[3] !== dropped) line.append(reason(reader, run[3]));
      dropped = run[3];
      line.append(span(reader, run));
    }
    reader.article.append(line);
  });
}

function reason({ data }, number) {
  const { reason: why, label } = data.dropped[number];
  return el("span", { class: "why", title: label }, why);
}

function span({ data }, [text, sentence, annotations, dropped, sections]) {
  const run = el("span", { "data-sentence": sentence, class: dropped === null ? null : "dropped" });
  appendVisible(run, text);
  if (sections.length) run.dataset.sections = sections.join(" ");
  if (!annotations.length) return run;
  const first = data.annotations[annotations[0]];
  run.dataset.annotations = annotations.join(" ");
  run.dataset.types = annotations.map((number) => data.annotations[number].type).join(" ");
  run.classList.add("mark");
  if (first.type === "QualityIssue") run.classList.add("damage");
  run.title = annotations.map((number) => `${data.types[data.annotations[number].type]?.name ?? ""}：${data.annotations[number].label}`).join("\n");
  run.style.setProperty("--colour", data.types[first.type]?.colour ?? "#888888");
  return run;
}

/** Colour each mark by the first of its types that is switched on; without one it looks like plain text. */
export function recolour({ article, data, off }) {
  article.querySelectorAll(".mark").forEach((run) => {
    const type = run.dataset.types.split(" ").find((name) => !off.has(name));
    run.classList.toggle("off", !type);
    run.classList.toggle("damage", type === "QualityIssue");
    if (type) run.style.setProperty("--colour", data.types[type]?.colour ?? "#888888");
  });
}

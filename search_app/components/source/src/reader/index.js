// The reader: contents on the left, the document in the middle, the facts of the chosen sentence on the right.

import { el } from "../shared/dom.js";
import { buildArticle, recolour } from "./article.js";
import { drawFacts } from "./facts.js";
import { buildLegend } from "./legend.js";
import { buildContents, watchReading } from "./contents.js";
import { strings } from "./strings.js";

const readers = new WeakMap();

export default function mount({ data, parentElement, setStateValue, setTriggerValue }) {
  let reader = readers.get(parentElement);
  const same = reader && reader.data.document === data.document && reader.data.lang === data.lang && reader.runs === JSON.stringify(data.paragraphs);
  if (!same) {
    reader?.root.remove();
    reader = build(parentElement, data);
    readers.set(parentElement, reader);
  }
  reader.publish = setStateValue;
  reader.follow = (target) => setTriggerValue("follow", target);
  reader.root.style.height = `${data.height}px`;
  showAsked(reader, data.asked);
  reader.root.dataset.ready = "true";
}

function build(parent, data) {
  const t = strings(data.lang);
  const reader = { data, t, runs: JSON.stringify(data.paragraphs), chosen: null, pending: null, asked: "", led: null, off: new Set(data.off) };
  reader.article = el("article", { class: "article", tabindex: 0, lang: "zh-CN", "aria-label": t.article });
  reader.facts = el("aside", { class: "facts", "aria-label": t.facts, "aria-live": "polite", tabindex: 0 });
  reader.root = el("div", { class: "fz-reader" });
  buildArticle(reader);
  recolour(reader);
  reader.root.append(buildLegend(reader), el("div", { class: "columns" }, buildContents(reader), reader.article, reader.facts));
  parent.append(reader.root);
  bindArticle(reader);
  watchReading(reader);
  watchStyle(reader);
  drawFacts(reader, null);
  return reader;
}

/** Highlight the sentences that the address asks for and scroll to the first of them. */
function showAsked(reader, asked) {
  const wanted = asked.join();
  if (!asked.length || wanted === reader.asked || (asked.length === 1 && asked[0] === reader.chosen)) return;
  reader.asked = wanted;
  reader.article.querySelectorAll(".asked").forEach((span) => span.classList.remove("asked"));
  for (const number of asked) spansOf(reader, number).forEach((span) => span.classList.add("asked"));
  choose(reader, asked[0], { quiet: true, behaviour: "instant" });
}

const hasStyle = ({ article }) => getComputedStyle(article).overflowY === "auto";

/** Scroll to a sentence that was chosen before the style sheet came, and so before anything had its place. */
function watchStyle(reader) {
  const observer = new ResizeObserver(() => {
    if (!hasStyle(reader)) return;
    if (reader.pending !== null) choose(reader, reader.pending, { quiet: true, behaviour: "instant" });
    observer.disconnect();
  });
  observer.observe(reader.article);
}

const spansOf = (reader, number) => reader.article.querySelectorAll(`[data-sentence="${number}"]`);

function choose(reader, number, { quiet = false, behaviour = "smooth", annotation = null } = {}) {
  const spans = spansOf(reader, number);
  if (!spans.length) return;
  reader.led = null;
  reader.pending = hasStyle(reader) ? null : number;
  reader.article.querySelectorAll(".chosen").forEach((span) => span.classList.remove("chosen"));
  spans.forEach((span) => span.classList.add("chosen"));
  reader.chosen = number;
  const room = reader.article.getBoundingClientRect();
  const place = spans[0].getBoundingClientRect();
  if (place.top < room.top + 40 || place.bottom > room.bottom - 60) {
    reader.article.scrollTo({ top: reader.article.scrollTop + place.top - room.top - room.height / 3, behavior: behaviour });
  }
  drawFacts(reader, number, annotation);
  if (!quiet) reader.publish("sentence", reader.data.sentences[number]);
}

function bindArticle(reader) {
  reader.article.addEventListener("click", (event) => {
    const run = event.target.closest("[data-sentence]");
    if (!run || String(reader.article.getRootNode().getSelection?.() ?? "").length > 1) return;
    const mark = event.target.closest("[data-annotations]");
    choose(reader, Number(run.dataset.sentence), { annotation: mark ? Number(mark.dataset.annotations.split(" ")[0]) : null });
  });
  reader.article.addEventListener("dblclick", (event) => {
    const mark = event.target.closest("[data-annotations]");
    const target = mark && reader.data.annotations[Number(mark.dataset.annotations.split(" ")[0])].target;
    if (target) reader.follow(target);
  });
  reader.article.addEventListener("keydown", (event) => {
    const by = { j: 1, k: -1 }[event.key.toLowerCase()];
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const last = reader.data.sentences.length - 1;
    choose(reader, Math.min(last, Math.max(0, (reader.chosen ?? (by > 0 ? -1 : 1)) + by)));
  });
}

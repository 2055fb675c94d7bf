// The page that a record will have, drawn while somebody fills the form. Text only, never HTML.

import { remarkWords, sessionWords } from "./form_dates.js";
import { actorFacts, factsOf } from "./form_facts.js";
import { badgeOf, stepOf } from "./form_fresh.js";
import { make } from "./make.js";

const MOST_DATES = 8;

/**
 * @param {string} kind `offer` or `actor`
 * @param {any} tree
 * @param {import("./form_facts.js").Label} label
 * @param {import("./form_facts.js").Name} name
 * @param {string} today as `2026-11-25`
 */
export function pageOf(kind, tree, label, name, today) {
  const isOffer = kind === "offer", facts = isOffer ? factsOf(tree, label, name) : actorFacts(tree, label, name);
  const by = isOffer ? `von ${tree.actor ? name("actors", tree.actor) : "…"}` : tree.type && label("type", tree.type);
  const dates = (tree.schedule?.sessions ?? []).filter((/** @type {any} */ one) => one.start).slice(0, MOST_DATES), chips = [...(tree.topics ?? [])];
  return make("div", { className: "record" },
    make("h3", {}, tree.title || tree.name || "…"),
    make("p", { className: "by" }, by || "…"),
    make("p", { className: "fresh" }, ...freshness(tree, isOffer, today)),
    make("p", { className: "lead" }, tree.summary || "…"),
    make("dl", { className: "facts" }, ...facts.map(({ term, lines, known }) => make("div", { className: known ? "" : "unknown" },
      make("dt", {}, term), ...lines.map((line) => make("dd", {}, line))))),
    ...part("Termine", dates.length ? [make("ul", { className: "dates" }, ...dates.map((/** @type {any} */ one) => make("li", {}, dateWords(one, label))))] : []),
    ...part("Beschreibung", blocksOf(tree.description ?? "")),
    ...(tree.notes ? [make("p", { className: "note" }, make("strong", {}, "Hinweis:"), ` ${tree.notes}`)] : []),
    ...part("Themen", chips.length ? [make("p", {}, chips.map((code) => label("topics", code)).join(", "))] : []),
  );
}

/** @param {any} tree @param {boolean} isOffer @param {string} today */
function freshness(tree, isOffer, today) {
  const { confirmed_on: day, evidence } = tree, step = stepOf(tree, today);
  const words = day ? ` Vom Anbieter bestätigt am ${day.split("-").map(Number).reverse().join(".")}.` : evidence?.as_of ? ` Stand der Quelle: ${evidence.as_of}.` : "";
  return [make("span", { className: `badge badge-${step}` }, badgeOf(step, tree, isOffer)), words];
}

/** @param {any} session @param {import("./form_facts.js").Label} label */
function dateWords(session, label) {
  const state = session.status && session.status !== "scheduled" ? `${label("schedule.sessions.0.status", session.status)}: ` : "";
  return state + [sessionWords(session), remarkWords(session)].filter(Boolean).join(" – ");
}

/** @param {string} title @param {Node[]} content */
const part = (title, content) => (content.length ? [make("section", {}, make("h4", {}, title), ...content)] : []);

/**
 * Paragraphs and lists of a text in Markdown; all other marks stay as they were typed.
 * @param {string} text
 */
function blocksOf(text) {
  return text.split(/\n\s*\n/).filter((block) => block.trim()).map((block) => {
    const lines = block.trim().split("\n"), items = lines.filter((line) => /^\s*[-*] /.test(line));
    if (items.length !== lines.length) return make("p", {}, lines.join(" ").replace(/^#+ /, ""));
    return make("ul", {}, ...items.map((line) => make("li", {}, line.replace(/^\s*[-*] /, ""))));
  });
}

// What to do where a search did not find what was meant: which word or filter to leave out, and other ways.

import { sortOut } from "./hits.js";
import { make } from "./make.js";
import { corrected, readings, without, withoutEach } from "./search_words.js";
import { words as wordsOf } from "./words.js";

/** @typedef {import("./search_page.js").Answer} Answer */

const MOST = 4;
const WAYS = [["angebote/", "Alle Angebote"], ["themen/", "Alle Themen"], ["akteure/", "Alle Akteure"], ["mitmachen/", "Ein Angebot vorschlagen"]];

/**
 * Draw advice, and return what the status should say of the search; one sentence each, without its full stop.
 * @param {HTMLElement} element
 * @param {Answer} answer
 * @returns {string[]}
 */
export function advise(element, answer) {
  const { query, rows, words, complete, inFront, go } = answer, understood = words.filter(({ count }) => count).length;
  const said = readings(words), partly = rows.length > complete && understood > 1;
  if (rows.length) element.append(...steps("Meinten Sie", corrected(words).map((one) => step(one.word, null, () => go({ query: one.query })))));
  if (partly && !complete) {
    said.push("Kein Treffer enthält alle Wörter");
    element.append(...steps("Mit einem Wort weniger", fewerWords(answer)));
  } else if (partly && (!inFront || answer.order)) said.push(complete === 1 ? "Einer enthält alle Wörter" : `${complete} enthalten alle Wörter`);
  if (!rows.length && (!query || words.length)) element.append(...withoutHits(answer));
  return said;
}

/** @param {Answer} answer */
function fewerWords({ query, rows, words, go }) {
  return withoutEach(words, rows).slice(0, MOST)
    .map(({ text, hits }) => step(`Ohne „${text}“`, hits, () => go({ query: without(query, text, wordsOf) })));
}

/** @param {Answer} answer */
function withoutHits({ query, base, all, counts, filter, open, kind, go, root }) {
  const chosen = filter?.relaxed ?? [], ways = [], params = () => new URLSearchParams(location.search);
  for (const { names, hits, title, past } of chosen.filter((one) => one.hits)) {
    const next = params();
    for (const name of names) next.delete(name);
    if (past) next.set(names[0], past);
    ways.push(step(past ? "Auch frühere Angebote" : `Ohne den Filter „${title}“`, hits, () => go({}, next)));
  }
  const used = filter ? [...filter.selection.keys()] : [];
  if (used.length > 1 && query && base.length) {
    const next = params();
    for (const name of used) next.delete(name);
    ways.push(step("Ohne alle Filter", base.length, () => go({}, next)));
  }
  const everything = sortOut(Array(open.manifest.documents).keys(), open.manifest.kinds, kind).rows;
  const browsing = query && used.length ? filter?.hitsAmong(everything) : 0;
  if (browsing) ways.push(step("Mit Ihren Filtern, ohne das Wort", browsing, () => go({ query: "" })));
  if (counts.length) ways.push(step("In allen Bereichen", all, () => go({ kind: "" })));
  const tips = ways.length ? [] : [make("p", {}, "Versuchen Sie ein kürzeres oder ein anderes Wort. Oder stöbern Sie:")];
  const out = WAYS.map(([address, text]) => make("li", {}, make("a", { href: root + address }, text)));
  return [...steps("Das bringt Treffer", ways), ...tips, make("ul", { className: "chips" }, ...out)];
}

/**
 * @param {string} title
 * @param {HTMLElement[]} items
 */
function steps(title, items) {
  if (!items.length) return [];
  const list = make("ul", { className: "chips" }, ...items), name = make("p", { className: "advice-title" }, `${title}:`);
  list.setAttribute("aria-label", title);
  return [name, list];
}

/**
 * @param {string} text
 * @param {number | null} hits
 * @param {() => void} act
 */
function step(text, hits, act) {
  const number = hits === null ? [] : [" ", make("span", { className: "number" }, hits === 1 ? "1 Treffer" : `${hits.toLocaleString("de")} Treffer`)];
  const button = make("button", { type: "button" }, text, ...number);
  button.addEventListener("click", () => {
    document.getElementById("suchfeld")?.focus();
    act();
  });
  return make("li", {}, button);
}

// What the search page draws: rows, kinds and lists. Text only, never HTML.

import { make } from "./make.js";

/**
 * @typedef {[address: string, title: string, text: string, above: string, facts: string[], badge: string, step?: string]} Card
 * @typedef {import("./highlight.js").Piece} Piece
 * @typedef {{root: string, mark: (text: string) => Piece[], isOffer: boolean, number: number, extra: string, before: string}} Look
 */

const KINDS = /** @type {Record<string, string>} */ ({ angebote: "Angebote", akteure: "Akteure", leitbild: "Leitbild", seiten: "Seiten" });

/**
 * A number as Germans write it, 1.234. The browser's own way costs the first answer 25 ms.
 * @param {number} number a whole number
 */
export const written = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ".");

/** @param {Piece[]} pieces */
const marked = (pieces) => pieces.map(([text, isMeant]) => (isMeant ? make("mark", {}, text) : text));

/**
 * One hit; the line before it, if any, parts it from those above.
 * @param {Card} card
 * @param {Look} look
 */
export function rowOf([address, title, text, above, facts, badge, step = ""], { root, mark, isOffer, number, extra, before }) {
  const link = make("a", { href: root + address, id: `treffer-${number}` }, ...marked(mark(title)));
  const row = make("li", { className: step === "historical" ? "row row-past" : "row" },
    make("h2", {}, link), make("p", { className: "row-meta" }, ...marked(mark(above))));
  if (before) row.prepend(make("p", { className: "divider" }, before));
  if (text) row.append(make("p", { className: "row-text" }, ...marked(mark(text))));
  const line = make("p", { className: "row-facts" });
  if (badge) line.append(make("span", { className: `badge badge-${step}` }, badge), " ");
  for (const fact of [extra, ...facts]) if (fact) line.append(make("span", {}, fact), " ");
  if (isOffer) line.append(make("button", { type: "button", className: "pin-button", name: address.split("/")[1] ?? "", value: title },
    "Merken", make("span", { className: "unseen" }, ` „${title}“`)));
  if (line.hasChildNodes()) row.append(line);
  return row;
}

/**
 * Links to each kind of hit, with how many there are.
 * @param {import("./hits.js").Sorted} sorted
 * @param {string} current
 * @param {(kind: string) => string} addressOf
 */
export function kindsOf({ counts, all }, current, addressOf) {
  if (counts.length < 2 && !current) return [];
  const chosen = Object.hasOwn(KINDS, current) ? current : "";
  const kinds = /** @type {[string, number][]} */ ([["", all], ...counts]);
  if (chosen && !counts.some(([kind]) => kind === chosen)) kinds.push([chosen, 0]);
  return kinds.map(([kind, hits]) => {
    const link = make("a", { href: addressOf(kind), id: `in-${kind}` }, `${KINDS[kind] ?? "Alle"} `, make("span", { className: "number" }, written(hits)));
    if (kind === chosen) link.setAttribute("aria-current", "true");
    return make("li", {}, link);
  });
}

/**
 * Topics, audiences and types that fit, as links.
 * @param {Card[]} cards
 * @param {string} root
 */
export const listsOf = (cards, root) => cards.map(([address, title, , above, facts]) =>
  make("li", {}, make("a", { href: root + address }, `${above} „${title}“ `, make("span", { className: "number" }, facts[0] ?? ""))));

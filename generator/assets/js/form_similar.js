// Offers that are called much like a title: a hint while somebody types, never a hindrance.

import { Library } from "./library.js";
import { find } from "./query.js";
import { stem, words } from "./words.js";

const LOOKED_AT = 12, MOST = 3, ALIKE = 0.6;

/**
 * How many of their words two titles share, 0 to 1 (Dice).
 * @param {string} one @param {string} other
 */
export function shared(one, other) {
  const [left, right] = [one, other].map((text) => new Set(words(text).map(stem)));
  const both = [...left].filter((word) => right.has(word)).length;
  return left.size + right.size ? 2 * both / (left.size + right.size) : 0;
}

/**
 * Asks the site's own search for what is called alike.
 * @param {string} root the way to the root of the site
 */
export function looker(root) {
  const library = new Library(new URL(`${root}suche/index.json`, document.baseURI).href);
  /**
   * @param {string} title @param {"angebote" | "akteure"} kind @param {string} own the id of the record itself
   * @returns {Promise<{address: string, title: string}[]>}
   */
  return (title, kind, own) => library.ask(async (index) => {
    const { angebote, akteure } = index.manifest.kinds;
    const [from, to] = kind === "angebote" ? [0, angebote] : [angebote, angebote + akteure];
    const found = [...(await find(index, title)).numbers].filter((number) => number >= from && number < to).slice(0, LOOKED_AT);
    const cards = await Promise.all(found.map((number) => index.card(number)));
    return cards.map(([address, name]) => ({ address: root + address, title: name, worth: shared(title, name) }))
      .filter((one) => one.worth >= ALIKE && !one.address.endsWith(`/${own}/`))
      .sort((one, other) => other.worth - one.worth).slice(0, MOST);
  });
}

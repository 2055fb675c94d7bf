// The names and ids of all records, and the lists from which people choose them.

import { meant } from "./form_names.js";
import { make } from "./make.js";

/** @typedef {Record<string, import("./form_names.js").Names>} Known names by kind and id, and ids by other names */

const KINDS = ["offers", "actors"];
/** What people read, by kind and id; two records of one name carry their ids. @type {Known} */
let shown = {};
/** @type {Known} */
let others = {};

/** @param {Known} known */
export function learn(known) {
  others = Object.fromEntries(KINDS.map((kind) => [kind, known[`${kind}_aliases`] ?? {}]));
  shown = Object.fromEntries(KINDS.map((kind) => {
    const all = Object.values(known[kind]);
    return [kind, Object.fromEntries(Object.entries(known[kind]).map(([id, name]) => [id, all.filter((one) => one === name).length > 1 ? `${name} (${id})` : name]))];
  }));
  for (const [kind, names] of Object.entries(shown)) {
    document.getElementById(`l-${kind}`)?.replaceChildren(...Object.values(names).map((value) => make("option", { value })));
  }
}

/** The id that words stand for; what nobody is called stays as it was typed. @param {string} kind @param {string} words */
export const idOf = (kind, words) => (words && meant(words, shown[kind] ?? {}, others[kind])) || words;

/** @param {string} kind @param {string} id */
export const nameOf = (kind, id) => shown[kind]?.[id] ?? id;

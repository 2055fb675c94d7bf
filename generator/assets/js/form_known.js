// The names and ids of all records, and the lists from which people choose them.

import { make } from "./search_rows.js";

/** @typedef {Record<string, Record<string, string>>} Known names by kind and id */

/** What people read, by kind and id; two records of one name carry their ids. @type {Known} */
let shown = {};

/** @param {Known} known */
export function learn(known) {
  shown = Object.fromEntries(Object.entries(known).map(([kind, names]) => {
    const all = Object.values(names);
    return [kind, Object.fromEntries(Object.entries(names).map(([id, name]) => [id, all.filter((one) => one === name).length > 1 ? `${name} (${id})` : name]))];
  }));
  for (const [kind, names] of Object.entries(shown)) {
    document.getElementById(`l-${kind}`)?.replaceChildren(...Object.values(names).map((value) => make("option", { value })));
  }
}

/** The id that a name stands for; what nobody is called stays as it was typed. @param {string} kind @param {string} words */
export function idOf(kind, words) {
  const wanted = words.toLowerCase();
  return Object.entries(shown[kind] ?? {}).find(([id, name]) => name.toLowerCase() === wanted || id === words)?.[0] ?? words;
}

/** @param {string} kind @param {string} id */
export const nameOf = (kind, id) => shown[kind]?.[id] ?? id;

// A form's fields to the tree of a record and back. Pure: knows paths and texts, no page.

/**
 * @typedef {string | Tree[] | {[key: string]: Tree}} Tree what a record is made of
 * @typedef {{[key: string]: Tree}} Record_
 * @typedef {[path: string, value: string]} Entry a path in dots, rows by number; lists repeat their path
 */

const ROW = /^\d+$/;
const SPELT = /** @type {Record<string, string>} */ ({ "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss" });
const LONGEST = 64;

/**
 * The record that the filled fields make; empty ones leave nothing behind.
 * @param {Entry[]} entries
 * @param {Set<string>} lists paths that hold lists even when there is one value
 * @returns {Record_}
 */
export function treeOf(entries, lists) {
  /** @type {Record_} */
  const tree = {};
  for (const [path, value] of entries) if (value.trim()) put(tree, path.split("."), value.trim(), lists.has(path));
  return /** @type {Record_} */ (dense(tree));
}

/** @param {any} node @param {string[]} steps @param {string} value @param {boolean} listed */
function put(node, steps, value, listed) {
  steps.slice(0, -1).forEach((step, at) => {
    node[step] ??= ROW.test(steps[at + 1]) ? [] : {};
    node = node[step];
  });
  const last = steps[steps.length - 1];
  if (listed) (node[last] ??= []).push(value); else node[last] = value;
}

/** Close the gaps that empty rows leave in lists. @param {Tree} tree @returns {Tree} */
function dense(tree) {
  if (Array.isArray(tree)) return tree.filter((one) => one !== undefined).map(dense);
  if (typeof tree !== "object") return tree;
  return Object.fromEntries(Object.entries(tree).map(([key, one]) => [key, dense(one)]));
}

/**
 * The fields that a record fills, with the paths of the form.
 * @param {Tree} tree @param {string} [path]
 * @returns {Entry[]}
 */
export function entriesOf(tree, path = "") {
  if (typeof tree === "string") return [[path, tree]];
  if (Array.isArray(tree)) {
    return tree.flatMap((one, row) => (typeof one === "string" ? [[path, one]] : entriesOf(one, `${path}.${row}`)));
  }
  return Object.entries(tree).flatMap(([key, one]) => entriesOf(one, path ? `${path}.${key}` : key));
}

/**
 * What is new, in the order and the spelling of what was: only what somebody changed differs.
 * @param {Tree} fresh @param {Tree | undefined} base
 * @returns {Tree}
 */
export function likeBefore(fresh, base) {
  if (typeof fresh === "string") return typeof base === "string" && base.trim() === fresh ? base : fresh;
  if (Array.isArray(fresh)) return fresh.map((one, at) => likeBefore(one, Array.isArray(base) ? base[at] : undefined));
  if (typeof base !== "object" || Array.isArray(base)) return fresh;
  const keys = [...Object.keys(base).filter((key) => key in fresh), ...Object.keys(fresh).filter((key) => !(key in base))];
  return Object.fromEntries(keys.map((key) => [key, likeBefore(fresh[key], base[key])]));
}

/**
 * The changed record: what the form does not show stays as it was.
 * @param {Record_} fresh
 * @param {Record_} base
 * @param {Set<string>} shown the keys that the form shows
 * @returns {Record_}
 */
export function changed(fresh, base, shown) {
  const kept = Object.fromEntries(Object.entries(base).filter(([key]) => !shown.has(key)));
  return /** @type {Record_} */ (likeBefore({ ...kept, ...fresh }, base));
}

/**
 * Chosen codes in the order in which they were written before, new ones behind.
 * @param {string[]} chosen @param {string[]} before
 */
export const inOrder = (chosen, before) => [...before.filter((one) => chosen.includes(one)), ...chosen.filter((one) => !before.includes(one))];

/**
 * An id made of a title.
 * @param {string} title
 */
export function slugOf(title) {
  const plain = title.toLowerCase().replace(/[äöüß]/g, (letter) => SPELT[letter])
    .normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^a-z0-9]+/g, "-");
  const cut = plain.replace(/^-+|-+$/g, "").slice(0, LONGEST + 1);
  // A word that would be cut off in its middle is left out.
  return (cut.length > LONGEST ? cut.slice(0, cut.lastIndexOf("-") > 0 ? cut.lastIndexOf("-") : LONGEST) : cut);
}

/**
 * A day and a time of day as the record has them; an end without a day is on the day of the start.
 * @param {string} day @param {string} clock @param {string} [startDay]
 */
export function momentOf(day, clock, startDay = "") {
  return clock ? `${day || startDay} ${clock}`.trim() : day;
}

/** Whether a moment is only a time of day. @param {string} moment */
export const lacksDay = (moment) => /^\d\d:\d\d$/.test(moment);

/** „4,50 €“ as the record has it: „4.50“; all else stays as it was typed. @param {string} words */
export function numberOf(words) {
  const [, digits, rest] = /^(-?\d+)(?:,(\d+))?\s*(?:€|euro|eur)?$/i.exec(words.trim()) ?? [];
  if (digits) return rest ? `${digits}.${rest}` : digits;
  return words.trim().replace(/^(-?\d+\.\d+)\s*(?:€|euro|eur)$/i, "$1");
}

/**
 * The place in the form of a place in the record: empty rows count there only.
 * @param {(string | number)[]} path @param {Entry[]} entries
 */
export function placeInForm(path, entries) {
  let here = "";
  return path.map((step) => {
    const rows = typeof step === "number" ? rowsFilled(here, entries) : [];
    const found = rows[/** @type {number} */ (step)] ?? step;
    here = here ? `${here}.${found}` : String(found);
    return found;
  });
}

/** @param {string} list @param {Entry[]} entries the numbers of the rows in which something is written */
function rowsFilled(list, entries) {
  const inside = entries.filter(([path, value]) => value.trim() && path.startsWith(`${list}.`)).map(([path]) => path.slice(list.length + 1).split(".")[0]);
  return [...new Set(inside)].filter((step) => ROW.test(step)).map(Number).sort((one, other) => one - other);
}

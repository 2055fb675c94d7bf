// What people write where a record is to be named: its name, a part of it, another name, an id. Pure.

import { mistakes } from "./slips.js";

/**
 * @typedef {Record<string, string>} Names names by id
 * @typedef {{path: (string | number)[], rule: string, message: string, isHint?: boolean}} Stranger
 */

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/, SHORTEST_PART = 4, MISTAKES_PER_LETTER = 0.3;

/** @param {string} text */
const plain = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/**
 * The one id that is meant; nothing where none or several could be.
 * @param {string} words @param {Names} names @param {Names} [others] ids by other names
 */
export function meant(words, names, others = {}) {
  if (Object.hasOwn(names, words)) return words;
  const wanted = plain(words);
  const exact = Object.entries(names).find(([, name]) => plain(name) === wanted)?.[0] ?? Object.entries(others).find(([name]) => plain(name) === wanted)?.[1];
  // What may be the id of a record that is still on its way is never taken for a part of a name.
  if (exact || ID.test(words) || wanted.length < SHORTEST_PART) return exact;
  const found = holding(wanted, names, others);
  return found.length === 1 ? found[0] : undefined;
}

/** Ids whose names have the words, from the start of a word on. @param {string} wanted @param {Names} names @param {Names} others */
function holding(wanted, names, others) {
  const all = [...Object.entries(names), ...Object.entries(others).map(([name, id]) => [id, name])];
  return [...new Set(all.filter(([, name]) => ` ${plain(name)} `.includes(` ${wanted}`)).map(([id]) => id))];
}

/**
 * The name that is most likely meant; empty where none is near.
 * @param {string} words @param {Names} names @param {Names} [others]
 */
export function likely(words, names, others = {}) {
  const wanted = plain(words), most = Math.ceil(wanted.length * MISTAKES_PER_LETTER);
  if (wanted.length < SHORTEST_PART) return "";
  const [first] = holding(wanted, names, others);
  if (first) return names[first];
  const near = [...Object.entries(names), ...Object.entries(others).map(([name, id]) => [id, name])]
    .map(([id, name]) => ({ id, far: mistakes(wanted, plain(name), most) })).filter(({ far }) => far <= most);
  return names[near.sort((one, other) => one.far - other.far)[0]?.id] ?? "";
}

/**
 * What only the whole catalogue can tell: names that nobody has. An id may be that of an actor who is still on its way.
 * @param {import("./form_data.js").Entry[]} entries
 * @param {{path: string, refers: string}[]} references where the form names other records
 * @param {Record<string, Names>} known names by kind and id
 * @returns {Stranger[]}
 */
export function strangers(entries, references, known) {
  const written = new Map(entries);
  return references.flatMap(({ path, refers }) => {
    const value = written.get(path)?.trim(), names = known[refers] ?? {};
    if (!value || Object.hasOwn(names, value)) return [];
    const guess = likely(value, names, known[`${refers}_aliases`]);
    return [{ path: path.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step)), rule: "unknown-reference", ...said(value, path, refers, guess) }];
  });
}

/** @param {string} value @param {string} path @param {string} refers @param {string} guess */
function said(value, path, refers, guess) {
  const isActor = refers === "actors", ask = guess && ` Meinten Sie „${guess}“?`;
  if (isActor && ID.test(value)) {
    const who = path === "actor" ? "Diesen Anbieter" : "Diesen Akteur";
    return { isHint: true, message: `${who} kennen wir noch nicht. Haben Sie ihn schon gesendet? Dann geht es weiter.${ask}` };
  }
  const what = isActor ? "Dieser Akteur steht" : "Dieses Angebot steht";
  const way = isActor ? " Wählen Sie aus der Liste, oder tragen Sie den Akteur zuerst ein." : " Wählen Sie aus der Liste.";
  return { message: `${what} nicht im Verzeichnis.${ask || way}` };
}

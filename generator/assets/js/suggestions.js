// What is suggested for a query: which hits, in which words. Touches no page.

import { fold, normal, stem, words } from "./words.js";

/** @typedef {[address: string, title: string, text: string, above: string, facts: string[], badge: string]} Card */
/** @typedef {{how: string, text: string, readAs: string[]}} Word how a word of the query was understood */
/** @typedef {{label: string, numbers: number[]}} Group */

/** @type {[label: string, kinds: string[], most: number][]} */
const GROUPS = [
  ["Angebote", ["angebote"], 4],
  ["Akteure", ["akteure"], 2],
  ["Themen und Listen", ["listen"], 2],
  ["Seiten und Leitbild", ["leitbild", "seiten"], 1],
];
const WORTH_SAYING = 3, INSIDE_A_WORD = 4, MOST_GUESSES = 2;
const TOKEN = /[\p{L}\p{N}\p{M}]+/gu;

/**
 * The first hits of each kind, best first.
 * @param {Iterable<number>} numbers best first
 * @param {Record<string, number>} kinds how many documents there are of each kind, in the order of their numbers
 * @returns {Group[]}
 */
export function groups(numbers, kinds) {
  const names = Object.keys(kinds), ends = Object.values(kinds).map((_, place, all) => all.slice(0, place + 1).reduce((sum, one) => sum + one, 0));
  const found = GROUPS.map(([label, of, most]) => ({ label, of, most, numbers: /** @type {number[]} */ ([]) }));
  for (const number of numbers) {
    const kind = names[ends.findIndex((end) => number < end)];
    const group = found.find((one) => one.of.includes(kind));
    if (group && group.numbers.length < group.most) group.numbers.push(number);
  }
  return found.filter((one) => one.numbers.length).map(({ label, numbers }) => ({ label, numbers }));
}

/**
 * The quiet line below a title: what it is, by whom, when; a place only where it is not the provider's name again.
 * @param {Card} card
 */
export const below = ([, , , above, [first = ""]]) => [above, above.includes(first) ? "" : first].filter(Boolean).join(" · ");

/**
 * What may be highlighted for a query.
 * @param {Word[]} read
 */
export function wanted(read) {
  const spelt = read.flatMap(({ text, how, readAs }) => how === "typo" || how === "start" || how === "split" ? readAs.map(normal) : [text]);
  return { stems: new Set(spelt.map(stem)), parts: [...new Set(spelt.flatMap((word) => [fold(word), stem(word)]))].sort((one, other) => other.length - one.length) };
}

/**
 * A text in pieces, each with whether it was asked for.
 * @param {string} text
 * @param {ReturnType<typeof wanted>} what
 * @returns {[piece: string, asked: boolean][]}
 */
export function pieces(text, what) {
  /** @type {[string, boolean][]} */
  const found = [];
  let end = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const [from, to] = part(token, what);
    if (to <= from) continue;
    if (index + from > end) found.push([text.slice(end, index + from), false]);
    found.push([text.slice(index + from, index + to), true]);
    end = index + to;
  }
  if (end < text.length) found.push([text.slice(end), false]);
  return found;
}

/**
 * Where in a word stands what was asked for: all of it, its beginning, or a longer part of it.
 * @param {string} token
 * @param {ReturnType<typeof wanted>} what
 * @returns {[from: number, to: number]}
 */
function part(token, { stems, parts }) {
  if (words(token).some((word) => stems.has(stem(word)))) return [0, token.length];
  // Letter by letter, so that each folded letter knows where it came from.
  const letters = [...token].map((letter) => fold(normal(letter)));
  const folded = letters.join(""), starts = origins([...token], letters);
  for (const wish of parts) {
    const at = folded.indexOf(wish);
    if (at < 0 || wish.length < 2 || (at > 0 && wish.length < INSIDE_A_WORD)) continue;
    const last = starts[at + wish.length - 1];
    return [starts[at], starts.find((start) => start > last) ?? token.length];
  }
  return [0, 0];
}

/**
 * For each folded letter, where the letter it came from begins.
 * @param {string[]} letters
 * @param {string[]} folded
 */
function origins(letters, folded) {
  const starts = [];
  let at = 0;
  for (const [place, letter] of letters.entries()) {
    for (let one = 0; one < folded[place].length; one += 1) starts.push(at);
    at += letter.length;
  }
  return starts;
}

/**
 * Says which words were taken for mistakes; empty where none was. Of several guesses those count that can be seen.
 * @param {Word[]} read
 * @param {string[]} titles what is shown
 */
export function correction(read, titles) {
  const seen = new Set(titles.flatMap((title) => words(title).map(stem)));
  return read.filter(({ how }) => how === "typo").map(({ text, readAs }) => {
    const visible = readAs.filter((guess) => seen.has(stem(normal(guess))));
    const named = (visible.length ? visible : readAs).slice(0, MOST_GUESSES).map((guess) => `„${guess}“`);
    return `${named.join(" oder ")} statt „${text}“`;
  }).join(", ");
}

/**
 * What a screen reader says once the suggestions are there; nothing for a word that has hardly begun.
 * @param {string} query
 * @param {number} shown how many suggestions
 * @param {string} corrected
 */
export function announcement(query, shown, corrected) {
  if (!shown) return query.length < WORTH_SAYING ? "" : "Keine Vorschläge";
  const found = `${shown} ${shown === 1 ? "Vorschlag" : "Vorschläge"}, mit Pfeiltasten auswählen`;
  return corrected ? `${corrected}: ${found}` : found;
}

/**
 * The option to be active after a key; -1 is the field itself, the first and the last lie beside it.
 * @param {string} key
 * @param {number} active
 * @param {number} options
 */
export function moved(key, active, options) {
  if (!options) return -1;
  if (key === "ArrowDown") return active + 1 < options ? active + 1 : 0;
  return active > 0 ? active - 1 : options - 1;
}

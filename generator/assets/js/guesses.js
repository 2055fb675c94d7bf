// Words that are in no index: two words written as one, slips of the pen, endings of other languages.
// The twin of the same functions in `generator/search/query.py`.

import { mistakes } from "./slips.js";

const LINKS = ["", "s", "n", "es", "en", "er", "e"];
const SHORTEST_HALF = 3, TWO_MISTAKES_FROM = 8, MOST_GUESSES = 4;

/**
 * The two known words that a word is made of, the longest first half first.
 * @param {import("./search_files.js").Index} index @param {string} word @returns {Promise<string[]>}
 */
export async function halvesOf(index, word) {
  const firsts = await index.words(word[0]);
  for (let cut = word.length - SHORTEST_HALF; cut >= SHORTEST_HALF; cut -= 1) {
    const rest = word.slice(cut);
    for (const link of LINKS) {
      const first = word.slice(0, cut - link.length), written = firsts.get(first);
      if (first.length < SHORTEST_HALF || !word.slice(0, cut).endsWith(link) || !written) continue;
      const second = (await index.words(rest[0])).get(rest);
      if (second) return [written, second];
    }
  }
  return [];
}

/**
 * The known words that are the fewest mistakes away, the frequent ones first.
 * @param {import("./search_files.js").Index} index @param {string} word @returns {Promise<string[]>}
 */
export async function corrections(index, word) {
  const most = word.length < TWO_MISTAKES_FROM ? 1 : 2;
  const likely = [...new Set(word.slice(0, 2))];
  /** @type {string[]} */
  const letters = await index.file("letters.json");
  for (const group of [likely, letters.filter((letter) => !likely.includes(letter))]) {
    const known = await Promise.all(group.map((letter) => index.words(letter)));
    const near = known.flatMap((words) => [...words].map(([folded, written], place) => ({ written, place, distance: mistakes(word, folded, most) })))
      .filter((one) => one.distance <= most)
      .sort((one, other) => one.distance - other.distance || one.place - other.place || (one.written < other.written ? -1 : 1));
    if (near.length) return near.filter((one) => one.distance === near[0].distance).slice(0, MOST_GUESSES).map((one) => one.written);
  }
  return [];
}

/**
 * Known words that begin as the word does; for endings of languages without a stemmer.
 * @param {import("./search_files.js").Index} index @param {string} word @returns {Promise<string[]>}
 */
export async function sameStart(index, word) {
  const known = [...await index.words(word[0])];
  for (let length = word.length - 1; length > Math.max(3, Math.floor(word.length * 3 / 5)); length -= 1) {
    const start = word.slice(0, length);
    const found = known.filter(([folded]) => folded.startsWith(start) && folded.length <= word.length + 2);
    if (found.length) return found.slice(0, MOST_GUESSES).map(([, written]) => written);
  }
  return [];
}

// The simple search: pure functions over the index that the generator wrote.

/**
 * @typedef {[address: string, title: string, summary: string, meta: string, badge: string, rank: number]} Card
 * @typedef {{cards: Card[], terms: Record<string, [number, number][]>}} Index
 * @typedef {{card: Card, score: number}} Hit
 */

const EXACT = 1, PREFIX = 0.6, INSIDE = 0.3, TYPO = 0.35;
const STALE = 0.07;

/**
 * Folded terms of a text; the same as `terms_of` in the generator.
 * @param {string} text
 * @returns {string[]}
 */
export function termsOf(text) {
  const bare = text.toLowerCase().replaceAll("ß", "ss").normalize("NFD").replace(/\p{M}/gu, "");
  return (bare.match(/[\p{L}\p{N}]+/gu) ?? []).filter((term) => term.length >= 2);
}

/**
 * Whether two words differ by at most one letter added, lost, changed or swapped.
 * @param {string} one
 * @param {string} other
 * @returns {boolean}
 */
export function nearlySame(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const left = one.slice(start, one.length - end), right = other.slice(start, other.length - end);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/**
 * How well an indexed term answers a word of the query; 0 when it does not.
 * @param {string} word
 * @param {string} term
 * @returns {number}
 */
function fit(word, term) {
  if (term === word) return EXACT;
  if (word.length >= 3 && term.startsWith(word)) return PREFIX;
  if (word.length >= 4 && term.includes(word)) return INSIDE;
  return word.length >= 5 && nearlySame(word, term) ? TYPO : 0;
}

/**
 * The records that answer a query, best first: those with more of its words before those with fewer.
 * @param {Index} index
 * @param {string} query
 * @returns {Hit[]}
 */
export function find(index, query) {
  /** @type {Map<number, {words: number, score: number}>} */
  const found = new Map();
  for (const word of new Set(termsOf(query))) {
    for (const [number, score] of bestByRecord(index, word)) {
      const sum = found.get(number) ?? { words: 0, score: 0 };
      found.set(number, { words: sum.words + 1, score: sum.score + score });
    }
  }
  return [...found]
    .map(([number, { words, score }]) => {
      const card = index.cards[number];
      return { card, score: words * 100 + score * (1 - STALE * card[5]), number };
    })
    .sort((one, other) => other.score - one.score || one.number - other.number);
}

/**
 * The best score of one word for each record.
 * @param {Index} index
 * @param {string} word
 * @returns {Map<number, number>}
 */
function bestByRecord(index, word) {
  /** @type {Map<number, number>} */
  const best = new Map();
  for (const term of Object.keys(index.terms)) {
    const how = fit(word, term);
    if (!how) continue;
    for (const [number, weight] of index.terms[term]) {
      best.set(number, Math.max(best.get(number) ?? 0, how * weight));
    }
  }
  return best;
}

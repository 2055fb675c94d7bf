// Numbers that were found, sorted out: what is a hit, what is a list of hits, how many there are of each kind. Pure.

/**
 * @typedef {{text: string, hits: ArrayLike<number>, count: number}} Word
 * @typedef {{rows: number[], lists: number[], counts: [kind: string, hits: number][], all: number}} Sorted
 */

const LISTS = "listen";
export const FIRST = 10, MORE = 25;

/**
 * Sort out numbers, in their order. Topics and other lists are ways to hits, no hits.
 * @param {Iterable<number>} numbers
 * @param {Record<string, number>} kinds how many things there are of each kind, in the order of their numbers
 * @param {string} wanted the kind to show; any other word shows all
 * @returns {Sorted}
 */
export function sortOut(numbers, kinds, wanted) {
  let end = 0;
  const ends = Object.entries(kinds).map(([kind, size]) => /** @type {const} */ ([kind, end += size]));
  const counts = new Map(Object.keys(kinds).map((kind) => [kind, 0]));
  const rows = [], lists = [], known = counts.has(wanted);
  for (const number of numbers) {
    const kind = ends.find(([, until]) => number < until)?.[0] ?? "";
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (kind === LISTS) lists.push(number);
    else if (!known || kind === wanted) rows.push(number);
  }
  counts.delete(LISTS);
  return { rows, lists, counts: [...counts].filter(([, hits]) => hits), all: [...counts.values()].reduce((sum, hits) => sum + hits, 0) };
}

/**
 * How many rows have all words that anything has, and whether these stand before all others.
 * @param {readonly number[]} rows
 * @param {readonly Word[]} words
 */
export function completeness(rows, words) {
  const understood = words.filter((word) => word.count);
  const has = rows.map((number) => understood.every(({ hits }) => hits[number]));
  const complete = has.filter(Boolean).length, first = has.indexOf(false);
  return { complete, inFront: first < 0 || first === complete };
}

/**
 * How many rows a page shows.
 * @param {number} page
 */
export const shown = (page) => FIRST + MORE * (page - 1);

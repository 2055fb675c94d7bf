// Records that are called much like a title: a hint while somebody types, never a hindrance. Pure.

const MOST = 3, ALIKE = 0.6, SHORTEST_STEM = 4, LONGEST_ENDING = 3;

/** The words of a title without accents. @param {string} title */
const wordsOf = (title) => [...new Set(title.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").match(/[\p{L}\p{N}]+/gu) ?? [])];

/** Whether one word is the other with a German ending: „Schule“ and „Schulen“. @param {string} one @param {string} other */
function isSame(one, other) {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return one === other || (short.length >= SHORTEST_STEM && long.length - short.length <= LONGEST_ENDING && long.startsWith(short));
}

/**
 * How many of their words two titles share, 0 to 1 (Dice).
 * @param {string[]} one @param {string[]} other
 */
function shared(one, other) {
  const inBoth = [...one.filter((word) => other.some((its) => isSame(word, its))), ...other.filter((word) => one.some((its) => isSame(word, its)))];
  return inBoth.length / Math.max(one.length + other.length, 1);
}

/**
 * Knows the names of all records, and finds those that are called alike, the likest first.
 * @param {Record<string, string>} names by id
 */
export function looker(names) {
  const known = Object.entries(names).map(([id, name]) => ({ id, name, words: wordsOf(name) }));
  /** @param {string} title @param {string} own the id of the record itself */
  return (title, own) => {
    const asked = wordsOf(title);
    return known.filter(({ id }) => id !== own)
      .map(({ id, name, words }) => ({ id, name, worth: shared(asked, words) }))
      .filter(({ worth }) => worth >= ALIKE)
      .sort((one, other) => other.worth - one.worth).slice(0, MOST);
  };
}

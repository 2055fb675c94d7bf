// What the search says of a query: how it was read, and what to leave out. Pure.

/**
 * @typedef {{text: string, how: string, readAs: string[], hits: ArrayLike<number>, count: number}} Word
 * @typedef {{text: string, hits: number}} Without
 */

const MOST_READINGS = 2;

/** @param {string[]} words @param {string} and */
const quoted = (words, and) => words.map((word) => `„${word}“`).join(` ${and} `);

/** @param {Word} word */
const wasMistyped = ({ how }) => how === "typo" || how === "start";

/**
 * How the words were read, where that is not as they were written; one sentence each, without its full stop.
 * @param {readonly Word[]} words
 * @returns {string[]}
 */
export function readings(words) {
  const some = words.some(({ count }) => count), unknown = words.filter(({ count }) => !count).map(({ text }) => text);
  return [
    ...words.filter(wasMistyped).map(({ text, readAs }) =>
      `${quoted(readAs.slice(0, MOST_READINGS), "oder")} statt „${text}“`),
    ...words.filter(({ how }) => how === "split").map(({ text, readAs }) => `„${text}“ haben wir als ${quoted(readAs, "und")} gelesen`),
    ...(some && unknown.length ? [`Zu ${quoted(unknown, "und")} haben wir nichts gefunden`] : []),
  ];
}

/**
 * The query with a mistyped word put right, for each reading of it.
 * @param {readonly Word[]} words
 * @returns {{word: string, query: string}[]}
 */
export function corrected(words) {
  const whole = words.map(({ text }) => text);
  return words.filter(wasMistyped).flatMap((word) => word.readAs.slice(0, MOST_READINGS).map((right) => ({
    word: right,
    query: whole.map((text) => (text === word.text ? right : text)).join(" "),
  })));
}

/**
 * How many allowed numbers have all words but one, for each word that something has; what brings most comes first.
 * @param {readonly Word[]} words
 * @param {Iterable<number>} allowed
 * @returns {Without[]}
 */
export function withoutEach(words, allowed) {
  const understood = words.filter(({ count }) => count), numbers = [...allowed];
  if (understood.length < 2) return [];
  return understood.map(({ text }) => {
    const others = understood.filter((word) => word.text !== text);
    return { text, hits: numbers.filter((number) => others.every(({ hits }) => hits[number])).length };
  }).filter(({ hits }) => hits).sort((one, other) => other.hits - one.hits);
}

/**
 * The query without a word, as the visitor wrote the others.
 * @param {string} query
 * @param {string} word
 * @param {(text: string) => string[]} wordsOf
 */
export function without(query, word, wordsOf) {
  return query.split(/\s+/).filter((text) => !wordsOf(text).includes(word)).join(" ");
}

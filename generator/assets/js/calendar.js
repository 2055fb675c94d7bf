// Which dates of the calendar are wanted: pure functions over what the page says about its rows.

/**
 * @typedef {{von: string, bis: string, ferien: string}} Wish  what the address and the form say
 * @typedef {{from: string, until: string}} Span  days as JJJJ-MM-TT; empty is open
 * @typedef {{number: number, first: string, last: string, key: string}} Dated  a row: `key` is the same for the same date
 */

const NAMES = /** @type {const} */ (["von", "bis", "ferien"]);
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * What an address asks for; what is no day or not known is no wish.
 * @param {URLSearchParams} query
 * @param {Record<string, Span>} holidays
 * @returns {Wish}
 */
export function wishOf(query, holidays) {
  const day = (/** @type {string} */ name) => {
    const text = query.get(name) ?? "";
    return DAY.test(text) ? text : "";
  };
  const ferien = query.get("ferien") ?? "";
  return { von: day("von"), bis: day("bis"), ferien: Object.hasOwn(holidays, ferien) ? ferien : "" };
}

/**
 * The address with these wishes; what others keep in it stays.
 * @param {URLSearchParams} query
 * @param {Wish} wish
 * @returns {string}  with its question mark, or empty
 */
export function queryWith(query, wish) {
  const changed = new URLSearchParams(query);
  for (const name of NAMES) {
    if (wish[name]) changed.set(name, wish[name]);
    else changed.delete(name);
  }
  const text = changed.toString();
  return text && `?${text}`;
}

/**
 * The days that are wanted: those of the holidays, cut to what lies between the two days.
 * @param {Wish} wish
 * @param {Record<string, Span>} holidays
 * @returns {Span}
 */
export function spanOf({ von, bis, ferien }, holidays) {
  const free = ferien ? holidays[ferien] : { from: "", until: "" };
  return { from: von > free.from ? von : free.from, until: earlier(bis, free.until) };
}

/**
 * @param {string} one
 * @param {string} other
 */
function earlier(one, other) {
  if (!one || !other) return one || other;
  return one < other ? one : other;
}

/**
 * Whether something from one day to another shares a day with the span.
 * @param {string} first
 * @param {string} last
 * @param {Span} span
 */
export function touches(first, last, { from, until }) {
  return (!from || last >= from) && (!until || first <= until);
}

/**
 * Which rows to show: in the span, allowed, and each date once.
 * @param {Dated[]} rows
 * @param {Span} span
 * @param {ReadonlySet<number> | null} allowed  null allows every number
 * @returns {boolean[]}
 */
export function wanted(rows, span, allowed) {
  const seen = new Set();
  return rows.map(({ number, first, last, key }) => {
    if (seen.has(key) || !touches(first, last, span) || (allowed && !allowed.has(number))) return false;
    seen.add(key);
    return true;
  });
}

/** @param {number} count */
export function countWords(count) {
  return count === 1 ? "1 Termin" : `${count.toLocaleString("de-DE")} Termine`;
}

/** What was found besides the dates on the page: all there is, too much to fetch, or it did not come. */
const REST = {
  all: "",
  more: " Es gibt noch mehr: Grenzen Sie den Zeitraum ein.",
  failed: " Nicht alle Termine konnten geladen werden. Bitte versuchen Sie es noch einmal.",
};

/** @typedef {keyof typeof REST} Rest */

/**
 * What the status line says once a choice is made.
 * @param {number} count
 * @param {Rest} rest
 */
export function sentence(count, rest) {
  if (count) return `${countWords(count)} ${count === 1 ? "passt" : "passen"} zu Ihrer Auswahl.${REST[rest]}`;
  const widen = rest === "all" ? " Wählen Sie mehr Tage, oder setzen Sie die Auswahl zurück." : REST[rest];
  return `Kein Termin passt zu Ihrer Auswahl.${widen}`;
}

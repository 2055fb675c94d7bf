// Fetches what another order of the hits needs, and says how they are sorted.

import { inWords } from "./distance.js";
import { dayOf, facetsOf } from "./facets.js";
import { byDate, byDistance } from "./search_sort.js";
import { todayInBerlin } from "./today.js";

/** @typedef {import("./distance.js").Point} Point */
/** @typedef {{rows: number[], said: string, words: (number: number) => string, codes: string[] | null}} Order codes are known postal codes */

const NOTHING = () => "";
/** Where the visitor is, for as long as the page is open; it is kept nowhere.
 * @type {Point | null} */
let here = null;

/** @param {Point | null} point */
export function setHere(point) {
  here = point;
}

/**
 * @param {import("./asked.js").Asked} asked
 * @param {number[]} rows
 * @param {import("./search_files.js").Index} index
 * @param {string} root
 * @returns {Promise<Order>}
 */
export async function orderOf({ sort, code }, rows, index, root) {
  if (sort === "termin") {
    const { rows: sorted, keys } = byDate(rows, facetsOf(await index.file("facets.json")), dayOf(todayInBerlin()) ?? 0), rest = rows.length - keys.size;
    const last = rest && keys.size ? ` ${rest} Treffer ohne bekannten Termin am Ende` : "";
    const said = keys.size ? `Sortiert nach dem nächsten Termin;${last}`.replace(/;$/, "") : "Zu diesen Treffern kennen wir keine Termine";
    return { rows: sorted, said, words: NOTHING, codes: null };
  }
  const [points, codes] = await Promise.all([index.file("points.json"), codesOf(root)]);
  const known = Object.keys(codes), from = Object.hasOwn(codes, code) ? codes[code] : code ? null : here;
  if (!from) {
    const unknown = code ? `Zu ${code} kennen wir keinen Ort. Bekannt sind: ${known.join(", ")}` : "Sagen Sie unten, von wo aus wir messen sollen";
    return { rows, said: unknown, words: NOTHING, codes: known };
  }
  const { rows: sorted, keys } = byDistance(rows, points, from), rest = rows.length - keys.size;
  const last = rest && keys.size ? `; ${rest} Treffer ohne bekannten Ort am Ende` : "";
  const said = keys.size ? `Sortiert nach Entfernung von ${code || "Ihrem Standort"}${last}` : "Zu diesen Treffern kennen wir keinen Ort";
  return { rows: sorted, said, words: (number) => inWords(keys.get(number) ?? Infinity), codes: known };
}

/** @type {Promise<Record<string, Point>> | undefined} */
let known;

/** @param {string} root */
function codesOf(root) {
  known ??= fetch(`${root}daten/plz.json`).then((answer) => {
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  });
  known.catch(() => { known = undefined; });
  return known;
}

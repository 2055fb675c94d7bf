// Other orders than the best first. Pure; what has no date or no place comes last, and keeps its order.

import { metres } from "./distance.js";
import { nextDay } from "./facets.js";

/**
 * @typedef {import("./distance.js").Point} Point
 * @typedef {{rows: number[], keys: Map<number, number>}} Ordered those without a key have none
 */

/**
 * @param {readonly number[]} rows
 * @param {(number: number) => number | undefined} keyOf
 * @returns {Ordered}
 */
function ordered(rows, keyOf) {
  const keys = new Map();
  for (const number of rows) {
    const key = keyOf(number);
    if (key !== undefined) keys.set(number, key);
  }
  const at = (/** @type {number} */ number) => keys.get(number) ?? Number.MAX_VALUE;
  return { rows: [...rows].sort((one, other) => at(one) - at(other)), keys };
}

/**
 * By the next day on which something takes place.
 * @param {readonly number[]} rows
 * @param {import("./facets.js").Facets} facets
 * @param {number} today days since 1970
 */
export const byDate = (rows, facets, today) =>
  ordered(rows, (number) => (number < facets.file.offers ? nextDay(facets, number, today) : undefined));

/**
 * By the distance in metres of the nearest place.
 * @param {readonly number[]} rows
 * @param {readonly (readonly Point[])[]} points by number
 * @param {Point} from
 */
export const byDistance = (rows, points, from) => ordered(rows, (number) => {
  const places = points[number] ?? [];
  return places.length ? Math.min(...places.map((place) => metres(from, place))) : undefined;
});

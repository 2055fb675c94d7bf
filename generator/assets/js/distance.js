// How far it is, as the crow flies. Pure; points are [latitude, longitude] in degrees.

/** @typedef {[latitude: number, longitude: number]} Point */

const EARTH = 6_371_008.8; // mean radius in metres

/** @param {number} degrees */
const radians = (degrees) => (degrees * Math.PI) / 180;

/**
 * The distance in metres on a sphere (haversine), right to half a percent.
 * @param {Point} one
 * @param {Point} other
 */
export function metres(one, other) {
  const up = Math.sin(radians(other[0] - one[0]) / 2);
  const across = Math.sin(radians(other[1] - one[1]) / 2);
  const half = up * up + Math.cos(radians(one[0])) * Math.cos(radians(other[0])) * across * across;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(half)));
}

/**
 * The distance to the nearest of several places; Infinity where none is known.
 * @param {Point} from
 * @param {readonly Point[]} places
 */
export function nearest(from, places) {
  return places.reduce((least, place) => Math.min(least, metres(from, place)), Infinity);
}

/**
 * „400 m Luftlinie“, „1,2 km Luftlinie“, „12 km Luftlinie“; empty where nothing is known.
 * @param {number} length in metres
 */
export function inWords(length) {
  if (!Number.isFinite(length)) return "";
  const hundreds = Math.round(length / 100);
  if (hundreds < 1) return "unter 100 m Luftlinie";
  if (hundreds < 10) return `${hundreds * 100} m Luftlinie`;
  if (hundreds < 100) return `${(hundreds / 10).toFixed(1).replace(".", ",")} km Luftlinie`;
  return `${Math.round(length / 1000)} km Luftlinie`;
}

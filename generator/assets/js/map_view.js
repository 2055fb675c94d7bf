// What part of the world the map shows, and what stands where in it. Pure; publish/map_drawing.py reckons the same.

/** @typedef {import("./distance.js").Point} Point */
/** @typedef {[x: number, y: number]} Position in units of the drawing, y downward */
/** @typedef {{left: number, top: number, scale: number, height: number}} View north-west corner in the Web Mercator world from 0 to 1, and drawing units per world */
/** @typedef {{position: Position, members: number[]}} Cluster */
/** @typedef {{key: string, x: number, y: number, z: number, position: Position, size: number}} Tile */

export const WIDTH = 360;
export const APART = 32;
const EQUATOR = 40_075_016.686;
const CLOSEST = 2e7; // a street of houses
const LONGEST_BAR = 90;
const LETTER = 0.55; // how wide a letter is, of its height
const LONGEST_NAME = 28;
const DOT = 10;
const TILE = 256;
const MOST_ZOOM = 18;

/** @param {Point} point @returns {Position} */
export function mercator([latitude, longitude]) {
  const slope = Math.tan((latitude * Math.PI) / 180);
  return [(longitude + 180) / 360, (1 - Math.asinh(slope) / Math.PI) / 2];
}

/** @param {View} view @param {Point} point @returns {Position} */
export function positionOf(view, point) {
  const [x, y] = mercator(point);
  return [(x - view.left) * view.scale, (y - view.top) * view.scale];
}

/**
 * Never show what lies outside the whole map.
 * @param {View} view @param {View} whole @returns {View}
 */
function inside(view, whole) {
  /** @param {number} value @param {number} least @param {number} most */
  const between = (value, least, most) => Math.max(least, Math.min(value, most));
  return {
    ...view,
    left: between(view.left, whole.left, whole.left + WIDTH / whole.scale - WIDTH / view.scale),
    top: between(view.top, whole.top, whole.top + whole.height / whole.scale - whole.height / view.scale),
  };
}

/**
 * Zoom by a factor; the position stays where it is.
 * @param {View} view @param {View} whole @param {number} factor @param {Position} [at]
 * @returns {View}
 */
export function zoomed(view, whole, factor, at = [WIDTH / 2, view.height / 2]) {
  const scale = Math.min(Math.max(view.scale * factor, whole.scale), Math.max(CLOSEST, whole.scale));
  if (scale === whole.scale) return whole;
  const left = view.left + at[0] / view.scale - at[0] / scale;
  const top = view.top + at[1] / view.scale - at[1] / scale;
  return inside({ ...view, left, top, scale }, whole);
}

/**
 * Move what is shown, in units of the drawing.
 * @param {View} view @param {View} whole @param {number} right @param {number} down
 * @returns {View}
 */
export function moved(view, whole, right, down) {
  return inside({ ...view, left: view.left + right / view.scale, top: view.top + down / view.scale }, whole);
}

/**
 * Gather each position into the first cluster that is near, so that no two points touch.
 * @param {readonly Position[]} positions
 * @returns {Cluster[]}
 */
export function clustersOf(positions, apart = APART) {
  /** @type {Cluster[]} */
  const seeds = [];
  positions.forEach(([x, y], index) => {
    const near = seeds.find(({ position }) => (position[0] - x) ** 2 + (position[1] - y) ** 2 < apart ** 2);
    if (near) near.members.push(index);
    else seeds.push({ position: [x, y], members: [index] });
  });
  return seeds;
}

/** How long one unit of the drawing is on the ground, in its middle. @param {View} view */
export function metresPerUnit(view) {
  const middle = view.top + view.height / 2 / view.scale;
  return (EQUATOR / view.scale) * Math.cos(Math.atan(Math.sinh(Math.PI * (1 - 2 * middle))));
}

/** The longest bar of 1, 2 or 5 times a power of ten that fits. @param {number} perUnit */
export function scaleBar(perUnit) {
  const most = LONGEST_BAR * perUnit;
  const power = 10 ** Math.floor(Math.log10(most));
  const length = Math.max(...[1, 2, 5].map((factor) => factor * power).filter((one) => one <= most));
  return { metres: length, length: length / perUnit, words: length >= 1000 ? `${length / 1000} km` : `${length} m` };
}

/** The path of a grid fixed to the ground. @param {View} view @param {number} side in units of the drawing */
export function gridOf(view, side) {
  /** @param {number} start @param {number} length @returns {string[]} */
  const lines = (start, length) => {
    const found = [];
    for (let at = side - (start % side); at < length; at += side) found.push(at.toFixed(1));
    return found;
  };
  const down = lines(view.left * view.scale, WIDTH).map((at) => `M${at} 0V${view.height}`);
  const across = lines(view.top * view.scale, view.height).map((at) => `M0 ${at}H${WIDTH}`);
  return [...down, ...across].join("");
}

/** @typedef {[left: number, top: number, right: number, bottom: number]} Box */
/** @typedef {{text: string, x: number, y: number, anchor: "start" | "middle" | "end"}} Label */
/** @typedef {{text: string, at: Position}} Name */

/**
 * Set the names of districts and places that fit between each other and the points.
 * @param {readonly Name[]} districts @param {readonly Name[]} places @param {number} font in units of the drawing
 * @returns {[Label[], Label[]]}
 */
export function labelsOf(districts, places, font) {
  /** @type {Box[]} */
  const taken = places.map(({ at: [x, y] }) => [x - DOT, y - DOT, x + DOT, y + DOT]);
  const far = DOT + 3;
  /** @param {readonly Name[]} names @param {(at: Position) => Omit<Label, "text">[]} ways @returns {Label[]} */
  const placed = (names, ways) => names.flatMap(({ text: name, at }) => {
    const text = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…` : name;
    for (const way of ways(at)) {
      const box = boxOf(text, way, font);
      if (box[0] < 0 || box[2] > WIDTH || taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      return [{ text, ...way }];
    }
    return [];
  });
  const areas = placed(districts, ([x, y]) => [{ x, y, anchor: "middle" }, { x, y, anchor: "start" }, { x, y, anchor: "end" }]);
  return [areas, placed(places, ([x, y]) => [
    { x: x + far, y: y + font * 0.36, anchor: "start" },
    { x: x - far, y: y + font * 0.36, anchor: "end" },
    { x, y: y + far + font * 0.9, anchor: "middle" },
    { x, y: y - far - 2, anchor: "middle" },
  ])];
}

/** @param {string} text @param {Omit<Label, "text">} at @param {number} font @returns {Box} */
function boxOf(text, { x, y, anchor }, font) {
  const wide = text.length * font * LETTER;
  const left = { start: x, middle: x - wide / 2, end: x - wide }[anchor];
  return [left, y - font, left + wide, y + font / 3];
}

/** @param {Box} one @param {Box} other */
const overlap = (one, other) => one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];

/**
 * The tiles that cover the view, as sharp as the screen can show them.
 * @param {View} view @param {number} pixels how many pixels a unit of the drawing has
 * @returns {Tile[]}
 */
export function tilesOf(view, pixels) {
  const z = Math.min(Math.max(Math.round(Math.log2((view.scale * pixels) / TILE)), 0), MOST_ZOOM);
  const count = 2 ** z;
  const size = view.scale / count;
  /** @param {number} start @param {number} span @returns {number[]} */
  const range = (start, span) => {
    const first = Math.max(0, Math.floor(start * count));
    const last = Math.min(count - 1, Math.floor((start + span) * count));
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  };
  const rows = range(view.top, view.height / view.scale);
  return range(view.left, WIDTH / view.scale).flatMap((x) =>
    rows.map((y) => ({
      key: `${z}/${x}/${y}`, x, y, z, size,
      position: /** @type {Position} */ ([(x / count - view.left) * view.scale, (y / count - view.top) * view.scale]),
    })),
  );
}

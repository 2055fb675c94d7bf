// The map and its distances, without a browser: the same places and points as the generator draws.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { inWords, metres, nearest } from "../../generator/assets/js/distance.js";
import { moreWords, sentence } from "../../generator/assets/js/map.js";
import {
  APART, clustersOf, gridOf, labelsOf, metresPerUnit, moved, positionOf, scaleBar, tilesOf, WIDTH, zoomed,
} from "../../generator/assets/js/map_view.js";

/** @typedef {import("../../generator/assets/js/distance.js").Point} Point */
/** @typedef {import("../../generator/assets/js/map_view.js").View} View */
/** @type {{points: Point[], view: View, positions: [number, number][], clusters: number[][], metres: number, bars: [number, number, string][], grid: number}} */
const GIVEN = JSON.parse(await readFile(new URL("fixtures/map.json", import.meta.url), "utf8"));
const WHOLE = GIVEN.view;

/** @param {number} one @param {number} other */
function near(one, other, within = 1e-6) {
  assert.ok(Math.abs(one - other) <= within, `${one} is not ${other}`);
}

test("points stand where the generator put them", () => {
  GIVEN.points.forEach((point, index) => {
    const [x, y] = positionOf(WHOLE, point);
    near(x, GIVEN.positions[index]?.[0] ?? NaN);
    near(y, GIVEN.positions[index]?.[1] ?? NaN);
  });
  assert.deepEqual(clustersOf(GIVEN.positions).map((one) => one.members), GIVEN.clusters);
  near(metresPerUnit(WHOLE), GIVEN.metres);
  assert.equal(gridOf(WHOLE, 60).split("M").length, GIVEN.grid);
});

test("the scale bar is the generator's", () => {
  for (const [perUnit, length, words] of GIVEN.bars) {
    const bar = scaleBar(perUnit);
    assert.deepEqual([bar.metres, bar.words], [length, words]);
  }
});

test("zooming keeps the position under the finger and ends at the whole and at a street", () => {
  const at = /** @type {[number, number]} */ (GIVEN.positions[0]);
  const nearer = zoomed(WHOLE, WHOLE, 1.5, at);
  const [x, y] = positionOf(nearer, /** @type {Point} */ (GIVEN.points[0]));
  near(x, at[0]);
  near(y, at[1]);
  assert.deepEqual(zoomed(nearer, WHOLE, 0.01), WHOLE);
  const nearest = zoomed(WHOLE, WHOLE, 1e9);
  assert.ok(nearest.scale <= 2e7);
  assert.equal(zoomed(nearest, WHOLE, 2).scale, nearest.scale);
});

test("nobody gets lost outside the map", () => {
  assert.deepEqual(moved(WHOLE, WHOLE, 100, -100), WHOLE);
  const far = moved(zoomed(WHOLE, WHOLE, 4), WHOLE, 1e6, 1e6);
  near(far.left + WIDTH / far.scale, WHOLE.left + WIDTH / WHOLE.scale, 1e-9);
  near(far.top + far.height / far.scale, WHOLE.top + WHOLE.height / WHOLE.scale, 1e-9);
});

test("clusters come apart when one looks closer", () => {
  const close = zoomed(WHOLE, WHOLE, 40, GIVEN.positions[0]);
  assert.equal(clustersOf(GIVEN.points.map((point) => positionOf(close, point))).length, GIVEN.points.length);
  assert.equal(clustersOf([[0, 0], [APART, 0]]).length, 2);
  assert.equal(clustersOf([[0, 0], [APART - 0.1, 0]]).length, 1);
});

test("tiles cover the view, and are about as big as they are sharp", () => {
  for (const view of [WHOLE, zoomed(WHOLE, WHOLE, 7), zoomed(WHOLE, WHOLE, 1e9)]) {
    const tiles = tilesOf(view, 1.7);
    assert.ok(tiles.length <= 30, String(tiles.length));
    const [first, last] = [tiles[0], tiles.at(-1)];
    assert.ok(first && last);
    assert.ok(first.position[0] <= 0 && first.position[1] <= 0);
    assert.ok(last.position[0] + last.size >= WIDTH && last.position[1] + last.size >= view.height);
    assert.ok(first.size * 1.7 > 170 && first.size * 1.7 < 380, String(first.size * 1.7));
    assert.ok(tiles.every(({ x, y, z }) => x >= 0 && y >= 0 && x < 2 ** z && y < 2 ** z));
  }
});

test("names do not lie on each other", () => {
  const [areas, names] = labelsOf(
    [{ text: "Mitte", at: [180, 100] }, { text: "Mitte-Nord", at: [182, 98] }],
    [{ text: "Am Rand", at: [355, 200] }],
    11,
  );
  assert.deepEqual(areas.map((one) => one.text), ["Mitte"]);
  assert.equal(names[0]?.anchor, "end");
});

test("distances are those on the ground", () => {
  // A degree of latitude, and a degree of longitude at sixty degrees north, which is half as long.
  near(metres([50, 8], [51, 8]), 111_195, 50);
  near(metres([60, 8], [60, 9]), 55_597, 50);
  assert.equal(metres([52, 8], [52, 8]), 0);
  near(metres([0, 0], [0, 180]), Math.PI * 6_371_008.8, 1);
});

test("the nearest of several places counts, and none is infinitely far", () => {
  near(nearest([52, 8], [[53, 8], [52.01, 8], [51, 8]]), 1112, 1);
  assert.equal(nearest([52, 8], []), Infinity);
});

test("distances are said as people say them", () => {
  /** @type {[number, string][]} */
  const table = [
    [0, "unter 100 m Luftlinie"], [49, "unter 100 m Luftlinie"], [50, "100 m Luftlinie"], [449, "400 m Luftlinie"],
    [949, "900 m Luftlinie"], [950, "1,0 km Luftlinie"], [1234, "1,2 km Luftlinie"], [9949, "9,9 km Luftlinie"],
    [9950, "10 km Luftlinie"], [12_345, "12 km Luftlinie"], [Infinity, ""], [NaN, ""],
  ];
  for (const [length, words] of table) assert.equal(inWords(length), words, String(length));
});

test("a filter says how many places it leaves, and how many of them have no point", () => {
  /** @param {boolean} shown @param {Point | null} point */
  const place = (shown, point) => ({ shown, point });
  assert.equal(sentence([place(true, [52, 8]), place(false, null)]), "1 von 2 Orten");
  assert.equal(sentence([place(true, [52, 8]), place(true, null)]), "2 von 2 Orten, davon 1 ohne bekannte Lage");
  assert.equal(sentence([place(false, null)]), "0 von 1 Ort");
});

test("a row says how many fitting offers it does not name", () => {
  assert.equal(moreWords(1, 3), "und 1 weiteres Angebot");
  assert.equal(moreWords(12, 3), "und 12 weitere Angebote");
  assert.equal(moreWords(1, 0), "1 Angebot passt");
  assert.equal(moreWords(12, 0), "12 Angebote passen");
});

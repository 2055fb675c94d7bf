// Facets without a browser: the same sets and numbers as a plain reading of the records in Python.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { counts, dayOf, facetsOf, nextDay, readSelection, select, writeSelection } from "../../generator/assets/js/facets.js";

/** @typedef {import("../../generator/assets/js/facets.js").Facets} Facets */
/**
 * @typedef {{selection: Record<string, string[]>, base: number[], match: number[],
 *   counts: Record<string, Record<string, number>>, relaxed: [string[], number][]}} Case
 */

/** @type {{file: import("../../generator/assets/js/facets.js").File, cases: Case[]}} */
const TABLE = JSON.parse(await readFile(new URL("fixtures/facets.json", import.meta.url), "utf8"));
const TOWN = facetsOf(TABLE.file);

/** @param {Record<string, string[]>} given */
const selectionOf = (given) => new Map(Object.entries(given));

/**
 * The numbers that are marked.
 * @param {Uint8Array | null} marks
 * @param {number} records
 */
const numbersOf = (marks, records) => Array.from({ length: records }, (_, number) => number).filter((number) => !marks || marks[number]);

/**
 * The counts of a facet by code; the empty code stands for offers that say nothing.
 * @param {Facets} facets
 * @param {string} name
 * @param {Uint32Array} found
 */
function byCode({ list }, name, found) {
  const facet = list.find((one) => one.name === name);
  assert.ok(facet);
  /** @type {Record<string, number>} */
  const counted = {};
  facet.values.forEach(([code], place) => { if (found[facet.first + 1 + place]) counted[String(code)] = found[facet.first + 1 + place]; });
  return { ...counted, "": found[facet.first] };
}

/** @param {string} query */
const read = (query) => readSelection(TOWN, new URLSearchParams(query));

test("finds and counts what a plain reading finds", async (each) => {
  assert.ok(TABLE.cases.length > 50);
  for (const one of TABLE.cases) {
    await each.test(JSON.stringify(one.selection), () => {
      const selection = selectionOf(one.selection);
      assert.deepEqual(numbersOf(select(TOWN, selection), TABLE.file.records), one.match);
      const result = counts(TOWN, selection, one.base);
      assert.equal(result.hits, one.base.filter((number) => one.match.includes(number)).length);
      assert.deepEqual(result.relaxed.map(({ names, hits }) => [names, hits]), one.relaxed);
      for (const [name, expected] of Object.entries(one.counts)) assert.deepEqual(byCode(TOWN, name, result.counts), expected, name);
    });
  }
});

test("takes the base as numbers, as marks, or as all records", () => {
  for (const one of TABLE.cases.slice(0, 20)) {
    const selection = selectionOf(one.selection), marks = new Uint8Array(TABLE.file.records);
    for (const number of one.base) marks[number] = 1;
    assert.deepEqual(counts(TOWN, selection, marks), counts(TOWN, selection, one.base));
    assert.deepEqual(counts(TOWN, selection, null), counts(TOWN, selection, Array.from(marks, (_, number) => number)));
  }
  assert.deepEqual(counts(TOWN, new Map(), [TABLE.file.records, 1e9]).hits, 0);
});

test("hides what is over until somebody asks for it", () => {
  const all = TABLE.file.records, over = counts(TOWN, new Map([["stand", ["historical"]]]), null).hits - counts(TOWN, new Map(), null).hits;
  assert.ok(over > 5);
  assert.equal(select(TOWN, new Map(), true), null);
  assert.equal(select(TOWN, new Map([["stand", ["historical"]]])), null);
  assert.deepEqual(counts(TOWN, new Map(), null).relaxed, [{ names: ["stand"], hits: all }]);
});

test("an age that nobody named matches nobody's silence", () => {
  const [alter] = TOWN.list.filter(({ name }) => name === "alter");
  const left = select(TOWN, new Map([["alter", ["9"]]]), true), result = counts(TOWN, new Map([["alter", ["9"]]]), null);
  assert.ok(left && result.counts[alter.first] > 5);
  const silent = counts(TOWN, new Map(), left, true).counts[alter.first];
  assert.equal(silent, 0);
});

test("reads from the address what it knows, and says what it does not", () => {
  const { selection, ignored } = read("q=wald&thema=forest&thema=water&thema=forest&alter=9&von=2027-01-01&ferien=ostern&in=leitbild&seite=3");
  assert.deepEqual([...selection], [["thema", ["forest"]], ["alter", ["9"]], ["von", ["2027-01-01"]], ["ferien", ["ostern"]], ["in", ["leitbild"]]]);
  assert.deepEqual(ignored, [["thema", "water"]]);
});

test("ignores hostile values", () => {
  for (const query of [
    "thema=__proto__", "thema=constructor", "thema=%3Cscript%3E", "thema=toString", "alter=-1", "alter=1e3", "alter=999",
    "alter=%D9%A3", "alter=9.5", "von=2027-02-30", "von=2027-1-1", "von=0002-01-01", "bis=morgen", "ferien=__proto__",
    `thema=${"a".repeat(10_000)}`, "stand=%00", "thema=forest%20", "alter= 9", "von=2027-01-01T10:00",
  ]) {
    const { selection, ignored } = read(query);
    assert.equal(selection.size, 0, query);
    assert.equal(ignored.length, 1, query);
  }
  assert.deepEqual(read("thema=&alter=&von="), { selection: new Map(), ignored: [] });
  assert.equal(read("alter=7&alter=9").ignored.length, 1);
  assert.equal(read(Array.from({ length: 5000 }, (_, n) => `thema=x${n}`).join("&")).ignored.length, 5000);
});

test("writes into the address what it read, and leaves alone what belongs to others", () => {
  for (const { selection } of TABLE.cases) {
    const given = selectionOf(selection), written = writeSelection(TOWN, given, new URLSearchParams("q=a+b&thema=soil&plz=49074&x=1&x=2"));
    assert.deepEqual(new Map([...readSelection(TOWN, written).selection].sort()), new Map([...given].sort()));
    assert.deepEqual(written.getAll("x"), ["1", "2"]);
    assert.equal(written.get("q"), "a b");
  }
});

test("knows which days there are", () => {
  assert.equal(dayOf("1970-01-02"), 1);
  assert.equal(dayOf("2028-02-29"), 21243);
  for (const text of ["", "2027-02-29", "2027-13-01", "27-01-01", "2027-01-01 ", "1970-01-0", "1970"]) assert.equal(dayOf(text), undefined, text);
});

test("names the next day of an offer, seen from any day", () => {
  const column = { name: "tage", title: "", kind: /** @type {const} */ ("days"), unknown: "", values: [["%#*&"]], column: "# " };
  // "%#*&" is day 2, then from day 9 until day 12.
  const facets = facetsOf({ today: 100, offers: 2, records: 3, holidays: [], facets: [column] });
  for (const [today, expected] of [[100, 102], [102, 102], [103, 109], [110, 110], [112, 112], [113, undefined]]) {
    assert.equal(nextDay(facets, 0, Number(today)), expected);
  }
  assert.equal(nextDay(facets, 1, 100), undefined);
  assert.equal(nextDay(facets, 2, 100), undefined);
});

/**
 * A catalogue of chance with so many offers: twelve facets, most of them silent now and then.
 * @param {number} records
 */
function madeUp(records) {
  let seed = 1;
  /** @param {number} below */
  const chance = (below) => (seed = (seed * 48271) % 2147483647) % below;
  const facets = [91, 48, 24, 6, 30, 8, 6, 5, 19, 17, 17, 60].map((size, index) => {
    /** @type {string[]} */
    const texts = [];
    for (let number = 0; number < records; number += 1) {
      const row = Array.from({ length: index % 3 + 1 }, () => chance(size)).filter((one, at, all) => all.indexOf(one) === at && chance(4));
      texts.push(row.map((one, at) => symbol(at < row.length - 1 ? one + size : one)).join("") || " ");
    }
    return {
      name: `f${index}`, title: "", kind: /** @type {const} */ ("codes"), unknown: "", column: texts.join(""),
      values: Array.from({ length: size }, (_, place) => (place % 4 ? [`c${place}`, "", `c${place - place % 4}`] : [`c${place}`, ""])),
    };
  });
  return { facets: facetsOf({ today: 0, offers: records, records, holidays: [], facets }), chance };
}

/** @param {number} number */
function symbol(number) {
  const code = 0x23 + number, plain = code + (code >= 0x5c ? 1 : 0);
  return String.fromCharCode(plain + (plain >= 0x7f ? 34 : 0));
}

/**
 * @param {Facets} facets
 * @param {(below: number) => number} chance
 * @param {number} most
 */
function anySelection({ list }, chance, most) {
  /** @type {Map<string, string[]>} */
  const selection = new Map();
  for (let one = 0; one < most; one += 1) {
    const { name, values } = list[chance(list.length)];
    selection.set(name, Array.from({ length: chance(3) + 1 }, () => String(values[chance(values.length)][0])));
  }
  return selection;
}

test("any selection gives for each value what choosing it as well would leave", () => {
  const { facets, chance } = madeUp(300);
  for (let round = 0; round < 150; round += 1) {
    const selection = anySelection(facets, chance, round % 4), result = counts(facets, selection, null);
    assert.equal(result.hits, numbersOf(select(facets, selection), 300).length);
    const facet = facets.list[chance(facets.list.length)], place = chance(facet.values.length);
    const alone = new Map(selection).set(facet.name, [String(facet.values[place][0])]);
    assert.equal(result.counts[facet.first + 1 + place], numbersOf(select(facets, alone), 300).length);
    for (const { names, hits } of result.relaxed) {
      const less = new Map(selection);
      for (const name of names) less.delete(name);
      assert.equal(hits, numbersOf(select(facets, less), 300).length);
    }
  }
});

test("counts 10,000 records fast enough to do it at every key", () => {
  const { facets, chance } = madeUp(10_000);
  const times = Array.from({ length: 300 }, (_, round) => {
    const selection = anySelection(facets, chance, 2 + (round % 2)), start = process.cpuUsage();
    counts(facets, selection, null);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  }).slice(50).sort((one, other) => one - other);
  const p95 = times[Math.floor(times.length * 0.95)];
  assert.ok(p95 <= 4, `p95 is ${p95.toFixed(2)} ms`); // 1 ms on a machine of its own; tests share theirs
});

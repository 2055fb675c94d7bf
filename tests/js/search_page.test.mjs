// The parts of the search page that need no page: addresses, sorting out, marked words, sentences, advice, order.

import assert from "node:assert/strict";
import { test } from "node:test";

import { asksForFilters, read, write } from "../../generator/assets/js/asked.js";
import { highlighter } from "../../generator/assets/js/highlight.js";
import { completeness, shown, sortOut } from "../../generator/assets/js/hits.js";
import { byDate, byDistance } from "../../generator/assets/js/search_sort.js";
import { corrected, readings, without, withoutEach } from "../../generator/assets/js/search_words.js";
import { facetsOf } from "../../generator/assets/js/facets.js";
import { words } from "../../generator/assets/js/words.js";

/** @param {string} text @param {string} [how] @param {string[]} [readAs] @param {number[]} [hits] */
const word = (text, how = "exact", readAs = [text], hits = [1]) => ({ text, how, readAs, hits, count: hits.filter(Boolean).length });

test("an address is read and written again, with what others put there", () => {
  for (const address of ["", "?q=Bach%20%26%20Co.%20%2B100%20%25", "?q=wald&in=akteure&sort=entfernung&plz=49082&seite=3&thema=forest&thema=water"]) {
    const params = new URLSearchParams(address);
    assert.equal(write(read(params), params), address);
  }
  assert.equal(asksForFilters(new URLSearchParams("q=a&in=akteure&sort=termin&plz=1&seite=2")), false);
  assert.equal(asksForFilters(new URLSearchParams("q=a&kosten=free")), true);
});

test("nonsense in an address is left out", () => {
  for (const [address, page] of /** @type {const} */ ([["seite=0", 1], ["seite=-1", 1], ["seite=1e9", 1], ["seite=9999", 400], ["seite=7", 7]])) {
    assert.equal(read(new URLSearchParams(address)).page, page, address);
  }
  assert.equal(read(new URLSearchParams("sort=<script>")).sort, "");
  assert.equal(read(new URLSearchParams("q=+wald+")).query, "wald");
});

const KINDS = { angebote: 3, akteure: 2, listen: 2, leitbild: 1, seiten: 1 };

test("lists are no hits, and kinds keep their counts when one is chosen", () => {
  const found = [8, 2, 5, 3, 0, 6];
  assert.deepEqual(sortOut(found, KINDS, ""), { rows: [8, 2, 3, 0], lists: [5, 6], counts: [["angebote", 2], ["akteure", 1], ["seiten", 1]], all: 4 });
  assert.deepEqual(sortOut(found, KINDS, "angebote").rows, [2, 0]);
  assert.deepEqual(sortOut(found, KINDS, "leitbild"), { ...sortOut(found, KINDS, ""), rows: [] });
  assert.deepEqual(sortOut(found, KINDS, "__proto__").rows, [8, 2, 3, 0]);
  assert.deepEqual(sortOut([], KINDS, ""), { rows: [], lists: [], counts: [], all: 0 });
});

test("says whether what has all words stands in front", () => {
  const both = [word("a", "exact", [], [1, 1, 0]), word("b", "exact", [], [1, 0, 1]), word("c", "", [], [])];
  assert.deepEqual(completeness([0, 1, 2], both), { complete: 1, inFront: true });
  assert.deepEqual(completeness([1, 0, 2], both), { complete: 1, inFront: false });
  assert.deepEqual(completeness([1, 2], both), { complete: 0, inFront: true });
  assert.deepEqual(completeness([], both), { complete: 0, inFront: true });
  assert.deepEqual([shown(1), shown(2), shown(3)], [10, 35, 60]);
});

/** @param {ReturnType<typeof word>[]} meant @param {string} text @param {string[]} [apart] */
const marked = (meant, text, apart = []) => {
  const pieces = highlighter(meant, apart)(text);
  assert.equal(pieces.map(([piece]) => piece).join(""), text);
  return pieces.filter(([, isMeant]) => isMeant).map(([piece]) => piece);
};

test("marks words as they are found, not as they are written", () => {
  const text = "Im Stadtwald: Wälder, Waldbäume und Waldhof; Klima-Schutz für Schüler*innen";
  assert.deepEqual(marked([word("wald")], text, ["waldhof"]), ["Stadtwald", "Wälder", "Waldbäume"]);
  assert.deepEqual(marked([word("klima")], text), ["Klima-Schutz"]);
  assert.deepEqual(marked([word("schüler")], text), ["Schüler*innen"]);
  assert.deepEqual(marked([word("waelder")], text).slice(0, 2), ["Stadtwald", "Wälder"]);
});

test("marks what was corrected, halved, joined or only begun", () => {
  assert.deepEqual(marked([word("musem", "typo", ["museum"])], "Das Museum"), ["Museum"]);
  assert.deepEqual(marked([word("kräuterwanderung", "split", ["kräuter", "wanderung"])], "Wanderung zu Kräutern"), ["Wanderung", "Kräutern"]);
  assert.deepEqual(marked([word("repair"), word("café")], "Repaircafé"), ["Repaircafé"]);
  assert.deepEqual(marked([word("bie", "prefix", ["bie"])], "Bienen und Abbiegen"), ["Bienen"]);
  assert.deepEqual(marked([word("bildung")], "Abbildung zur Umweltbildung"), ["Umweltbildung"]);
  assert.deepEqual(marked([word("biene")], "Wild- und Honigbienen"), ["Honigbienen"]);
});

test("marks nothing in nonsense, and loses no letter of it", () => {
  for (const text of ["", " ", "👩‍🔬 <b>", "\ud800", "a\u0301", "مرحبا", "a".repeat(10_000)]) marked([word("wald")], text);
  assert.deepEqual(marked([], "Wald"), []);
});

test("says how words were read", () => {
  assert.deepEqual(readings([word("wald")]), []);
  assert.deepEqual(readings([word("qqq", "", [], [0])]), []);
  assert.deepEqual(readings([word("wald"), word("qqq", "", [], [0])]), ["Zu „qqq“ haben wir nichts gefunden"]);
  assert.deepEqual(readings([word("musem", "typo", ["museum", "museen", "mus"])]), ["„museum“ oder „museen“ statt „musem“"]);
  assert.deepEqual(corrected([word("musem", "typo", ["museum"]), word("kind")]), [{ word: "museum", query: "museum kind" }]);
  assert.deepEqual(corrected([word("wald")]), []);
});

test("reckons what leaving out a word brings", () => {
  const three = [word("a", "exact", [], [1, 1, 0, 0]), word("b", "exact", [], [1, 0, 1, 0]), word("c", "exact", [], [0, 1, 0, 1])];
  assert.deepEqual(withoutEach(three, [0, 1, 2, 3]), [{ text: "b", hits: 1 }, { text: "c", hits: 1 }]);
  assert.deepEqual(withoutEach(three, [2, 3]), []);
  assert.deepEqual(withoutEach([word("a")], [0]), []);
  assert.equal(without("Kaputtes  Fahrrad, reparieren", "fahrrad", words), "Kaputtes reparieren");
  assert.equal(without("Klima-Schutz", "klimaschutz", words), "");
});

test("sorts by date and by distance, what has neither at the end in its old order", () => {
  const facets = facetsOf({ today: 20_000, offers: 3, records: 4, holidays: [], facets: [
    { name: "tage", title: "Wann", kind: "days", unknown: "", values: [["%%"], ["$$"]], column: ["$", "%"] },
  ] });
  const dated = byDate([3, 2, 1, 0], facets, 20_000);
  assert.deepEqual(dated, { rows: [2, 1, 3, 0], keys: new Map([[2, 20_001], [1, 20_002]]) });
  const near = byDistance([0, 1, 2, 3], [[[52, 8]], [], [[52.1, 8], [52.01, 8]]], [52.01, 8]);
  assert.deepEqual(near.rows, [2, 0, 1, 3]);
  assert.equal(near.keys.size, 2);
});

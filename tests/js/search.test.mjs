// The simple search, without a browser: words as the generator folds them, slips forgiven, hits in order.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { find, nearlySame, termsOf } from "../../generator/assets/js/search.js";

/** @type {[text: string, terms: string[]][]} */
const TABLE = JSON.parse(await readFile(new URL("fixtures/terms.json", import.meta.url), "utf8"));

/**
 * An index of records that each hold some terms; rank 0 unless said.
 * @param {Record<string, number>[]} records
 * @param {number[]} ranks
 * @returns {import("../../generator/assets/js/search.js").Index}
 */
function indexOf(records, ranks = []) {
  /** @type {Record<string, [number, number][]>} */
  const terms = Object.create(null); // "constructor" is a word like any other
  records.forEach((words, number) => {
    for (const [term, weight] of Object.entries(words)) (terms[term] ??= []).push([number, weight]);
  });
  return {
    cards: records.map((_, number) => [`/angebote/${number}/`, String(number), "", "", "", ranks[number] ?? 0]),
    terms,
  };
}

/**
 * The numbers of the records found, best first.
 * @param {import("../../generator/assets/js/search.js").Index} index
 * @param {string} query
 */
const found = (index, query) => find(index, query).map((hit) => Number(hit.card[1]));

test("folds words just as the generator does", async (each) => {
  assert.ok(TABLE.length > 20);
  for (const [text, terms] of TABLE) {
    await each.test(JSON.stringify(text), () => assert.deepEqual(termsOf(text), terms));
  }
});

test("takes words for nearly the same that differ by one slip", () => {
  for (const [one, other] of [
    ["biene", "biene"], ["biene", "bienen"], ["bienen", "biene"], ["biene", "bine"], ["biene", "beine"],
    ["bach", "bsch"], ["garten", "gartne"], ["", "a"], ["abc", "bc"], ["abc", "ab"], ["aab", "ab"], ["aba", "aab"],
  ]) {
    assert.ok(nearlySame(one, other), `${one} ${other}`);
    assert.ok(nearlySame(other, one), `${other} ${one}`);
  }
});

test("takes words for different that differ by more", () => {
  for (const [one, other] of [["bach", "buch2"], ["biene", "bneie"], ["abcd", "badc"], ["abc", "cba"], ["a", "abc"], ["", "ab"]]) {
    assert.ok(!nearlySame(one, other), `${one} ${other}`);
    assert.ok(!nearlySame(other, one), `${other} ${one}`);
  }
});

test("puts whole words before beginnings, beginnings before slips, slips before insides", () => {
  const index = indexOf([{ hausgarten: 1 }, { gartne: 1 }, { gartenbau: 1 }, { garten: 1 }]);
  assert.deepEqual(found(index, "garten"), [3, 2, 1, 0]);
});

test("puts records with more of the words first, however heavy the others are", () => {
  const index = indexOf([{ wald: 90 }, { wald: 1, kinder: 1 }, { kinder: 90 }]);
  assert.equal(found(index, "Wald Kinder")[0], 1);
  assert.equal(found(index, "Wald Kinder").length, 3);
});

test("puts what one may rely on before what is over, where the words fit equally well", () => {
  assert.deepEqual(found(indexOf([{ wald: 5 }, { wald: 5 }], [5, 0]), "wald"), [1, 0]);
});

test("keeps the order of the index where all else is equal", () => {
  assert.deepEqual(found(indexOf([{ wald: 1 }, { wald: 1 }, { wald: 1 }]), "wald"), [0, 1, 2]);
});

test("asks for three letters before it completes a word, and for five before it forgives a slip", () => {
  const index = indexOf([{ garten: 1 }]);
  assert.deepEqual(found(index, "ga"), []);
  assert.deepEqual(found(index, "gar"), [0]);
  assert.deepEqual(found(index, "gxrt"), []);
  assert.deepEqual(found(index, "gxrten"), [0]);
});

test("counts a word once that is typed twice", () => {
  const index = indexOf([{ wald: 1 }]);
  assert.deepEqual(find(index, "wald Wald WALD"), find(index, "wald"));
});

test("takes every query for words and never throws", () => {
  const index = indexOf([{ wald: 1, constructor: 1 }]);
  for (const query of [
    "", " ", "*", "(((", "[a-", "\\", "\\u{", "$&", "a".repeat(100000), "<script>", "__proto__", "hasOwnProperty", "toString valueOf",
    "\uD800", "\uDC00\uD800", "\0", "%E0%A4%A", "مرحبا", "👩‍🔬", "ß".repeat(5000), "NaN", "null undefined", "İ", "wald\u0301",
  ]) {
    assert.ok(Array.isArray(find(index, query)), query.slice(0, 20));
  }
  assert.deepEqual(found(index, "__proto__ hasOwnProperty toString"), []);
  assert.deepEqual(found(index, "constructor"), [0]);
});

test("finds nothing in an empty index", () => {
  assert.deepEqual(find({ cards: [], terms: {} }, "wald"), []);
});

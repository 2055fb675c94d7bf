// What the check says to people; that it agrees with Python is shown in tests/contracts/test_record_twins.py.

import assert from "node:assert/strict";
import { test } from "node:test";

import { checkRecord } from "../../generator/assets/js/record_check.js";
import { SENTENCES, sentence } from "../../generator/assets/js/record_words.js";
import { writeRecord } from "../../generator/assets/js/record_yaml.js";

const SCHEMA = {
  type: "object",
  properties: {
    title: { type: "string", minLength: 3, maxLength: 12, pattern: "^\\s*[^\\n]*\\s*$", rule: "one-line" },
    topics: { type: "array", maxItems: 2, minItems: 1, items: { type: "string", enum: ["water", "forest"] }, unique: true },
    cost: { ref: "Cost" },
    confirmed_on: { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$", rule: "date", check: "day" },
  },
  required: ["title"],
  defs: {
    Cost: { type: "object", properties: { kind: { type: "string", enum: ["free", "paid"] } }, required: ["kind"], checks: ["Cost.fits"] },
  },
  bare: ["confirmed_on"],
};
const TODAY = "2026-11-25";
const GOOD = { title: "Bachtag", confirmed_on: "2026-10-01" };

/** @param {Record<string, any>} changes */
const found = (changes) => checkRecord({ ...GOOD, ...changes }, SCHEMA, TODAY).map((one) => [one.path.join("."), one.message]);

test("a right record gives no findings and is written in one way", () => {
  assert.deepEqual(found({}), []);
  assert.equal(writeRecord({ confirmed_on: "2026-10-01", title: "no" }, SCHEMA), 'title: "no"\nconfirmed_on: 2026-10-01\n');
});

test("each finding names its place and what would be right", () => {
  assert.deepEqual(found({ title: "x" }), [["title", "Der Text ist zu kurz: 1 Zeichen, nötig sind 3."]]);
  assert.deepEqual(found({ title: "Wald ".repeat(9) }), [["title", "Der Text ist zu lang: 44 Zeichen, erlaubt sind 12."]]);
  assert.deepEqual(found({ topics: ["water", "wald"] }), [["topics.1", "Dieser Wert steht nicht in der Liste."]]);
  assert.deepEqual(found({ topics: ["water", "water"] }), [["topics.1", "„water“ steht zweimal in der Liste."]]);
  assert.deepEqual(found({ confirmed_on: "1.10.2026" }), [["confirmed_on", "Das ist kein Datum. Bitte so: 2027-05-16."]]);
  assert.deepEqual(found({ cost: { kind: "paid" } }).map(([path]) => path), ["cost"]);
});

test("characters count as people count letters, also beyond the first plane", () => {
  assert.deepEqual(found({ title: "🌳🌳" }).length, 1);
  assert.deepEqual(found({ title: "🌳".repeat(12) }), []);
});

test("a place is named once, and an empty one only as empty", () => {
  assert.deepEqual(found({ title: "" }), [["title", "Hier fehlt eine Angabe."]]);
  assert.deepEqual(found({ cost: { kind: [""] } }).map(([path]) => path), ["cost.kind.0", "cost.kind"]);
});

test("nothing that is no record makes it stumble", () => {
  for (const data of ["", "x", [], ["x"], {}]) {
    assert.deepEqual(checkRecord(data, SCHEMA, TODAY).map((one) => one.rule), ["record-shape"]);
  }
});

test("every sentence is there, short, and free of keys", () => {
  for (const rule of Object.keys(SENTENCES)) {
    const said = sentence(rule, { value: "x", size: 1, limit: 2, word: "ge", check: "day" });
    assert.match(said, /^[A-Z„].{10,150}[.]$/u, rule);
    assert.doesNotMatch(said, /[a-z]_[a-z]|confirmed|evidence|undefined/, rule);
  }
});

// What the calendar hides and shows.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { countWords, queryWith, sentence, spanOf, touches, wanted, wishOf } from "../../generator/assets/js/calendar.js";

const HOLIDAYS = { winter: { from: "2026-12-23", until: "2027-01-09" }, tag: { from: "2027-05-07", until: "2027-05-07" } };
const OPEN = { from: "", until: "" };
const NOTHING = { von: "", bis: "", ferien: "" };

/** @param {string} text */
const wish = (text) => wishOf(new URLSearchParams(text), HOLIDAYS);

describe("wishOf", () => {
  it("reads days and holidays", () => {
    assert.deepEqual(wish("von=2026-12-01&bis=2026-12-31&ferien=winter"), { von: "2026-12-01", bis: "2026-12-31", ferien: "winter" });
  });
  for (const text of ["", "von=gestern", "von=1.12.2026", "bis=", "ferien=herbst", "ferien=constructor", "ferien=__proto__", "von=<script>"]) {
    it(`takes nothing from „${text}“`, () => assert.deepEqual(wish(text), NOTHING));
  }
});

describe("queryWith", () => {
  it("changes its own wishes and keeps what others say", () => {
    const query = new URLSearchParams("thema=forest&von=2026-12-01&thema=water&ferien=winter");
    assert.equal(queryWith(query, { von: "2027-01-01", bis: "", ferien: "" }), "?thema=forest&von=2027-01-01&thema=water");
    assert.equal(query.get("ferien"), "winter");
  });
  it("is empty without a wish", () => assert.equal(queryWith(new URLSearchParams("von=2026-12-01"), NOTHING), ""));
  it("is read again as it was written", () => {
    const asked = { von: "2026-12-01", bis: "2027-02-03", ferien: "tag" };
    assert.deepEqual(wish(queryWith(new URLSearchParams(), asked)), asked);
  });
});

describe("spanOf", () => {
  for (const [text, from, until] of [
    ["", "", ""],
    ["von=2026-12-01", "2026-12-01", ""],
    ["bis=2026-12-01", "", "2026-12-01"],
    ["ferien=winter", "2026-12-23", "2027-01-09"],
    ["ferien=winter&von=2027-01-01", "2027-01-01", "2027-01-09"],
    ["ferien=winter&von=2026-12-01&bis=2026-12-31", "2026-12-23", "2026-12-31"],
  ]) {
    it(`of „${text}“`, () => assert.deepEqual(spanOf(wish(text), HOLIDAYS), { from, until }));
  }
});

describe("touches", () => {
  const span = { from: "2026-12-10", until: "2026-12-20" };
  for (const [first, last, yes] of /** @type {[string, string, boolean][]} */ ([
    ["2026-12-09", "2026-12-09", false], ["2026-12-09", "2026-12-10", true], ["2026-12-20", "2026-12-25", true],
    ["2026-12-21", "2026-12-21", false], ["2026-12-01", "2026-12-31", true],
  ])) {
    it(`${first} to ${last}`, () => assert.equal(touches(first, last, span), yes));
  }
  it("an open span takes all", () => assert.ok(touches("1999-01-01", "1999-01-01", OPEN)));
});

describe("wanted", () => {
  /** @param {number} number @param {string} first @param {string} [key] */
  const row = (number, first, key = `${number} ${first}`) => ({ number, first, last: first, key });

  it("needs an allowed number and a day of the span", () => {
    const rows = [row(1, "2026-12-01"), row(2, "2026-12-01"), row(1, "2027-01-01")];
    assert.deepEqual(wanted(rows, OPEN, null), [true, true, true]);
    assert.deepEqual(wanted(rows, OPEN, new Set([1])), [true, false, true]);
    assert.deepEqual(wanted(rows, { from: "", until: "2026-12-31" }, new Set([1])), [true, false, false]);
    assert.deepEqual(wanted(rows, OPEN, new Set()), [false, false, false]);
  });
  it("shows a date that runs over into the next month once", () => {
    const begun = { ...row(1, "2026-12-30", "1 2026-12-30"), last: "2027-01-02" };
    const carried = { ...row(1, "2027-01-01", "1 2026-12-30"), last: "2027-01-02" };
    assert.deepEqual(wanted([begun, carried], OPEN, null), [true, false]);
    assert.deepEqual(wanted([carried], { from: "2027-01-01", until: "" }, null), [true]);
  });
});

describe("words", () => {
  it("count", () => assert.deepEqual([0, 1, 2, 1234].map(countWords), ["0 Termine", "1 Termin", "2 Termine", "1.234 Termine"]));
  it("say what was found, and what is missing", () => {
    assert.equal(sentence(1, "all"), "1 Termin passt zu Ihrer Auswahl.");
    assert.match(sentence(3, "more"), /^3 Termine passen zu Ihrer Auswahl\. Es gibt noch mehr/);
    assert.match(sentence(0, "all"), /^Kein Termin passt zu Ihrer Auswahl\. Wählen Sie mehr Tage/);
    assert.match(sentence(0, "failed"), /konnten geladen werden/);
  });
});

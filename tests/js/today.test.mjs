// Which day it is where the offers are.

import assert from "node:assert/strict";
import { test } from "node:test";

import { todayInBerlin } from "../../generator/assets/js/today.js";

for (const [moment, day] of [
  ["2026-11-25T22:59:59Z", "2026-11-25"], ["2026-11-25T23:00:00Z", "2026-11-26"],
  ["2027-05-15T21:59:59Z", "2027-05-15"], ["2027-05-15T22:00:00Z", "2027-05-16"],
  ["2026-12-31T23:00:00Z", "2027-01-01"],
]) {
  test(`${moment} is ${day}`, () => { assert.equal(todayInBerlin(new Date(moment)), day); });
}

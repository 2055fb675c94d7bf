// Answers tests/publish/test_form_words.py: the badge of each record on each day, as the preview shows it. JSON in, JSON out.

import { readFileSync } from "node:fs";

import { badgeOf, stepOf } from "../../generator/assets/js/form_fresh.js";

const { records, days, isOffer } = JSON.parse(readFileSync(0, "utf8"));
/** @param {any} record @param {string} day */
const shown = (record, day) => { const step = stepOf(record, day); return [step, badgeOf(step, record, isOffer)]; };
process.stdout.write(JSON.stringify(records.map((/** @type {any} */ record) => days.map((/** @type {string} */ day) => shown(record, day)))));

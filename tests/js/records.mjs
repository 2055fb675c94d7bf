// Answers tests/contracts: records as the browser writes, reads and checks them. JSON in, JSON out.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

import { parse } from "yaml";

/** @type {{scripts: string, trees?: any[], bare?: string[], records?: [any, string][], texts?: string[], formats?: [string, string][], characters?: boolean, today?: string, schemas?: Record<string, any>}} */
const asked = JSON.parse(readFileSync(0, "utf8"));
const { trees = [], bare = [], records = [], texts = [], formats = [], characters = false, today = "", schemas = {} } = asked;
/** The scripts as the site publishes them, in a folder of the test. @param {string} name */
const script = (name) => import(String(new URL(name, pathToFileURL(`${asked.scripts}/`))));
/** @type {typeof import("../../generator/assets/js/record_check.js")} */
const { FORBIDDEN, KNOWN, checkRecord } = await script("record_check.js");
/** @type {typeof import("../../generator/assets/js/record_rules.js")} */
const { FORMATS } = await script("record_rules.js");
/** @type {typeof import("../../generator/assets/js/record_words.js")} */
const { SENTENCES } = await script("record_words.js");
/** @type {typeof import("../../generator/assets/js/record_yaml.js")} */
const { writeRecord, writeYaml } = await script("record_yaml.js");

/** First and last of each run of code points that may not stand in a record. */
function forbidden() {
  /** @type {[number, number][]} */
  const runs = [];
  for (let point = 0; point < 0x110000; point += 1) {
    if (!FORBIDDEN.test(String.fromCodePoint(point))) continue;
    const run = runs.at(-1);
    if (run && run[1] === point - 1) run[1] = point;
    else runs.push([point, point]);
  }
  return runs;
}

process.stdout.write(JSON.stringify({
  known: { ...KNOWN, sentences: Object.keys(SENTENCES) },
  trees: trees.map((tree) => writeYaml(tree, ["title", "summary"], bare)),
  written: records.map(([record, schema]) => writeRecord(record, schemas[schema])),
  found: records.map(([record, schema]) => checkRecord(record, schemas[schema], today)),
  forbidden: characters ? forbidden() : [],
  formats: formats.map(([name, text]) => FORMATS[name](text)),
  // To us all scalars are text, as in `failsafe`; most other programs read them as `core` has it.
  read: texts.map((text) => ["failsafe", "core"].map((schema) => parse(text, { schema: /** @type {any} */ (schema) }))),
}));

// Answers tests/contracts: records as the browser writes and reads them. JSON in, JSON out.

import { readFileSync } from "node:fs";

import { parse } from "yaml";

import { writeRecord, writeYaml } from "../../generator/assets/js/record_yaml.js";

/** @type {{trees?: any[], bare?: string[], records?: [any, any][], texts?: string[]}} */
const asked = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify({
  trees: asked.trees?.map((tree) => writeYaml(tree, ["title", "summary"], asked.bare ?? [])),
  records: asked.records?.map(([record, schema]) => writeRecord(record, schema)),
  // All scalars are text to us; `failsafe` reads them so, and `core` as most programs do.
  read: asked.texts?.map((text) => ["failsafe", "core"].map((schema) => parse(text, { schema: /** @type {any} */ (schema) }))),
}));

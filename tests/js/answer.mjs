// Answers tests/search: words and queries as the browser reads them. JSON in, JSON out.

import { readFileSync } from "node:fs";

import { find } from "../../generator/assets/js/query.js";
import { Index } from "../../generator/assets/js/search_files.js";
import { agentStem, fold, stem, words } from "../../generator/assets/js/words.js";

/** @type {{words?: string[], texts?: string[], files?: Record<string, any>, queries?: string[]}} */
const asked = JSON.parse(readFileSync(0, "utf8"));
const files = asked.files ?? {};
const index = asked.files && new Index(files["manifest.json"], async (name) => files[name]);
const found = [];
for (const query of asked.queries ?? []) {
  const { numbers, complete, words: read } = await find(/** @type {Index} */ (index), query);
  found.push([[...numbers], complete, read.map((word) => [word.text, word.how, word.readAs])]);
}
process.stdout.write(JSON.stringify({
  words: asked.words?.map((word) => [stem(word), fold(word), agentStem(word)]),
  texts: asked.texts?.map(words),
  found,
}));

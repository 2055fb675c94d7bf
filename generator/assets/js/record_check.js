// Checks a record as Python does: same verdict, same field, same rule. The schema comes from the model, made
// small by `generator/publish/form_schema.py`; each of its words has one function here.

import { duties } from "./record_duties.js";
import { BLOCKS, FORMATS, isBacked } from "./record_rules.js";
import { sentence } from "./record_words.js";

/**
 * @typedef {import("./record_yaml.js").Data} Data
 * @typedef {{[key: string]: Data}} Block
 * @typedef {(string | number)[]} Path
 * @typedef {{path: Path, rule: string, message: string}} Finding
 * @typedef {Record<string, any>} Node a schema in the words of form_schema.py
 * @typedef {(path: Path, rule: string, detail?: Record<string, unknown>) => void} Say
 * @typedef {{defs: Record<string, Node>, found: Finding[], say: Say}} Run
 */

/** What nobody sees or what turns the text, as `generator/intake/characters.py` has it. */
export const FORBIDDEN = /[\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\u{e0000}-\u{e007f}\u200b\u2060-\u2064\u180e\ufeff\u115f\u1160\u3164\uffa0\ufffd\p{Cs}]|(?![\t\n])\p{Cc}|(?![\u{1f000}-\u{1faff}])[\p{Cn}\p{Co}]/u;
/** The blanks that Python takes from both ends of a text. */
const ENDS = /^[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+|[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/g;

/**
 * Everything that is wrong with a record, each place once; nothing when it is right.
 * @param {Data} data @param {Node} schema
 * @param {string} today as `2026-11-25`
 * @returns {Finding[]}
 */
export function checkRecord(data, schema, today) {
  /** @type {Finding[]} */
  const found = [];
  /** @type {Say} */
  const say = (path, rule, detail = {}) => { found.push({ path, rule, message: sentence(rule, detail) }); };
  if (!isBlock(data) || !Object.keys(data).length) {
    say([], "record-shape");
    return found;
  }
  leaves(data, [], say);
  const empty = found.filter((one) => one.rule === "empty-field").map((one) => one.path);
  visit({ defs: schema.defs, found, say }, schema, data, []);
  // The model looks for its backing only where all else is right.
  if (!isBacked(data) && !found.some((one) => !one.path.length)) say([], "not-backed");
  if (!found.length) for (const [path, rule] of duties(data, today)) say(path, rule);
  const places = found.map((one) => JSON.stringify(one.path));
  return found.filter((one, index) => places.indexOf(places[index]) === index
    && (one.rule === "empty-field" || !empty.some((path) => isBegin(path, one.path))));
}

/** @param {Path} begin @param {Path} path */
const isBegin = (begin, path) => begin.every((step, index) => step === path[index]);

/** @param {Data | undefined} value @returns {value is Block} */
const isBlock = (value) => typeof value === "object" && !Array.isArray(value);

/**
 * Names empty places and forbidden characters, wherever they are.
 * @param {Data} data @param {Path} path @param {Say} say
 */
function leaves(data, path, say) {
  if (typeof data !== "string") {
    const entries = Object.entries(data);
    if (!entries.length) say(path, "empty-field");
    for (const [key, value] of entries) leaves(value, [...path, Array.isArray(data) ? Number(key) : key], say);
  } else if (!data) say(path, "empty-field");
  else if (FORBIDDEN.test(data)) say(path, "forbidden-character");
}

/** @param {Run} run @param {Node} node @param {Data} value @param {Path} path */
function visit(run, node, value, path) {
  if (node.ref) visit(run, run.defs[node.ref], value, path);
  else if (node.kinds) union(run, node, value, path);
  else if (node.type === "object") object(run, node, value, path);
  else if (node.type === "array") list(run, node, value, path);
  else leaf(run, node, value, path);
}

/** @param {Run} run @param {Node} node @param {Data} value @param {Path} path */
function union(run, node, value, path) {
  if (!isBlock(value)) return run.say(path, "expected-block");
  const place = [...path, "kind"];
  const kind = value.kind;
  if (kind === undefined) run.say(place, "missing-field");
  else if (typeof kind !== "string") run.say(place, "expected-text");
  else if (!Object.hasOwn(node.kinds, kind)) run.say(place, "unknown-code");
  else visit(run, run.defs[node.kinds[kind]], value, path);
}

/** @param {Run} run @param {Node} node @param {Data} value @param {Path} path */
function object(run, node, value, path) {
  if (!isBlock(value)) return run.say(path, "expected-block");
  if (blockRule(run, node, value, path, node.first)) return;
  const before = run.found.length;
  if (node.keys) {
    for (const [key, item] of Object.entries(value)) {
      leaf(run, node.keys, key, [...path, key]);
      visit(run, node.values, item, [...path, key]);
    }
    return;
  }
  for (const [key, field] of Object.entries(node.properties)) {
    if (Object.hasOwn(value, key)) visit(run, field, value[key], [...path, key]);
    else if (node.required?.includes(key)) run.say([...path, key], "missing-field");
  }
  for (const key of Object.keys(value)) {
    if (!Object.hasOwn(node.properties, key)) run.say([...path, key], "unknown-field");
  }
  if (run.found.length === before) blockRule(run, node, value, path, node.checks);
}

/**
 * Names the first rule that the fields of a block break together.
 * @param {Run} run @param {Node} node @param {Block} value @param {Path} path @param {string[]} names
 */
function blockRule(run, node, value, path, names = []) {
  const rule = names.map((name) => BLOCKS[name](value, node)).find(Boolean);
  if (rule) run.say(path, rule);
  return rule;
}

/** @param {Run} run @param {Node} node @param {Data} value @param {Path} path */
function list(run, node, value, path) {
  if (!Array.isArray(value)) return run.say(path, "expected-list");
  const limit = value.length > node.maxItems ? node.maxItems : value.length < node.minItems ? node.minItems : 0;
  if (limit) return run.say(path, "list-length", { size: value.length, limit });
  const before = run.found.length;
  value.forEach((item, index) => visit(run, node.items, item, [...path, index]));
  if (!node.unique || run.found.length > before) return;
  const said = value.map((item) => node.items.type === "integer" ? String(Number(item)) : text(node.items, String(item)));
  const twice = said.findIndex((item, index) => said.indexOf(item) < index);
  if (twice >= 0) run.say([...path, twice], "said-twice", { value: said[twice] });
}

/** @param {Run} run @param {Node} node @param {Data} value @param {Path} path */
function leaf(run, node, value, path) {
  if (typeof value !== "string") return run.say(path, "expected-text");
  const read = text(node, value);
  for (const [word, limit] of Object.entries(node)) {
    const rule = WORDS[word](read, limit, node);
    if (rule) return run.say(path, rule, { value: read, size: size(read), limit, word, check: node.check });
  }
}

/**
 * The text as the model reads it: codes and exact patterns as they are, all else without blanks around it.
 * @param {Node} node @param {string} value
 */
function text(node, value) {
  const isNumber = node.rule === "number";
  return node.exact || node.enum || (isNumber && /[^\0-\x7f]/.test(value)) ? value : value.replace(ENDS, "");
}

/** @param {string} value */
const size = (value) => [...value].length;

/** @param {string} value */
const digits = (value) => value.replace(/^-?0*(\d*)\.?/, "$1");

/**
 * What each word of a leaf asks of a text: the rule that is broken, or nothing.
 * @type {Record<string, (value: string, limit: any, node: Node) => string | false | undefined>}
 */
const WORDS = {
  type: () => false,
  exact: () => false,
  rule: () => false,
  minLength: (value, limit) => size(value) < limit && "text-length",
  maxLength: (value, limit) => size(value) > limit && "text-length",
  pattern: (value, pattern, node) => !new RegExp(pattern, "u").test(value) && (node.rule ?? "text-pattern"),
  check: (value, name) => FORMATS[name](value),
  enum: (value, codes, node) => !codes.includes(value) && (node.rule ?? "unknown-code"),
  ge: (value, limit) => Number(value) < limit && "number-range",
  gt: (value, limit) => Number(value) <= limit && "number-range",
  le: (value, limit) => Number(value) > limit && "number-range",
  digits: (value, limit) => digits(value).length > limit && "number",
  places: (value, limit) => (value.split(".")[1] ?? "").length > limit && "number",
};

/** What this check knows; a test holds it against the schema that the model gives. */
export const KNOWN = { words: Object.keys(WORDS), blocks: Object.keys(BLOCKS), formats: Object.keys(FORMATS) };

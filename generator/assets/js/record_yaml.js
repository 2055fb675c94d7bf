// Writes a record as YAML, byte for byte like `bne format`; the twin of `generator/intake/yaml_writer.py`.

/**
 * @typedef {string | Data[] | {[key: string]: Data}} Data a record as a tree of text
 */

const WIDTH = 100;
const LONG = 80;
const STEP = "  ";
const LONG_KEY = 1000;
const BARE = /^(?:-?(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,8})?|true|false|[0-9]{4}-[0-9]{2}(?:-[0-9]{2}(?:[ T][0-9]{2}:[0-9]{2})?)?|[0-9]{2}-[0-9]{2})$/;
// Control characters, marks that turn or join text, rare line breaks, halves of characters.
const HIDDEN = "\\x00-\\x1f\\x7f-\\x9f\\u061c\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ud800-\\udfff\\ufeff\\ufff9-\\uffff";
const NO_BLOCK = new RegExp(`^\\n*$| \\n| $|(?!\\n)[${HIDDEN}]`, "u");
const NO_FOLD = new RegExp(`^ |  | $|[${HIDDEN}]`, "u");
const NO_PLAIN = new RegExp(`^$|^[^A-Za-z0-9(/\\u00a1-\\u{10ffff}]|: | #|[: \\u00a0]$|[${HIDDEN}]`, "u");
// What some reader takes for true, false, nothing, a number, a time or a date.
const OTHER = /^(?:true|false|yes|no|on|off|[yn]|null|[0-9][0-9a-foxtz_.,:+-]*|[0-9]{4}-[0-9]{1,2}-[0-9].*)$/i;
const ESCAPED = new RegExp(`["\\\\${HIDDEN}]`, "gu");
const SHORT = /** @type {Record<string, string>} */ ({ '"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t" });

/**
 * The canonical text of a record.
 * @param {{[key: string]: Data}} data
 * @param {readonly string[]} order the keys in the order of the model; other keys come last, as they were
 * @param {readonly string[]} bare the keys whose numbers and dates stand without quotes
 */
export function writeYaml(data, order, bare) {
  const keys = [...order.filter((key) => key in data), ...Object.keys(data).filter((key) => !order.includes(key))];
  return node(Object.fromEntries(keys.map((key) => [key, data[key]])), "", false, bare) + "\n";
}

/**
 * The canonical text of a record, by the schema of its kind.
 * @param {{[key: string]: Data}} data
 * @param {{properties: Record<string, unknown>, bare: string[]}} schema
 */
export function writeRecord(data, schema) {
  return writeYaml(data, Object.keys(schema.properties), schema.bare);
}

/**
 * What stands behind a colon or a dash; `indent` is that of its further lines.
 * @param {Data} data @param {string} indent @param {boolean} isBare @param {readonly string[]} bare
 * @returns {string}
 */
function node(data, indent, isBare, bare) {
  if (typeof data === "string") return isBare && BARE.test(data) ? data : text(data, indent);
  if (Array.isArray(data)) {
    return data.map((item) => `- ${node(item, indent + STEP, isBare, bare)}`).join(`\n${indent}`) || "[]";
  }
  return Object.entries(data).map(([key, value]) => pair(key, value, indent, bare)).join(`\n${indent}`) || "{}";
}

/** @param {string} key @param {Data} value @param {string} indent @param {readonly string[]} bare */
function pair(key, value, indent, bare) {
  const inOneLine = inline(key);
  const name = size(inOneLine) > LONG_KEY ? `? ${inOneLine}\n${indent}` : inOneLine;
  const below = indent + STEP;
  const gap = typeof value === "string" || !Object.keys(value).length ? " " : `\n${below}`;
  return `${name}:${gap}${node(value, below, bare.includes(key), bare)}`;
}

/** @param {string} value @param {string} indent */
function text(value, indent) {
  if (value.includes("\n")) return NO_BLOCK.test(value) ? inline(value) : block(value, indent);
  return size(value) <= LONG || NO_FOLD.test(value) ? inline(value) : folded(value, indent);
}

/** @param {string} value @param {string} indent */
function block(value, indent) {
  const begin = " \n".includes(value[0]) ? "2" : "";
  const end = !value.endsWith("\n") ? "-" : value.endsWith("\n\n") ? "+" : "";
  const lines = (end === "-" ? value : value.slice(0, -1)).split("\n");
  return [`|${begin}${end}`, ...lines.map((line) => line && indent + line)].join("\n");
}

/** @param {string} value @param {string} indent */
function folded(value, indent) {
  const lines = [">-"];
  let line = indent;
  for (const word of value.split(" ")) {
    if (size(line) > WIDTH) {
      lines.push(line);
      line = indent;
    }
    line += line === indent ? word : ` ${word}`;
  }
  return [...lines, line].join("\n");
}

/** @param {string} value */
function inline(value) {
  return NO_PLAIN.test(value) || OTHER.test(value) ? `"${value.replace(ESCAPED, escape)}"` : value;
}

/** @param {string} character */
const escape = (character) => SHORT[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

/**
 * The number of characters as Python counts them.
 * @param {string} value
 */
const size = (value) => [...value].length;

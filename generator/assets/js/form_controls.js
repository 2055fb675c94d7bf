// Reads the fields of the form and fills them. Fields that a type or kind does not need are hidden.

import { entriesOf, inOrder, lacksDay, momentOf, numberOf } from "./form_data.js";
import { lists, rowsIn, setRows } from "./form_rows.js";

/**
 * @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control
 * @typedef {import("./form_data.js").Entry} Entry
 * @typedef {import("./form_data.js").Tree} Tree
 */

/** What was written before, by path: the order of chosen codes, and a plain „no“. @type {Map<string, string[]>} */
let before = new Map();

/** @param {HTMLFormElement} form @returns {Control[]} */
export const controls = (form) => /** @type {Control[]} */ ([...form.querySelectorAll("[name]:not([type=radio])")]);

/** @param {Control} control */
const isTick = (control) => control.type === "checkbox" && "tick" in control.dataset;

/** @param {HTMLFormElement} form @param {string} path @returns {HTMLInputElement | null} */
const timeOf = (form, path) => form.querySelector(`[data-time-of="${path}"]`);

/**
 * Everything that somebody filled in, and how to read it.
 * @param {HTMLFormElement} form
 * @param {(refers: string, words: string) => string} idOf a name as people write it
 */
export function readForm(form, idOf) {
  /** @type {Entry[]} */
  const entries = [];
  /** @type {Set<string>} */
  const many = new Set();
  /** @type {{path: string, refers: string}[]} */
  const references = [];
  /** @type {Map<string, string[]>} */
  const chosen = new Map();
  for (const control of controls(form)) {
    if (control.closest("[hidden]")) continue;
    const { name, value } = control, { refers } = control.dataset;
    if (control.type === "checkbox" && !isTick(control)) {
      many.add(name);
      if (!chosen.has(name)) chosen.set(name, []);
      if (/** @type {HTMLInputElement} */ (control).checked) chosen.get(name)?.push(value);
    } else if (isTick(control)) {
      entries.push([name, /** @type {HTMLInputElement} */ (control).checked ? "true" : before.get(name)?.includes("false") ? "false" : ""]);
    } else if ("lines" in control.dataset) {
      many.add(name);
      for (const line of value.split("\n")) entries.push([name, line]);
    } else if (refers) {
      references.push({ path: name, refers });
      entries.push([name, idOf(refers, value.trim())]);
    } else if (control.inputMode === "decimal") entries.push([name, numberOf(value)]);
    else entries.push([name, momentOf(value, timeOf(form, name)?.value ?? "", startDay(form, name))]);
  }
  for (const [name, codes] of chosen) for (const code of inOrder(codes, before.get(name) ?? [])) entries.push([name, code]);
  return { entries, many, references };
}

/** The day of the start beside an end. @param {HTMLFormElement} form @param {string} name */
function startDay(form, name) {
  const start = name.endsWith(".end") && form.querySelector(`[name="${name.replace(/end$/, "start")}"]`);
  return start instanceof HTMLInputElement ? start.value : "";
}

/**
 * Put a record into the form; what the form has no field for is left alone.
 * @param {HTMLFormElement} form @param {Tree} tree
 * @param {(refers: string, id: string) => string} nameOf
 */
export function fillForm(form, tree, nameOf) {
  before = new Map();
  for (const list of lists(form)) {
    const found = (list.dataset.rows ?? "").split(".").reduce((/** @type {any} */ node, step) => node?.[step], tree);
    setRows(list, Array.isArray(found) ? found.length : 0);
  }
  for (const [path, value] of entriesOf(tree)) before.set(path, [...before.get(path) ?? [], value]);
  for (const control of controls(form)) fill(form, control, before.get(control.name) ?? [], nameOf);
  // Lists of names: their rows have a number each, the record has one path for all.
  for (const list of lists(form)) {
    rowsIn(list).forEach((row, at) => {
      const control = /** @type {HTMLInputElement | null} */ (row.querySelector(`[name="${list.dataset.rows}.${at}"]`));
      const id = before.get(list.dataset.rows ?? "")?.[at];
      if (control && id) control.value = nameOf(control.dataset.refers ?? "", id);
    });
  }
  for (const [path, values] of before) for (const value of values) addChoice(form, path, value);
}

/** @param {HTMLFormElement} form @param {Control} control @param {string[]} values @param {(refers: string, id: string) => string} nameOf */
function fill(form, control, values, nameOf) {
  const { refers } = control.dataset, [value = ""] = values;
  if (control.type === "checkbox") /** @type {HTMLInputElement} */ (control).checked = values.includes(control.value);
  else if ("lines" in control.dataset) control.value = values.join("\n");
  else if (refers) control.value = value && nameOf(refers, value);
  else {
    const time = timeOf(form, control.name), [day, clock = ""] = !time ? [value] : lacksDay(value) ? ["", value] : value.split(/[T ]/);
    control.value = day;
    if (time) time.value = clock;
  }
}

/**
 * Offer a code that the lists no longer have, so that a change does not lose it.
 * @param {HTMLFormElement} form @param {string} path @param {string} value
 */
function addChoice(form, path, value) {
  const found = /** @type {Control[]} */ ([...form.querySelectorAll(`[name="${path}"]`)]), [first] = found;
  if (first instanceof HTMLSelectElement && first.value !== value) first.append(new Option(value, value, true, true));
  if (first?.type !== "checkbox" || isTick(first) || found.some((one) => one.value === value)) return;
  const label = /** @type {HTMLElement} */ (first.closest("label")?.cloneNode(true)), box = /** @type {HTMLInputElement} */ (label.querySelector("input"));
  box.value = value;
  box.checked = true;
  label.lastChild?.replaceWith(value);
  first.closest(".ticks")?.append(label);
}

/** @param {HTMLElement} node the path of what is shown with a choice */
const pathOf = (node) => node.id?.replace(/^e-/, "").replace(/-m$/, "") || (/** @type {Control | null} */ (node.querySelector("[name]"))?.name ?? "");

/**
 * Show what the chosen type and kinds need, and what is filled in already.
 * @param {HTMLFormElement} form
 */
export function showNeeded(form) {
  for (const node of /** @type {HTMLElement[]} */ ([...form.querySelectorAll("[data-with]")])) {
    const path = pathOf(node), parent = path.slice(0, Math.max(0, path.lastIndexOf(".")));
    const decider = parent ? `${parent}.kind` : "type", decides = /** @type {HTMLSelectElement | null} */ (form.querySelector(`[name="${decider}"]`));
    const needed = (node.dataset.with ?? "").split(" ").includes(decides?.value ?? "");
    node.hidden = !needed && ("strict" in node.dataset || !isFilled(node));
  }
  for (const group of /** @type {HTMLDetailsElement[]} */ ([...form.querySelectorAll("details:is(.more, .rare)")])) {
    const parts = /** @type {HTMLElement[]} */ ([...group.children].slice(1)), kinds = group.dataset.openWith?.split(" ");
    group.hidden = parts.every((one) => one.hidden);
    // Of some kinds there is little else to say.
    if (kinds?.includes(/** @type {Control} */ (form.querySelector("[name='schedule.kind']")).value)) group.open = true;
  }
}

/** @param {HTMLElement} node */
function isFilled(node) {
  const inside = /** @type {Control[]} */ ([...node.querySelectorAll("[name]")]);
  return inside.some((one) => (one.type === "checkbox" ? /** @type {HTMLInputElement} */ (one).checked : one.value !== ""));
}

/**
 * The words of a code, as the form offers it.
 * @param {HTMLFormElement} form @param {string} path @param {string} code
 */
export function wordsOf(form, path, code) {
  const all = /** @type {Control[]} */ ([...form.querySelectorAll(`[name="${path}"]`)]);
  /** @type {(Control | HTMLOptionElement)[]} */
  const options = all.flatMap((one) => /** @type {(Control | HTMLOptionElement)[]} */ (one instanceof HTMLSelectElement ? [...one.options] : [one]));
  const found = options.find((one) => one.value === code);
  return (found instanceof HTMLOptionElement ? found.text : found?.closest("label")?.textContent ?? code).trim();
}
